"""What is told where a request is not taken: it was too large (400), or opens what takes forms only (405)."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import Resolver404, resolve


def not_taken(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "400.html", {"why": _why(exception)}, status=400)


def _why(exception: Exception) -> str:
    """A sentence with what to do, or "" where the request itself was broken."""
    if isinstance(exception, TooManyFilesSent):
        return f"You chose more than {settings.DATA_UPLOAD_MAX_NUMBER_FILES} files: choose fewer at once."
    if isinstance(exception, TooManyFieldsSent):
        return f"You sent more than {settings.DATA_UPLOAD_MAX_NUMBER_FIELDS:,} entries: choose fewer at once."
    if isinstance(exception, RequestDataTooBig):
        size = settings.DATA_UPLOAD_MAX_MEMORY_SIZE / 1024 / 1024
        return f"You pasted more than {size:g} MB of text: paste a part of it, or hand it in as a file under Compare."
    return ""


def explain_forms(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """A browser that is opened anew asks for the address to which a form was sent, where nothing can be shown."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if response.status_code != 405 or request.method != "GET" or not request.accepts("text/html"):
            return response
        page = render(request, "405.html", {"page": _page_above(request.path)}, status=405)
        page["Allow"] = response["Allow"]
        return page

    return middleware


def _page_above(path: str) -> str:
    """Where the form stood: "/discrepancies/2/" of "/discrepancies/2/settle/"; "" where there is no such address."""
    above = path.rstrip("/").rpartition("/")[0] + "/"
    try:
        resolve(above)
    except Resolver404:
        return ""
    return above
