"""Read the figures that a text gives, each with what it means. Plain Python: no network, no clock, no model files."""

from .figure import Cell, Document, Expression, Figure
from .reading import READER_VERSION, read

__all__ = ["READER_VERSION", "Cell", "Document", "Expression", "Figure", "read"]
