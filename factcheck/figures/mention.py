"""A number found in a sentence, while the rules are still finding out what it means."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from .figure import Expression, Hedge, Role, Trend
from .lexicon import Unit


@dataclass(slots=True)
class Mention:
    """Tokens `first` up to, not including, `last` of a sentence are the number; `begin` and `stop` the whole figure."""

    first: int
    last: int
    low: Decimal
    high: Decimal
    step: Decimal = Decimal(1)
    ambiguous: bool = False
    worded: bool = False
    scaled: bool = False
    vague: bool = False
    begin: int = -1
    stop: int = -1
    unit: Unit | None = None
    unit_text: str | None = None
    hedge: Hedge = "exact"
    hedge_first: int = -1
    trend: Trend | None = None
    what: str | None = None
    what_last: int = -1
    measured: Mention | None = None
    """The measure between a number and its noun: "two 500-pound bombs"."""
    action: str | None = None
    action_last: int = -1
    action_lent: bool = False
    """Taken from a figure before that a passive verb closed; a later figure of the list may have its own."""
    passive: bool = False
    sentence: int = -1
    """Where its sentence begins, so that figures said together are known."""
    shared: bool = False
    """A share whose whole was named with an earlier share."""
    describes: bool = False
    """In "an eight-storey mill" it tells what something is like; nothing later is counted with it."""
    retells: Mention | None = None
    """The figure that this one gives once more, of the same thing: "The union says 41."."""
    per: str | None = None
    role: Role = "actual"
    part_of: bool = False
    whole: Mention | None = None
    """The total in "214 of the 400 seats", whose noun is the part's too."""
    place: str | None = None
    period: str | None = None
    attributed_to: str | None = None
    also: list[Expression] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.begin < 0:
            self.begin = self.first
        if self.stop < 0:
            self.stop = self.last
