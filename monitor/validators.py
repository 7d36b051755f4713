"""What curators may type."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError

from monitor import selectors
from monitor.addresses import BadAddress, canonical, refuse_private
from monitor.patterns import MOST_PATTERNS


def public_address(value: str) -> None:
    """Holds for http(s) addresses of the public internet."""
    try:
        refuse_private(canonical(value), settings.FETCH_ALLOWED_PRIVATE)
    except BadAddress as error:
        raise ValidationError(str(error), code="address") from error


def usable_selector(value: str) -> None:
    """Holds for CSS selectors that can be understood."""
    try:
        selectors.compiled(value)
    except selectors.BadSelector as error:
        raise ValidationError(str(error), code="selector") from error


def usable_patterns(value: str) -> None:
    if len(value.splitlines()) > MOST_PATTERNS:
        raise ValidationError(f"These are more than {MOST_PATTERNS} lines: put * for what differs.", code="patterns")
