"""Search over claims, figures, articles and sources."""
