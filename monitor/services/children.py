"""The sitemaps that a sitemap names: which were read when, and which are due."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from monitor import bodies, budget, sandbox, sitemaps
from monitor.entries import MOST_ENTRIES, Entries, Entry, NoList, collected, moment
from monitor.fetch import FetchError
from monitor.models import Source
from monitor.services import hosts
from monitor.services.rounds import Look

# A sitemap of sitemaps of sitemaps is read; deeper ones are not.
DEEPEST = 3
# One visit reads so many, and begins no second one with fewer seconds left: no list may hold a worker for long.
MOST_A_VISIT = 10
SECONDS_EACH = 10.0
# One that does not say when it changed.
READ_AGAIN = timedelta(days=1)

Row = dict[str, Any]


def note(source: Source, found: Iterable[Entry], *, parent: str, depth: int) -> None:
    """Writes down, in memory, the sitemaps that `parent` names; each address once, wherever it is named."""
    named = {child.url: child for child in found if child.url != source.url}
    rows: dict[str, Row] = source.child_sitemaps
    for url in [url for url, row in rows.items() if row["parent"] == parent and url not in named]:
        del rows[url]
    for url, child in named.items() if depth <= DEEPEST else ():
        if url in rows or len(rows) < sitemaps.MOST_CHILDREN:
            row = rows.setdefault(url, {"parent": parent, "depth": depth, "read_at": None})
            row["changed"] = child.updated.isoformat() if child.updated else None


def read_due(look: Look) -> Entries | None:
    """The pages of the sitemaps that are due, as many as one visit may read; None where none is due."""
    source, pages, is_cut = look.source, list[Entry](), False
    if not _due(source, look.started_at):
        return None
    for number in range(MOST_A_VISIT):
        due = _due(source, look.started_at)
        late = number and budget.left(SECONDS_EACH) < SECONDS_EACH
        if not due or late or len(pages) >= MOST_ENTRIES:
            break
        try:
            found = _read(look, due[0])
        except (hosts.NotYet, sandbox.Busy):
            break
        pages += found.entries
        is_cut = is_cut or found.is_cut
    Source.objects.filter(pk=source.pk).update(child_sitemaps=source.child_sitemaps)
    return replace(collected(pages), is_cut=is_cut)


def are_left(look: Look) -> bool:
    return bool(_due(look.source, look.started_at))


def trouble(source: Source) -> str:
    """A sentence on the sitemaps that could not be read when they were last tried; "" where all could."""
    failed = [(url, row["error"]) for url, row in source.child_sitemaps.items() if row.get("error")]
    if not failed:
        return ""
    url, error = failed[0]
    return f"{len(failed)} of its sitemaps could not be read, among them {url}: {error}"


def _due(source: Source, now: datetime) -> list[str]:
    """Never read ones first, in their order; then those that changed, or may have."""
    rows = source.child_sitemaps.items()
    return [url for url, row in rows if not row["read_at"]] + [url for url, row in rows if _has_changed(row, now)]


def _has_changed(row: Row, now: datetime) -> bool:
    read_at, changed = moment(row["read_at"]), moment(row["changed"])
    if read_at is None:
        return False
    return read_at < changed <= now if changed else now - read_at >= READ_AGAIN


def _read(look: Look, url: str) -> Entries:
    """One that fails counts as read: it must not keep the others from being read."""
    row = look.source.child_sitemaps[url]
    try:
        response = hosts.polite_get(
            url, now=look.now, asked=look.asked, seconds=SECONDS_EACH, take=bodies.sitemap_or_whole
        )
        sitemap = sandbox.call(sitemaps.parse, response.body, url=response.url, patterns=look.source.url_patterns)
    except (FetchError, NoList, sandbox.Died) as error:
        row["error"] = str(error)
        sitemap = sitemaps.Sitemap(Entries("", ()))
    else:
        row.pop("error", None)
    row["read_at"] = look.started_at.isoformat()
    note(look.source, sitemap.children, parent=url, depth=row["depth"] + 1)
    return sitemap.pages
