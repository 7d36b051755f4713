"""When somebody last looked at what changed, so that the home page can tell what is new to her."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib.auth.models import User

from factcheck.accounts.models import Look

# Loading the page again a little later is still the same look: what was new stays listed.
SAME_LOOK = timedelta(minutes=30)
# The page is loaded often; written down is only what makes a difference.
NOTED_EVERY = timedelta(minutes=1)


def look(user: User, now: datetime) -> datetime | None:
    """Note that the user looks now; since when what happened is new to her, None while this is her first look."""
    last, is_first = Look.objects.get_or_create(user=user, defaults={"at": now})
    if is_first or now - last.at < NOTED_EVERY:
        return last.since
    since = last.since if now - last.at <= SAME_LOOK else last.at
    Look.objects.filter(pk=last.pk).update(since=since, at=now)
    return since
