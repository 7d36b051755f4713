"""Reads the figures of a revision and stores them, each once."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, models, transaction

from factcheck import figures
from factcheck.claims import synonyms
from factcheck.claims.corrected import COLUMNS, corrected, kept, machine_reading
from factcheck.claims.keys import stored_under
from factcheck.claims.mentions import figure_of
from factcheck.claims.models import Correction, Figure, FigureKey, Reading
from factcheck.figures import Cell, Document, Expression
from monitor.models import Article, Revision

log = logging.getLogger(__name__)

BATCH = 1000
READER = int(figures.READER_VERSION)
# What a column of 40 digits with 12 decimals holds
_TOO_LARGE = Decimal(10) ** 28


def read_revision(revision: Revision, now: datetime) -> Reading:
    """Store what the reader finds in a revision; a revision this reader has read already is left as it is."""
    known = Reading.objects.filter(revision=revision, reader_version=READER).first()
    if known:
        return known
    found = _storable(figures.read(document_of(revision)), revision)
    try:
        with transaction.atomic():
            return _store(revision, found, now)
    except IntegrityError:
        # Another worker stored the same reading meanwhile.
        return Reading.objects.get(revision=revision, reader_version=READER)


def document_of(revision: Revision) -> Document:
    cells = tuple(
        Cell(cell["start"], cell["end"], cell["row"], cell["column"], cell.get("caption", ""))
        for cell in revision.cells
    )
    published: date | None = revision.published_on
    return Document(
        text=revision.text,
        title=revision.title,
        published=published,
        language=revision.language or revision.article.source.language or None,
        cells=cells,
    )


def unread_revisions(now: datetime, limit: int = 1000) -> list[int]:
    """Revisions that no message is likely to be under way for: recorded a while ago, and not read by this reader.

    The newest come first, so that a better reader's second look at everything holds up no news.
    """
    read = Reading.objects.filter(revision=models.OuterRef("pk"), reader_version=READER)
    waiting = Revision.objects.filter(recorded_at__lte=now - MESSAGE_TIME).exclude(models.Exists(read))
    return list(waiting.order_by("-recorded_at").values_list("pk", flat=True)[:limit])


def unfiled_readings(now: datetime, limit: int = 1000) -> list[int]:
    """Revisions whose figures are stored but not filed, as after a worker's sudden end."""
    waiting = Reading.objects.filter(filed_at__isnull=True, read_at__lte=now - MESSAGE_TIME)
    return list(waiting.order_by("read_at").values_list("revision", flat=True)[:limit])


MESSAGE_TIME = timedelta(seconds=60)


def _store(revision: Revision, found: list[figures.Figure], now: datetime) -> Reading:
    # A correction made meanwhile waits here, and then sees these rows; one made before is seen by them.
    article = Article.objects.select_for_update(no_key=True).get(pk=revision.article_id)
    said = {one.words: one for one in Correction.objects.filter(article=article).standing()}
    reading = Reading.objects.create(revision=revision, reader_version=READER, read_at=now)
    rows = [_row(reading, figure) for figure in found]
    for row in rows:
        if correction := said.get((article.pk, *words_of(row))):
            put_right(row, correction)
    write_keys(Figure.objects.bulk_create(rows, batch_size=BATCH))
    return reading


def words_of(row: Figure) -> tuple[str, str, int]:
    """What a correction of a figure is bound to, within the article."""
    return row.text, row.quote, row.start - row.quote_start


def put_right(row: Figure, correction: Correction) -> None:
    """Let the row say what the correction says, the machine's reading kept beside it. Nothing is saved."""
    read = machine_reading(row)
    row.as_read = kept(_row(row.reading, read)) if correction.values else {}
    row.correction = correction
    meant = _row(row.reading, corrected(read, correction.values))
    for name in COLUMNS:
        setattr(row, name, getattr(meant, name))


def write_keys(rows: Iterable[Figure]) -> None:
    """The keys under which the figures are looked up, from what they mean."""
    known = synonyms.current()
    keys = [FigureKey(figure=row, key=key) for row in rows for key in sorted(stored_under(figure_of(row), known))]
    FigureKey.objects.bulk_create(keys, batch_size=BATCH)


def _storable(found: Iterable[figures.Figure], revision: Revision) -> list[figures.Figure]:
    """The figures without those that no column holds; what is left out is no quantity but a run of digits."""
    kept = {(figure.start, figure.end): figure for figure in found if fits(figure)}
    if left_out := len(list(found)) - len(kept):
        log.warning("%d figures of revision %s are too large to store", left_out, revision.pk)
    return list(kept.values())


def fits(figure: figures.Figure) -> bool:
    """Whether the columns hold its numbers."""
    numbers = (figure.low, figure.high, figure.step)
    return all(number is None or abs(number) < _TOO_LARGE for number in numbers)


_WORDS = [
    "text",
    "unit",
    "unit_text",
    "dimension",
    "hedge",
    "trend",
    "what",
    "action",
    "place",
    "period",
    "attributed_to",
    "role",
    "per",
]

# As much as the columns hold
_LENGTHS: dict[str, int] = {name: Figure._meta.get_field(name).max_length for name in _WORDS}  # type: ignore[misc,union-attr]


def _row(reading: Reading, figure: figures.Figure) -> Figure:
    return Figure(
        reading=reading,
        revision_id=reading.revision_id,
        start=figure.start,
        end=figure.end,
        low=figure.low,
        high=figure.high,
        step=figure.step,
        part_of=figure.part_of,
        ambiguous=figure.ambiguous,
        quote=figure.quote,
        quote_start=figure.quote_start,
        also=[_expression(other) for other in figure.also],
        cell=asdict(figure.cell) if figure.cell else {},
        **{name: _cut(name, getattr(figure, name)) for name in _WORDS},
    )


def _cut(name: str, value: str | None) -> str:
    """As much of a text as its column holds; the whole stands in the revision."""
    return (value or "")[: _LENGTHS[name]]


def _expression(other: Expression) -> dict[str, Any]:
    return {
        "start": other.start,
        "end": other.end,
        "text": other.text,
        "low": None if other.low is None else f"{other.low:f}",
        "high": None if other.high is None else f"{other.high:f}",
        "unit": other.unit,
        "unit_text": other.unit_text,
    }
