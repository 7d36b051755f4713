"""Tools for those who work on the project; nothing of them runs in a site."""
