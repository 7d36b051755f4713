"""Writes what a visit found: on the visit, and on the row that was visited, with its next time."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db.models import F

from monitor import cadence
from monitor.fetch import FetchError, Response
from monitor.models import Article, Source, Visit
from monitor.models.sources import LONGEST_ETAG, LONGEST_LAST_MODIFIED
from monitor.services import rows
from monitor.services.rounds import Find, Look, Note


def succeeded(
    look: Look, outcome: Visit.Outcome, response: Response, message: str = "", *, found_news: bool = False
) -> None:
    """The look is over, and the row is in order. One without news is written with others of its round."""
    row = _in_order(look, found_news=found_news)
    row |= {"last_visit_at": look.started_at, "next_visit_at": _next(look, failures=0, wait=_fresh(response))}
    page = _validators(look, response)
    visit = _visit(look, outcome, message, response.status, response.size)
    if look.round is None or outcome != Visit.Outcome.UNCHANGED or "gone_at" in page:
        _write(look, row, page)
        visit.save(force_insert=True)
    elif look.other_row is None:
        look.round.note(Note(visit, look.row, row | page, None, {}))
    else:
        look.round.note(Note(visit, look.row, row, look.other_row, page))


@dataclass(frozen=True, slots=True)
class Said:
    """What new bytes say: of their visit, and of the page, as the fields that change.

    FETCHED where whether the row is in order is known only after reading.
    """

    outcome: Visit.Outcome
    message: str = ""
    page: Mapping[str, Any] = field(default_factory=dict)


def fetched(found: Mapping[Find, Said]) -> list[tuple[Find, Visit]]:
    """Writes visits that found new bytes, which are in their files, and what these say.

    Left out are finds on whose page another worker looked at the same time: it has kept what it found.
    """
    once = {find.look.page.pk: find for find in found}
    changes = {pk: _fetched_changes(find, found[find]) for pk, find in once.items()}
    pages = [(once[pk].look.page, page) for pk, (page, _) in changes.items()]
    ours = {pk for _, pk in rows.update(pages, as_known="visible_sha256")}
    kept = [find for pk, find in once.items() if pk in ours]
    others = [find.look for find in kept if find.look.other_row is not None]
    rows.update((look.row, changes[look.page.pk][1]) for look in others)
    visits = [
        _visit(find.look, found[find].outcome, found[find].message, find.response.status, find.response.size)
        for find in kept
    ]
    Visit.objects.bulk_create(visits)
    return list(zip(kept, visits, strict=True))


def _fetched_changes(find: Find, said: Said) -> tuple[dict[str, Any], dict[str, Any]]:
    """What changes of the page, and of the row where that is another."""
    look, wait = find.look, _fresh(find.response)
    row: dict[str, Any] = {"last_visit_at": look.started_at}
    if said.outcome == Visit.Outcome.FETCHED:
        row["next_visit_at"] = _next(look, failures=look.row.failures, wait=wait)
    else:
        row["next_visit_at"] = _next(look, failures=0, wait=wait)
        row |= _in_order(look, found_news=False)
    page = {"visible_sha256": find.looked.fingerprint, "bytes_sha256": find.digest, **said.page}
    page |= _validators(look, find.response)
    return (page | row if look.other_row is None else page), row


def _write(look: Look, row: dict[str, Any], page: dict[str, Any]) -> None:
    if look.other_row is None:
        return _update(look.row, **row, **page)
    _update(look.row, **row)
    if page:
        _update(look.other_row, **page)


def _saved(visit: Visit) -> Visit:
    visit.save(force_insert=True)
    return visit


def failed(look: Look, error: FetchError) -> Visit:
    """The sentence goes on the row, which is visited again after a longer pause."""
    at = _next(look, look.row.failures + 1, error.wait, passes=error.passes)
    _mark_failed(look, error.message, last_visit_at=look.started_at, next_visit_at=at)
    if look.article and error.outcome == Visit.Outcome.MISSING and look.article.gone_at is None:
        _update(look.article, gone_at=look.started_at)
    return _saved(_visit(look, error.outcome, error.message, error.status, 0))


def read(visit: Visit, outcome: Visit.Outcome, message: str = "") -> None:
    """What reading found after `fetched`: the row is in order."""
    _say(visit, outcome, message)
    look, is_changed = _look(visit), outcome == Visit.Outcome.CHANGED
    changes = _in_order(look, found_news=is_changed)
    if is_changed and look.row is look.article:
        changes["next_visit_at"] = _next_after_change(look, dict(visit.snapshot.headers))
    if changes:
        _update(look.row, **changes)


def _next_after_change(look: Look, headers: dict[str, str]) -> datetime:
    """An article that changed is as fresh as a new one, which was not known when its next visit was set."""
    look.page.changed_at = look.started_at
    named = {name.lower(): value for name, value in headers.items()}
    return _next(look, 0, cadence.fresh_for(named.get("cache-control", ""), named.get("age", "")))


def _in_order(look: Look, *, found_news: bool) -> dict[str, Any]:
    """The changes to a row that has nothing wrong with it."""
    changes = _adapted_pace(look, found_news=found_news)
    if look.row.failures or look.row.last_error:
        changes |= {"last_error": "", "failures": 0}
    return changes


def _say(visit: Visit, outcome: Visit.Outcome, message: str) -> None:
    if (visit.outcome, visit.message) != (outcome, message):
        visit.outcome, visit.message = outcome, message
        visit.save(update_fields=["outcome", "message"])


def doubted(visit: Visit, outcome: Visit.Outcome, message: str) -> None:
    """The row is in order, and the next look judges the page anew: no 304 and no same words may pass for it."""
    read(visit, outcome, message)
    if visit.article:
        _update(visit.article, etag="", last_modified="", visible_sha256="")


def not_read(visit: Visit, outcome: Visit.Outcome, message: str) -> None:
    """Reading failed after `fetched`. Without validators, so that no later 304 makes the row look in order."""
    _say(visit, outcome, message)
    look = _look(visit)
    _mark_failed(look, message)
    if look.article:
        _update(look.article, etag="", last_modified="", visible_sha256="")


def put_off(look: Look, until: datetime) -> None:
    _update(look.row, next_visit_at=until)


def _validators(look: Look, response: Response) -> dict[str, Any]:
    """Of a full answer only: the changes to the row that was asked for."""
    if response.status == 304:
        return {}
    changes = {
        "last_full_at": look.started_at,
        "etag": _validator(response.header("ETag"), LONGEST_ETAG),
        "last_modified": _validator(response.header("Last-Modified"), LONGEST_LAST_MODIFIED),
    }
    return changes | {"gone_at": None} if look.article and look.article.gone_at else changes


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


def _adapted_pace(look: Look, *, found_news: bool) -> dict[str, Any]:
    """The change to a pace that follows the source's news; known after reading, it counts from the next visit on."""
    source = look.source
    if look.row is not source or source.slowest_minutes is None:
        return {}
    fastest, slowest = timedelta(minutes=source.every_minutes), timedelta(minutes=source.slowest_minutes)
    pace = cadence.adapted(source.pace, fastest=fastest, slowest=slowest, found_news=found_news)
    source.pace_seconds = round(pace.total_seconds())
    return {"pace_seconds": source.pace_seconds}


