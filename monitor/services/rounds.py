"""The visits of one turn at a host: what they need is read for many rows at once, and what they found is written so."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock
from typing import Any

from monitor import packing
from monitor.extract import Looked
from monitor.fetch import Response
from monitor.models import Article, Host, Source, Visit

Row = Source | Article

# What was found is written when there is so much of it, or when it has waited so many seconds. A worker that dies
# before has made visits that nobody knows of: their rows come due again with the end of their lease.
MOST_NOTED = 50
LONGEST_NOTED = 2.0
# Bytes of the pages with news, which are held meanwhile.
LARGEST_FOUND = 5_000_000
# Of a host, whose captures are packed against one of the same layout; most hosts have a few. One with more names its
# classes at random, as a rule: what has a layout beyond these is packed against the last such that stands by itself.
MOST_LAYOUTS = 200
BEYOND = "beyond"


@dataclass(frozen=True, slots=True)
class Look:
    """One look at an address: of a feed (no article), of one of its articles, or of a page that is a source itself."""

    source: Source
    article: Article | None
    started_at: datetime
    # The turn that it is a part of, if it is one of many.
    round: Round | None = None
    begun: float = field(default_factory=time.monotonic)

    # Every request made, in order: {"at", "url", "conditional"}
    asked: list[dict[str, Any]] = field(default_factory=list)

    @property
    def now(self) -> datetime:
        """The moment that the look has come to."""
        return self.started_at + timedelta(seconds=time.monotonic() - self.begun)

    @property
    def page(self) -> Article:
        """The article that is looked at. Raises ValueError for the look of a feed, which keeps no bytes."""
        if self.article is None:
            raise ValueError("a feed has no page of its own")
        return self.article

    @property
    def host(self) -> Host | None:
        """As it was when the round last looked."""
        return self.round.host if self.round else None

    @property
    def row(self) -> Source | Article:
        """Whose schedule the look follows, and who shows its error. A page's article follows its source."""
        if self.article is None or self.source.kind == Source.Kind.PAGE:
            return self.source
        return self.article

    @property
    def other_row(self) -> Article | None:
        """The page, where it is another row than the one whose schedule the look follows."""
        return None if self.article is self.row else self.article


@dataclass(frozen=True, slots=True)
class Note:
    """A visit, and the fields of its row and of the page it looked at (if that is another row) that change with it."""

    visit: Visit
    row: Row
    row_changes: dict[str, Any]
    page: Article | None
    page_changes: dict[str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class Find:
    """New bytes of a page, which are in their file already, their SHA-256, and what a look inside them gave."""

    look: Look
    response: Response
    looked: Looked
    digest: str


class Round:
    """Used by several threads at once."""

    def __init__(self, name: str) -> None:
        self.host = Host.objects.filter(name=name).first()
        self._name = name
        self._layouts: dict[str, str] = dict(self.host.layouts) if self.host else {}
        self._has_new_layouts = False
        self._pages: dict[str, Article] = {}
        self._notes: list[Note] = []
        self._finds: list[Find] = []
        self._since = 0.0
        self._lock = Lock()

    def prepare(self, rows: Sequence[Row], now: datetime) -> None:
        """Reads, or makes, what the visits of these rows will ask for."""
        self.host = Host.objects.filter(name=self._name).first()
        sources = {row.url: row for row in rows if isinstance(row, Source) and row.kind == Source.Kind.PAGE}
        if not sources:
            return
        known = {page.url: page for page in Article.objects.filter(url__in=sources)}
        new = [
            Article(source=source, url=url, host_name=source.host_name, first_seen_at=now, next_visit_at=None)
            for url, source in sources.items()
            if url not in known
        ]
        if new:
            Article.objects.bulk_create(new, ignore_conflicts=True)
            known |= {page.url: page for page in Article.objects.filter(url__in=[page.url for page in new])}
        for url, page in known.items():
            if page.source_id == sources[url].pk:
                page.source = sources[url]
        # Beside those of the rows before, which other threads may still be about to visit.
        self._pages |= known

    def page(self, url: str) -> Article | None:
        """The article at an address that was prepared, for the one visit that it was prepared for."""
        return self._pages.pop(url, None)

    def of_layout(self, layout: str) -> str:
        """The SHA-256 of a capture of the host that is likely to have this layout, and stands by itself; or ""."""
        with self._lock:
            alike = max(self._layouts, key=lambda known: packing.in_common(known, layout), default="")
            return self._layouts.get(alike if packing.in_common(alike, layout) else BEYOND, "")

    def learn_layout(self, layout: str, digest: str) -> None:
        with self._lock:
            name = layout if layout in self._layouts or len(self._layouts) < MOST_LAYOUTS else BEYOND
            if layout and self._layouts.get(name) != digest:
                self._layouts[name] = digest
                self._has_new_layouts = True

    def write_layouts(self) -> None:
        """What was learnt of the host's layouts since the last time."""
        with self._lock:
            known = dict(self._layouts) if self._has_new_layouts else {}
            self._has_new_layouts = False
        if known:
            Host.objects.filter(name=self._name).update(layouts=known)

    def note(self, note: Note) -> None:
        """A visit without news, to be written with others."""
        with self._lock:
            self._begin_to_wait()
            self._notes.append(note)

    def find(self, find: Find) -> None:
        """A visit with news, to be written with others."""
        with self._lock:
            self._begin_to_wait()
            self._finds.append(find)

    def _begin_to_wait(self) -> None:
        if not (self._notes or self._finds):
            self._since = time.monotonic()

    @property
    def is_full(self) -> bool:
        count = len(self._notes) + len(self._finds)
        if count == 0:
            return False
        return (
            count >= MOST_NOTED
            or sum(len(find.response.body) for find in self._finds) >= LARGEST_FOUND
            or time.monotonic() - self._since >= LONGEST_NOTED
        )

    def taken(self) -> tuple[list[Note], list[Find]]:
        """What waits to be written; it waits no more."""
        with self._lock:
            notes, self._notes = self._notes, []
            finds, self._finds = self._finds, []
        return notes, finds
