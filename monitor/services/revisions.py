"""Reads snapshots into texts. A revision is recorded only where the text differs from the last."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import Any

from django.db import transaction

from monitor import extract, sandbox
from monitor.addresses import BadAddress
from monitor.entries import article_address
from monitor.extract import EXTRACTOR_VERSION, Extracted, Looked, disguised
from monitor.models import Article, Revision, Snapshot, Visit
from monitor.services import captures, copies, doubts, outcomes, snapshots
from monitor.services.outcomes import Said
from monitor.signals import revision_recorded

MOST_ATTEMPTS = 3
MOST_LINKS = 500
_CUT = "The text is very long: only its beginning is read."
_DISGUISES: dict[disguised.Disguise, tuple[Visit.Outcome, str]] = {
    "wall": (Visit.Outcome.WALL, "The site shows a wall against programs in place of the page."),
    "error": (
        Visit.Outcome.ERROR_PAGE,
        "The site shows an error page in place of the page, and says that all is well.",
    ),
}
_GIVEN_UP = "Reading this page took too long or failed three times, so it is not tried again; the capture is kept."


def record(snapshot: Snapshot, now: datetime) -> Revision | None:
    """Reads a snapshot, and before it the article's earlier ones that wait; None where there is no new text.

    Whatever comes of it, the snapshot is marked as read: what cannot be read is said on its visit.
    """
    try:
        for earlier in Snapshot.objects.unread().filter(article=snapshot.article_id, pk__lt=snapshot.pk).order_by("pk"):
            _read(earlier, now)
        return _read(snapshot, now)
    except sandbox.Busy:
        return None  # tried again with the next sweep


def record_looked(snapshot: Snapshot, body: bytes, looked: Looked, now: datetime) -> None:
    """What a look found in the bytes of a new snapshot, in the transaction that keeps it and holds the article."""
    if looked.found is None:
        outcome = Visit.Outcome.EMPTY if isinstance(looked.trouble, extract.NoText) else Visit.Outcome.NOT_READABLE
        outcomes.not_read(snapshot.visit, outcome, str(looked.trouble))
    elif disguise := disguised.disguise(looked.found.title, looked.found.text):
        outcomes.not_read(snapshot.visit, *_DISGUISES[disguise])
    else:
        try:
            _record_text(snapshot.article, snapshot, body, looked.found, now)
        except (sandbox.Busy, sandbox.Died, captures.OutOfReach):  # while the text before was read anew
            snapshots.leave_unread(snapshot)


def first(article: Article, found: Extracted, now: datetime) -> Said:
    """What a first text says, of its visit and of its article; to be written, and the text with `record_first`."""
    return Said(Visit.Outcome.NEW, _CUT if found.is_cut else "", _take_on(article, found, now, is_change=False))


def record_first(texts: Sequence[tuple[Snapshot, Extracted]]) -> None:
    """First texts of their articles, in the transaction that keeps their snapshots and what `first` gave."""
    revisions = [_revision(snapshot.article, snapshot, found, 1, snapshot.taken_at) for snapshot, found in texts]
    Revision.objects.bulk_create(revisions)
    copies.link_first(revisions)
    for revision in revisions:
        revision_recorded.send(sender=Revision, revision=revision)


def _read(snapshot: Snapshot, now: datetime) -> Revision | None:
    try:
        body = captures.read(snapshot.sha256)
        if snapshots.count_attempt(snapshot) > MOST_ATTEMPTS:
            raise extract.NotReadable(_GIVEN_UP)
        return _record_or_say(snapshot, body, _extract(snapshot, body), now)
    except sandbox.Busy:
        snapshots.take_back_attempt(snapshot)
        raise
    except (captures.OutOfReach, sandbox.Died):
        return None  # tried again with the next sweep
    except extract.NoText as error:
        _not_read(snapshot, Visit.Outcome.EMPTY, str(error), now)
    except (extract.NotReadable, captures.Damaged) as error:
        _not_read(snapshot, Visit.Outcome.NOT_READABLE, str(error), now)
    return None


def _record_or_say(snapshot: Snapshot, body: bytes, found: Extracted, now: datetime) -> Revision | None:
    """A page that stands in for another is no text of the article."""
    if disguise := disguised.disguise(found.title, found.text):
        _not_read(snapshot, *_DISGUISES[disguise], now)
        return None
    return _record(snapshot, body, found, now)


def _extract(snapshot: Snapshot, body: bytes) -> Extracted:
    content_type = next((value for name, value in snapshot.headers if name.lower() == "content-type"), None)
    source = snapshot.article.source
    return sandbox.call(
        extract.extract,
        body,
        content_type=content_type,
        keep=source.keep_selector,
        drop=source.drop_selector,
    )


@transaction.atomic
def _record(snapshot: Snapshot, body: bytes, found: Extracted, now: datetime) -> Revision | None:
    article = Article.objects.select_for_update().select_related("source").get(pk=snapshot.article_id)
    if not _mark_read(snapshot, now):
        return None  # by another worker, meanwhile
    return _record_text(article, snapshot, body, found, now)


def _record_text(article: Article, snapshot: Snapshot, body: bytes, found: Extracted, now: datetime) -> Revision | None:
    last = article.revisions.first()
    if last and _same_text(last, found, is_last_attempt=snapshot.attempts >= MOST_ATTEMPTS):
        outcomes.read(snapshot.visit, Visit.Outcome.UNCHANGED)
        return None
    if doubt := doubts.doubt(article, snapshot, body, found, _digest(found.text)):
        outcomes.doubted(snapshot.visit, doubt, doubts.SENTENCES[doubt])
        return None
    revision = _create(article, snapshot, found, last.number + 1 if last else 1, now)
    outcomes.read(snapshot.visit, Visit.Outcome.CHANGED if last else Visit.Outcome.NEW, _CUT if found.is_cut else "")
    copies.link(article, revision)
    revision_recorded.send(sender=Revision, revision=revision)
    return revision


def _same_text(last: Revision, found: Extracted, *, is_last_attempt: bool) -> bool:
    """Whether the publisher's text is the same. One that is read otherwise (a better extractor, other parts) is.

    Raises Busy, Died or OutOfReach where this cannot be told now; after the last attempt it counts as another text.
    """
    digest = _digest(found.text)
    if last.text_sha256 == digest:
        return True
    source = last.article.source
    if (last.extractor_version, last.keep_selector, last.drop_selector) == (
        EXTRACTOR_VERSION,
        source.keep_selector,
        source.drop_selector,
    ):
        return False
    try:
        return _digest(_extract(last.snapshot, captures.read(last.snapshot.sha256)).text) == digest
    except sandbox.Busy:
        raise
    except (sandbox.Died, captures.OutOfReach):
        if is_last_attempt:
            return False
        raise
    except (extract.NoText, extract.NotReadable, captures.Damaged):
        return False


def _create(article: Article, snapshot: Snapshot, found: Extracted, number: int, now: datetime) -> Revision:
    article.save(update_fields=list(_take_on(article, found, now, is_change=number > 1)))
    revision = _revision(article, snapshot, found, number, now)
    revision.save(force_insert=True)
    return revision


def _take_on(article: Article, found: Extracted, now: datetime, *, is_change: bool) -> dict[str, Any]:
    """Gives the article what a text says of it; and the fields, which are not written yet."""
    if article.published_at is None and (published := _published(found, now)):
        article.published_at = datetime.combine(published, time(), UTC)
    article.title = found.title or article.title
    article.changed_at = now if is_change else None
    return {"title": article.title, "published_at": article.published_at, "changed_at": article.changed_at}


def _published(found: Extracted, now: datetime) -> date | None:
    """The day that the text gives, unless it is still to come."""
    return found.published if found.published and found.published <= (now + timedelta(days=1)).date() else None


def _revision(article: Article, snapshot: Snapshot, found: Extracted, number: int, now: datetime) -> Revision:
    """The row of a text that its article has taken on; not written yet."""
    return Revision(
        article=article,
        snapshot=snapshot,
        number=number,
        recorded_at=now,
        title=article.title,
        text=found.text,
        cells=[
            {"start": cell.start, "end": cell.end, "row": cell.row, "column": cell.column, "caption": cell.caption}
            for cell in found.cells
        ],
        pages=list(found.pages),
        links=list(islice(_links(found, snapshot.url), MOST_LINKS)),
        published_on=_published(found, now) or (article.published_at and article.published_at.date()),
        language=article.source.language or found.language,
        text_sha256=_digest(found.text),
        extractor_version=EXTRACTOR_VERSION,
        keep_selector=article.source.keep_selector,
        drop_selector=article.source.drop_selector,
    )


def _links(found: Extracted, base: str) -> Iterator[dict[str, int | str]]:
    """The links to other pages, under the addresses that articles have; what is no web address is left out."""
    for link in found.links:
        try:
            url = article_address(link.url, base)
        except BadAddress:
            continue
        if url != base:
            yield {"start": link.start, "end": link.end, "url": url}


@transaction.atomic
def _not_read(snapshot: Snapshot, outcome: Visit.Outcome, message: str, now: datetime) -> None:
    if _mark_read(snapshot, now):
        outcomes.not_read(snapshot.visit, outcome, message)


def _mark_read(snapshot: Snapshot, now: datetime) -> bool:
    """Last in its transaction's sense: a crash undoes it, and the snapshot is read again."""
    return Snapshot.objects.unread().filter(pk=snapshot.pk).update(read_at=now) == 1


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
