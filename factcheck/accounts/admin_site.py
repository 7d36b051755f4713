"""Django's admin as one of this site's rooms: no sidebar, one login, and what is sent too late is kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from monitor.views.access import to_login

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


class Site(AdminSite):
    # Its lists need the width: the first page leads everywhere, and the link "To the desk" out of it.
    enable_nav_sidebar = False
    site_url = None

    def admin_view(self, view: View, cacheable: bool = False) -> View:
        """Every view of the admin; it keeps what is sent to it after the session ended, as the desk does."""
        guarded = super().admin_view(view, cacheable)
        if view == self.logout:
            return guarded

        @wraps(guarded)
        def keeping(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            return to_login(request) or guarded(request, *args, **kwargs)

        return cast(View, keeping)
