"""A mention with what was made of it to lay it beside others."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from factcheck.comparing.mention import Mention
from factcheck.comparing.setting import Setting
from factcheck.comparing.sketch import Sketch
from factcheck.comparing.unequal import Number
from factcheck.figures import Figure


@dataclass(frozen=True)
class Seen:
    """A mention with what was made of it to lay it beside others, the document it stands in, its number, and the
    concepts that the other figures of its sentence measure."""

    mention: Mention
    sketch: Sketch
    setting: Setting
    number: Number
    of_others: frozenset[str] = frozenset()

    @cached_property
    def words(self) -> frozenset[str]:
        """The concepts said of it, without what its sentence gives other figures of: "2 tonnes of tea, 3 of coffee"."""
        signature = self.sketch.signature
        return signature.concepts - (self.of_others - signature.measured)

    @cached_property
    def telling(self) -> frozenset[str]:
        """Those of them whose kin tell something: in a text on drugs, "drug" makes no number one of marijuana."""
        return self.words - (self.setting.topic - self.sketch.signature.measured)

    @cached_property
    def figure(self) -> Figure:
        return self.mention.figure
