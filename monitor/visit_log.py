"""Every request made for a source, to be read by the people who run the site that was asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings

from factcheck.phrasebook import recorded
from monitor.models import Source, Visit
from monitor.services import hosts

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
    for visit in source.visits.order_by("started_at", "pk").iterator(chunk_size=2000):
        yield from _of(visit)


def _of(visit: Visit) -> Iterator[Request]:
    result = f"{recorded(visit.get_outcome_display)}. {visit.message}".strip()
    if not visit.asked and visit.status_code is not None:
        yield Request(visit.started_at, visit.url, visit.is_conditional, visit.status_code, visit.size, result)
    for row in visit.asked[:-1]:
        status = row.get("status")
        yield _request(row, status, None, "" if status else "Led on to the next.")
    for row in visit.asked[-1:]:
        yield _request(row, row.get("status"), visit.size, result)


def _request(row: dict[str, Any], status: int | None, size: int | None, result: str) -> Request:
    return Request(datetime.fromisoformat(row["at"]), row["url"], row["conditional"], status, size, result)


def as_text(source: Source) -> Iterator[str]:
    """Line by line, with who asked and by which rules."""
    yield f"Requests made for {source.title} ({source.url})\n"
    yield f"by {settings.FETCH_USER_AGENT}\n"
    yield f"{hosts.robots_in_words(source.url)}\n"
    yield f"At least {settings.FETCH_HOST_SPACING_SECONDS} s between two requests to one host. All times are UTC.\n\n"
    for request in requests(source):
        at, url, _, status, size, result = request.fields
        named = ", named the copy it had" if request.is_conditional else ""
        yield f"{at}  GET {url}  {status or 'no answer'}{f', {size} bytes' if request.size else ''}{named}  {result}\n"
