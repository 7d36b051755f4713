"""What is known of the figures of a text when the text is read again, or a new revision still says the same, or says
the same with another number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Q

from factcheck.claims.models import Figure, Observation, Reading

State = Observation.State


@dataclass(slots=True)
class Carried:
    """`replaced` are observations to point at the new reading's figure; `repeated` are new rows for a new revision;
    `confirmed` are rows of it that another text's worker wrote meanwhile, with what was known before."""

    replaced: list[Observation] = field(default_factory=list)
    repeated: list[Observation] = field(default_factory=list)
    confirmed: list[Observation] = field(default_factory=list)
    # Machine filings of an earlier reading of this same text that the new reading does not bear out
    dropped: list[Observation] = field(default_factory=list)


def carry(reading: Reading, figures: Sequence[Figure], now: datetime) -> Carried:
    """Take over what stands, or was decided, for the same words in the same place of the article's other readings."""
    carried = Carried()
    places = _Places(reading, figures)
    written = _Written(reading, carried)
    for known in _known(reading):
        same_text = known.figure.revision_id == reading.revision_id
        found = places.of(known.figure)
        for figure in found:
            if not places.take(known, figure) or not written.gives_way(known, figure):
                continue
            if written.confirms(known, figure):
                carried.dropped += [known] if same_text else []
            else:
                (carried.replaced if same_text else carried.repeated).append(_carried(known, figure, same_text, now))
        if same_text and not found and known.state in {State.FILED, State.SUGGESTED}:
            carried.dropped.append(known)
    return carried


class _Written:
    """What another text's worker wrote of this reading meanwhile: a claim is proposed with all figures at hand."""

    def __init__(self, reading: Reading, carried: Carried) -> None:
        found = list(Observation.objects.filter(figure__reading=reading))
        self._carried = carried
        self._rows = {(one.claim_id, one.figure_id): one for one in found}
        self._binding = {one.figure_id: one for one in found if one.state in Observation.BINDING}

    def gives_way(self, known: Observation, figure: Figure) -> bool:
        """Whether the figure is free for the claim: one under another gives way to what a person accepted only."""
        other = self._binding.get(figure.pk)
        if other is None or other.claim_id == known.claim_id or known.state not in Observation.BINDING:
            return True
        if known.state != State.ACCEPTED or other.state == State.ACCEPTED or figure.text != known.figure.text:
            return False
        other.state = State.SUGGESTED
        self._carried.confirmed.append(other)
        return True

    def confirms(self, known: Observation, figure: Figure) -> bool:
        """Whether the figure is at the claim already; what a person said of the same words stands then."""
        row = self._rows.get((known.claim_id, figure.pk))
        if row is None:
            return False
        said = known.state in {State.ACCEPTED, State.REJECTED} and figure.text == known.figure.text
        if said and row.state in {State.FILED, State.SUGGESTED}:
            row.state, row.decided_by_id = known.state, known.decided_by_id
            row.score, row.reasons = known.score, known.reasons
        self._carried.confirmed.append(row)
        return True


class _Places:
    """Where the words of an earlier reading's figure are found in this one, and what is known there already."""

    def __init__(self, reading: Reading, figures: Sequence[Figure]) -> None:
        self._revision = reading.revision_id
        self._by_span = {(figure.start, figure.end): [figure] for figure in figures}
        self._by_words: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
        self._by_sentence: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
        for figure in figures:
            self._by_words[_words(figure)].append(figure)
            self._by_sentence[_sentence(figure)].append(figure)
        self._known: set[tuple[int, int]] = set()
        self._bound: set[int] = set()

    def of(self, old: Figure) -> list[Figure]:
        if old.revision_id == self._revision:
            return self._by_span.get((old.start, old.end), [])
        return self._by_words[_words(old)] or self._with_another_number(old)

    def _with_another_number(self, old: Figure) -> list[Figure]:
        """The one figure of the sentence; where it stands twice, what is meant stands elsewhere in the text."""
        found = self._by_sentence[_sentence(old)]
        # A number without a period may be of another one each time that its text changes.
        return found if old.period and len(found) == 1 else []

    def take(self, known: Observation, figure: Figure) -> bool:
        """Whether this is the first word on the figure and the claim; a figure has one claim only."""
        if (known.claim_id, figure.pk) in self._known:
            return False
        binds = known.state in Observation.BINDING
        if binds and figure.pk in self._bound:
            return False
        self._known.add((known.claim_id, figure.pk))
        self._bound |= {figure.pk} if binds else set()
        return True


def _known(reading: Reading) -> list[Observation]:
    """Observations of this text read before and of earlier texts, the newest first.

    Filings of earlier texts that no longer stand, and suggestions nobody answered, are left to the matcher.
    """
    article = reading.revision.article_id
    decided = Q(state__in=[State.ACCEPTED, State.REJECTED])
    worth = decided | Q(is_current=True, state=State.FILED) | Q(figure__revision=reading.revision_id)
    found = Observation.objects.filter(
        worth,
        figure__revision__article=article,
        figure__revision__number__lte=reading.revision.number,
    ).exclude(figure__reading=reading)
    return list(found.select_related("figure").order_by("-figure__revision__number", "-figure__reading", "-pk"))


def _words(figure: Figure) -> tuple[object, ...]:
    """The figure's words, its sentence, and where in the sentence it stands: the same only where all are the same."""
    return figure.text, figure.quote, figure.start - figure.quote_start, *_line(figure)


def _line(figure: Figure) -> tuple[str | None, str | None]:
    """Row and column of a table's cell, which has no sentence: the same number stands in many."""
    return figure.headings.get("row"), figure.headings.get("column")


def _sentence(figure: Figure) -> tuple[object, ...]:
    """All that the sentence says but the number, and what of it is read from elsewhere in the text."""
    start = figure.start - figure.quote_start
    before, after = figure.quote[:start], figure.quote[start + len(figure.text) :]
    return before, after, *_line(figure), figure.dimension, figure.place, figure.period


def _carried(known: Observation, figure: Figure, same_text: bool, now: datetime) -> Observation:
    if same_text:
        known.figure = figure
        return known
    if figure.text != known.figure.text:
        return _with_another_number(known, figure, now)
    return Observation(
        claim_id=known.claim_id,
        figure=figure,
        state=known.state,
        score=known.score,
        reasons=known.reasons,
        decided_by_id=known.decided_by_id,
        filed_at=now,
    )


def _with_another_number(known: Observation, figure: Figure, now: datetime) -> Observation:
    """In or out of the claim as before, which was about the quantity; but nobody has said so of this number."""
    return Observation(
        claim_id=known.claim_id,
        figure=figure,
        state=State.REJECTED if known.state == State.REJECTED else State.FILED,
        score=known.score,
        reasons=[f"the same sentence said {known.figure.text} before"],
        filed_at=now,
    )
