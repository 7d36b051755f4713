"""How many discrepancies are in each state of the work: the numbers above the queue and on the home page."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db.models import Count, Q

from factcheck.claims.models import Discrepancy
from factcheck.review.models import Work
from factcheck.review.states import (
    CLOSED,
    MINE,
    OPEN,
    REOPENED,
    SETTLED,
    STATES,
    UNASSIGNED,
    WAITING_FOR,
    in_state,
    waiting,
)


@dataclass(frozen=True, slots=True)
class Counts:
    """`by_cause` holds, for the states that are counted by it, how many there are of each likeliest cause."""

    by_state: dict[str, int]
    by_cause: dict[str, dict[str, int]]

    def tabs(self) -> list[tuple[str, str, int]]:
        """Each state with its name and number, in the order of the tabs."""
        return [(state, name, self.by_state[state]) for state, name in STATES.items()]


def count(person: User | None = None) -> Counts:
    """All of them are counted once; what waits and who has what, among the few on which work is begun."""
    by_cause: dict[str, Counter[str]] = {state: Counter() for state in (OPEN, SETTLED, CLOSED, *WAITING_FOR)}
    rows = Discrepancy.objects.order_by().values_list("state", "first_cause")
    for state, cause, number in rows.annotate(number=Count("pk")):
        by_cause[state][cause] = number
    state_of = {kind: state for state, kind in WAITING_FOR.items()}
    held_up = waiting().values_list("waits_for", "discrepancy__first_cause")
    for kind, cause, number in held_up.annotate(number=Count("pk")):
        by_cause[state_of[kind]][cause] = number
        by_cause[OPEN][cause] -= number
    by_state = {state: found.total() for state, found in by_cause.items()}
    given = Work.objects.filter(discrepancy__state=OPEN, assignee__isnull=False).aggregate(
        mine=Count("pk", filter=Q(assignee=person)),
        waiting=Count("pk", filter=Q(pk__in=waiting().values("pk"))),
        all=Count("pk"),
    )
    by_state |= {
        MINE: given["mine"] if person else 0,
        UNASSIGNED: by_state[OPEN] - (given["all"] - given["waiting"]),
        REOPENED: in_state(REOPENED, person).count(),
    }
    return Counts(by_state, {state: dict(+found) for state, found in by_cause.items()})
