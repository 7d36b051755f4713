"""Texts that are no news yet: pages that go back and forth, break off, or have lost most of their words.

Such a text is kept, and recorded only where the next look finds it again.
"""

from __future__ import annotations

from datetime import timedelta

from monitor.extract import Extracted
from monitor.models import Article, Revision, Snapshot, Visit
from monitor.services import captures

Outcome = Visit.Outcome
DOUBTED = {Outcome.FLAPPING, Outcome.CUT_SHORT, Outcome.SHRUNK}
# Within this time a text that comes back a second time is no decision of its publisher.
FLAPS_WITHIN = timedelta(days=7)
# Of the last text's length, where that had at least so many characters.
_MOST_LOST = 0.2
_LONG = 1000

SENTENCES = {
    Outcome.FLAPPING: "The page goes back and forth between the same texts. This one is recorded if it stays.",
    Outcome.CUT_SHORT: "The page breaks off: its end is missing. It is recorded if the next visit finds the same.",
    Outcome.SHRUNK: "Most of the text is missing. It is recorded if the next visit finds the same.",
}


def doubt(article: Article, snapshot: Snapshot, body: bytes, found: Extracted, digest: str) -> Visit.Outcome | None:
    """Why a text that differs from the last one is not recorded yet; None where it is news."""
    last = list(article.revisions.select_related("snapshot")[:3])
    if not last or _was_doubted(article, snapshot):
        return None
    if _goes_back_and_forth(last, digest, snapshot):
        return Outcome.FLAPPING
    if len(last[0].text) >= _LONG and len(found.text) < _MOST_LOST * len(last[0].text):
        return Outcome.SHRUNK
    return Outcome.CUT_SHORT if _breaks_off(body, last[0]) else None


def _was_doubted(article: Article, snapshot: Snapshot) -> bool:
    before = article.snapshots.filter(pk__lt=snapshot.pk).select_related("visit").order_by("-pk").first()
    return before is not None and before.visit.outcome in DOUBTED


def _goes_back_and_forth(last: list[Revision], digest: str, snapshot: Snapshot) -> bool:
    """A, B, A was recorded: a publisher may take a correction back. B once more is too much."""
    if len(last) < 3:
        return False
    newest, before, oldest = last
    is_back = before.text_sha256 == digest and newest.text_sha256 == oldest.text_sha256
    return is_back and snapshot.taken_at - oldest.recorded_at <= FLAPS_WITHIN


def _breaks_off(body: bytes, last: Revision) -> bool:
    """Whether the page has no end, though the last one had, and is shorter."""
    if _is_whole(body) or b"<" not in body[:1000] or len(body) >= last.snapshot.size:
        return False
    try:
        return _is_whole(captures.read(last.snapshot.sha256))
    except captures.Damaged:
        return False


def _is_whole(body: bytes) -> bool:
    return b"</html" in body[-2000:].lower() or b"%PDF-" in body[:1024]
