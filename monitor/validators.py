"""What curators may type."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError

from monitor.addresses import BadAddress, canonical, refuse_private


def public_address(value: str) -> None:
    """Holds for http(s) addresses of the public internet."""
    try:
        refuse_private(canonical(value), settings.FETCH_ALLOWED_PRIVATE)
    except BadAddress as error:
        raise ValidationError(str(error), code="address") from error
