"""Letters about work: what was given to somebody, and reminders whose day has come. Each is told once."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from smtplib import SMTPException

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import send_mail
from django.db.models import F, QuerySet
from django.template.loader import render_to_string
from django.utils.translation import ngettext

from factcheck.claims.models import Discrepancy
from factcheck.review.models import Work

log = logging.getLogger(__name__)

# What lies further back is no news: a site that begins to send mail tells nobody of old work.
NEWS = timedelta(days=2)


@dataclass(slots=True)
class Letter:
    """All that one person is told at once."""

    given: list[Work] = field(default_factory=list)
    reminders: list[Work] = field(default_factory=list)

    @property
    def subject(self) -> str:
        number = len(self.given) + len(self.reminders)
        said = ngettext("a discrepancy waits for you", "{number} discrepancies wait for you", number)
        return f"{settings.SITE_NAME}: {said.format(number=number)}"


def send(now: datetime) -> int:
    """One letter to each person for whom there is news. Gives the number of letters.

    Work is marked before its letter is sent, so that it is told once; where sending fails it is marked as before.
    """
    if not settings.SENDS_MAIL:
        return 0
    letters: dict[User, Letter] = defaultdict(Letter)
    for work in _claim(_given(now), "told_at", now):
        if work.assignee is not None:
            letters[work.assignee].given.append(work)
    for work in _claim(_due(now), "reminded_at", now):
        if work.waits_by is not None:
            letters[work.waits_by].reminders.append(work)
    return sum(_sent(to, letter) for to, letter in letters.items())


def _given(now: datetime) -> QuerySet[Work]:
    """What somebody else gave to a person who wants to be told."""
    rows = _open().filter(told_at=None, assigned_at__gt=now - NEWS, assignee__in=_readers())
    return rows.exclude(assigned_by=F("assignee"))


def _due(now: datetime) -> QuerySet[Work]:
    """What was put aside until today, and is there again because of the day and not because of new evidence."""
    today = now.date()
    rows = _open().filter(reminded_at=None, waits_for=Work.WaitsFor.EVIDENCE, waits_by__in=_readers())
    rows = rows.filter(waits_version=F("discrepancy__evidence_version"))
    return rows.filter(waits_until__lte=today, waits_until__gt=today - NEWS)


def _open() -> QuerySet[Work]:
    rows = Work.objects.filter(discrepancy__state=Discrepancy.State.OPEN)
    return rows.select_related("discrepancy__claim", "assignee", "assigned_by", "waits_by").order_by("pk")


def _readers() -> QuerySet[User]:
    readers = User.objects.filter(is_active=True).exclude(email="")
    return readers.exclude(wishes__letters_about_work=False)


def _claim(due: QuerySet[Work], mark: str, now: datetime) -> list[Work]:
    return [work for work in due if Work.objects.filter(pk=work.pk, **{mark: None}).update(**{mark: now})]


def _sent(to: User, letter: Letter) -> bool:
    context = {"letter": letter, "site": settings.SITE_URL.rstrip("/")}
    body = render_to_string("review/work_letter.txt", context)
    try:
        send_mail(letter.subject, body, None, [to.email])
    except (SMTPException, OSError) as error:
        log.warning("The letter to %s could not be sent: %s", to, error)
        _unmark(letter.given, told_at=None)
        _unmark(letter.reminders, reminded_at=None)
        return False
    return True


def _unmark(works: Iterable[Work], **mark: None) -> None:
    Work.objects.filter(pk__in=[work.pk for work in works]).update(**mark)
