"""Every request made for a source, to be read by the people who run the site that was asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.conf import settings

from factcheck.phrasebook import recorded
from monitor.models import Source, Visit
from monitor.services import folding, hosts

FIELDS = ("time (UTC)", "address", "known copy named", "answer", "bytes", "what came of it")


@dataclass(frozen=True, slots=True)
class Request:
    """`status` is None where nothing answered; of redirects and sitemaps inside others the size is not kept."""

    at: datetime
    url: str
    is_conditional: bool
    status: int | None
    size: int | None
    result: str

    @property
    def fields(self) -> tuple[str, ...]:
        """In the order of FIELDS."""
        size = "" if self.size is None else str(self.size)
        named = "yes" if self.is_conditional else "no"
        return (f"{self.at:%Y-%m-%d %H:%M:%S}", self.url, named, str(self.status or ""), size, self.result)


def requests(source: Source) -> Iterator[Request]:
    """In their order. Visits that were put off, or that a robots.txt read before forbade, made none."""
    visits = source.visits.order_by("started_at", "pk").iterator(chunk_size=2000)
    for _, of_a_day in groupby(visits, key=lambda visit: visit.started_at.date()):
        yield from _in_order(list(of_a_day))


def _in_order(visits: list[Visit]) -> Iterable[Request]:
    """Of a day: visits that were folded into a later one stand where they were made."""
    made = (request for visit in visits for request in _of(visit))
    return sorted(made, key=lambda request: request.at) if any(visit.stands_for > 1 for visit in visits) else made


def _of(visit: Visit) -> Iterator[Request]:
    result = f"{recorded(visit.get_outcome_display)}. {visit.message}".strip()
    for row in folding.requests_of(visit):
        status, size = row.get("status"), row.get("size")
        led_on = "" if status else "Led on to the next."
        said = led_on if size is None else result
        yield Request(datetime.fromisoformat(row["at"]), row["url"], row["conditional"], status, size, said)


def as_text(source: Source) -> Iterator[str]:
    """Line by line, with who asked and by which rules."""
    yield f"Requests made for {source.title} ({source.url})\n"
    yield f"by {settings.FETCH_USER_AGENT}\n"
    yield f"{hosts.robots_in_words(source.url)}\n"
    least = hosts.spacing(source.url).total_seconds()
    yield f"At least {least:g} s between two requests to one host. All times are UTC.\n\n"
    for request in requests(source):
        at, url, _, status, size, result = request.fields
        named = ", named the copy it had" if request.is_conditional else ""
        yield f"{at}  GET {url}  {status or 'no answer'}{f', {size} bytes' if request.size else ''}{named}  {result}\n"
