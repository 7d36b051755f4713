"""Claims, stored figures, observations and discrepancies."""

from factcheck.claims.models.claims import Claim, ClaimKey
from factcheck.claims.models.corrections import Correction
from factcheck.claims.models.discrepancies import Discrepancy
from factcheck.claims.models.figures import Figure, FigureKey, Observation, Reading

__all__ = ["Claim", "ClaimKey", "Correction", "Discrepancy", "Figure", "FigureKey", "Observation", "Reading"]
