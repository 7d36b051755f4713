"""Reads every stored capture again and says which are missing or damaged."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from monitor.models import Snapshot
from monitor.services import captures


class Command(BaseCommand):
    help = "Re-hashes every stored capture. Exit code 1 where one is missing, damaged or out of reach."

    def handle(self, *args: Any, **options: Any) -> None:
        verified: set[str] = set()
        damaged: set[str] = set()
        unread: set[str] = set()
        for snapshot in Snapshot.objects.select_related("article").order_by("pk").iterator():
            if snapshot.sha256 in verified:
                continue
            try:
                captures.read(snapshot.sha256)
            except captures.Damaged as error:
                (unread if isinstance(error, captures.OutOfReach) else damaged).add(snapshot.sha256)
                self.stderr.write(f"Capture {snapshot.pk} ({snapshot.article.url}, {snapshot.sha256}): {error}")
            else:
                verified.add(snapshot.sha256)
        if damaged or unread:
            count = len(verified | damaged | unread)
            said = f" Not to be read just now: {len(unread)}." if unread else ""
            raise CommandError(f"Missing or damaged: {len(damaged)} of {count} files.{said}")
        self.stdout.write(f"All {len(verified)} files are as received.")
