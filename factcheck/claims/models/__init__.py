"""Claims, stored figures, observations and discrepancies, and what people taught about them."""

from factcheck.claims.models.arrangements import Arrangement
from factcheck.claims.models.claims import Claim, ClaimKey
from factcheck.claims.models.corrections import Correction
from factcheck.claims.models.credits import Credit
from factcheck.claims.models.discrepancies import Discrepancy
from factcheck.claims.models.figures import Figure, FigureKey, Observation, Reading
from factcheck.claims.models.lessons import Lesson
from factcheck.claims.models.synonyms import Synonym

__all__ = [
    "Arrangement",
    "Claim",
    "ClaimKey",
    "Correction",
    "Credit",
    "Discrepancy",
    "Figure",
    "FigureKey",
    "Lesson",
    "Observation",
    "Reading",
    "Synonym",
]
