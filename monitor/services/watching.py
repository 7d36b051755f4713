"""Looks at a source or an article and keeps what is new. And the curator's hand on it."""

from __future__ import annotations

import hashlib
import logging
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from monitor import bodies, budget, cadence, extract, packing, sandbox
from monitor.addresses import host_name
from monitor.entries import NoList, RefusedList
from monitor.extract import Looked
from monitor.fetch import FetchError, Response
from monitor.models import Article, Publisher, Source, Visit
from monitor.models.sources import Visited
from monitor.services import captures, doubts, finding, hosts, outcomes, recording
from monitor.services.rounds import Find, Look, Round

log = logging.getLogger(__name__)
Outcome = Visit.Outcome
# A visit for which no reader was free is made again so much later.
AFTER_BUSY = timedelta(minutes=1)


def visit(row: Source | Article, now: datetime, together: Round | None = None) -> list[int]:
    """Looks at a source or an article. Gives the ids of snapshots to be read."""
    return visit_source(row, now, together) if isinstance(row, Source) else visit_article(row, now, together)


def visit_source(source: Source, now: datetime, together: Round | None = None) -> list[int]:
    """Looks at a list for articles, or at a page for its text. Gives the ids of snapshots to be read."""
    if source.kind == Source.Kind.PAGE:
        return _visit_page(_page_look(source, now, together))
    return _visit_list(source, now, together)


def _page_look(source: Source, now: datetime, together: Round | None) -> Look:
    article = together.page(source.url) if together else None
    if article is None:
        defaults = {"source": source, "first_seen_at": now, "next_visit_at": None}
        article, _ = Article.objects.get_or_create(url=source.url, defaults=defaults)
    return Look(source, article, now, together)


def visit_article(article: Article, now: datetime, together: Round | None = None) -> list[int]:
    """Looks at an article of a feed. Gives the ids of snapshots to be read."""
    return _visit_page(Look(article.source, article, now, together))


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
    except sandbox.Busy:
        return _put_off(look)
    except captures.NotKept as error:
        log.error("What %s gave could not be kept: %s", look.page.url, error.__cause__)
        return _fail(look, FetchError(str(error), Outcome.NOT_KEPT, status=response.status))


def _put_off(look: Look) -> list[int]:
    outcomes.put_off(look, look.now + AFTER_BUSY)
    return []


@transaction.atomic
def _fail(look: Look, error: FetchError) -> list[int]:
    outcomes.failed(look, error)
    return []


def _ask(look: Look, row: Visited) -> Response:
    is_full = cadence.wants_full_answer(look.started_at, row.last_full_at)
    return hosts.polite_get(
        (look.article or look.source).url,
        now=look.started_at,
        etag="" if is_full else row.etag,
        last_modified="" if is_full else row.last_modified,
        asked=look.asked,
        known=look.host,
        take=bodies.whole if look.article else bodies.sitemap_or_whole,
    )


def _keep_if_new(look: Look, response: Response) -> list[int]:
    """Cheapest first: the same bytes, then the same visible words, are no news."""
    digest = hashlib.sha256(response.body).hexdigest()
    looked = None if _are_known(look.page, digest) else _looked(look, response)
    if looked is None or looked.fingerprint == look.page.visible_sha256:
        outcomes.succeeded(look, Outcome.UNCHANGED, response)
        return []
    # The bytes are on the disk before the database says so: a worker that dies in between leaves a file, no half row.
    _store(look, response.body)
    return _record(look, response, looked, digest)


def _store(look: Look, body: bytes) -> None:
    """Packed against the page's last capture, or against one of the same layout."""
    layout = packing.layout(body)
    kept = captures.store(body, (look.page.bytes_sha256, look.round.of_layout(layout) if look.round else ""))
    if kept.is_whole and look.round:
        look.round.learn_layout(layout, kept.digest)


def _are_known(article: Article, digest: str) -> bool:
    """Whether the bytes are those kept last. Raises FetchError where these gave no text."""
    if article.visible_sha256 or not article.was_answered:
        return bool(article.bytes_sha256 == digest)
    # What was found in them is in doubt, or no text.
    last = article.snapshots.select_related("visit").first()
    if last is None or last.sha256 != digest or last.visit.outcome in doubts.DOUBTED:
        return False
    if last.visit.failed:
        raise FetchError(last.visit.message, Outcome(last.visit.outcome))
    return True


