"""When to look next, from what past visits found. Plain Python: `now` is a parameter.

Each function takes and gives aware datetimes or timedeltas.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta
from email.utils import parsedate_to_datetime

# A site that fails is left alone twice as long after each failure, but looked at once a day in any case.
LONGEST_PAUSE = timedelta(days=1)
# Trouble that passes by itself, such as a slow or unreachable site, is looked into sooner: after this part of the pace.
SOONER = 8
SOONEST = timedelta(minutes=10)
# Sites have asked for years; whoever asks for more than this is looked at again after this.
LONGEST_WAIT = timedelta(days=7)
# Caches are told to keep pages for years that are corrected tomorrow: more than this is not believed.
LONGEST_FRESH = timedelta(hours=6)
# Visits that waited for the same hour are spread over so much of the window.
LONGEST_OPENING = timedelta(hours=1)

# (age, how often): corrections come soon after publication or after another correction, and then ever more rarely.
ARTICLE_PACE = (
    (timedelta(days=1), timedelta(hours=1)),
    (timedelta(days=7), timedelta(hours=6)),
    (timedelta(days=30), timedelta(days=1)),
    (timedelta(days=365), timedelta(days=7)),
)
OLD_ARTICLE = timedelta(days=30)
# Fewer pieces of news tell nothing about how often there should be some.
FEWEST_NEWS = 5
QUIET_DAYS = timedelta(days=3)
# Articles found in one visit must not come due in one moment for ever after: each pace is stretched by up to this.
SPREAD = 0.1
# Validators can lie; this often a page is asked for as if for the first time.
FULL_ANSWER_EVERY = timedelta(days=1)


def next_source_visit(
    now: datetime,
    *,
    every: timedelta,
    failures: int = 0,
    passes: bool = False,
    wait: timedelta | None = None,
    window: tuple[time, time] | None = None,
    seed: int = 0,
) -> datetime:
    """When to visit a source again after `failures` visits in a row have failed.

    `passes` says that the trouble is of a kind that passes by itself, `wait` is what the site asked for, `window` the
    hours of the day in which to look, `seed` any number that stays the same for a source: it spreads the visits of many
    that wait for the same hour.

    >>> next_source_visit(datetime(2026, 1, 1, 12), every=timedelta(hours=1), failures=3)
    datetime.datetime(2026, 1, 1, 20, 0)
    >>> next_source_visit(datetime(2026, 1, 1, 12), every=timedelta(hours=1), failures=3, passes=True)
    datetime.datetime(2026, 1, 1, 12, 40)
    """
    at = now + max(_pause(every, failures, passes), wait or timedelta(0))
    return within(at, window, seed) if window else at


def within(at: datetime, window: tuple[time, time], seed: int = 0) -> datetime:
    """`at`, or the next moment inside the daily window (from, until) in the zone of `at`; it may reach over midnight.

    >>> within(datetime(2026, 1, 1, 22), (time(8), time(18)))
    datetime.datetime(2026, 1, 2, 8, 0)
    """
    opens, closes = window
    is_in = opens <= at.time() < closes if opens < closes else at.time() >= opens or at.time() < closes
    if is_in:
        return at
    opening = datetime.combine(at.date(), opens, at.tzinfo)
    if opening < at:
        opening += timedelta(days=1)
    length = (datetime.combine(opening, closes) - datetime.combine(opening, opens)) % timedelta(days=1)
    return opening + min(length, LONGEST_OPENING) * (seed * 7919 % 1000) / 1000


def adapted(pace: timedelta, *, fastest: timedelta, slowest: timedelta, found_news: bool) -> timedelta:
    """The pace after one more look: half as long after news, a fifth longer after none.

    So it settles where about one look in five finds something new (0.5 x 1.2^3.8 = 1).
    """
    return min(max(pace * (0.5 if found_news else 1.2), fastest), slowest)


def fresh_for(cache_control: str, age: str) -> timedelta:
    """How long a site says that its answer stays good (RFC 9111: max-age less the answer's Age), at most LONGEST_FRESH.

    >>> fresh_for("public, max-age=600", "60")
    datetime.timedelta(seconds=540)
    """
    if re.search(r"\bno-(?:cache|store)\b", cache_control, re.I):
        return timedelta(0)
    if not (match := re.search(r'(?:^|[\s,])max-age="?(\d{1,9})', cache_control, re.I | re.ASCII)):
        return timedelta(0)
    spent = int(age) if re.fullmatch(r"\d{1,9}", age.strip(), re.ASCII) else 0
    return min(timedelta(seconds=max(int(match[1]) - spent, 0)), LONGEST_FRESH)


def next_article_visit(
    now: datetime,
    *,
    fresh_at: datetime,
    failures: int = 0,
    passes: bool = False,
    is_gone: bool = False,
    wait: timedelta | None = None,
    seed: int = 0,
) -> datetime:
    """When to visit an article again that was published or last changed at `fresh_at`.

    `seed` is any number that stays the same for an article: it spreads the visits of many.
    """
    age = now - fresh_at
    pace = OLD_ARTICLE if is_gone else next((pace for limit, pace in ARTICLE_PACE if age < limit), OLD_ARTICLE)
    stretch = 1 + SPREAD * (seed * 7919 % 1000) / 1000
    return now + max(_pause(pace * stretch, failures, passes), wait or timedelta(0))


def _pause(every: timedelta, failures: int, passes: bool) -> timedelta:
    doubled: timedelta = every * 2 ** min(failures, 12)
    pause = max(every, min(doubled, LONGEST_PAUSE))
    if not (failures and passes):
        return pause
    soon: timedelta = max(every / SOONER, min(every, SOONEST)) * 2 ** min(failures - 1, 12)
    return min(soon, pause)


def silence_begins(first: datetime, last: datetime, count: int) -> datetime | None:
    """When a source that had `count` pieces of news, from `first` to `last`, is silent for longer than usual.

    None where there were too few to say what is usual. The quiet days of a week are usual for all.

    >>> silence_begins(datetime(2026, 1, 1), datetime(2026, 1, 31), 31)
    datetime.datetime(2026, 2, 4, 0, 0)
    """
    if count < FEWEST_NEWS:
        return None
    usual = (last - first) / (count - 1)
    return last + max(usual * 4, usual + QUIET_DAYS)


def wants_full_answer(now: datetime, last_full_at: datetime | None) -> bool:
    """Whether to ask without validators this time."""
    return last_full_at is None or now - last_full_at >= FULL_ANSWER_EVERY


def retry_after(value: str, now: datetime) -> timedelta | None:
    """What a Retry-After header asks for: seconds or a date. None where it says nothing usable.

    >>> retry_after("120", datetime(2026, 1, 1, tzinfo=UTC))
    datetime.timedelta(seconds=120)
    """
    value = value.strip()
    if value.isascii() and value.isdigit():
        return timedelta(seconds=min(int(value[:12]), int(LONGEST_WAIT.total_seconds())))
    try:
        date = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    wait = (date if date.tzinfo else date.replace(tzinfo=UTC)) - now
    return min(wait, LONGEST_WAIT) if wait > timedelta(0) else None
