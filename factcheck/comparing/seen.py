"""A mention with what was made of it to lay it beside others."""

from __future__ import annotations

from dataclasses import dataclass, field

from factcheck.comparing.contrasts import Members, named
from factcheck.comparing.mention import Mention
from factcheck.comparing.setting import Setting
from factcheck.comparing.signature import Signature
from factcheck.comparing.sketch import Sketch
from factcheck.comparing.unequal import Number
from factcheck.figures import Figure


@dataclass(slots=True, eq=False)
class Seen:
    """A mention with what was made of it to lay it beside others, the document it stands in, its number, and the
    concepts that the other figures of its sentence measure. What every pair asks is worked out beforehand.

    `words` are the concepts said of it, without what its sentence gives other figures of ("2 tonnes of tea, 3 of
    coffee"), `telling` those of them whose kin tell something: in a text on drugs, "drug" makes no number one of
    marijuana.
    """

    mention: Mention
    sketch: Sketch
    setting: Setting
    number: Number
    of_others: frozenset[str] = frozenset()

    figure: Figure = field(init=False)
    signature: Signature = field(init=False)
    words: frozenset[str] = field(init=False)
    telling: frozenset[str] = field(init=False)
    named: Members = field(init=False)

    def __post_init__(self) -> None:
        self.signature = signature = self.sketch.signature
        self.figure = self.mention.figure
        self.words = signature.concepts - (self.of_others - signature.measured)
        self.telling = self.words - (self.setting.topic - signature.measured)
        self.named = named(self.figure)
