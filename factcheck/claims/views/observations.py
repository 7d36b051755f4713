"""A person's word on what the machine filed: it belongs here, or it does not."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from factcheck.claims.models import Observation
from factcheck.claims.services import arranging, observations
from factcheck.claims.views.refusals import refusals_told
from monitor.views.access import needs, person


@require_POST
@needs("claims.settle_discrepancy")
def observation_accept(request: HttpRequest, pk: int) -> HttpResponse:
    return _accept(request, _observation(pk))


@require_POST
@needs("claims.settle_discrepancy")
def observation_reject(request: HttpRequest, pk: int) -> HttpResponse:
    observation = _observation(pk)
    said = _rejected(observation)
    with refusals_told(request):
        lesson = observations.reject(observation, by=person(request), now=timezone.now())
        learnt = f" The claim learnt: {lesson}" if lesson else ""
        messages.success(request, f"{said}{learnt}")
    return _back(request, observation)


@require_POST
@needs("claims.settle_discrepancy")
def observation_move_here(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes a suggested figure over from the claim under which it is filed at present."""
    suggested = _observation(pk)
    filed = Observation.objects.binding().filter(figure=suggested.figure_id).exclude(pk=pk).first()
    if filed is None:
        return _accept(request, suggested)
    with refusals_told(request):
        arranging.move([filed], suggested.claim, by=person(request), now=timezone.now())
        messages.success(request, f"“{suggested.figure.text}” is moved here from “{filed.claim}”.")
    return _back(request, suggested)


def _rejected(observation: Observation) -> str:
    """What comes of rejecting it: one that was only suggested never counted."""
    words = observation.figure.text
    if observation.state == Observation.State.SUGGESTED:
        return f"“{words}” is no longer suggested for this claim. The page of the claim lists it, and can take it in."
    return f"“{words}” no longer counts as evidence for this claim. It can be put back on the page of the claim."


def _accept(request: HttpRequest, observation: Observation) -> HttpResponse:
    with refusals_told(request):
        observations.accept(observation, by=person(request), now=timezone.now())
        messages.success(request, f"“{observation.figure.text}” counts as evidence for this claim.")
    return _back(request, observation)


def _observation(pk: int) -> Observation:
    return get_object_or_404(Observation.objects.select_related("claim", "figure"), pk=pk)


def _back(request: HttpRequest, observation: Observation) -> HttpResponse:
    """To the page of this site the button stood on, else to the claim."""
    target = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        return HttpResponseRedirect(target)
    return redirect(observation.claim)
