"""Logging in, the second step, one's sessions, and the first accounts of a site."""
