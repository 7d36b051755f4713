"""What waits, in the order of importance (see claims.importance)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from factcheck.claims.models import Discrepancy

ORDERS = {
    "importance": ("Most important first", ["-importance", "pk"]),
    "spread": ("Widest difference first", ["-spread", "opened_at", "pk"]),
    "newest": ("Newest first", ["-opened_at", "-pk"]),
    "oldest": ("Waiting longest first", ["opened_at", "pk"]),
    "changed": ("Changed last first", ["-changed_at", "-pk"]),
}
REOPENED = "reopened"
STATES = {
    Discrepancy.State.OPEN.value: "Open",
    REOPENED: "Re-opened",
    Discrepancy.State.SETTLED.value: "Settled",
    Discrepancy.State.CLOSED.value: "No longer differ",
}


@dataclass(frozen=True)
class Filter:
    """What the address asks for; anything it does not understand is left at its default."""

    state: str = Discrepancy.State.OPEN.value
    cause: str = ""
    words: str = ""
    order: str = "importance"

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Filter:
        state, order = query.get("state", ""), query.get("order", "")
        return cls(
            state=state if state in STATES else cls.state,
            cause=query.get("cause", ""),
            words=query.get("q", "").strip(),
            order=order if order in ORDERS else cls.order,
        )

    @property
    def narrows(self) -> bool:
        return bool(self.cause or self.words)

    def rows(self) -> QuerySet[Discrepancy]:
        rows = self._in_state().select_related("claim")
        if self.cause:
            rows = rows.filter(first_cause=self.cause)
        for word in self.words.split():
            rows = rows.filter(claim__statement__icontains=word)
        return rows.order_by(*ORDERS[self.order][1])

    def causes(self) -> list[tuple[str, int]]:
        """The causes in this state with how many of each, most first."""
        known = self._in_state().exclude(first_cause="").order_by()
        counted = known.values_list("first_cause").annotate(number=Count("pk"))
        return list(counted.order_by("-number", "first_cause"))

    def _in_state(self) -> QuerySet[Discrepancy]:
        if self.state == REOPENED:
            return Discrepancy.objects.filter(state=Discrepancy.State.OPEN).exclude(reopened_because="")
        return Discrepancy.objects.filter(state=self.state)


def counts() -> list[tuple[str, str, int]]:
    """Each state with its name and how many discrepancies are in it."""
    by_state = dict(Discrepancy.objects.order_by().values_list("state").annotate(Count("pk")))
    reopened = Filter(state=REOPENED).rows().count()
    return [(state, name, reopened if state == REOPENED else by_state.get(state, 0)) for state, name in STATES.items()]


def next_after(discrepancy: Discrepancy) -> Discrepancy | None:
    """The open discrepancy that follows in the order of importance; behind the last one, the first."""
    others = Filter().rows().exclude(pk=discrepancy.pk)
    importance = discrepancy.importance
    behind = Q(importance__lt=importance) | Q(importance=importance, pk__gt=discrepancy.pk)
    return others.filter(behind).first() or others.first()
