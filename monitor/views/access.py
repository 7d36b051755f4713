"""Who may see a page: the one guard that all views of the desk stand behind."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

from django.contrib.auth.decorators import login_required, permission_required
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.http.response import HttpResponseBase

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def needs(permission: str) -> Callable[[View], View]:
    """Sends who is not logged in to the login page; tells who may not (403)."""

    def guard(view: View) -> View:
        return login_required(permission_required(permission, raise_exception=True)(view))

    return guard


def person(request: HttpRequest) -> User:
    """Who asks, in a view behind `needs`."""
    return cast(User, request.user)
