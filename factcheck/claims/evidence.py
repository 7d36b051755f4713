"""A claim's observations as reviewers see them: in one unit, grouped by origin, each quote in its paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Prefetch, QuerySet

from factcheck.claims import origins
from factcheck.claims.mentions import mention_of
from factcheck.claims.models import Claim, Correction, Discrepancy, Observation
from factcheck.claims.plot import Mark, Plot, lay_out
from factcheck.claims.quotes import Passage, at_quote, passage
from factcheck.claims.records import records_of
from factcheck.claims.wording import amount, span
from factcheck.comparing import Course, Mention, course, interval, suggest
from factcheck.comparing.numbers import hedge_words, significant
from factcheck.comparing.units import MONEY, dimension, factor
from factcheck.figures import Figure
from monitor.models import Article

CONVERTED_DIGITS = 5
# What going to the base unit and back may leave behind ("29.4999…") begins after more digits than anybody writes.
WRITTEN_DIGITS = 20
# Rejected figures on the page of a claim
MOST_KEPT_OUT = 30


@dataclass(frozen=True, slots=True)
class Evidence:
    """One observation in the claim's unit. `value` is None where its unit cannot be converted into the claim's."""

    observation: Observation
    origin: int
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: str

    @property
    def article(self) -> Article:
        return self.observation.figure.revision.article

    @property
    def is_standing(self) -> bool:
        states = Observation.State
        return self.observation.is_current and self.observation.state in {states.FILED, states.ACCEPTED}

    @property
    def said_on(self) -> date:
        """The day the text gives as its own, else the day it was first seen."""
        revision = self.observation.figure.revision
        return revision.published_on or revision.recorded_at.date()

    @property
    def hedge(self) -> str:
        """ "at least", where the text says so before the figure."""
        figure = self.observation.figure
        return hedge_words(figure.hedge, figure.text)

    @property
    def converted(self) -> str:
        return "" if self.value is None else amount(self.value, self.unit)

    @property
    def is_converted(self) -> bool:
        """Whether it was written in another unit than the claim's."""
        return self.value is not None and self.observation.figure.unit != self.unit

    @property
    def stands_for(self) -> str:
        return "" if self.value is None else span(self.low, self.high, self.unit)

    @property
    def passage(self) -> Passage:
        figure = self.observation.figure
        return passage(
            figure.revision.text,
            start=figure.start,
            end=figure.end,
            quote_start=figure.quote_start,
            quote_end=figure.quote_start + len(figure.quote),
            meant={"what": figure.what, "place": figure.place, "period": figure.period},
        )

    @property
    def headings(self) -> dict[str, str]:
        """The row, column and caption of the table cell in which the figure stands; empty in running text."""
        return self.observation.figure.headings

    @property
    def page_number(self) -> int | None:
        """Of the PDF page on which the figure stands; None on other pages."""
        figure = self.observation.figure
        return figure.revision.page_at(figure.start)

    @property
    def url_at_quote(self) -> str:
        if self.page_number:
            return f"{self.article.url}#page={self.page_number}"
        return at_quote(self.article.url, self.observation.figure.quote)


@dataclass(frozen=True, slots=True)
class Origin:
    """Observations that go back to one origin, so that they count once."""

    number: int
    name: str
    evidence: tuple[Evidence, ...]


def observations_with_sources(observations: QuerySet[Observation]) -> QuerySet[Observation]:
    """All that a row of evidence shows, in a fixed number of queries.

    Not in one: a dozen tables joined cost the database more to plan than these few rows cost to find. What most rows do
    not have, such as a correction, is asked for only where one has it.
    """
    corrections = Correction.objects.select_related("by")
    articles = Article.objects.select_related("source__publisher")
    return observations.select_related("figure__revision").prefetch_related(
        "claim",
        "decided_by",
        Prefetch("figure__correction", corrections),
        Prefetch("figure__revision__article", articles),
        Prefetch("figure__revision__article__copy_of", articles),
    )


def evidence_of(observations: Iterable[Observation], unit: str) -> list[Evidence]:
    """One row for each observation, in their order. The observations come from `observations_with_sources`."""
    rows = list(observations)
    number_of = origins.numbered(rows)
    return [_evidence(one, mention_of(one), number_of[one.pk], unit) for one in rows]


def suggestions_for(claim: Claim) -> list[Evidence]:
    """What the machine thinks may belong here; `figure.bindings` says where it is filed now, if anywhere."""
    suggested = claim.observations.filter(state=Observation.State.SUGGESTED, is_current=True)
    return evidence_of(observations_with_sources(suggested).prefetch_related(_elsewhere()), claim.unit)


