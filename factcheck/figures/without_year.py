"""Give a month or a day without a year the one it is of: the latest, or one that comes soon."""

from __future__ import annotations

from datetime import date

from . import phrases, tenses
from .lexicon import Lexicon
from .tokens import Sentence

_SOON = 45
"""Days. Farther ahead a day without a year is rather the last one."""

_YEAR = 360
"""Days. "Next March" is the one to come, however far off."""

_PLANNED = 270
"""Days. So far ahead may lie what something is planned from or by."""

_MEASURED = frozenset(("%", "percent", "cent", "pct", "points"))


def latest(today: date | None, month: int, day: int | None, ahead: int) -> str:
    """The latest such month or day that is not after `today`, or the one to come within `ahead` days."""
    if today is None:
        return ""
    year = today.year if (month, day or 1) <= (today.month, today.day) else today.year - 1
    if 0 < _days_until(today, month, day or 1) <= ahead:
        year = today.year + ((month, day or 1) < (today.month, today.day))
    return f"{year}-{month:02}" + (f"-{day:02}" if day else "")


def days_ahead(s: Sentence, i: int, is_day: bool, lexicon: Lexicon) -> int:
    """How far ahead a date may lie: "From June the fee goes up" farther than "on 3 June"; "was found in June" not."""
    verb = _verb_beside(s, i, lexicon)
    past = verb is not None and tenses.is_past(s.lows[verb], lexicon)
    lead, before = s.low(i - 1), s.low(i - 2)
    if lead in lexicon.of("next"):
        return _YEAR
    changed = before in lexicon.of("moved_by") or before in _MEASURED or before.isdecimal()
    if lead in lexicon.of("onwards") and not (past or changed or verb is None):
        return _PLANNED
    if tenses.looks_ahead(s, i, lexicon):
        return _PLANNED
    return _SOON if is_day or not past else 0


def _verb_beside(s: Sentence, i: int, lexicon: Lexicon) -> int | None:
    """The verb behind a date in its clause, else the last before it."""
    end = next((k for k in range(i, len(s)) if s.words[k] in ",;"), len(s))
    order = (*range(i, end), *range(i - 2, -1, -1))
    return next((k for k in order if phrases.is_verb(s, k, lexicon)), None)


def _days_until(today: date, month: int, day: int) -> int:
    """Days to such a day, each month counted with 30."""
    return ((month - today.month) * 30 + day - today.day) % 360
