"""The pages of monitor."""
