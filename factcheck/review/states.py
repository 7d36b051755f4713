"""The states of the work on a discrepancy, each a list of the queue."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from factcheck.claims.models import Discrepancy
from factcheck.review.models import Work

OPEN, MINE, UNASSIGNED, REOPENED = Discrepancy.State.OPEN.value, "mine", "unassigned", "reopened"
SIGN_OFF, DISPUTED, ASIDE = "sign-off", "disputed", "aside"
SETTLED, CLOSED = Discrepancy.State.SETTLED.value, Discrepancy.State.CLOSED.value
STATES = {
    OPEN: "Open",
    MINE: "Mine",
    UNASSIGNED: "Unassigned",
    REOPENED: "Re-opened",
    SIGN_OFF: "Waiting for sign-off",
    DISPUTED: "For a curator",
    ASIDE: "Put aside",
    SETTLED: "Settled",
    CLOSED: "No longer differ",
}
WAITING_FOR = {
    SIGN_OFF: Work.WaitsFor.SIGN_OFF.value,
    DISPUTED: Work.WaitsFor.CURATOR.value,
    ASIDE: Work.WaitsFor.EVIDENCE.value,
}


def waiting() -> QuerySet[Work]:
    """Work that waits for something: on the evidence as it is now, and not beyond its reminder."""
    not_due = Q(waits_until=None) | Q(waits_until__gt=timezone.now().date())
    rows = Work.objects.filter(not_due, waits_version=F("discrepancy__evidence_version"))
    return rows.exclude(waits_for="").filter(discrepancy__state=OPEN)


def in_state(state: str, person: User | None) -> QuerySet[Discrepancy]:
    """What is in the state; `person` is whose "mine" is meant."""
    if state in {SETTLED, CLOSED}:
        return Discrepancy.objects.filter(state=state)
    rows = Discrepancy.objects.filter(state=OPEN)
    # Work is begun on few of the many: what waits or has somebody is looked up among those, and the rows, which
    # are wide, are found in an index alone.
    if state in WAITING_FOR:
        return rows.filter(pk__in=waiting().filter(waits_for=WAITING_FOR[state]).values("pk"))
    if state == MINE:
        return rows.filter(pk__in=Work.objects.filter(assignee=person).values("pk")) if person else rows.none()
    rows = rows.exclude(pk__in=waiting().values("pk"))
    if state == UNASSIGNED:
        return rows.exclude(pk__in=Work.objects.exclude(assignee=None).values("pk"))
    return rows.exclude(reopened_because="") if state == REOPENED else rows
