"""Visits one source at once, without worker or broker, and tells what was found."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from monitor.models import Snapshot, Source
from monitor.services import revisions, watching


class Command(BaseCommand):
    help = "Visits a source that is watched and reads what it finds, at once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("url", help="The address of the source, as in the list of sources.")

    def handle(self, *args: Any, url: str, **options: Any) -> None:
        source = Source.objects.filter(url=url).first()
        if source is None:
            raise CommandError("No source has this address: add it first, on the page Sources.")
        now = timezone.now()
        for snapshot in Snapshot.objects.filter(pk__in=watching.visit_source(source, now)):
            revisions.record(snapshot, now)
        visit = source.visits.first()
        if visit is None:
            raise CommandError("The site is to be left alone for now: try again in a minute.")
        if visit.failed:
            raise CommandError(visit.message)
        self.stdout.write(f"{visit.get_outcome_display()}. {visit.message}".strip())
