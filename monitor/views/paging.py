"""Long lists, a page at a time."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

PAGE = 25


def page_of(request: HttpRequest, rows: QuerySet[Any], size: int = PAGE) -> Page[Any]:
    """The page that `?page=` asks for; the nearest there is where it asks for none or for nonsense."""
    return Paginator(rows, size).get_page(request.GET.get("page"))
