"""Writes all captures of one article into a file for archives."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from monitor.models import Article
from monitor.services import captures, warc


class Command(BaseCommand):
    help = "Writes the captures of an article as WARC 1.1."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("url", help="The address of the article, as its page shows it.")
        parser.add_argument("file", type=Path, help="The file to write, such as captures.warc.gz.")

    def handle(self, *args: Any, url: str, file: Path, **options: Any) -> None:
        article = Article.objects.filter(url=url).first()
        if article is None:
            raise CommandError("No article has this address: copy it from the article's page.")
        try:
            with file.open("wb") as output:
                count = warc.write(article, output)
        except captures.Damaged as error:
            raise CommandError(f"{error} Run verify_snapshots, which says which one.") from error
        except OSError as error:
            raise CommandError(f"{file} cannot be written: {error.strerror}.") from error
        self.stdout.write(f"{count} capture{'' if count == 1 else 's'} written to {file}.")
