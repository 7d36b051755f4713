"""Long lists, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

PAGE = 25


def page_of(
    request: HttpRequest, rows: QuerySet[Any] | Sequence[Any], size: int = PAGE, number: int | None = None
) -> Page[Any]:
    """The page that `?page=` asks for; the nearest there is where it asks for none or for nonsense.

    `number` is how many rows there are, where that is known; they are counted otherwise.
    """
    pages = Paginator(rows, size)
    if number is not None:
        pages.count = number
    return pages.get_page(request.GET.get("page"))
