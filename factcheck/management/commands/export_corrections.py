"""Labelled examples from what people corrected: one JSON line for each correction that stands."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand

from factcheck.claims.models import Correction


class Command(BaseCommand):
    help = 'Write corrections as JSON lines {"text", "figure", "read"}: a quote, its figure as corrected and as read.'

    def handle(self, *args: Any, **options: Any) -> None:
        for correction in Correction.objects.all().standing():
            if correction.values:
                row = {"text": correction.quote, "figure": correction.corrected, "read": correction.read}
                self.stdout.write(json.dumps(row, ensure_ascii=False))
