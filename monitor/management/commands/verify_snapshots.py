"""Reads every stored capture again and says which are missing or damaged."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from monitor.models import Snapshot
from monitor.services import captures


class Command(BaseCommand):
    help = "Re-hashes every stored capture. Exit code 1 where one is missing or damaged."

    def handle(self, *args: Any, **options: Any) -> None:
        verified: set[str] = set()
        damaged: set[str] = set()
        for snapshot in Snapshot.objects.select_related("article").order_by("pk").iterator():
            if snapshot.sha256 in verified:
                continue
            try:
                captures.read(snapshot.sha256)
            except captures.Damaged as error:
                damaged.add(snapshot.sha256)
                self.stderr.write(f"Capture {snapshot.pk} ({snapshot.article.url}, {snapshot.sha256}): {error}")
            else:
                verified.add(snapshot.sha256)
        if damaged:
            raise CommandError(f"Missing or damaged: {len(damaged)} of {len(verified | damaged)} files.")
        self.stdout.write(f"All {len(verified)} files are as received.")
