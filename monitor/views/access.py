"""Who may see a page: the one guard that all views of the desk stand behind."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from django.contrib.auth.decorators import permission_required
from django.contrib.auth.models import User
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from monitor.views import unsent

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def needs(permission: str) -> Callable[[View], View]:
    """Sends who is not logged in to the login page, and keeps what she was sending; tells who may not (403)."""

    def guard(view: View) -> View:
        allowed = permission_required(permission, raise_exception=True)(view)

        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            return to_login(request) or allowed(request, *args, **kwargs)

        return cast(View, guarded)

    return guard


def to_login(request: HttpRequest) -> HttpResponseBase | None:
    """Where to go first for somebody who is not logged in, with what she was sending kept; None for all others."""
    if request.user.is_authenticated:
        unsent.forget_if_sent(request)
        return None
    return redirect_to_login(unsent.kept_for_later(request) or request.get_full_path())


def person(request: HttpRequest) -> User:
    """Who asks, in a view behind `needs`."""
    return cast(User, request.user)
