"""A discrepancy as one row of a list, from the evidence kept with it: no further query."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from factcheck.claims.evidence import accepted_of, mark_of
from factcheck.claims.models import Discrepancy
from factcheck.claims.plot import Plot, lay_out
from factcheck.claims.wording import amount
from factcheck.review.models import Decision, Lease, Work
from factcheck.review.values import finding

# Of more values a row shows the smallest and the largest.
MOST_VALUES = 5


@dataclass(frozen=True, slots=True)
class Value:
    """A value as the claim's unit says it, and who gives it."""

    words: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """`work` is what is known of it where it has begun, `progress` how far it has come, in words; `lease` who has it
    open just now."""

    discrepancy: Discrepancy
    values: tuple[Value, ...]
    plot: Plot | None
    publishers: int
    work: Work | None
    progress: str
    is_due: bool
    lease: Lease | None
    decision: Decision | None

    @property
    def left_out(self) -> int:
        """How many values between the smallest and the largest are not shown."""
        return max(0, len(self.values) - MOST_VALUES)

    @property
    def shown(self) -> tuple[Value, ...]:
        return (*self.values[: MOST_VALUES - 1], self.values[-1]) if self.left_out else self.values

    @property
    def finding(self) -> str:
        return finding(self.decision) if self.decision else ""


def rows_of(discrepancies: Iterable[Discrepancy]) -> list[Row]:
    """The rows of a list. The discrepancies come from `queue.Filter.rows`."""
    now = timezone.now()
    return [_row(discrepancy, now) for discrepancy in discrepancies]


def widest_of(discrepancy: Discrepancy) -> list[Value]:
    """The two figures that differ most, as written, and who gives each."""
    given = {item["observation"]: item for item in discrepancy.evidence}
    pair = discrepancy.pairs[0]["observations"] if discrepancy.pairs else []
    return [Value(given[pk]["text"], (given[pk]["source"],)) for pk in pair if pk in given]


def _row(discrepancy: Discrepancy, now: datetime) -> Row:
    evidence, unit = discrepancy.evidence, discrepancy.claim.unit
    marks = [mark for item in evidence if (mark := mark_of(item, unit))]
    source_of = {item["observation"]: item["source"] for item in evidence}
    by_value: dict[str, list[str]] = {}
    for mark in sorted(marks, key=lambda one: one.value):
        by_value.setdefault(amount(mark.value, unit), []).append(source_of[mark.key])
    work: Work | None = getattr(discrepancy, "work", None)
    lease: Lease | None = getattr(discrepancy, "lease", None)
    held = lease if lease and lease.expires_at > now else None
    return Row(
        discrepancy=discrepancy,
        values=tuple(Value(words, tuple(dict.fromkeys(said_by))) for words, said_by in by_value.items()),
        plot=lay_out(marks, accepted_of(discrepancy)),
        publishers=len({item["source"] for item in evidence}),
        work=work,
        progress=_work_in_words(discrepancy, work, held),
        is_due=bool(work and work.waits_until and work.waits_until <= now.date()),
        lease=held,
        decision=next(iter(getattr(discrepancy, "standing", [])), None),
    )


def _work_in_words(discrepancy: Discrepancy, work: Work | None, held: Lease | None) -> str:
    """The work's own state, apart from what was decided and how surely."""
    if discrepancy.state != Discrepancy.State.OPEN:
        return "Done"
    if work and work.waits_for and work.waits_version == discrepancy.evidence_version:
        until = f" until {work.waits_until:%-d %b}" if work.waits_until else ""
        return f"Waiting: {work.get_waits_for_display().lower()}{until}"
    return "In progress" if held or (work and work.assignee_id) else "New"
