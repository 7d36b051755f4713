"""Who tried too often to log in. Axes locks an account for an address; this locks an address for every account."""

from __future__ import annotations

from datetime import datetime

from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Sum


def is_locked(address: str, now: datetime) -> bool:
    lately = AccessAttempt.objects.filter(ip_address=address, attempt_time__gt=now - settings.AXES_COOLOFF_TIME)
    failures: int = lately.aggregate(failures=Sum("failures_since_start"))["failures"] or 0
    return failures >= settings.ADDRESS_FAILURE_LIMIT
