"""The first page: what waits, what is new to you, which sources are in trouble, what was settled."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from factcheck.accounts import looks
from factcheck.review import glance
from monitor.views.access import person


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Whoever is not of the desk is shown what is published."""
    if not request.user.is_authenticated or not person(request).has_perm("claims.settle_discrepancy"):
        return redirect("verdict-list")
    user, now = person(request), timezone.now()
    context = (
        glance.what_waits(user)
        | glance.what_is_new(user, looks.look(user, now), now)
        | glance.how_sources_are(now)
        | glance.what_was_settled(now)
    )
    return render(request, "review/home.html", context)
