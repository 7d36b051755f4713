"""Brings lists of sources in: shows what would become of each row, and adds those that are new and sound."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db import transaction

from monitor.addresses import BadAddress, canonical, host_name, typed
from monitor.forms import RowForm
from monitor.models import Publisher, Source
from monitor.source_files import Row

_NOT_TWICE = "This address stands in the file twice."


@dataclass(slots=True)
class Candidate:
    """A row of a file as a source: new, watched already, or with what is wrong with it, by column."""

    row: Row
    url: str
    title: str
    is_known: bool = False
    errors: list[tuple[str, str]] = field(default_factory=list)
    # What would be added, and under which publisher.
    source: Source | None = None
    publisher_name: str = ""

    @property
    def is_new(self) -> bool:
        return self.source is not None


class Added(NamedTuple):
    """How many sources."""

    watched: int
    paused: int


def candidates(rows: Iterable[Row]) -> list[Candidate]:
    """What would become of each row, by the rules of the form that adds a single source."""
    found = [_candidate(row) for row in rows]
    urls = [one.url for one in found]
    known = set(Source.objects.filter(url__in=urls).values_list("url", flat=True))
    seen = set[str]()
    for one in found:
        one.is_known = one.url in known
        if one.url in seen:
            one.errors = [("url", _NOT_TWICE)]
        elif not one.is_known:
            _examine(one)
        seen.add(one.url)
    return found


def _candidate(row: Row) -> Candidate:
    url = typed(row.values.get("url", ""))
    with suppress(BadAddress):  # the form says what is wrong with it
        url = canonical(url)
    return Candidate(row, url, row.values.get("title") or host_name(url) or url)


def _examine(candidate: Candidate) -> None:
    given = {name: value for name, value in candidate.row.values.items() if value}
    words = {"kind": given.get("kind", Source.Kind.UNKNOWN).lower(), "paused": given.get("paused", "").lower()}
    publisher = given.get("publisher_name") or host_name(candidate.url).removeprefix("www.")
    defaults = {"every_minutes": "60", "title": candidate.title, "publisher_name": publisher}
    form = RowForm(defaults | given | words | {"url": candidate.url})
    if form.is_valid():
        candidate.source, candidate.publisher_name = form.instance, form.cleaned_data["publisher_name"]
        candidate.source.is_paused = form.cleaned_data["paused"] == "yes"
        candidate.source.host_name = host_name(candidate.url)
    # What was taken from a bad address is wrong only with it.
    taken = defaults.keys() - given.keys() if "url" in form.errors else set()
    wrong = ((name, errors) for name, errors in form.errors.items() if name not in taken)
    candidate.errors = [(name, str(error)) for name, errors in wrong for error in errors]


@transaction.atomic
def add(found: Iterable[Candidate]) -> Added:
    """Adds the new and sound ones together. What somebody else added meanwhile is left as it is."""
    new = [one for one in found if one.is_new]
    known = set(Source.objects.filter(url__in=[one.url for one in new]).values_list("url", flat=True))
    publishers = _publishers({one.publisher_name for one in new})
    sources = []
    for one in new:
        if one.source and one.url not in known:
            one.source.publisher = publishers[one.publisher_name]
            sources.append(one.source)
    Source.objects.bulk_create(sources, ignore_conflicts=True)
    paused = sum(source.is_paused for source in sources)
    return Added(len(sources) - paused, paused)


def _publishers(names: set[str]) -> dict[str, Publisher]:
    """By name; those that are not known yet are added."""
    Publisher.objects.bulk_create([Publisher(name=name) for name in sorted(names)], ignore_conflicts=True)
    return {publisher.name: publisher for publisher in Publisher.objects.filter(name__in=names)}
