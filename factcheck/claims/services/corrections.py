"""What people say a figure means where the machine read it wrongly."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from factcheck.claims.corrected import COLUMNS, Meaning, corrected, in_quote, machine_reading, meaning_of
from factcheck.claims.errors import Invalid, require
from factcheck.claims.happenings import Happening, tell
from factcheck.claims.models import Correction, Figure, FigureKey, Observation, Reading
from factcheck.claims.services import discrepancies, filing
from factcheck.claims.services.observations import PERMISSION
from factcheck.claims.services.reading import fits, put_right, words_of, write_keys
from factcheck.claims.units import known_units, unknown
from factcheck.comparing.periods import parse
from factcheck.figures.output import to_json
from monitor.models import Article


def correct(figure: Figure, meaning: Meaning, *, by: User, note: str = "", now: datetime) -> Correction:
    """Say what the figure means; as the machine read it takes earlier corrections back.

    Holds for the same words in the same quote of the article, now and in later readings. The figure is filed anew.
    """
    require(by, PERMISSION, "correct what was read")
    for _ in range(filing.TRIES - 1):
        # Another worker may file a figure beside this one meanwhile.
        with suppress(IntegrityError):
            return _correct(figure, meaning, by, note.strip(), now)
    return _correct(figure, meaning, by, note.strip(), now)


@transaction.atomic
def _correct(figure: Figure, meaning: Meaning, by: User, note: str, now: datetime) -> Correction:
    Article.objects.select_for_update(no_key=True).get(pk=figure.revision.article_id)
    row = Figure.objects.select_related("reading", "revision", "correction").get(pk=figure.pk)
    if row.reading.standing != Reading.Standing.CURRENT:
        raise Invalid("A newer text of this article stands. Correct the figure there.")
    read = machine_reading(row)
    meaning = _valid(meaning, meaning_of(read))
    values = meaning.beside(meaning_of(read))
    if values == (row.correction.values if row.correction else {}):
        raise Invalid("Nothing is changed. Change what was read wrongly.")
    correction = _create(row, values, by, note, now)
    rows = _of_the_same_words(row)
    _put_right(rows, correction)
    sentence = f"{by} corrected what {row.text} means: {_said(correction)}."
    claims = filing.file_again([one for one in rows if one.reading.filed_at], now)
    _tell(sentence, row, correction, now)
    discrepancies.update_all(claims, now, because=sentence)
    return correction


def _valid(meaning: Meaning, read: Meaning) -> Meaning:
    """The meaning without blanks around its words; Invalid where a field cannot be so."""
    words = {name: " ".join(getattr(meaning, name).split()) for name in ("unit", "what", "place", "period")}
    meaning = replace(meaning, **words)  # type: ignore[arg-type]
    if meaning.unit not in {read.unit, *known_units()}:
        raise Invalid(unknown(meaning.unit))
    if meaning.period and meaning.period != read.period and parse(meaning.period) is None:
        raise Invalid("Write the period as 2008, FY2008, 2008-Q2, 2008-06, 2008-06-30, or from/to as 2008-01/2008-06.")
    _valid_numbers(meaning.low, meaning.high)
    return meaning


def _valid_numbers(low: Decimal | None, high: Decimal | None) -> None:
    if low is None and high is None:
        raise Invalid("Write the value, or one end of it.")
    if low is not None and high is not None and low > high:
        raise Invalid("The lowest value must not be above the highest.")


def _create(row: Figure, values: dict[str, str | None], by: User, note: str, now: datetime) -> Correction:
    read = machine_reading(row)
    meant = corrected(read, values)
    if not fits(meant):
        raise Invalid("The value is too large. Check its digits.")
    text, quote, offset = words_of(row)
    return Correction.objects.create(
        article_id=row.revision.article_id,
        text=text,
        quote=quote,
        offset=offset,
        values=values,
        read=to_json(in_quote(read)),
        corrected=to_json(in_quote(meant)),
        by=by,
        at=now,
        note=note,
    )


def _of_the_same_words(row: Figure) -> list[Figure]:
    """The figures of the article's newest text to which the correction is bound."""
    standing = Figure.objects.filter(
        revision__article=row.revision.article_id, reading__standing=Reading.Standing.CURRENT, text=row.text
    )
    return [one for one in standing.select_related("reading") if words_of(one) == words_of(row)]


def _put_right(rows: Sequence[Figure], correction: Correction) -> None:
    for row in rows:
        put_right(row, correction)
        row.save(update_fields=["correction", "as_read", *COLUMNS])
    FigureKey.objects.filter(figure__in=rows).delete()
    write_keys(rows)


def _said(correction: Correction) -> str:
    """The changed fields in words: "period 2008, place China"."""
    return ", ".join(f"{name} {now or 'none'}" for name, now, _ in correction.changes) or "as the machine read it"


def _tell(sentence: str, row: Figure, correction: Correction, now: datetime) -> None:
    """One line of history, with the claim that has the figure now."""
    filed = Observation.objects.binding().filter(figure=row).select_related("claim").first()
    data = {"correction": correction.pk, "figure": row.pk, "revision": row.revision_id, "quote": row.quote}
    data |= {"read": correction.read, "corrected": correction.corrected, "note": correction.note}
    claim = filed.claim if filed else None
    tell(Happening(kind="figure.corrected", sentence=sentence, claim=claim, by=correction.by, now=now, data=data))
