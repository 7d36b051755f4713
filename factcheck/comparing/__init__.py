"""Compares figures: which speak of the same quantity, do they agree, and if not, why. Plain Python."""
