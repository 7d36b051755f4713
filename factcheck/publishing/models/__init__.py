"""What was settled, made public: a verdict is immutable, numbered, and superseded, never edited."""

from factcheck.publishing.models.verdicts import Verdict

__all__ = ["Verdict"]
