"""Fills an empty site with what the demo begins with."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from demo.publishers import PUBLISHERS, WATCHED, Watched
from factcheck.accounts import roles
from monitor.models import Publisher, Source
from monitor.services import watching


class Command(BaseCommand):
    help = "Make the demo's accounts, and watch the publishers of the demo newsroom. Done already, it changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--newsroom", required=True, help="its address, such as http://127.0.0.1:8090")

    @transaction.atomic
    def handle(self, *args: Any, newsroom: str, **options: Any) -> None:
        for role in roles.ROLES:
            roles.make(role, roles.demo_password(role), is_secret=False)
        if Source.objects.filter(url__startswith=newsroom).exists():
            return  # what a curator has changed or deleted since then stays so
        try:
            for watched in WATCHED:
                watch(watched, newsroom)
        except ValidationError as error:
            raise CommandError(f"{newsroom} is no address of a newsroom. {' '.join(error.messages)}") from error


def watch(watched: Watched, newsroom: str) -> None:
    publisher = PUBLISHERS[watched.publisher]
    home = f"{newsroom}/{publisher.key}/"
    Publisher.objects.get_or_create(
        name=publisher.name, defaults={"kind": publisher.kind, "country": publisher.country, "home_url": home}
    )
    watching.add_source(
        publisher_name=publisher.name,
        url=home + (watched.slug or "feed.xml"),
        title=watched.title,
        kind=Source.Kind.PAGE if watched.slug else Source.Kind.FEED,
        every_minutes=1,
    )
