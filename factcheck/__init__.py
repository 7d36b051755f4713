"""The project: settings, and the rooms in which figures are read, compared, settled and published."""
