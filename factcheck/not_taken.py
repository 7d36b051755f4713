"""What is told to somebody whose request was too large to be taken (400)."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


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