def kept_out_of(claim: Claim) -> list[Observation]:
    """Rejected figures that are still said, the newest first; `figure.bindings` as above."""
    rejected = claim.observations.filter(state=Observation.State.REJECTED, is_current=True)
    found = rejected.with_source().select_related("decided_by").prefetch_related(_elsewhere())
    return list(found.order_by("-pk")[:MOST_KEPT_OUT])


def _elsewhere() -> Prefetch[Any]:
    binding = Observation.objects.binding().select_related("claim")
    return Prefetch("figure__observations", queryset=binding, to_attr="bindings")


def by_origin(evidence: Sequence[Evidence]) -> list[Origin]:
    """The evidence grouped by origin, the largest values first, each group under the name of who said it first."""
    sorted_evidence = sorted(evidence, key=lambda one: -(one.value or Decimal(0)))
    numbers = dict.fromkeys(one.origin for one in sorted_evidence)
    groups = {number: tuple(one for one in sorted_evidence if one.origin == number) for number in numbers}
    return [Origin(number, _origin_name(group), group) for number, group in groups.items()]


def count_publishers(evidence: Iterable[Evidence]) -> int:
    return len({one.article.source.publisher_id for one in evidence})


def likely(evidence: Sequence[Evidence]) -> tuple[Evidence, str] | None:
    """The evidence whose value likely stands, and how that was reached: a suggestion, never a decision."""
    observations = [one.observation for one in evidence]
    mentions, copies = origins.mentions_with_copies(observations)
    found = suggest(mentions, copies, records_of(observations))
    if found is None:
        return None
    return next(one for one in evidence if str(one.observation.pk) == found.key), found.reason


def course_of(evidence: Sequence[Evidence]) -> Course | None:
    """Where it is of a count that goes on, its states by day; the mentions have the observations' numbers as keys."""
    return course([mention_of(one.observation) for one in evidence])


def plot_of(evidence: Iterable[Evidence], accepted: tuple[Decimal, Decimal] | None = None) -> Plot | None:
    marks = [Mark(one.observation.pk, one.value, one.low, one.high) for one in evidence if one.value is not None]
    return lay_out(marks, accepted)


def mark_of(item: dict[str, Any], unit: str) -> Mark | None:
    """Evidence as it is kept with a discrepancy or a decision, on an axis; None where its unit cannot be converted."""
    low, high = (None if item[end] is None else Decimal(item[end]) for end in ("low", "high"))
    words = item["text"]
    figure = Figure(
        start=0,
        end=len(words),
        text=words,
        low=low,
        high=high,
        unit=item["unit"],
        hedge=item["hedge"],
        step=Decimal(item["step"]),
        quote=words,
        quote_start=0,
    )
    place = on_axis(figure, unit)
    return Mark(item["observation"], *place) if place else None


def on_axis(figure: Figure, unit: str) -> tuple[Decimal, Decimal | None, Decimal | None] | None:
    """The number as written, and both ends of what it can stand for, in the unit; None where it cannot be converted."""
    ends = [end for end in (figure.low, figure.high) if end is not None]
    if not ends or not is_convertible(figure.unit, unit):
        return None
    value, bounds = sum(ends, Decimal(0)) / len(ends), interval(figure).scaled(1 / factor(figure.unit))
    scale = factor(figure.unit) / factor(unit)
    return _scaled(value, scale), bounds.low and _scaled(bounds.low, scale), bounds.high and _scaled(bounds.high, scale)


def _scaled(value: Decimal, scale: Decimal) -> Decimal:
    """A result of a conversion has no more digits than mean something; a number in its own unit keeps all."""
    return significant(value * scale, WRITTEN_DIGITS if scale == 1 else CONVERTED_DIGITS)


def accepted_of(discrepancy: Discrepancy, unit: str = "") -> tuple[Decimal, Decimal] | None:
    """The value or range that stands, in `unit` or the claim's; of an open one the end that is given, twice."""
    ends = [end for end in (discrepancy.stands_low, discrepancy.stands_high) if end is not None]
    if not ends:
        return None
    scale = factor(discrepancy.stands_unit) / factor(unit or discrepancy.claim.unit)
    return ends[0] * scale, ends[-1] * scale


def is_convertible(unit: str, other: str) -> bool:
    """Money of two currencies has no common axis."""
    return unit == other or (dimension(unit) == dimension(other) != MONEY)


def _evidence(observation: Observation, mention: Mention, origin: int, unit: str) -> Evidence:
    value, low, high = on_axis(mention.figure, unit) or (None, None, None)
    return Evidence(observation, origin, value, low, high, unit)


def _origin_name(group: Sequence[Evidence]) -> str:
    """The publisher that gives it on its own account, else the body that the others name."""
    own = next((one for one in group if not one.observation.figure.attributed_to), None)
    if own is None:
        return group[0].observation.figure.attributed_to
    first = own.article.copy_of or own.article
    return first.source.publisher.name
