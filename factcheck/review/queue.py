"""The queue: what waits for whom, in the order of importance (see claims.importance)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.models import User
from django.db.models import Count, F, Max, Prefetch, Q, QuerySet
from django.utils import timezone

from factcheck.claims.models import Discrepancy
from factcheck.review.models import Decision, Work
from factcheck.review.services import leases

State = Discrepancy.State
WaitsFor = Work.WaitsFor

ORDERS = {
    "importance": ("Most important first", ["-importance", "pk"]),
    "spread": ("Widest difference first", ["-spread", "opened_at", "pk"]),
    "newest": ("Newest first", ["-opened_at", "-pk"]),
    "oldest": ("Waiting longest first", ["opened_at", "pk"]),
    "changed": ("Changed last first", ["-changed_at", "-pk"]),
}
OPEN, MINE, UNASSIGNED, REOPENED = State.OPEN.value, "mine", "unassigned", "reopened"
SIGN_OFF, DISPUTED, ASIDE = "sign-off", "disputed", "aside"
SETTLED, CLOSED = State.SETTLED.value, State.CLOSED.value
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
_WAITING_FOR = {SIGN_OFF: WaitsFor.SIGN_OFF, DISPUTED: WaitsFor.CURATOR, ASIDE: WaitsFor.EVIDENCE}


@dataclass(frozen=True)
class Filter:
    """What the address asks for; anything it does not understand is left at its default.

    `person` is whose "mine" is meant. `cause` is the likeliest cause, `group` a Discrepancy.cause_group, `outcome` and
    `confidence` those of the decision that stands.
    """

    person: User | None = None
    state: str = OPEN
    cause: str = ""
    group: str = ""
    assignee: str = ""
    outcome: str = ""
    confidence: str = ""
    words: str = ""
    order: str = "importance"

    @classmethod
    def of(cls, query: Mapping[str, str], person: User | None = None) -> Filter:
        state, order = query.get("state", ""), query.get("order", "")
        return cls(
            person=person,
            state=state if state in STATES else OPEN,
            cause=query.get("cause", ""),
            group=query.get("group", ""),
            assignee=query.get("assignee", ""),
            outcome=query.get("outcome", ""),
            confidence=query.get("confidence", ""),
            words=query.get("q", "").strip(),
            order=order if order in ORDERS else cls.order,
        )

    @property
    def query(self) -> str:
        """The part of the address behind the "?": what `of` reads, without what is at its default."""
        given = {
            "state": "" if self.state == OPEN else self.state,
            "cause": self.cause,
            "group": self.group,
            "assignee": self.assignee,
            "outcome": self.outcome,
            "confidence": self.confidence,
            "q": self.words,
            "order": "" if self.order == "importance" else self.order,
        }
        return urlencode({name: value for name, value in given.items() if value})

    @property
    def narrows(self) -> bool:
        return bool(self.cause or self.group or self.assignee or self.outcome or self.confidence or self.words)

    def rows(self) -> QuerySet[Discrepancy]:
        """The rows with all that a list shows: who works on them, and what was decided."""
        decided = Decision.objects.filter(ended_at__isnull=True).select_related("by", "chosen__figure__revision")
        decided = decided.defer("evidence", "chosen__figure__revision__text", "chosen__figure__revision__cells")
        rows = self.in_order().select_related("work__assignee", "lease__by")
        return rows.defer("pairs").prefetch_related(Prefetch("decisions", decided, to_attr="standing"))

    def in_order(self) -> QuerySet[Discrepancy]:
        return self._narrowed().select_related("claim").order_by(*ORDERS[self.order][1])

    def causes(self) -> list[tuple[str, int]]:
        """The causes in this state with how many of each, most first."""
        known = replace(self, cause="")._narrowed().exclude(first_cause="").order_by()
        counted = known.values_list("first_cause").annotate(number=Count("pk"))
        return list(counted.order_by("-number", "first_cause"))

    def groups(self) -> QuerySet[Discrepancy, Any]:
        """What has one cause between the same two publishers, more than once: {"cause_group", "number", "first"}.

        `first` is the most important one's place in the order.
        """
        known = self._narrowed().exclude(cause_group="").order_by()
        counted = known.values("cause_group").annotate(number=Count("pk"), first=Max("importance"))
        return counted.filter(number__gt=1).order_by("-first", "cause_group")

    def _narrowed(self) -> QuerySet[Discrepancy]:
        rows = _in_state(self.state, self.person)
        if self.cause:
            rows = rows.filter(first_cause=self.cause)
        if self.group:
            rows = rows.filter(cause_group=self.group)
        if self.assignee:
            rows = rows.filter(work__assignee__username=self.assignee)
        for name in ("outcome", "confidence"):
            if wanted := getattr(self, name):
                decided = Decision.objects.filter(ended_at__isnull=True, **{name: wanted})
                rows = rows.filter(pk__in=decided.values("discrepancy"))
        for word in self.words.split():
            rows = rows.filter(claim__statement__icontains=word)
        return rows


def counts(person: User | None = None) -> list[tuple[str, str, int]]:
    """Each state with its name and how many discrepancies are in it.

    Work is begun on few of the many, so what waits and who has what is counted from there.
    """
    by_state = dict(Discrepancy.objects.order_by().values_list("state").annotate(Count("pk")))
    waiting = dict(
        Work.objects.filter(_waits("")).filter(discrepancy__state=OPEN).values_list("waits_for").annotate(Count("pk"))
    )
    open_now = by_state.get(OPEN, 0) - sum(waiting.values())
    assigned = Work.objects.filter(~_waits(""), discrepancy__state=OPEN, assignee__isnull=False).count()
    number = {state: waiting.get(kind.value, 0) for state, kind in _WAITING_FOR.items()} | {
        OPEN: open_now,
        MINE: _in_state(MINE, person).count(),
        UNASSIGNED: open_now - assigned,
        REOPENED: _in_state(REOPENED, person).count(),
        SETTLED: by_state.get(SETTLED, 0),
        CLOSED: by_state.get(CLOSED, 0),
    }
    return [(state, name, number[state]) for state, name in STATES.items()]


def next_for(person: User, wanted: Filter, after: Discrepancy | None = None) -> Discrepancy | None:
    """What a person should look at next, taken for her: nobody else is handed the same.

    Goes down the filter's list from `after`, and round to its top; passes over what others have open or were given,
    and what waits for a second reviewer other than her.
    """
    now = timezone.now()
    rows = wanted.in_order().filter(state=OPEN).exclude(leases.held_by_others(person, now))
    if wanted.state not in {SIGN_OFF, DISPUTED, MINE}:
        rows = rows.filter(Q(work__assignee=None) | Q(work__assignee=person))
    if wanted.state == SIGN_OFF:
        rows = rows.exclude(work__waits_by=person)
    if after is not None:
        rows = rows.exclude(pk=after.pk)
        behind = rows.filter(_behind(after)) if wanted.order == "importance" else rows.none()
        if found := leases.take_first(behind[:_TRIED], by=person, now=now):
            return found
    return leases.take_first(rows[:_TRIED], by=person, now=now)


# So many reviewers may ask for the next at the very same moment and still be handed different ones.
_TRIED = 30


def _behind(discrepancy: Discrepancy) -> Q:
    importance = discrepancy.importance
    return Q(importance__lt=importance) | Q(importance=importance, pk__gt=discrepancy.pk)


def _waits(prefix: str) -> Q:
    """That work waits for something: on the evidence as it is now, and not beyond its reminder."""
    version = F("discrepancy__evidence_version") if not prefix else F("evidence_version")
    today = timezone.now().date()
    not_due = Q(**{f"{prefix}waits_until": None}) | Q(**{f"{prefix}waits_until__gt": today})
    return ~Q(**{f"{prefix}waits_for": ""}) & Q(**{f"{prefix}waits_version": version}) & not_due


def _in_state(state: str, person: User | None) -> QuerySet[Discrepancy]:
    if state in {SETTLED, CLOSED}:
        return Discrepancy.objects.filter(state=state)
    rows = Discrepancy.objects.filter(state=OPEN)
    if state in _WAITING_FOR:
        return rows.filter(_waits("work__"), work__waits_for=_WAITING_FOR[state])
    if state == MINE:
        return rows.filter(work__assignee=person) if person else rows.none()
    rows = rows.filter(Q(work=None) | ~_waits("work__"))
    if state == UNASSIGNED:
        return rows.filter(work__assignee=None)
    return rows.exclude(reopened_because="") if state == REOPENED else rows
