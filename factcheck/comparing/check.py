"""Something worked out among the figures of single documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from factcheck.comparing.mention import Mention


@dataclass(frozen=True, slots=True)
class Check:
    """The figures laid side by side, whether they bear each other out, and the arithmetic in a sentence.

    `kind` says what was checked: a share against its part and whole, a table's total against its cells, a part against
    the whole it is given of, a figure against the source it names.
    """

    kind: Literal["share", "total", "part", "source"]
    mentions: tuple[Mention, ...]
    holds: bool
    words: str

    @property
    def document(self) -> str:
        return self.mentions[0].document
