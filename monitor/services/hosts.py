"""Politeness to hosts, shared by all workers: robots.txt and the time between requests."""

from __future__ import annotations

import time
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Q
from protego import Protego

from monitor import bodies, budget, fetch
from monitor.addresses import host_name
from monitor.cadence import LONGEST_PAUSE, LONGEST_WAIT, SOONEST
from monitor.fetch import FetchError, Response
from monitor.models import Host, Visit

# A worker waits so long for its turn, and no longer than half of the time it has; beyond, the visit is put off.
PATIENCE = timedelta(seconds=10)
# RFC 9309 2.4: a robots.txt should not be used for more than a day. One that could not be had is asked for by
# whatever visit comes SOONEST after the one that failed, and that may have taken some seconds to fail.
ROBOTS_FRESH = timedelta(hours=24)
ROBOTS_FAILED_FRESH = SOONEST - timedelta(minutes=1)
ROBOTS_SECONDS = 5
# Where a site asks to be left alone, but not for how long
SHORTEST_PAUSE = timedelta(minutes=1)
# Some sites ask for a day, which would keep all but one of their pages from ever being seen.
LONGEST_DELAY = timedelta(hours=1)
# A time further off than any site can ask for was written under a wrong clock.
_FURTHEST = 2 * LONGEST_WAIT


class NotYet(Exception):
    """The host is to be left alone until `at`; the message is a sentence for whoever waits."""

    def __init__(self, at: datetime) -> None:
        super().__init__(f"The site is to be left alone for now: try again after {at:%H:%M} UTC on {at:%-d %B}.")
        self.at = at


def polite_get(
    url: str,
    *,
    now: datetime,
    etag: str = "",
    last_modified: str = "",
    seconds: float | None = None,
    asked: list[dict[str, Any]] | None = None,
    known: Host | None = None,
    take: bodies.Take = bodies.whole,
) -> Response:
    """As fetch.get, but as robots.txt permits and not before the host's turn, on every hop.

    A host that asks for a pause is left alone from then on. `asked` is added to: every request made, also for
    robots.txt. `known` is a host that need not be looked up. Raises FetchError, or NotYet where the turn is too far off
    to wait for.
    """
    asked = [] if asked is None else asked
    begun, asks = time.monotonic(), host_name(url)

    def moment() -> datetime:
        return now + timedelta(seconds=time.monotonic() - begun)

    def permit(hop: str) -> None:
        nonlocal asks
        asks = host_name(hop)
        _permit(hop, moment(), asked, known)
        _note(asked, hop, moment(), conditional=bool(etag or last_modified))

    made = len(asked)
    try:
        response = fetch.get(url, etag=etag, last_modified=last_modified, permit=permit, seconds=seconds, take=take)
    except FetchError as error:
        _note_status(asked[made:], error.status)
        if error.outcome == Visit.Outcome.BUSY:
            _leave_alone(asks, moment() + min(error.wait or SHORTEST_PAUSE, LONGEST_PAUSE), known)
        raise
    _note_status(asked[made:], response.status)
    return response


def _note_status(asked: list[dict[str, Any]], status: int | None) -> None:
    """Of the last request; those before it were redirected."""
    if asked:
        asked[-1].setdefault("status", status)


def _note(asked: list[dict[str, Any]], url: str, at: datetime, *, conditional: bool = False) -> None:
    asked.append({"at": at.isoformat(timespec="seconds"), "url": url, "conditional": conditional})


def _leave_alone(name: str, until: datetime, known: Host | None) -> None:
    """All visits of the host wait."""
    if known and known.name == name:
        known.next_request_at = max(known.next_request_at, until)
    Host.objects.filter(name=name, next_request_at__lt=until).update(next_request_at=until)


def _host(name: str, now: datetime) -> Host:
    host, _ = Host.objects.get_or_create(name=name, defaults={"next_request_at": now, "held_until": now})
    return host


def _permit(url: str, now: datetime, asked: list[dict[str, Any]], known: Host | None) -> None:
    name = host_name(url)
    host = known if known and known.name == name else _host(name, now)
    if host.next_request_at <= now + _FURTHEST and _is_far(host.next_request_at, now):
        raise NotYet(host.next_request_at)
    wait = None
    if host.robots_fetched_at is None or now - host.robots_fetched_at >= _robots_fresh(host):
        wait = _fetch_robots(host, url, now, asked)
    if _is_unreadable(host):
        raise _unreadable(host, now, wait)
    rules = _rules(host.robots_text)
    agent = settings.FETCH_USER_AGENT.partition("/")[0]
    if not rules.can_fetch(url, agent):
        raise FetchError(_FORBIDDEN, Visit.Outcome.REFUSED, permanent=True)
    _take_turn(host, now, _spacing(rules, agent))


