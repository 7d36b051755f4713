"""How a view tells the person who asked that a service refused."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib import messages
from django.http import HttpRequest

from factcheck.claims.errors import Refused


@contextmanager
def refusals_told(request: HttpRequest) -> Iterator[None]:
    """What follows a refusal inside is left out; its sentence is shown on the next page."""
    try:
        yield
    except Refused as refusal:
        messages.error(request, refusal.sentence)
