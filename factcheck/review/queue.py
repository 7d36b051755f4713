"""The queue: what waits for whom, in the order of importance (see claims.importance)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.models import User
from django.db.models import Count, Max, Prefetch, Q, QuerySet
from django.utils import timezone

from factcheck.claims.models import Discrepancy
from factcheck.review.counting import Counts
from factcheck.review.models import Decision, Work
from factcheck.review.services import leases
from factcheck.review.states import CLOSED, DISPUTED, MINE, OPEN, SETTLED, SIGN_OFF, STATES, in_state

ORDERS = {
    "importance": ("Most important first", ["-importance", "pk"]),
    "spread": ("Widest difference first", ["-spread", "opened_at", "pk"]),
    "newest": ("Newest first", ["-opened_at", "-pk"]),
    "oldest": ("Waiting longest first", ["opened_at", "pk"]),
    "changed": ("Changed last first", ["-changed_at", "-pk"]),
}


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
        rows = self.in_order().select_related("work__assignee", "work__assigned_by", "lease__by").defer("pairs")
        if self.state not in {SETTLED, CLOSED}:
            return rows  # a decision that stands closes it
        decided = Decision.objects.filter(ended_at__isnull=True).select_related("by", "chosen__figure__revision")
        decided = decided.defer("evidence", "chosen__figure__revision__text", "chosen__figure__revision__cells")
        return rows.prefetch_related(Prefetch("decisions", decided, to_attr="standing"))

    def in_order(self) -> QuerySet[Discrepancy]:
        return self._narrowed().select_related("claim").order_by(*ORDERS[self.order][1])

    def place_of(self, discrepancy: Discrepancy) -> Place | None:
        """Where it stands in this list, and what stands beside it; None where it is not in it."""
        rows, order = self._narrowed(), ORDERS[self.order][1]
        turned = [name[1:] if name.startswith("-") else f"-{name}" for name in order]
        here = Count("pk", filter=Q(pk=discrepancy.pk))
        ahead = Count("pk", filter=_behind(discrepancy, turned))
        counted = rows.aggregate(of=Count("pk"), ahead=ahead, here=here)
        if not counted["here"]:
            return None
        previous, following = (
            rows.filter(_behind(discrepancy, one)).order_by(*one).values_list("pk", flat=True).first()
            for one in (turned, order)
        )
        return Place(counted["ahead"] + 1, counted["of"], previous, following)

    def causes(self, counts: Counts) -> dict[str, int]:
        """How many there are of each cause, whichever is asked for; those of none under an empty one."""
        of_any = replace(self, cause="")
        if not of_any.narrows and (known := counts.by_cause.get(self.state)) is not None:
            return known
        rows = of_any._narrowed().order_by()
        return dict(rows.values_list("first_cause").annotate(number=Count("pk")))

    def groups(self) -> QuerySet[Discrepancy, Any]:
        """What has one cause between the same two publishers, more than once: {"cause_group", "number", "first"}.

        `first` is the most important one's place in the order.
        """
        known = self._narrowed().exclude(cause_group="").order_by()
        counted = known.values("cause_group").annotate(number=Count("pk"), first=Max("importance"))
        return counted.filter(number__gt=1).order_by("-first", "cause_group")

    def _narrowed(self) -> QuerySet[Discrepancy]:
        rows = in_state(self.state, self.person)
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


@dataclass(frozen=True, slots=True)
class Place:
    """The number in a list of so many, and the ids of its neighbours."""

    number: int
    of: int
    previous: int | None
    following: int | None


def next_for(person: User, wanted: Filter, after: Discrepancy | None = None) -> Discrepancy | None:
    """What a person should look at next, taken for her: nobody else is handed the same.

    Goes down the filter's list from `after`, and round to its top; passes over what others have open or were given,
    and what waits for a second reviewer other than her.
    """
    now = timezone.now()
    rows = wanted.in_order().filter(state=OPEN).exclude(leases.held_by_others(person, now))
    if wanted.state not in {SIGN_OFF, DISPUTED, MINE}:
        rows = rows.exclude(pk__in=Work.objects.exclude(assignee=None).exclude(assignee=person).values("pk"))
    if wanted.state == SIGN_OFF:
        rows = rows.exclude(work__waits_by=person)
    if after is not None:
        rows = rows.exclude(pk=after.pk)
        behind = rows.filter(_behind(after, ORDERS[wanted.order][1]))
        if found := leases.take_first(behind[:_TRIED], by=person, now=now):
            return found
    return leases.take_first(rows[:_TRIED], by=person, now=now)


# So many reviewers may ask for the next at the very same moment and still be handed different ones.
_TRIED = 30


def _behind(discrepancy: Discrepancy, order: Sequence[str]) -> Q:
    """What comes behind it in an order, whose last field is the key."""
    found, equal = Q(), Q()
    for name in order:
        field, value = name.removeprefix("-"), getattr(discrepancy, name.removeprefix("-"))
        further = "lt" if name.startswith("-") else "gt"
        found |= equal & Q(**{f"{field}__{further}": value})
        equal &= Q(**{field: value})
    first = order[0].removeprefix("-")
    # Said once more for the index, which an "or" would not use.
    bound = f"{first}__{'lte' if order[0].startswith('-') else 'gte'}"
    return Q(**{bound: getattr(discrepancy, first)}) & found
