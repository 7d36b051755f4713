"""Looks at an address before it is watched: what is there, how it would be read, and what its site permits.

Nothing is stored but what politeness needs; every request is made as a visit makes it.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from statistics import median
from urllib.parse import urlsplit

from django.utils import timezone

from factcheck.figures import Cell, Document, Figure
from factcheck.figures import read as read_figures
from monitor import bodies, budget, extract, feeds, listings, sandbox, sitemaps
from monitor.addresses import host_name
from monitor.diff import Change, changes
from monitor.entries import Entry, NoList, RefusedList
from monitor.extract import Extracted, unsteady
from monitor.fetch import FetchError, Response
from monitor.models import Publisher, Source, Visit
from monitor.services import finding, hosts

Kind = Source.Kind
# A person waits: each request gets this long, and all of them, at most four, with their reading this.
SECONDS = 8.0
SECONDS_IN_ALL = 25.0
# What a page of the site can show.
LONGEST_TEXT = 20_000
MOST_SHOWN = 20
# Paces that people think in, in minutes.
_PACES = (15, 30, 60, 120, 180, 360, 720, 1440)
_PAGE_PACE = 360
_FEWEST_DATES = 4
_LONG_AGO = datetime(1, 1, 1, tzinfo=UTC)
LONGEST_SELECTOR = 300


@dataclass(slots=True)
class Reading:
    """A text as it would be read, with the figures found in it. `differs` is what a second look gave otherwise.

    `is_stable` is None where there was no second look; `drop` is the selector of parts without which both looks give
    the same; `trouble` says why there is no text.
    """

    url: str
    title: str = ""
    publisher: str = ""
    text: str = ""
    figures: list[Figure] = field(default_factory=list)
    trouble: str = ""
    is_stable: bool | None = None
    differs: list[Change] = field(default_factory=list)
    drop: str = ""

    @property
    def shown_text(self) -> str:
        return self.text[:LONGEST_TEXT]

    @property
    def shown_figures(self) -> list[Figure]:
        return self.figures[:MOST_SHOWN]


@dataclass(slots=True)
class Preview:
    """What is at an address. `trouble` is a sentence where it could not be had; `robots` is its site's verdict.

    `leads_to` is another address to which the site leads on, `feed` one that the page announces.
    `entries` are what a list names and its settings want; `reading` is of the page itself or of a list's first entry.
    """

    url: str
    kind: Source.Kind = Kind.UNKNOWN
    title: str = ""
    publisher: str = ""
    every_minutes: int = _PAGE_PACE
    robots: str = ""
    trouble: str = ""
    leads_to: str = ""
    feed: str = ""
    entries: list[Entry] = field(default_factory=list)
    children: int = 0
    reading: Reading | None = None

    @property
    def shown_entries(self) -> list[Entry]:
        return self.entries[:MOST_SHOWN]

    @property
    def proposals(self) -> dict[str, object]:
        """Values for the fields of the form."""
        return {
            "kind": self.kind,
            "title": self.title,
            "publisher_name": self.publisher,
            "every_minutes": self.every_minutes,
        }

    @property
    def corrections(self) -> dict[str, object]:
        """Values for fields of the form in place of what was typed there."""
        return {"drop_selector": self.reading.drop} if self.reading and self.reading.drop else {}


def look(source: Source) -> Preview:
    """A preview of a source that need not be stored: its address and settings count, a kind of "unknown" is found out.

    Whatever goes wrong is said in the preview.
    """
    with budget.of(SECONDS_IN_ALL):
        return _look(source)


def _look(source: Source) -> Preview:
    preview = Preview(source.url, Kind(source.kind))
    try:
        response = _get(source.url)
    except FetchError as error:
        preview.trouble = error.message
        preview.robots = hosts.robots_in_words(source.url)
        return preview
    preview.robots = hosts.robots_in_words(source.url)
    preview.leads_to = response.url if response.url != source.url else ""
    try:
        _look_at(preview, source, response)
    except (sandbox.Busy, sandbox.Died) as error:
        preview.trouble = str(error)
    preview.title = preview.title or _name_of(preview.url)
    preview.publisher = _publisher(source.url) or preview.publisher or host_name(source.url).removeprefix("www.")
    return preview


def _look_at(preview: Preview, source: Source, response: Response) -> None:
    if preview.kind == Kind.UNKNOWN:
        preview.kind = _kind_of(response)
    if preview.kind in (Kind.PAGE, Kind.LISTING):
        preview.feed = sandbox.call(feeds.announced, response.body, url=response.url)
    if preview.kind == Kind.PAGE:
        _look_at_page(preview, source, response)
    else:
        _look_at_list(preview, source, response)


def _get(url: str) -> Response:
    try:
        return hosts.polite_get(url, now=timezone.now(), seconds=SECONDS, take=bodies.sitemap_or_whole)
    except hosts.NotYet as later:
        raise FetchError(str(later), Visit.Outcome.BUSY) from later


def _kind_of(response: Response) -> Source.Kind:
    if sitemaps.looks_like_one(response.body):
        return Kind.SITEMAP
    try:
        with suppress(RefusedList):  # looking at it as a feed says why
            sandbox.call(feeds.parse, response.body, url=response.url)
    except feeds.NotAFeed:
        content_type = response.header("Content-Type")
        is_list = sandbox.call(listings.looks_like_one, response.body, url=response.url, content_type=content_type)
        return Kind.LISTING if is_list else Kind.PAGE
    return Kind.FEED


def _look_at_page(preview: Preview, source: Source, response: Response) -> None:
    reading = preview.reading = _read(source, response)
    preview.title, preview.publisher = reading.title, reading.publisher
    if reading.text:
        _look_again(reading, source, response)


def _look_at_list(preview: Preview, source: Source, response: Response) -> None:
    """And at the first page it names, for that is what would be read."""
    try:
        found = _listed(preview.kind, source, response)
    except NoList as error:
        preview.trouble = str(error)
        return
    preview.children = len(found.children)
    if found.children:
        newest = max(found.children, key=lambda child: child.updated or _LONG_AGO)
        try:
            found = _listed(preview.kind, source, _get(newest.url))
        except (NoList, FetchError) as error:
            preview.reading = Reading(newest.url, trouble=str(error))
            return
    preview.title = found.pages.title
    preview.entries = finding.chosen(found.pages.entries, source.url_patterns)
    preview.every_minutes = _pace(preview.entries, timezone.now())
    if preview.entries:
        preview.reading = reading = _read_first(source, preview.entries[0].url)
        preview.publisher = reading.publisher or preview.title


def _listed(kind: str, source: Source, response: Response) -> sitemaps.Sitemap:
    if kind == Kind.SITEMAP:
        return sandbox.call(sitemaps.parse, response.body, url=response.url, patterns=source.url_patterns)
    found = finding.read(response, kind=kind, selector=source.link_selector, patterns=source.url_patterns)
    return sitemaps.Sitemap(found.entries)


def _read_first(source: Source, url: str) -> Reading:
    try:
        response = _get(url)
    except FetchError as error:
        return Reading(url, trouble=error.message)
    reading = _read(source, response)
    if reading.text:
        _look_again(reading, source, response)
    return reading


def _read(source: Source, response: Response) -> Reading:
    reading = Reading(response.url)
    try:
        found = _extract(source, response)
    except (extract.NoText, extract.NotReadable) as error:
        reading.trouble = str(error)
        return reading
    reading.title, reading.publisher, reading.text = found.title, found.site_name, found.text
    reading.figures = read_figures(_document(found, source.language))
    return reading


def _extract(source: Source, response: Response, drop: str = "") -> Extracted:
    return sandbox.call(
        extract.extract,
        response.body,
        content_type=response.header("Content-Type"),
        keep=source.keep_selector,
        drop=drop or source.drop_selector,
    )


def _document(found: Extracted, language: str) -> Document:
    """The beginning of a text, for the figures of a preview."""
    cells = (Cell(one.start, one.end, one.row, one.column, one.caption) for one in found.cells)
    return Document(
        found.text[:LONGEST_TEXT],
        title=found.title,
        published=found.published,
        language=language or found.language or None,
        cells=tuple(cell for cell in cells if cell.end <= LONGEST_TEXT),
    )


def _look_again(reading: Reading, source: Source, first: Response) -> None:
    """A page that gives another text at once would seem to change at every visit."""
    try:
        second = _get(reading.url)
        again = _extract(source, second).text
    except (FetchError, extract.NoText, extract.NotReadable) as error:
        reading.trouble = str(error)
        return
    reading.is_stable = again == reading.text
    if not reading.is_stable:
        found = changes(reading.text[:LONGEST_TEXT], again[:LONGEST_TEXT])
        reading.differs = [change for change in found if change.kind != "same"][:MOST_SHOWN]
        reading.drop = _steady_without(source, (first, second), (reading.text, again))


def _steady_without(source: Source, looks: tuple[Response, Response], texts: tuple[str, str]) -> str:
    """What to drop so that both looks give the same; "" where no part of the page has a name for it."""
    kind = looks[0].header("Content-Type")
    part = sandbox.call(unsteady.part, looks[0].body, content_type=kind, first=texts[0], second=texts[1])
    drop = ", ".join(filter(None, (source.drop_selector, part)))
    try:
        first, second = (_extract(source, look, drop).text for look in looks) if part else texts
    except (extract.NoText, extract.NotReadable):
        return ""
    return drop if first == second and len(drop) <= LONGEST_SELECTOR else ""


def _pace(entries: list[Entry], now: datetime) -> int:
    """Twice as often as something new came, by the median of the gaps between entries; hourly where none have dates."""
    dates = sorted({entry.published for entry in entries if entry.published and entry.published <= now})
    if len(dates) < _FEWEST_DATES:
        return 60
    gap = median((later - earlier) / timedelta(minutes=1) for earlier, later in pairwise(dates))
    return max((pace for pace in _PACES if pace <= gap / 2), default=_PACES[0])


def _publisher(url: str) -> str:
    """Who publishes what is watched of the same host already, where that is one."""
    known = Publisher.objects.filter(sources__host_name=host_name(url)).values_list("name", flat=True).distinct()[:2]
    return known[0] if len(known) == 1 else ""


def _name_of(url: str) -> str:
    parts = urlsplit(url)
    words = re.sub(r"(?:\.\w{2,5})+\Z|[-_/]+", " ", parts.path).strip()
    return f"{parts.hostname or url} {words}".strip()[:300]
