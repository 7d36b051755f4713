"""What was sent after the session had ended, to be sent again or left."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from monitor.views.unsent import kept


@require_safe
@login_required
@never_cache
def unsent(request: HttpRequest) -> HttpResponse:
    form = kept(request)
    return render(request, "accounts/unsent.html", {"form": form}) if form else redirect("home")
