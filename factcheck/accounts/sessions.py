"""Sessions in the database that know their user (see "Extending database-backed session engines" in Django's docs)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import User
from django.contrib.sessions.backends.db import SessionStore as DatabaseSession
from django.db.models import QuerySet
from django.http import HttpRequest

from factcheck.accounts.addresses import client_address
from factcheck.accounts.models import Session

# In the session's data, from where they come into the row's columns
SINCE, ADDRESS, AGENT = "since", "address", "agent"


class SessionStore(DatabaseSession):
    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        session: Session = super().create_model_instance(data)  # type: ignore[assignment]
        session.user_id = int(data[SESSION_KEY]) if SESSION_KEY in data else None
        session.since = datetime.fromisoformat(data[SINCE]) if SINCE in data else None
        session.address, session.agent = data.get(ADDRESS, ""), data.get(AGENT, "")
        return session


def note_login(request: HttpRequest, now: datetime) -> None:
    """Write down when and from where somebody logs in; the session lasts as all do, whatever it held before."""
    request.session.set_expiry(None)
    request.session[SINCE] = now.isoformat()
    request.session[ADDRESS] = client_address(request)
    request.session[AGENT] = request.headers.get("User-Agent", "")[: Session._meta.get_field("agent").max_length]


def of(user: User, now: datetime) -> QuerySet[Session]:
    """The sessions in which the user is logged in now."""
    return Session.objects.filter(user=user, expire_date__gt=now)


def end_others(user: User, current: str | None) -> int:
    """Log the user out everywhere but in the session with this key; how many sessions were ended."""
    ended, _ = Session.objects.filter(user=user).exclude(session_key=current).delete()
    return ended
