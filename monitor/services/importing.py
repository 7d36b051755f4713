"""Brings lists of sources in: shows what would become of each row, and adds those that are new and sound."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError

from monitor.addresses import BadAddress, canonical, host_name, typed
from monitor.forms import RowForm
from monitor.models import Source
from monitor.services import watching
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
    values: dict[str, Any] = field(default_factory=dict)

    @property
    def is_new(self) -> bool:
        return not self.is_known and not self.errors


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
        candidate.values = form.cleaned_data
        candidate.values["is_paused"] = candidate.values.pop("paused") == "yes"
    # What was taken from a bad address is wrong only with it.
    taken = defaults.keys() - given.keys() if "url" in form.errors else set()
    wrong = ((name, errors) for name, errors in form.errors.items() if name not in taken)
    candidate.errors = [(name, str(error)) for name, errors in wrong for error in errors]


def add(found: Iterable[Candidate]) -> int:
    """Adds the new and sound ones, and gives their number. What is watched already is left as it is."""
    added = 0
    for candidate in found:
        if candidate.is_new:
            try:
                watching.add_source(**candidate.values)
            except ValidationError as error:  # added by someone else meanwhile
                candidate.errors = [("url", sentence) for sentence in error.messages]
            else:
                added += 1
    return added
