"""Who was right where a discrepancy was settled."""

from __future__ import annotations

from django.db import models

from factcheck.claims.models.discrepancies import Discrepancy
from monitor.models import Publisher


class Credit(models.Model):
    """Whether what a publisher gave agrees with what stands. Taken back when the discrepancy is open again."""

    discrepancy = models.ForeignKey(Discrepancy, on_delete=models.CASCADE, related_name="credits")
    publisher = models.ForeignKey(Publisher, on_delete=models.CASCADE, related_name="credits")
    stood = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["discrepancy", "publisher"], name="claims_credit_once")]

    def __str__(self) -> str:
        return f"{self.publisher}: {self.discrepancy}"
