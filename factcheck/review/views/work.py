"""Working on a discrepancy: who has it, drafts, what it weighs, comments."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from factcheck.claims.errors import Invalid
from factcheck.claims.models import Discrepancy
from factcheck.claims.services import weighing
from factcheck.claims.views.refusals import refusals_told
from factcheck.review.forms import DecisionForm
from factcheck.review.services import aside, assigning, comments, drafts, leases
from monitor.views.access import needs, person


@require_POST
@needs("claims.settle_discrepancy")
def discrepancy_hold(request: HttpRequest, pk: int) -> HttpResponse:
    """The open page asks for this now and then, so that others are handed something else."""
    held = leases.hold(_discrepancy(pk), by=person(request), now=timezone.now())
    return JsonResponse({"held": held})


@require_POST
@needs("claims.settle_discrepancy")
def discrepancy_draft(request: HttpRequest, pk: int) -> HttpResponse:
    """Keeps the form as it is, or throws the kept one away."""
    discrepancy, by = _discrepancy(pk), person(request)
    if request.POST.get("discard"):
        drafts.discard(discrepancy, by=by)
        messages.info(request, "The draft is thrown away.")
        return redirect(discrepancy)
    fields = {name: request.POST.getlist(name) for name in DecisionForm.KEPT if request.POST.get(name)}
    with refusals_told(request):
        drafts.save(discrepancy, fields, by=by, now=timezone.now())
        if request.headers.get("X-Requested-With") == "fetch":
            return HttpResponse(status=204)
        messages.success(request, "Kept as a draft. Only you see it.")
    return redirect(discrepancy)


@require_POST
@needs("claims.settle_discrepancy")
def discrepancy_assign(request: HttpRequest, pk: int) -> HttpResponse:
    def assign(discrepancy: Discrepancy) -> str:
        name = request.POST.get("to", "")
        to = User.objects.filter(username=name, is_active=True).first()
        if name and to is None:
            raise Invalid("There is nobody of this name. Choose a reviewer from the list.")
        message = request.POST.get("message", "")
        assigning.assign(discrepancy, to, by=person(request), message=message, now=timezone.now())
        return f"{to} has it now." if to else "It is free for anybody."

    return _do(request, pk, assign)


@require_POST
@needs("claims.settle_discrepancy")
def discrepancy_take_up(request: HttpRequest, pk: int) -> HttpResponse:
    def take_up(discrepancy: Discrepancy) -> str:
        aside.take_up(discrepancy, by=person(request), now=timezone.now())
        return "Back in the queue."

    return _do(request, pk, take_up)


@require_POST
@needs("claims.change_claim")
def discrepancy_weigh(request: HttpRequest, pk: int) -> HttpResponse:
    def weigh(discrepancy: Discrepancy) -> str:
        weight, two = request.POST.get("weight", ""), bool(request.POST.get("needs_sign_off"))
        number = int(weight) if weight.lstrip("-").isdecimal() else 99
        weighing.weigh(discrepancy.claim, weight=number, needs_sign_off=two, by=person(request), now=timezone.now())
        return "Saved."

    return _do(request, pk, weigh)


@require_POST
@needs("claims.settle_discrepancy")
def discrepancy_comment(request: HttpRequest, pk: int) -> HttpResponse:
    def comment(discrepancy: Discrepancy) -> str:
        key = request.POST.get("about", "")
        about = discrepancy.claim.observations.filter(pk=key).first() if key.isdecimal() else None
        comments.write(discrepancy, request.POST.get("text", ""), about=about, by=person(request), now=timezone.now())
        return "Your comment is kept."

    return _do(request, pk, comment, "#talk")


def _discrepancy(pk: int) -> Discrepancy:
    return get_object_or_404(Discrepancy.objects.select_related("claim"), pk=pk)


def _do(request: HttpRequest, pk: int, act: Callable[[Discrepancy], str], anchor: str = "") -> HttpResponse:
    """Do one thing to a discrepancy, say how it went, and go back to its page."""
    discrepancy = _discrepancy(pk)
    with refusals_told(request):
        messages.success(request, act(discrepancy))
    return redirect(discrepancy.get_absolute_url() + anchor)
