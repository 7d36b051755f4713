"""Who publishes what is watched."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from monitor.forms import PublisherForm
from monitor.models import Publisher
from monitor.views.access import needs
from monitor.views.paging import page_of


@require_http_methods(["GET", "HEAD", "POST"])
@needs("monitor.change_publisher")
def publisher_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """What is known of a publisher, with its sources."""
    publisher = get_object_or_404(Publisher, pk=pk)
    form = PublisherForm(request.POST or None, instance=publisher)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, f"{publisher.name} is changed.")
        return redirect("publisher-edit", pk)
    context = {
        "form": form,
        "publisher": Publisher.objects.get(pk=pk),
        "page": page_of(request, publisher.sources.all()),
    }
    return render(request, "monitor/publisher_form.html", context, status=422 if form.errors else 200)
