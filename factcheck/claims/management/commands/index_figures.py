"""Write the keys of all stored figures and claims anew, as after an upgrade that brought other synonyms."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from factcheck.claims.models import Claim, Figure
from factcheck.claims.services import indexing


class Command(BaseCommand):
    help = (
        "Bring the keys under which figures and claims are found up to the synonyms of today. Harmless when repeated."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        changed = indexing.index_all(Figure.objects.order_by("pk").iterator())
        indexing.index_claims(Claim.objects.order_by("pk").iterator())
        self.stdout.write(f"{changed:,} figures had other keys before.")
