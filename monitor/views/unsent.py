"""What somebody sent who was no longer logged in: kept in the session until she is, and may send it again."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

MOST_CHARACTERS = 50_000
# In seconds: what anybody may send without an account shall not fill the database.
KEPT_FOR = 24 * 3600
_KEPT = "unsent"


@dataclass(frozen=True, slots=True)
class Unsent:
    """A form: where it was to go, the page it stood on, and its fields."""

    address: str
    page: str
    fields: list[tuple[str, str]]


def kept_for_later(request: HttpRequest) -> str:
    """Keep the form that came; the address where it can be sent again, or "" where no person was sending one."""
    if request.method != "POST" or request.headers.get("X-Requested-With") == "fetch":
        return ""
    page = _page_of(request)
    fields = [(name, value) for name, values in request.POST.lists() for value in values]
    fields = [(name, value) for name, value in fields if name != "csrfmiddlewaretoken"]
    if request.FILES or sum(len(value) for _, value in fields) > MOST_CHARACTERS:
        messages.warning(request, "You were no longer logged in. Nothing was done: log in, and send it again.")
        return page
    request.session.set_expiry(KEPT_FOR)
    request.session[_KEPT] = {"address": request.get_full_path(), "page": page, "fields": fields}
    messages.warning(request, "You were no longer logged in. Nothing was done yet, and what you sent is kept.")
    return reverse("unsent")


def kept(request: HttpRequest) -> Unsent | None:
    found = request.session.get(_KEPT)
    return Unsent(**found) if found else None


def forget_if_sent(request: HttpRequest) -> None:
    """To be called for whatever is sent by somebody who is logged in."""
    if request.method == "POST" and request.session.get(_KEPT, {}).get("address") == request.get_full_path():
        del request.session[_KEPT]


def _page_of(request: HttpRequest) -> str:
    """The page of this site from which the form was sent."""
    came_from = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(came_from, {request.get_host()}, require_https=request.is_secure()):
        return reverse("home")
    parts = urlsplit(came_from)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