def _fresh(response: Response) -> timedelta:
    """For how long the site itself says that there will be nothing new."""
    return cadence.fresh_for(response.header("Cache-Control"), response.header("Age"))


def _next(look: Look, failures: int, wait: timedelta | None = None, *, passes: bool = False) -> datetime:
    source = look.source
    if look.row is source:
        return cadence.next_source_visit(
            look.started_at,
            every=source.pace,
            failures=failures,
            passes=passes,
            wait=wait,
            window=source.window,
            seed=source.pk,
        )
    article = look.article
    assert article is not None  # noqa: S101 - for the type checker: a row is one of the two
    at = cadence.next_article_visit(
        look.started_at,
        fresh_at=article.changed_at or article.published_at or article.first_seen_at,
        failures=failures,
        passes=passes,
        is_gone=article.gone_at is not None,
        wait=wait,
        seed=article.pk,
    )
    return cadence.within(at, source.window, article.pk) if source.window else at


def _visit(look: Look, outcome: Visit.Outcome, message: str, status: int | None, size: int) -> Visit:
    return Visit(
        source=look.source,
        article=look.article,
        url=(look.article or look.source).url,
        started_at=_asked_at(look),
        ended_at=look.started_at + timedelta(seconds=time.monotonic() - look.begun),
        outcome=outcome,
        message=message,
        status_code=status,
        size=size,
        is_conditional=any(one["conditional"] for one in look.asked),
        asked=_more_than_said(look, status),
    )


def _asked_at(look: Look) -> datetime:
    """When the first request was made: until then the look waited for its host's turn."""
    asked = [datetime.fromisoformat(one["at"]) for one in look.asked[:1]]
    return max([look.started_at, *asked])


def _more_than_said(look: Look, status: int | None) -> list[dict[str, Any]]:
    """What was asked, but for the usual: one request that was answered, of which the visit itself tells."""
    return [] if len(look.asked) == 1 and status is not None else look.asked
