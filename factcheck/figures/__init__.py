"""Reads figures out of text: plain Python, fit to be a library of its own."""

from factcheck.figures.figure import Cell, Document, Expression, Figure

__all__ = ["Cell", "Document", "Expression", "Figure"]
