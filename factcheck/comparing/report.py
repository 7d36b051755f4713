"""What the comparison of many documents found: claims with every pair of their figures, and what stands alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from itertools import combinations, islice

from factcheck.comparing.agreement import Beside, Comparison, agree, compare
from factcheck.comparing.around import Around
from factcheck.comparing.cause import Cause
from factcheck.comparing.check import Check
from factcheck.comparing.checks import check_all
from factcheck.comparing.circumstances import one_of_each_value
from factcheck.comparing.course import Course, course
from factcheck.comparing.grouping import group
from factcheck.comparing.mention import Mention, by_document
from factcheck.comparing.series import in_series, says_its_span, series_key
from factcheck.comparing.sides import laid_together
from factcheck.comparing.suggestion import spread
from factcheck.comparing.words import Synonyms
from factcheck.figures import Expression, Figure

# Siblings only help to explain a difference; more of them say nothing new and cost time.
_MOST_SIBLINGS = 12
_MOST_OF_A_SERIES = 200
_MOST_TEXTS, _MOST_OF_A_TEXT = 12, 300


@dataclass(frozen=True, slots=True)
class ComparedPair:
    a: Mention
    b: Mention
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class Differing:
    """Two values of one quantity that differ: two mentions that give them, and the causes that any who give them have,
    the likeliest first."""

    pair: ComparedPair
    causes: tuple[Cause, ...]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Each two mentions of a quantity, compared when they are asked for: a thousand documents have a million pairs.

    `series` has figures of the same things in other periods, `documents` all figures of each document: some of them may
    have been taken for these.
    """

    mentions: tuple[Mention, ...]
    series: Mapping[tuple[str, ...], Sequence[Mention]]
    documents: Mapping[str, Sequence[Mention]]
    _known: dict[tuple[int, int, bool], Comparison] = field(default_factory=dict, repr=False, compare=False)

    def __iter__(self) -> Iterator[ComparedPair]:
        beside = self._beside()
        alike: dict[tuple[object, ...], int] = {}
        kinds = [alike.setdefault(_compared_by(one), len(alike)) for one in self.mentions]
        for (a, kind_a), (b, kind_b) in combinations(zip(self.mentions, kinds, strict=True), 2):
            two = (kind_a, kind_b, a.document == b.document)
            if two not in self._known:
                self._known[two] = compare(a, b, beside)
            yield ComparedPair(a, b, self._known[two])

    def _beside(self) -> Beside:
        siblings = one_of_each_value(self.mentions)[:_MOST_SIBLINGS]
        keys = dict.fromkeys(map(series_key, self.mentions))
        own = {one.key for one in self.mentions}
        found = (one for key in keys for one in self.series[key] if one.key not in own or says_its_span(one))
        series = list(islice(found, _MOST_OF_A_SERIES))
        # First the texts with other values: what they give besides may be what was mistaken for this.
        texts = list(dict.fromkeys(one.document for one in (*siblings, *self.mentions)))[:_MOST_TEXTS]
        around = [one for text in texts for one in self.documents[text][:_MOST_OF_A_TEXT]]
        return Beside(siblings, series, Around(self.mentions, around), laid_together(self.mentions))


def _compared_by(mention: Mention) -> tuple[object, ...]:
    """All that a comparison looks at: copies of a page need not be compared again."""
    return mention.figure, mention.published, mention.source, mention.title


