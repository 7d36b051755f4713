"""From where a request comes."""

from __future__ import annotations

import ipaddress
from contextlib import suppress

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest, credentials: object = None) -> str:
    """The address of who asks. Behind a proxy it is what the proxy itself added: all before that, anybody can write."""
    if settings.BEHIND_PROXY:
        added = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
        with suppress(ValueError):
            return str(ipaddress.ip_address(added))
    return str(request.META.get("REMOTE_ADDR", ""))
