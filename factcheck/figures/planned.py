"""Find what a page plans for a year to come: "agree on the cod quota for 2025", "next year's budget"."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from . import periods
from .lexicon import Lexicon
from .mention import Mention
from .tokens import Sentence
from .when import YEAR, When


class Plan(NamedTuple):
    """A noun in the singular, and the period that it is planned for."""

    noun: str
    period: str


def find(s: Sentence, dates: list[When], lexicon: Lexicon, today: date | None) -> Plan | None:
    """What is said to be for a year to come: the "quota" of "the quotas for 2025" and of "the 2025 quota"."""
    for when in dates:
        if len(when.iso) == YEAR and periods.is_to_come(when.iso, today):
            behind_for = s.low(when.first - 1) == "for"
            noun = _singular(s.low(when.first - 2) if behind_for else s.low(when.last))
            if noun in lexicon.of("planned_noun"):
                return Plan(noun, when.iso)
    return None


def is_for(m: Mention, plan: Plan | None) -> bool:
    """Whether a figure without a date of its own is of what was planned."""
    return (
        plan is not None and m.role != "previous" and m.what is not None and _singular(m.what.split()[-1]) == plan.noun
    )


def _singular(noun: str) -> str:
    return noun.lower().removesuffix("s")
