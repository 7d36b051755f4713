"""All that is checked inside single documents, and of figures against the sources they name."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.comparing.check import Check
from factcheck.comparing.citing import check_sources
from factcheck.comparing.mention import Mention
from factcheck.comparing.parts import check_parts
from factcheck.comparing.shares import check_shares
from factcheck.comparing.totals import check_totals
from factcheck.comparing.wholes import check_wholes


def check_all(mentions: Sequence[Mention]) -> list[Check]:
    """Every check of the figures of some documents, those of one kind together."""
    return [*check_inside(mentions), *check_sources(mentions)]


def check_inside(mentions: Sequence[Mention]) -> list[Check]:
    """Those of each document by itself."""
    checks = (check_totals, check_parts, check_wholes, check_shares)
    return [found for check in checks for found in check(mentions)]
