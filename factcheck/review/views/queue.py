"""The queue of discrepancies."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from factcheck.review.queue import ORDERS, Filter, counts
from factcheck.review.rows import rows_of
from monitor.views.access import needs
from monitor.views.paging import page_of


@require_safe
@needs("claims.settle_discrepancy")
def queue(request: HttpRequest) -> HttpResponse:
    wanted = Filter.of(request.GET)
    page = page_of(request, wanted.rows())
    context = {
        "wanted": wanted,
        "page": page,
        "rows": rows_of(page.object_list),
        "tabs": counts(),
        "causes": wanted.causes(),
        "orders": [(name, label) for name, (label, _) in ORDERS.items()],
    }
    return render(request, "review/queue.html", context)
