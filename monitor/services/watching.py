"""Looks at a source or an article and keeps what is new. And the curator's hand on it."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from monitor import cadence, extract, sandbox
from monitor.addresses import host_name
from monitor.entries import NoList
from monitor.fetch import FetchError, Response
from monitor.models import Article, Publisher, Source, Visit
from monitor.models.sources import Visited
from monitor.services import doubts, finding, hosts, outcomes, snapshots
from monitor.services.outcomes import Look

Outcome = Visit.Outcome


def visit(row: Source | Article, now: datetime) -> list[int]:
    """Looks at a source or an article. Gives the ids of snapshots to be read."""
    return visit_source(row, now) if isinstance(row, Source) else visit_article(row, now)


def visit_source(source: Source, now: datetime) -> list[int]:
    """Looks at a list for articles, or at a page for its text. Gives the ids of snapshots to be read."""
    if source.kind == Source.Kind.PAGE:
        return _visit_page(_page_look(source, now))
    return _visit_list(source, now)


def _page_look(source: Source, now: datetime) -> Look:
    article, _ = Article.objects.get_or_create(url=source.url, defaults={"source": source, "first_seen_at": now})
    return Look(source, article, now)


def visit_article(article: Article, now: datetime) -> list[int]:
    """Looks at an article of a feed. Gives the ids of snapshots to be read."""
    return _visit_page(Look(article.source, article, now))


def _visit_page(look: Look) -> list[int]:
    try:
        response = _ask(look, look.article or look.source)
    except hosts.NotYet as later:
        outcomes.put_off(look, later.at)
        return []
    except FetchError as error:
        return _fail(look, error)
    if response.status == 304:
        outcomes.succeeded(look, Outcome.UNCHANGED, response)
        return []
    return _keep(look, response)


def _keep(look: Look, response: Response) -> list[int]:
    try:
        return _keep_if_new(look, response)
    except FetchError as error:
        return _fail(look, error)


@transaction.atomic
def _fail(look: Look, error: FetchError) -> list[int]:
    outcomes.failed(look, error)
    return []


def _ask(look: Look, row: Visited) -> Response:
    url = (look.article or look.source).url
    if cadence.wants_full_answer(look.started_at, row.last_full_at):
        return hosts.polite_get(url, now=look.started_at, asked=look.asked)
    return hosts.polite_get(url, now=look.started_at, etag=row.etag, last_modified=row.last_modified, asked=look.asked)


def _keep_if_new(look: Look, response: Response) -> list[int]:
    """Cheapest first: the same bytes, then the same visible words, are no news."""
    article = look.page
    last = article.snapshots.select_related("visit").first()
    is_same = last and last.sha256 == hashlib.sha256(response.body).hexdigest()
    if last and is_same and last.visit.outcome not in doubts.DOUBTED:
        if last.visit.failed:
            raise FetchError(last.visit.message, Outcome(last.visit.outcome))
        outcomes.succeeded(look, Outcome.UNCHANGED, response)
        return []
    seen = _fingerprint(response)
    if seen == article.visible_sha256:
        outcomes.succeeded(look, Outcome.UNCHANGED, response)
        return []
    # The bytes are on the disk before the database says so: a worker that dies in between leaves a file, no half row.
    snapshots.store(response.body)
    with transaction.atomic():
        as_known = Article.objects.filter(pk=article.pk, visible_sha256=article.visible_sha256)
        if not as_known.update(visible_sha256=seen):
            return []  # another worker looked at the same time, and has kept what it found
        visit = outcomes.fetched(look, response)
        snapshot = snapshots.take(article, response, visit, look.started_at)
    return [snapshot.pk]


def _fingerprint(response: Response) -> str:
    if not response.body.strip():
        raise FetchError("The page is empty.", Outcome.EMPTY, status=response.status)
    try:
        return sandbox.call(extract.fingerprint, response.body, content_type=response.header("Content-Type"))
    except extract.NotReadable as error:
        raise FetchError(str(error), Outcome.NOT_READABLE, status=response.status) from error


def _visit_list(source: Source, now: datetime) -> list[int]:
    """Also the first visit of a source of unknown kind, which takes what is there for a page if it is no list."""
    look = Look(source, None, now)
    try:
        response = _ask(look, source)
        found = finding.articles(look, response)
    except hosts.NotYet as later:
        outcomes.put_off(look, later.at)
    except FetchError as error:
        _fail(look, error)
    except sandbox.Died as error:
        _fail(look, FetchError(str(error), Outcome.NOT_READABLE))
    except NoList as error:
        if source.kind == Source.Kind.UNKNOWN:
            _learn_kind(source, Source.Kind.PAGE)
            return _keep(_page_look(source, now), response)
        _fail(look, FetchError(str(error), Outcome.NOT_READABLE))
    else:
        _take(look, response, found)
    return []


@transaction.atomic
def _take(look: Look, response: Response, found: finding.Found | None) -> None:
    if found is None:
        outcomes.succeeded(look, Outcome.UNCHANGED, response)
        return
    _learn_kind(look.source, found.kind)
    message, news = finding.take(look.source, found, look.started_at)
    outcomes.succeeded(look, Outcome.FEED_READ, response, message, found_news=bool(news))
    if found.has_more:
        outcomes.put_off(look, look.started_at + finding.REST_AFTER)


def _learn_kind(source: Source, kind: Source.Kind) -> None:
    if source.kind == Source.Kind.UNKNOWN:
        source.kind = kind
        source.save(update_fields=["kind"])


def add_source(*, publisher_name: str, now: datetime | None = None, **values: Any) -> Source:
    """A source with the given fields (url, title, kind...), due at once.

    Raises ValidationError for an address that may not be visited or is watched already.
    """
    publisher, _ = Publisher.objects.get_or_create(name=publisher_name.strip())
    source = Source(publisher=publisher, next_visit_at=now or timezone.now(), **values)
    source.full_clean()
    source.save()
    return source


def change_source(source: Source, *, publisher_name: str, now: datetime | None = None, **values: Any) -> Source:
    """Writes the given fields only. Another address is visited at once, as if for the first time."""
    publisher, _ = Publisher.objects.get_or_create(name=publisher_name.strip())
    changed = {"publisher": publisher, **values}
    for name, value in changed.items():
        setattr(source, name, value)
    source.full_clean()
    if not Source.objects.filter(pk=source.pk, url=source.url).exists():
        start = {"next_visit_at": now or timezone.now(), "host_name": host_name(source.url), **_UNVISITED}
        for name, value in start.items():
            setattr(source, name, value)
        changed |= start
    source.save(update_fields=list(changed))
    return source


_UNVISITED = {
    "last_visit_at": None,
    "last_error": "",
    "failures": 0,
    "etag": "",
    "last_modified": "",
    "last_full_at": None,
}


def visit_now(source: Source, now: datetime) -> None:
    """The source, and the articles of a feed, come due at once."""
    Source.objects.filter(pk=source.pk).update(next_visit_at=now)
    source.articles.filter(next_visit_at__gt=now).update(next_visit_at=now)


def pause(source: Source) -> None:
    Source.objects.filter(pk=source.pk).update(is_paused=True)


def resume(source: Source, now: datetime) -> None:
    """A paused source is visited at once."""
    Source.objects.filter(pk=source.pk, is_paused=True).update(is_paused=False, next_visit_at=now)
