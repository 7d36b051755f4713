"""What a feed, a sitemap or a page of links names: addresses with what is said of them. Plain Python."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from monitor.addresses import BadAddress, canonical, without_tracking
from monitor.extract.clean import clean, squeeze

# Taken of one list at a visit.
MOST_ENTRIES = 500
LONGEST_TITLE = 500


class NoList(Exception):
    """What was found is no list of the expected kind; the message is a sentence for a curator."""


class RefusedList(NoList):
    """It is one, and nothing else, but one that is not read."""


@dataclass(frozen=True, slots=True)
class Entry:
    """`url` is absolute and canonical; dates are in UTC, None where the list gives none that can be read."""

    url: str
    title: str = ""
    published: datetime | None = None
    updated: datetime | None = None


@dataclass(frozen=True, slots=True)
class Entries:
    """The entries in the list's order, each address once; `unusable` counts those without a web address.

    `is_cut` says that there are more than are taken.
    """

    title: str
    entries: tuple[Entry, ...]
    unusable: int = 0
    is_cut: bool = False


def entry(
    link: str, *, base: str, title: object = "", published: datetime | None = None, updated: datetime | None = None
) -> Entry | None:
    """None for a link that is no address that may be visited. Links are resolved against `base`."""
    try:
        address = article_address(link, base) if link.strip() else ""
    except BadAddress:
        return None
    return Entry(address, words(title), published or updated, updated or published) if address else None


def article_address(link: str, base: str) -> str:
    """The one address under which an article is kept. Raises BadAddress."""
    address = canonical(link, base=base)
    bare = without_tracking(address)
    return address if bare == address else canonical(bare)


def collected(found: Iterable[Entry | None], *, title: object = "", is_cut: bool = False) -> Entries:
    """Each address once, as it came first."""
    entries: dict[str, Entry] = {}
    unusable = 0
    for one in found:
        if one is None:
            unusable += 1
        else:
            entries.setdefault(one.url, one)
    return Entries(words(title), tuple(entries.values()), unusable, is_cut)


def words(value: object) -> str:
    """A title as plain words, without its markup."""
    return squeeze(clean(re.sub(r"<[^>]{0,500}>", "", str(value or ""))))[:LONGEST_TITLE]


def moment(value: object) -> datetime | None:
    """A date as ISO 8601 writes it ("2026-03-02", "2026-03-02T10:00:00Z"); days and times without a zone are in UTC."""
    if not isinstance(value, str):
        return None
    try:
        found = datetime.fromisoformat(value.strip())
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
