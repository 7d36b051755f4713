"""What happens to a discrepancy while its page is open: announced, never put in place of what is being read."""

from __future__ import annotations

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from factcheck.claims.models import Discrepancy
from factcheck.claims.services import reading
from monitor.views.access import needs

MOST_COUNTED = 1_000
# Every open home page asks each ten seconds, and to count looks through all that was ever read: once for all of them.
WAITING, KEPT_SECONDS = "live:waiting", 60


@require_safe
@needs("claims.settle_discrepancy")
def home_live(request: HttpRequest) -> HttpResponse:
    """How many texts wait for the reader, as after many were captured at once or when a better reader came."""
    waiting = cache.get_or_set(WAITING, _texts_that_wait, KEPT_SECONDS)
    if not waiting:
        return JsonResponse({"news": ""})
    number = f"{MOST_COUNTED:,}+" if waiting >= MOST_COUNTED else str(waiting)
    return JsonResponse({"news": _("Texts that wait to be read: %s.") % number})


def _texts_that_wait() -> int:
    now = timezone.now()
    return len(reading.unread_revisions(now, MOST_COUNTED)) + len(reading.unfiled_readings(now, MOST_COUNTED))


@require_safe
@needs("claims.settle_discrepancy")
def discrepancy_live(request: HttpRequest, pk: int) -> HttpResponse:
    """`version` and `state` are those of the page that asks."""
    now = get_object_or_404(Discrepancy.objects.only("state", "evidence_version"), pk=pk)
    return JsonResponse({"news": _news(now, request.GET.get("version", ""), request.GET.get("state", ""))})


def _news(now: Discrepancy, version: str, state: str) -> str:
    if now.state != state and now.state == Discrepancy.State.SETTLED:
        return _("Somebody settled this while you had it open.")
    if now.state != state and now.state == Discrepancy.State.CLOSED:
        return _("The sources no longer differ: the evidence changed while you had this open.")
    if str(now.evidence_version) != version:
        return _("New evidence came while you had this open.")
    return _("This is open again.") if now.state != state else ""
