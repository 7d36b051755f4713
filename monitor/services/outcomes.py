"""Writes what a visit found: on the visit, and on the row that was visited, with its next time."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db.models import F

from monitor import cadence
from monitor.fetch import FetchError, Response
from monitor.models import Article, Source, Visit
from monitor.models.sources import LONGEST_ETAG, LONGEST_LAST_MODIFIED
from monitor.services import hosts


@dataclass(frozen=True, slots=True)
class Look:
    """One look at an address: of a feed (no article), of one of its articles, or of a page that is a source itself."""

    source: Source
    article: Article | None
    started_at: datetime
    begun: float = field(default_factory=time.monotonic)

    # Every request made, in order: {"at", "url", "conditional"}
    asked: list[dict[str, Any]] = field(default_factory=list)

    @property
    def now(self) -> datetime:
        """The moment that the look has come to."""
        return self.started_at + timedelta(seconds=time.monotonic() - self.begun)

    @property
    def page(self) -> Article:
        """The article that is looked at. Raises ValueError for the look of a feed, which keeps no bytes."""
        if self.article is None:
            raise ValueError("a feed has no page of its own")
        return self.article

    @property
    def row(self) -> Source | Article:
        """Whose schedule the look follows, and who shows its error. A page's article follows its source."""
        if self.article is None or self.source.kind == Source.Kind.PAGE:
            return self.source
        return self.article


def succeeded(
    look: Look, outcome: Visit.Outcome, response: Response, message: str = "", *, found_news: bool = False
) -> Visit:
    """The look is over, and the row is in order."""
    _adapt_pace(look, found_news=found_news)
    next_visit_at = _next(look, failures=0, wait=_fresh(response))
    _update(look.row, last_error="", failures=0, last_visit_at=look.started_at, next_visit_at=next_visit_at)
    remember_validators(look, response)
    return _visit(look, outcome, message, response.status, len(response.body))


def fetched(look: Look, response: Response) -> Visit:
    """There are bytes to read: whether the row is in order is known after reading."""
    next_visit_at = _next(look, failures=look.row.failures, wait=_fresh(response))
    _update(look.row, last_visit_at=look.started_at, next_visit_at=next_visit_at)
    remember_validators(look, response)
    return _visit(look, Visit.Outcome.FETCHED, "", response.status, len(response.body))


def failed(look: Look, error: FetchError) -> Visit:
    """The sentence goes on the row, which is visited again after a longer pause."""
    count = look.row.failures + 1
    _mark_failed(look, error.message, last_visit_at=look.started_at, next_visit_at=_next(look, count, error.wait))
    if error.outcome == Visit.Outcome.BUSY:
        pause = error.wait or timedelta(minutes=1)
        hosts.leave_alone(look.row.host_name, look.started_at + min(pause, cadence.LONGEST_PAUSE))
    if look.article and error.outcome == Visit.Outcome.MISSING and look.article.gone_at is None:
        _update(look.article, gone_at=look.started_at)
    return _visit(look, error.outcome, error.message, error.status, 0)


def read(visit: Visit, outcome: Visit.Outcome, message: str = "") -> None:
    """What reading found after `fetched`: the row is in order."""
    Visit.objects.filter(pk=visit.pk).update(outcome=outcome, message=message)
    look = _look(visit)
    _update(look.row, last_error="", failures=0)
    _adapt_pace(look, found_news=outcome == Visit.Outcome.CHANGED)


def doubted(visit: Visit, outcome: Visit.Outcome, message: str) -> None:
    """The row is in order, and the next look judges the page anew: no 304 and no same words may pass for it."""
    read(visit, outcome, message)
    if visit.article:
        _update(visit.article, etag="", last_modified="", visible_sha256="")


def not_read(visit: Visit, outcome: Visit.Outcome, message: str) -> None:
    """Reading failed after `fetched`. Without validators, so that no later 304 makes the row look in order."""
    Visit.objects.filter(pk=visit.pk).update(outcome=outcome, message=message)
    look = _look(visit)
    _mark_failed(look, message)
    if look.article:
        _update(look.article, etag="", last_modified="", visible_sha256="")


def put_off(look: Look, until: datetime) -> None:
    _update(look.row, next_visit_at=until)


def remember_validators(look: Look, response: Response) -> None:
    """Of a full answer only."""
    if response.status == 304:
        return
    _update(
        look.article or look.source,
        last_full_at=look.started_at,
        etag=_validator(response.header("ETag"), LONGEST_ETAG),
        last_modified=_validator(response.header("Last-Modified"), LONGEST_LAST_MODIFIED),
    )
    if look.article and look.article.gone_at:
        _update(look.article, gone_at=None)


def _validator(value: str, longest: int) -> str:
    """One that is too long to keep, or holds what no header may hold, is not sent back."""
    return value if len(value) <= longest and value.isprintable() else ""


def _look(visit: Visit) -> Look:
    return Look(visit.source, visit.article, visit.started_at)


def _mark_failed(look: Look, message: str, **changes: Any) -> None:
    _update(look.row, last_error=message, failures=F("failures") + 1, **changes)


def _update(row: Source | Article, **changes: Any) -> None:
    """Only the fields that changed: curators edit the same rows."""
    type(row)._default_manager.filter(pk=row.pk).update(**changes)


def _adapt_pace(look: Look, *, found_news: bool) -> None:
    """Where the source's pace follows its news; known after reading, it counts from the next visit on."""
    source = look.source
    if look.row is not source or source.slowest_minutes is None:
        return
    fastest, slowest = timedelta(minutes=source.every_minutes), timedelta(minutes=source.slowest_minutes)
    pace = cadence.adapted(source.pace, fastest=fastest, slowest=slowest, found_news=found_news)
    source.pace_seconds = round(pace.total_seconds())
    _update(source, pace_seconds=source.pace_seconds)


def _fresh(response: Response) -> timedelta:
    """For how long the site itself says that there will be nothing new."""
    return cadence.fresh_for(response.header("Cache-Control"), response.header("Age"))


def _next(look: Look, failures: int, wait: timedelta | None = None) -> datetime:
    source = look.source
    if look.row is source:
        return cadence.next_source_visit(
            look.started_at, every=source.pace, failures=failures, wait=wait, window=source.window, seed=source.pk
        )
    article = look.article
    assert article is not None  # noqa: S101 - for the type checker: a row is one of the two
    at = cadence.next_article_visit(
        look.started_at,
        fresh_at=article.changed_at or article.published_at or article.first_seen_at,
        failures=failures,
        is_gone=article.gone_at is not None,
        wait=wait,
        seed=article.pk,
    )
    return cadence.within(at, source.window, article.pk) if source.window else at


def _visit(look: Look, outcome: Visit.Outcome, message: str, status: int | None, size: int) -> Visit:
    return Visit.objects.create(
        source=look.source,
        article=look.article,
        url=(look.article or look.source).url,
        started_at=look.started_at,
        ended_at=look.started_at + timedelta(seconds=time.monotonic() - look.begun),
        outcome=outcome,
        message=message,
        status_code=status,
        size=size,
        is_conditional=any(one["conditional"] for one in look.asked),
        asked=_more_than_said(look, status),
    )


def _more_than_said(look: Look, status: int | None) -> list[dict[str, Any]]:
    """What was asked, but for the usual: one request that was answered, of which the visit itself tells."""
    return [] if len(look.asked) == 1 and status is not None else look.asked
