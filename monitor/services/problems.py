"""Notices sources in trouble for longer than a moment, and tells the curators once, and once when it is over."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from smtplib import SMTPException

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import send_mail
from django.db.models import Count, Max, Min, QuerySet
from django.utils.timesince import timesince

from monitor import cadence
from monitor.models import Article, Problem, Revision, Source

log = logging.getLogger(__name__)

Kind = Problem.Kind
# Failures in a row from which on a source is not just out of luck.
FAILING_AFTER = 5
# A page that failed once may have been asked for while its site was down for a moment.
AGAIN = 2
# How far back one looks for what is usual of a source.
LOOKS_BACK = timedelta(days=180)
# Named in one mail; the page of sources has them all.
MOST_TOLD = 50


def note(now: datetime) -> None:
    """Begins the problem of each source that has failed FAILING_AFTER times in a row, and ends it where one is well."""
    failing = Source.objects.filter(failures__gte=FAILING_AFTER, is_paused=False)
    known = Problem.objects.filter(kind=Kind.FAILING, ended_at=None)
    begun = [
        Problem(source=source, kind=Kind.FAILING, message=source.last_error, began_at=now)
        for source in failing.exclude(pk__in=known.values("source"))
    ]
    # Another worker may have begun the same one: there is one open problem of a kind, says the database.
    Problem.objects.bulk_create(begun, ignore_conflicts=True)
    known.filter(source__failures=0).update(ended_at=now)
    Problem.objects.filter(ended_at=None, source__is_paused=True).update(ended_at=now, end_told_at=now)


def note_pages(now: datetime) -> None:
    """Begins the problem of each list that can be read while its pages cannot, and ends it where one of them can."""
    failing = Article.objects.filter(failures__gt=0, gone_at=None)
    lists = failing.filter(source__kind__in=Source.LISTS, source__is_paused=False)
    sources = lists.order_by().values_list("source", flat=True).distinct()
    troubles = {pk: trouble for pk in sources if (trouble := _trouble_of_pages(pk))}
    known = Problem.objects.filter(kind=Kind.PAGES, ended_at=None)
    known.exclude(source__in=troubles).update(ended_at=now)
    begun = Source.objects.filter(pk__in=troubles, failures=0).exclude(pk__in=known.values("source"))
    Problem.objects.bulk_create(
        [Problem(source=source, kind=Kind.PAGES, message=troubles[source.pk], began_at=now) for source in begun],
        ignore_conflicts=True,
    )


def _trouble_of_pages(source: int) -> str:
    """What is wrong with the pages of a list, where each of those visited last failed again and again."""
    pages = Article.objects.filter(source=source, gone_at=None, last_visit_at__isnull=False)
    last = pages.order_by("-last_visit_at").values_list("failures", "last_error")[:FAILING_AFTER]
    if any(failures < AGAIN for failures, _ in last):
        return ""
    return f"The list can be read, but none of the pages that were visited last. {last[0][1]}"


def note_silence(now: datetime) -> None:
    """Begins the problem of each source without news for longer than usual, and ends it where there is some."""
    recent = Revision.objects.filter(recorded_at__gte=now - LOOKS_BACK, article__source__is_paused=False)
    usual = (
        recent.order_by()
        .values("article__source")
        .annotate(first=Min("recorded_at"), last=Max("recorded_at"), count=Count("pk"))
    )
    known = {problem.source_id: problem for problem in Problem.objects.filter(kind=Kind.SILENT, ended_at=None)}
    silent: dict[int, datetime] = {}
    for row in usual.iterator():
        pk, last = row["article__source"], row["last"]
        begins = cadence.silence_begins(row["first"], last, row["count"])
        if pk in known and last > known[pk].began_at:
            Problem.objects.filter(pk=known[pk].pk).update(ended_at=now)
        elif begins and begins <= now and pk not in known:
            silent[pk] = last
    # One that cannot be visited is no riddle: it fails, and that is said.
    unreadable = Problem.objects.filter(kind=Kind.PAGES, ended_at=None).values("source")
    sources = Source.objects.filter(pk__in=silent, failures=0, last_visit_at__gt=now - LOOKS_BACK)
    sources = sources.exclude(pk__in=unreadable)
    Problem.objects.bulk_create(
        [
            Problem(source=source, kind=Kind.SILENT, message=_silence(silent[source.pk], now), began_at=now)
            for source in sources
        ],
        ignore_conflicts=True,
    )


def _silence(last: datetime, now: datetime) -> str:
    return f"Nothing new for {timesince(last, now, depth=1)}, which is longer than usual. Its visits go well."


def tell(now: datetime) -> int:
    """One mail on all that began or ended since the last one. Gives the number of problems it names.

    A problem is marked before the mail is sent, so that it is told once; where sending fails it is marked as before.
    """
    begun = _claim(Problem.objects.filter(told_at=None, ended_at=None), "told_at", now)
    # What came and went between two mails is no news.
    Problem.objects.filter(told_at=None, ended_at__isnull=False).update(told_at=now, end_told_at=now)
    over = _claim(Problem.objects.filter(end_told_at=None, ended_at__isnull=False), "end_told_at", now)
    if not begun and not over:
        return 0
    try:
        _send(begun, over)
    except (SMTPException, OSError) as error:
        log.warning("The mail on sources in trouble could not be sent: %s", error)
        Problem.objects.filter(pk__in=[problem.pk for problem in begun]).update(told_at=None)
        Problem.objects.filter(pk__in=[problem.pk for problem in over]).update(end_told_at=None)
        return 0
    return len(begun) + len(over)


def _claim(untold: QuerySet[Problem], mark: str, now: datetime) -> list[Problem]:
    return [
        problem
        for problem in untold.select_related("source").order_by("pk")
        if Problem.objects.filter(pk=problem.pk, **{mark: None}).update(**{mark: now})
    ]


def _send(begun: list[Problem], over: list[Problem]) -> None:
    curators = get_user_model().objects.with_perm(
        "monitor.change_source", backend="django.contrib.auth.backends.ModelBackend"
    )
    addresses = list(curators.filter(is_active=True).exclude(email="").values_list("email", flat=True))
    if not addresses or not settings.SENDS_MAIL:
        return
    lines = [f"{problem.get_kind_display()}: {_line(problem)}\n  {problem.message}" for problem in begun]
    lines += [f"Well again: {_line(problem)}" for problem in over]
    more = [f"... and {len(lines) - MOST_TOLD} more: {settings.SITE_URL}/sources/"] if len(lines) > MOST_TOLD else []
    body = "\n\n".join([*lines[:MOST_TOLD], *more])
    send_mail(f"{settings.SITE_NAME}: {_subject(len(begun), len(over))}", body, None, addresses)


def _line(problem: Problem) -> str:
    return f"{problem.source.title} ({settings.SITE_URL}{problem.source.get_absolute_url()})"


def _subject(begun: int, over: int) -> str:
    parts = [f"{begun} source{'s' if begun > 1 else ''} in trouble"] if begun else []
    parts += [f"{over} well again"] if over else []
    return ", ".join(parts)
