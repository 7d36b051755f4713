"""The queue of discrepancies, as a list or grouped by common cause, and each person's saved filters."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from factcheck.claims.models import Discrepancy
from factcheck.claims.views.refusals import refusals_told
from factcheck.review import counting
from factcheck.review.models import Decision, SavedFilter
from factcheck.review.queue import ORDERS, Filter
from factcheck.review.rows import rows_of, widest_of
from factcheck.review.services import assigning, filters
from factcheck.review.states import MINE, OPEN, SETTLED, UNASSIGNED
from monitor.models import Source
from monitor.views.access import needs, person
from monitor.views.paging import page_of

GROUPED = "cause"
# The states that are shown also where nothing is in them
ALWAYS = (OPEN, MINE, UNASSIGNED, SETTLED)


@require_safe
@needs("claims.settle_discrepancy")
def queue(request: HttpRequest) -> HttpResponse:
    wanted = Filter.of(request.GET, person(request))
    counts = counting.count(person(request))
    causes = wanted.causes(counts)
    context = {
        "wanted": wanted,
        "tabs": counts.tabs(),
        "always": ALWAYS,
        "causes": sorted(
            ((cause, number) for cause, number in causes.items() if cause), key=lambda one: (-one[1], one)
        ),
        "orders": [(name, label) for name, (label, _) in ORDERS.items()],
        "reviewers": assigning.reviewers(),
        "outcomes": Decision.Outcome.choices,
        "confidences": Decision.Confidence.choices,
        "saved": SavedFilter.objects.filter(by=person(request)),
        # What was settled together just now, and can be undone together
        "batch": request.GET.get("settled", ""),
        # Asked for only where the list is empty
        "any_source": Source.objects.exists,
        "grouped": request.GET.get("by") == GROUPED,
    }
    number = causes.get(wanted.cause, 0) if wanted.cause else sum(causes.values())
    shown = _groups(request, wanted) if context["grouped"] else _rows(request, wanted, number)
    return render(request, "review/queue.html", context | shown)


@require_POST
@needs("claims.settle_discrepancy")
def filter_save(request: HttpRequest) -> HttpResponse:
    wanted = Filter.of(QueryDict(request.POST.get("query", "")))
    with refusals_told(request):
        filters.save(request.POST.get("name", ""), wanted.query, by=person(request))
        messages.success(request, "The filter is kept under its name.")
    return redirect(f"{reverse('queue')}?{wanted.query}")


@require_POST
@needs("claims.settle_discrepancy")
def filter_delete(request: HttpRequest) -> HttpResponse:
    filters.delete(request.POST.get("name", ""), by=person(request))
    return redirect("queue")


def _rows(request: HttpRequest, wanted: Filter, number: int) -> dict[str, Any]:
    # Rows are wide: those of the pages before this one are passed over by their keys.
    page = page_of(request, wanted.in_order().values_list("pk", flat=True), number=number)
    return {"page": page, "rows": rows_of(wanted.rows().filter(pk__in=list(page.object_list)))}


def _groups(request: HttpRequest, wanted: Filter) -> dict[str, Any]:
    """Each group with its most important member as an example."""
    page = page_of(request, wanted.groups())
    numbers = {group["cause_group"]: group["number"] for group in page}
    examples = wanted.rows().defer(None).filter(cause_group__in=numbers)
    members = examples.filter(importance__in=[group["first"] for group in page])
    example: dict[str, Discrepancy] = {}
    for member in members:
        example.setdefault(member.cause_group, member)
    rows = rows_of(example[name] for name in numbers if name in example)
    groups = [(row, numbers[row.discrepancy.cause_group], widest_of(row.discrepancy)) for row in rows]
    return {"page": page, "groups": groups}
