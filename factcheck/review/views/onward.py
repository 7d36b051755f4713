"""From one discrepancy to the next, in the list from which the reviewer came."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from factcheck.claims.models import Discrepancy
from factcheck.review.queue import Filter, next_for
from monitor.views.access import needs, person


@require_POST
@needs("claims.settle_discrepancy")
def discrepancy_next(request: HttpRequest) -> HttpResponse:
    """Hands out what comes next; `after` is the one that is skipped, if any."""
    after = request.POST.get("after", "")
    skipped = Discrepancy.objects.filter(pk=after).first() if after.isdecimal() else None
    return to_next(request, skipped)


def to_next(request: HttpRequest, after: Discrepancy | None) -> HttpResponse:
    """To what the reviewer should look at next, which nobody else is handed meanwhile; to the queue behind the last."""
    wanted = filter_of(request)
    following = next_for(person(request), wanted, after)
    if following is None:
        messages.info(request, "That was the last one in this list that is free for you.")
        return redirect(_with(reverse("queue"), wanted.query))
    return redirect(_with(following.get_absolute_url(), urlencode({"from": wanted.query}) if wanted.query else ""))


def filter_of(request: HttpRequest) -> Filter:
    """The filter of the list from which the reviewer came: `from` holds the part of its address behind the "?"."""
    given = request.POST.get("from") or request.GET.get("from") or ""
    return Filter.of(QueryDict(given), person(request))


def _with(path: str, query: str) -> str:
    return f"{path}?{query}" if query else path
