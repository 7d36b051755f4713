"""One discrepancy: the evidence, the decision, and taking it up again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from factcheck.claims.errors import Refused
from factcheck.claims.models import Discrepancy
from factcheck.review.desk import Desk
from factcheck.review.forms import DecisionForm, ReopenForm
from factcheck.review.models import Decision
from factcheck.review.queue import next_after
from factcheck.review.services import decisions
from monitor.views.access import needs, person


@require_safe
@needs("claims.settle_discrepancy")
def discrepancy_detail(request: HttpRequest, pk: int) -> HttpResponse:
    desk = Desk.of(_discrepancy(pk))
    return _page(request, desk, desk.form())


@require_POST
@needs("claims.settle_discrepancy")
def discrepancy_settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Settles; where that cannot be, shows the page as it now is with all that was typed."""
    desk = Desk.of(_discrepancy(pk))
    form = desk.form(request.POST)
    if not form.is_valid():
        return _page(request, desk, form, status=422)
    try:
        decision = decisions.settle(desk.discrepancy, by=person(request), now=timezone.now(), **form.decision())
    except decisions.Conflict as conflict:
        desk = Desk.of(_discrepancy(pk))
        return _page(request, desk, _again(desk, request), status=409, conflict=conflict)
    except Refused as refusal:
        form.add_error(None, refusal.sentence)
        return _page(request, desk, form, status=422)
    messages.success(request, f"Settled: {decision.discrepancy.claim.statement}.")
    return _onward(request, desk.discrepancy)


@require_POST
@needs("claims.settle_discrepancy")
def discrepancy_reopen(request: HttpRequest, pk: int) -> HttpResponse:
    desk = Desk.of(_discrepancy(pk))
    form = ReopenForm(request.POST)
    if not form.is_valid():
        return _page(request, desk, desk.form(), status=422, reopen_form=form)
    try:
        decisions.reopen(desk.discrepancy, by=person(request), because=form.cleaned_data["because"], now=timezone.now())
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, "Open again. The earlier decision stays in the record.")
    return redirect(desk.discrepancy)


@require_POST
@needs("claims.settle_discrepancy")
def decision_undo(request: HttpRequest, pk: int) -> HttpResponse:
    decision = get_object_or_404(Decision.objects.select_related("discrepancy__claim"), pk=pk)
    try:
        decisions.undo(decision, by=person(request), now=timezone.now())
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, "Undone. The discrepancy is open again.")
    return redirect(decision.discrepancy)


def _discrepancy(pk: int) -> Discrepancy:
    return get_object_or_404(Discrepancy.objects.select_related("claim"), pk=pk)


def _again(desk: Desk, request: HttpRequest) -> DecisionForm:
    """The form on the evidence as it now is, with what was typed."""
    form = desk.form(request.POST)
    form.is_valid()
    return form


def _page(
    request: HttpRequest,
    desk: Desk,
    form: DecisionForm,
    *,
    status: int = 200,
    conflict: decisions.Conflict | None = None,
    reopen_form: ReopenForm | None = None,
) -> HttpResponse:
    seen = form.data.get("seen") if form.is_bound else None
    context = desk.context() | {
        "form": form,
        "reopen_form": reopen_form or ReopenForm(),
        "conflict": conflict,
        "evidence_changed": seen is not None and seen != str(desk.discrepancy.evidence_version),
    }
    return render(request, "review/discrepancy_detail.html", context, status=status)


def _onward(request: HttpRequest, settled: Discrepancy) -> HttpResponse:
    """To the next open discrepancy when asked for, else to the settled one."""
    if not request.POST.get("and_next"):
        return redirect(settled)
    following = next_after(settled)
    if following is None:
        messages.info(request, "That was the last open discrepancy.")
        return redirect("queue")
    return redirect(following)