def robots_in_words(url: str) -> str:
    """What the site's robots.txt, as last read, says about an address."""
    host = Host.objects.filter(name=host_name(url)).first()
    if host is None or host.robots_fetched_at is None:
        return "The site's robots.txt was not read: the site did not answer."
    if _is_unreadable(host):
        return _UNREADABLE
    rules, agent = _rules(host.robots_text), settings.FETCH_USER_AGENT.partition("/")[0]
    if not rules.can_fetch(url, agent):
        return _FORBIDDEN
    delay = _delay(rules, agent).total_seconds()
    asks = [f"It asks for a pause of {delay:g} s between two visits, which is kept."] if delay else []
    if host.robots_status != 200:
        return "The site has no robots.txt: all of it may be visited."
    return " ".join(["The site's robots.txt permits this address.", *asks])


def spacing(url: str) -> timedelta:
    """The least time between two requests to the host of an address, by its robots.txt as last read and by ours."""
    host = Host.objects.filter(name=host_name(url)).first()
    return _spacing(_rules(host.robots_text if host else ""), settings.FETCH_USER_AGENT.partition("/")[0])


def _spacing(rules: Protego, agent: str) -> timedelta:
    return max(_delay(rules, agent), timedelta(seconds=settings.FETCH_HOST_SPACING_SECONDS))


def _is_unreadable(host: Host) -> bool:
    return host.robots_status is None or host.robots_status == 429 or host.robots_status >= 500


def _unreadable(host: Host, now: datetime, wait: timedelta | None) -> FetchError:
    """It permits nothing, and nothing is to be visited before it is asked for again, or than the site asked for."""
    again = (host.robots_fetched_at or now) + SOONEST - now
    outcome = Visit.Outcome.BUSY if host.robots_status in {429, 503} else Visit.Outcome.SERVER_ERROR
    return FetchError(_UNREADABLE, outcome, wait=max(again, wait or again))


_UNREADABLE = "The site's robots.txt cannot be read just now, so the site is not visited."
_FORBIDDEN = "The site's robots.txt asks not to visit this page."


def _delay(rules: Protego, agent: str) -> timedelta:
    """The pause between requests that a site's Crawl-delay or Request-rate asks for."""
    rate = rules.request_rate(agent)
    seconds = max(float(rules.crawl_delay(agent) or 0), rate.seconds / max(rate.requests, 1) if rate else 0.0)
    return timedelta(seconds=min(seconds, LONGEST_DELAY.total_seconds()))


def _robots_fresh(host: Host) -> timedelta:
    return ROBOTS_FAILED_FRESH if _is_unreadable(host) else ROBOTS_FRESH


@lru_cache(maxsize=256)
def _rules(text: str) -> Protego:
    return Protego.parse(text)


def _fetch_robots(host: Host, url: str, now: datetime, asked: list[dict[str, Any]]) -> timedelta | None:
    """RFC 9309 2.3.1: what does not exist (4xx) permits all; what cannot be reached (5xx) permits nothing.

    Gives how long the site asked to be left alone.
    """
    parts = urlsplit(url)
    address = f"{parts.scheme}://{parts.netloc}/robots.txt"
    host.robots_text, failure = "", None

    def note(hop: str) -> None:
        _note(asked, hop, now)

    try:
        answer = fetch.get(address, seconds=ROBOTS_SECONDS, permit=note, take=bodies.robots)
    except FetchError as error:
        host.robots_status, failure = error.status, error
    else:
        text = answer.body.decode("utf-8", errors="replace")
        host.robots_text, host.robots_status = text.replace("\0", "").removeprefix("\ufeff"), answer.status
    _note_status(asked, host.robots_status)
    host.robots_fetched_at = now
    if failure and failure.status is None:
        # Nothing answered at all: it is the host that is in trouble, and it may be back at the next visit.
        host.robots_fetched_at = None
        raise failure
    host.save(update_fields=["robots_text", "robots_status", "robots_fetched_at"])
    return failure.wait if failure else None


def _is_far(at: datetime, now: datetime) -> bool:
    """Whether a turn is too far off to wait for."""
    patience = timedelta(seconds=budget.left(2 * PATIENCE.total_seconds())) / 2
    return at - now > patience


def _take_turn(host: Host, now: datetime, spacing: timedelta) -> None:
    """Waits until the host may be asked again, and takes that moment by compare-and-set.

    A host without spacing has no turns, unless it asked for a pause: its lanes would only take them from each other.
    """
    if not spacing and host.next_request_at <= now:
        return
    free = Q(next_request_at__lte=now) | Q(next_request_at__gt=now + _FURTHEST)
    if Host.objects.filter(free, pk=host.pk).update(next_request_at=now + spacing):
        return
    at = Host.objects.values_list("next_request_at", flat=True).get(pk=host.pk)
    if _is_far(at, now):
        raise NotYet(at)
    time.sleep(max((at - now).total_seconds(), 0))
    if not Host.objects.filter(pk=host.pk, next_request_at__lte=at).update(next_request_at=at + spacing):
        raise NotYet(at + spacing)
