"""Who we are, for publishers that meet our visits in their logs and for readers of verdicts."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    context = {
        "user_agent": settings.FETCH_USER_AGENT,
        "robots_name": settings.FETCH_USER_AGENT.split("/")[0],
        "spacing": settings.FETCH_HOST_SPACING_SECONDS,
        "version": settings.VERSION,
        "contact": settings.SITE_CONTACT,
    }
    return render(request, "publishing/about.html", context)
