"""One discrepancy: the evidence, the decision, and taking it up again."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from factcheck.claims.errors import Refused
from factcheck.claims.models import Discrepancy
from factcheck.claims.views.refusals import refusals_told
from factcheck.review.desk import Desk
from factcheck.review.forms import DecisionForm, ReopenForm
from factcheck.review.models import Decision, Opinion
from factcheck.review.services import aside, decisions, drafts, signing
from factcheck.review.summary import summary
from factcheck.review.views.onward import filter_of, to_next
from monitor.views.access import needs, person


@require_safe
@needs("claims.settle_discrepancy")
def discrepancy_detail(request: HttpRequest, pk: int) -> HttpResponse:
    desk = _desk(request, pk)
    draft = desk.draft()
    return _page(request, desk, desk.form(draft=draft), draft=draft)


@require_safe
@needs("claims.settle_discrepancy")
def discrepancy_summary(request: HttpRequest, pk: int) -> HttpResponse:
    """As plain text, for a mail to somebody who has no account here."""
    desk = _desk(request, pk)
    decision = Decision.objects.filter(discrepancy=pk, ended_at=None).select_related("by", "signed_off_by").first()
    text = summary(desk.discrepancy, desk.standing, decision)
    mail = f"mailto:?subject={quote(desk.discrepancy.claim.statement)}&body={quote(text)}"
    return render(request, "review/summary.html", {"discrepancy": desk.discrepancy, "text": text, "mail": mail})


@require_POST
@needs("claims.settle_discrepancy")
def discrepancy_settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes the decision; where that cannot be, shows the page as it now is with all that was typed."""
    desk = _desk(request, pk)
    form = desk.form(request.POST)
    if not form.is_valid():
        return _page(request, desk, form, status=422)
    try:
        said = _decide(desk, form)
    except decisions.Conflict as conflict:
        return _conflict(request, pk, form, conflict)
    except Refused as refusal:
        form.add_error(None, refusal.sentence)
        return _page(request, desk, form, status=422)
    messages.success(request, f"{said}: {desk.discrepancy.claim.statement}.")
    return to_next(request, desk.discrepancy) if request.POST.get("and_next") else redirect(desk.discrepancy)


@require_POST
@needs("claims.settle_discrepancy")
def discrepancy_reopen(request: HttpRequest, pk: int) -> HttpResponse:
    desk = _desk(request, pk)
    form = ReopenForm(request.POST)
    if not form.is_valid():
        return _page(request, desk, desk.form(), status=422, reopen_form=form)
    with refusals_told(request):
        decisions.reopen(desk.discrepancy, by=person(request), because=form.cleaned_data["because"], now=timezone.now())
        messages.success(request, "Open again. The earlier decision stays in the record.")
    return redirect(desk.discrepancy)


@require_POST
@needs("claims.settle_discrepancy")
def decision_undo(request: HttpRequest, pk: int) -> HttpResponse:
    decision = get_object_or_404(Decision.objects.select_related("discrepancy__claim"), pk=pk)
    with refusals_told(request):
        decisions.undo(decision, by=person(request), now=timezone.now())
        messages.success(request, "Undone. The discrepancy is open again.")
    return redirect(decision.discrepancy)


@require_POST
@needs("claims.settle_discrepancy")
def opinion_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    opinion = get_object_or_404(Opinion.objects.select_related("discrepancy__claim"), pk=pk)
    with refusals_told(request):
        signing.withdraw(opinion, by=person(request), now=timezone.now())
        messages.success(request, "Taken back. Decide anew, or leave it to others.")
    return redirect(opinion.discrepancy)


def _desk(request: HttpRequest, pk: int) -> Desk:
    discrepancy = get_object_or_404(Discrepancy.objects.select_related("claim"), pk=pk)
    return Desk.of(discrepancy, person(request))


def _decide(desk: Desk, form: DecisionForm) -> str:
    """Do what the form says; how it went, in a word or two."""
    by, now = desk.person, timezone.now()
    if form.wants_more_evidence:
        data = form.cleaned_data
        aside.put_aside(desk.discrepancy, by=by, seen=data["seen"], until=data["remind_on"], note=data["note"], now=now)
        return "Put aside"
    decided = signing.decide(desk.discrepancy, by=by, now=now, **form.decision())
    if isinstance(decided, Decision):
        return "Settled"
    is_disputed = len(signing.opinions_on(desk.discrepancy)) > 1
    return "Noted; you two differ, so a curator decides" if is_disputed else "Noted; another reviewer has to decide too"


def _conflict(request: HttpRequest, pk: int, form: DecisionForm, conflict: decisions.Conflict) -> HttpResponse:
    """Yours, theirs and the original; what was typed is kept as a draft too, for when it is open again."""
    desk = _desk(request, pk)
    kept = {name: request.POST.getlist(name) for name in form.KEPT if request.POST.get(name)}
    drafts.save(desk.discrepancy, kept, by=desk.person, now=timezone.now())
    again = desk.form(request.POST)
    again.is_valid()
    shown = form.cleaned_data["shown"].splitlines()
    return _page(request, desk, again, status=409, conflict=conflict, yours=form.in_words(), original=shown)


def _page(
    request: HttpRequest,
    desk: Desk,
    form: DecisionForm,
    *,
    status: int = 200,
    reopen_form: ReopenForm | None = None,
    **more: Any,
) -> HttpResponse:
    seen = form.data.get("seen") if form.is_bound else None
    wanted = filter_of(request)
    context = desk.context(request.GET.get("unit", "")) | {
        "form": form,
        "reopen_form": reopen_form or ReopenForm(),
        "evidence_changed": seen is not None and seen != str(desk.discrepancy.evidence_version),
        "from": wanted.query,
        "place": wanted.place_of(desk.discrepancy),
        **more,
    }
    return render(request, "review/discrepancy_detail.html", context, status=status)
