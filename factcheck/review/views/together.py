"""One decision for several discrepancies of a common cause: first what it would mean for each, then the deed."""

from __future__ import annotations

import secrets
from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from factcheck.claims.errors import Refused
from factcheck.claims.models import Discrepancy
from factcheck.review.bulk import (
    MOST,
    NOT_COMPARABLE,
    PUBLISHER,
    SUGGESTED,
    Proposal,
    SettleManyForm,
    propose,
    publishers_of,
)
from factcheck.review.forms import reason_for
from factcheck.review.models import Decision
from factcheck.review.queue import Filter
from factcheck.review.services import decisions
from monitor.views.access import needs, person

# More digits than a database's whole number has are no key
LONGEST_KEY = 19


@require_http_methods(["GET", "HEAD", "POST"])
@needs("claims.settle_discrepancy")
def settle_together(request: HttpRequest) -> HttpResponse:
    """The filter of the queue says which; the form's ticks leave some out."""
    sent = request.POST or request.GET
    wanted = Filter.of(QueryDict(sent.get("from", "")), person(request))
    stands = sent.get("stands", SUGGESTED)
    rows = wanted.in_order().filter(state=Discrepancy.State.OPEN)
    if request.method == "POST":
        ticked = [pk for pk in request.POST.getlist("settle") if pk.isdecimal() and len(pk) < LONGEST_KEY]
        rows = rows.filter(pk__in=ticked)
    proposals = propose(rows[:MOST], stands)
    form = SettleManyForm(request.POST or None, stands=stands, initial=_initial(proposals))
    if request.method == "POST" and form.is_valid():
        return _settle(request, form, proposals, wanted)
    context = {
        "form": form,
        "proposals": proposals,
        "stands": stands,
        "choices": _choices(proposals),
        "from": wanted.query,
        "left_out": max(0, rows.count() - MOST),
    }
    return render(request, "review/together.html", context, status=422 if form.errors else 200)


@require_POST
@needs("claims.settle_discrepancy")
def undo_together(request: HttpRequest) -> HttpResponse:
    """Takes back what one stroke settled, but for what somebody has built on."""
    undone = 0
    for decision in _standing(request.POST.get("batch", "")):
        try:
            decisions.undo(decision, by=person(request), now=timezone.now())
        except Refused as refusal:
            messages.error(request, f"“{decision.discrepancy.claim}”: {refusal.sentence}")
        else:
            undone += 1
    messages.success(request, f"{undone} undone.")
    return redirect("queue")


def _standing(batch: str) -> QuerySet[Decision]:
    kept = Decision.objects.filter(batch=batch, ended_at__isnull=True) if batch else Decision.objects.none()
    return kept.select_related("discrepancy__claim")


def _settle(request: HttpRequest, form: SettleManyForm, proposals: list[Proposal], wanted: Filter) -> HttpResponse:
    """Each in a transaction of its own: one that cannot be settled stops no other."""
    batch = secrets.token_hex(16)
    settle = form.settling(proposals, request.POST, by=person(request), now=timezone.now(), batch=batch)
    done = 0
    for proposal in proposals:
        try:
            settle(proposal.discrepancy)
        except Refused as refusal:
            messages.error(request, f"“{proposal.discrepancy.claim}”: {refusal.sentence}")
        else:
            done += 1
    if done:
        messages.success(request, f"{done} decided.")
    back = urlencode({"settled": batch} if done else {})
    return redirect(f"{reverse('queue')}?{'&'.join(filter(None, [wanted.query, back]))}")


def _choices(proposals: list[Proposal]) -> list[tuple[str, str]]:
    names = publishers_of(proposals)
    given = [(f"{PUBLISHER}{name}", f"What {name} says") for name in names]
    return [(SUGGESTED, "The value that is likeliest in each"), *given, (NOT_COMPARABLE, "Nothing: not comparable")]


def _initial(proposals: list[Proposal]) -> dict[str, str]:
    return {"reason": reason_for(proposals[0].discrepancy.first_cause)} if proposals else {}