@dataclass(frozen=True)
class ComparedClaim:
    """One quantity: the mentions of it, and how each two of them stand to each other."""

    statement: str
    mentions: tuple[Mention, ...]
    pairs: Iterable[ComparedPair]

    @property
    def documents(self) -> int:
        """How many documents give it."""
        return len({mention.document for mention in self.mentions})

    @property
    def differs(self) -> bool:
        return any(pair.comparison.relation == "differs" for pair in self.pairs)

    @property
    def spread(self) -> Decimal:
        """How far its mentions lie apart, as `suggestion.spread` says; 0 where they agree or share no unit."""
        return spread(self.mentions) if self.differs else Decimal(0)

    @property
    def sides(self) -> list[list[Mention]]:
        """The mentions with those that agree side by side, the largest side first."""
        sides: list[list[Mention]] = []
        side_of: dict[Figure, list[Mention]] = {}
        for mention in self.mentions:
            # A copy stands where its original does.
            side = side_of.get(mention.figure)
            if side is None:
                side = next((one for one in sides if all(agree(mention, other) for other in one)), None)
            if side is None:
                sides.append(side := [])
            side_of[mention.figure] = side
            side.append(mention)
        return sorted(sides, key=len, reverse=True)

    @cached_property
    def course(self) -> Course | None:
        """Where it is a count that goes on, its states by day."""
        return course(self.mentions)

    @property
    def differences(self) -> list[Differing]:
        """Each two values that differ, once; of a count that goes on those alone that its days do not explain."""
        told: dict[frozenset[object], list[ComparedPair]] = defaultdict(list)
        explained: set[frozenset[object]] = set()
        for pair in self.pairs:
            if pair.comparison.relation != "differs":
                continue
            values = frozenset((one.low, one.high, one.unit) for one in (pair.a.figure, pair.b.figure))
            told[values].append(pair)
            if self.course and self.course.explains(pair.a.key, pair.b.key):
                explained.add(values)
        return [_differing(pairs) for values, pairs in told.items() if values not in explained]

    @property
    def ways(self) -> list[str]:
        """How its figures agree where they are not simply equal, each way once."""
        agreeing = (pair.comparison for pair in self.pairs if pair.comparison.relation == "agrees")
        return list(dict.fromkeys(one.how for one in agreeing if one.how_kind != "equal"))


def _differing(pairs: Sequence[ComparedPair]) -> Differing:
    """The two values with each kind of cause once, as it explains them best."""
    found = sorted((cause for pair in pairs for cause in pair.comparison.causes), key=lambda cause: -cause.weight)
    causes: dict[str, Cause] = {}
    for cause in found:
        causes.setdefault(cause.kind, cause)
    shown = next((pair for pair in pairs if found[:1] == list(pair.comparison.causes[:1])), pairs[0])
    return Differing(shown, tuple(causes.values()))


@dataclass(frozen=True, slots=True)
class Report:
    """Claims in the order in which they were first met, the mentions that no other joins, and what was checked inside
    single documents."""

    claims: tuple[ComparedClaim, ...]
    alone: tuple[Mention, ...]
    checks: tuple[Check, ...] = ()


def make_report(mentions: Sequence[Mention], synonyms: Synonyms | None = None) -> Report:
    """Group the mentions and compare the members of each group."""
    series = in_series(mentions)
    documents = by_document(mentions)
    claims = tuple(
        ComparedClaim(found.statement, found.mentions, Pairs(found.mentions, series, documents))
        for found in group(mentions, synonyms)
    )
    filed = {mention.key for claim in claims for mention in claim.mentions}
    alone = tuple(mention for mention in mentions if mention.key not in filed)
    return Report(claims, alone, tuple(check_all(mentions)))


def claims_as_json(report: Report) -> Iterator[dict[str, object]]:
    """The claims as the command's JSON gives them: every pair with its relation and causes, figures by their keys."""
    for claim in report.claims:
        yield {
            "statement": claim.statement,
            "figures": [mention.key for mention in claim.mentions],
            "pairs": [_pair_as_json(pair) for pair in claim.pairs],
        }


def checks_as_json(report: Report) -> list[dict[str, object]]:
    """What was checked inside single documents, figures by their keys."""
    return [
        {
            "kind": check.kind,
            "figures": [mention.key for mention in check.mentions],
            "holds": check.holds,
            "words": check.words,
        }
        for check in report.checks
    ]


def _pair_as_json(pair: ComparedPair) -> dict[str, object]:
    found = pair.comparison
    return {
        "figures": [pair.a.key, pair.b.key],
        "relation": found.relation,
        "how": found.how,
        "causes": [{"cause": cause.kind, "explanation": cause.explanation} for cause in found.causes],
    }


def figure_as_json(mention: Mention) -> dict[str, object]:
    """One figure as the command's JSON gives it; low and high are decimal strings in the unit as written."""
    figure = mention.figure
    return {
        "id": mention.key,
        "document": mention.document,
        "start": figure.start,
        "end": figure.end,
        "text": figure.text,
        "quote": figure.quote,
        **_ends(figure),
        "unit": figure.unit,
        "also": [_also(other) for other in figure.also],
        "what": figure.what,
        "place": figure.place,
        "period": figure.period,
        "attributed_to": figure.attributed_to,
    }


def _also(other: Expression) -> dict[str, object]:
    return {"text": other.text, **_ends(other), "unit": other.unit, "start": other.start, "end": other.end}


def _ends(written: Figure | Expression) -> dict[str, object]:
    return {"low": _decimal(written.low), "high": _decimal(written.high)}


def _decimal(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"
