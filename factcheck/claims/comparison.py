"""The comparison of documents as a page shows it: differences first, then agreements, then what stands alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from factcheck.claims.quotes import Passage, passage
from factcheck.comparing import Mention, Suggestion, origins, suggest
from factcheck.comparing.check import Check
from factcheck.comparing.letter import as_text
from factcheck.comparing.long import number_of_pairs
from factcheck.comparing.numbers import hedge_words, in_full, scaled
from factcheck.comparing.report import ComparedClaim, Differing, make_report
from factcheck.comparing.signature import kind
from factcheck.comparing.statement import about
from factcheck.documents import Paper, mentions_of

# As much as is read and compared while a person waits, who is told how far it is; of figures of one kind in many
# documents the pairs count.
MOST_CHARACTERS = 2_000_000
MOST_FIGURES = 10_000
MOST_PAIRS = 2_000_000
MOST_ALONE = 300
MOST_CHECKS = 100
CAUSES_SHOWN = 2

CHECKS = {
    "share": "Share of its parts",
    "total": "Total of a table",
    "part": "Part and whole",
    "source": "Cited source",
}


class CannotCompare(Exception):
    """The documents are too few, or too long to be compared at once; the message is a sentence."""


@dataclass(slots=True)
class Pile:
    """Documents handed in one after the other, and the figures in them."""

    papers: list[Paper] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    _of_kinds: list[Counter[str]] = field(default_factory=list)

    def add(self, paper: Paper) -> int:
        """Read one more; how many figures it holds. Raises CannotCompare where a person would wait too long for all."""
        self.papers.append(paper)
        if sum(len(one.document.text) for one in self.papers) > MOST_CHARACTERS:
            raise CannotCompare(
                f"The documents have more than {MOST_CHARACTERS:,} characters together: "
                "hand in fewer at once, or only the parts that matter."
            )
        found = list(mentions_of(paper))
        self.mentions += found
        self._of_kinds.append(Counter(kind(one.figure) for one in found))
        if len(self.mentions) > MOST_FIGURES or number_of_pairs(self._of_kinds) > MOST_PAIRS:
            raise CannotCompare(
                f"{len(self.mentions):,} figures were read, more than can be compared while you wait: "
                "hand in fewer documents at once, or only the parts that matter."
            )
        return len(found)


@dataclass(frozen=True, slots=True)
class Said:
    """One figure of one document, in its own words."""

    mention: Mention

    @property
    def hedge(self) -> str:
        return hedge_words(self.mention.figure.hedge, self.mention.figure.text)

    @property
    def in_full(self) -> str:
        return in_full(self.mention.figure)

    @property
    def scaled(self) -> str:
        return scaled(self.mention.figure)

    @property
    def passage(self) -> Passage:
        figure = self.mention.figure
        at = figure.start - figure.quote_start
        meant = {"what": figure.what or "", "place": figure.place or "", "period": figure.period or ""}
        end = at + figure.end - figure.start
        return passage(figure.quote, start=at, end=end, quote_start=0, quote_end=len(figure.quote), meant=meant)

    @property
    def about(self) -> str:
        return about(self.mention.figure)


@dataclass(frozen=True, slots=True)
class Difference:
    one: Said
    other: Said
    found: Differing

    @property
    def causes(self) -> list[tuple[str, str]]:
        """Kind and explanation, likeliest first."""
        return [(cause.kind, cause.explanation) for cause in self.found.causes[:CAUSES_SHOWN]]


@dataclass(frozen=True, slots=True)
class Quantity:
    """One claim of the report. Figures that agree stand on one side."""

    claim: ComparedClaim

    @property
    def sides(self) -> list[list[Said]]:
        return [[Said(mention) for mention in side] for side in self.claim.sides]

    @property
    def differences(self) -> list[Difference]:
        return [Difference(Said(found.pair.a), Said(found.pair.b), found) for found in self.claim.differences]

    @property
    def states(self) -> list[tuple[date, list[str]]]:
        """Of a count that goes on the numbers of each day; of all others none."""
        return self.claim.course.states if self.claim.course else []

    @property
    def origins(self) -> int:
        return len(origins(self.claim.mentions))

    @property
    def spread(self) -> float:
        return float(self.claim.spread)

    @property
    def suggestion(self) -> tuple[str, str] | None:
        """The value that likely stands, and why."""
        found: Suggestion | None = suggest(self.claim.mentions)
        if found is None:
            return None
        return next(in_full(one.figure) for one in self.claim.mentions if one.key == found.key), found.reason


@dataclass(frozen=True, slots=True)
class Checked:
    """Something worked out inside one document, or of a figure against the source it names."""

    check: Check

    @property
    def name(self) -> str:
        return CHECKS[self.check.kind]

    @property
    def said(self) -> Said:
        return Said(self.check.mentions[0])


@dataclass(frozen=True, slots=True)
class MadeReport:
    """`alone` are the figures that no other joins, as many as a page bears; `left_out` counts the rest.

    `text` is the whole of it, to be passed on.
    """

    papers: Sequence[Paper]
    figures: int
    differing: list[Quantity]
    agreeing: list[Quantity]
    checks: list[Checked]
    alone: list[Said]
    left_out: int
    text: str


def compared(pile: Pile) -> MadeReport:
    report = make_report(pile.mentions)
    # What several documents give tells more than what one says twice.
    quantities = sorted(map(Quantity, report.claims), key=lambda one: -one.claim.documents)
    return MadeReport(
        pile.papers,
        len(pile.mentions),
        differing=[one for one in quantities if one.claim.differs],
        agreeing=[one for one in quantities if not one.claim.differs],
        checks=[Checked(check) for check in sorted(report.checks, key=lambda one: one.holds)[:MOST_CHECKS]],
        alone=[Said(mention) for mention in report.alone[:MOST_ALONE]],
        left_out=max(0, len(report.alone) - MOST_ALONE),
        text=as_text(report, len(pile.papers), len(pile.mentions)),
    )
