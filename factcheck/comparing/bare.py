"""Two figures whose units nothing joins, laid side by side by their numbers where one was told without its unit."""

from __future__ import annotations

from decimal import Decimal
from itertools import product

from factcheck.comparing.intervals import Writing
from factcheck.comparing.mention import Mention
from factcheck.comparing.pairs import Pair
from factcheck.comparing.units import counted

_NO_UNIT = "count"


def bare_pair(a: Mention, b: Mention) -> Pair | None:
    """The two as if of one unit: a table's cell that lost its percent sign, euros and "euros per megawatt hour".

    None where both have a unit, and another one.
    """
    for x, y in product(a.writings, b.writings):
        if _may_be_of_one_unit(x, y):
            return Pair(a, b, x, y, Decimal(1), Decimal(1))
    return None


def _may_be_of_one_unit(x: Writing, y: Writing) -> bool:
    return _NO_UNIT in (x.unit, y.unit) or counted(x.unit) == counted(y.unit)
