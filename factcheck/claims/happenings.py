"""What happens to claims is told here to whoever keeps the history.

`claims` may not import `review`, so `review` listens: its AppConfig.ready() hands in a function. A listener runs in the
transaction of the change it hears of; when it fails, the change is undone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User

from factcheck.claims.models import Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """`kind` is a noun and a past verb, as in review.models.Event; `by` is None where the machine did it.

    `claim` is None where a figure is concerned that no claim has.
    """

    kind: str
    sentence: str
    claim: Claim | None
    now: datetime
    by: User | None = None
    data: dict[str, Any] = field(default_factory=dict)


_listeners: list[Callable[[Happening], None]] = []


def listen(listener: Callable[[Happening], None]) -> None:
    """Tell `listener` of everything from now on; a second time changes nothing."""
    if listener not in _listeners:
        _listeners.append(listener)


def tell(happening: Happening) -> None:
    for listener in _listeners:
        listener(happening)