def _looked(look: Look, response: Response) -> Looked:
    if not response.body.strip():
        raise FetchError("The page is empty.", Outcome.EMPTY, status=response.status)
    try:
        return _look_inside(look, response)
    except sandbox.Busy:
        raise
    except extract.NotReadable as error:
        raise FetchError(str(error), Outcome.NOT_READABLE, status=response.status) from error


def _look_inside(look: Look, response: Response) -> Looked:
    """In one go, unless there is no time left to read: then, and where reading fails, only whether it is news."""
    article, content_type = look.page, response.header("Content-Type")
    selectors = {"keep": article.source.keep_selector, "drop": article.source.drop_selector}
    if budget.left(sandbox.SECONDS) == sandbox.SECONDS:
        with suppress(sandbox.Died):
            known = article.visible_sha256
            return sandbox.call(extract.look, response.body, known=known, content_type=content_type, **selectors)
    return Looked(sandbox.call(extract.fingerprint, response.body, content_type=content_type))


def _record(look: Look, response: Response, looked: Looked, digest: str) -> list[int]:
    """With other finds of its round, unless it is still to be read."""
    find = Find(look, response, looked, digest)
    if look.round and (looked.found or looked.trouble):
        look.round.find(find)
        return []
    return recording.record([find])


def _visit_list(source: Source, now: datetime, together: Round | None) -> list[int]:
    """Also the first visit of a source of unknown kind, which takes what is there for a page if it is no list."""
    look = Look(source, None, now, together)
    try:
        response = _ask(look, source)
        found = finding.articles(look, response)
    except hosts.NotYet as later:
        outcomes.put_off(look, later.at)
    except FetchError as error:
        _fail(look, error)
    except sandbox.Busy:
        return _put_off(look)
    except sandbox.Died as error:
        _fail(look, FetchError(str(error), Outcome.NOT_READABLE))
    except NoList as error:
        if source.kind == Source.Kind.UNKNOWN and not isinstance(error, RefusedList):
            _learn_kind(source, Source.Kind.PAGE)
            return _keep(_page_look(source, now, together), response)
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
    """Writes the given fields only. Another address is visited at once, as if for the first time.

    Another pace, or other hours of the day, hold from now on. What a page was, before it became a list, is visited as
    one of its articles.
    """
    now = now or timezone.now()
    publisher, _ = Publisher.objects.get_or_create(name=publisher_name.strip())
    before = Source.objects.get(pk=source.pk)
    changed = {"publisher": publisher, **values}
    for name, value in changed.items():
        setattr(source, name, value)
    source.full_clean()
    if before.url != source.url:
        start = {"next_visit_at": now, "host_name": host_name(source.url), **_UNVISITED}
        for name, value in start.items():
            setattr(source, name, value)
        changed |= start
    source.save(update_fields=list(changed))
    if source.lists_articles:
        source.articles.filter(next_visit_at=None).exclude(url=source.url).update(next_visit_at=now)
    if before.url == source.url and (before.pace, before.window) != (source.pace, source.window):
        _visit_by_the_new_times(source, before.next_visit_at, now)
    return source


def _visit_by_the_new_times(source: Source, planned: datetime, now: datetime) -> None:
    """Not later than the new pace says, and inside the new hours; a row that a worker moved meanwhile is left alone."""
    window = source.window
    at = min(planned, now + source.pace)
    at = cadence.within(at, window, source.pk) if window else at
    if Source.objects.filter(pk=source.pk, next_visit_at=planned).update(next_visit_at=at):
        source.next_visit_at = at
    if window:
        articles = source.articles.filter(next_visit_at__isnull=False)
        for pk, due in list(articles.values_list("pk", "next_visit_at")):
            if due and (inside := cadence.within(due, window, pk)) != due:
                Article.objects.filter(pk=pk, next_visit_at=due).update(next_visit_at=inside)


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
