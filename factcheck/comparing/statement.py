"""A claim in one line: "Heroin seized in China, 2008 (tonnes)"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from factcheck.comparing.mention import Mention
from factcheck.comparing.periods import in_words
from factcheck.comparing.units import plural
from factcheck.comparing.words import common_words, default_synonyms
from factcheck.figures import Figure
from factcheck.figures.language import detect
from factcheck.figures.lexicon import load

# The language in which claims are told where a text in it speaks of them
_RECORD = "en"


def statement(mentions: Sequence[Mention]) -> str:
    """What the mentions measure, in the words most of them use; the shortest of those where none prevails."""
    alike = _of_one_language(mentions)
    what = _usual(mention.figure.what for mention in alike)
    action = _usual(mention.figure.action for mention in alike)
    words = subject(what, action)
    place = _usual(mention.figure.place for mention in alike) or _usual(mention.figure.place for mention in mentions)
    period = _usual(mention.figure.period for mention in mentions)
    unit = _usual(mention.figure.unit for mention in mentions)
    place_words = f" in {place}" if place and place.lower() not in words.lower() else ""
    period_words = f", {in_words(period)}" if period else ""
    text = f"{words or 'Figure'}{place_words}{period_words}{_unit(unit)}"
    return text[:1].upper() + text[1:]


def about(figure: Figure) -> str:
    """What one figure is about, in a few words: "heroin seized, China, 2008"."""
    words = subject(figure.what or "", figure.action or "")
    return ", ".join(part for part in (words, figure.place, in_words(figure.period or "")) if part)


def subject(what: str, action: str) -> str:
    """What is counted and what was done to it: "heroin seized"; "deaths" alone, which says that they died."""
    if not action or action in common_words() or action.lower() in what.lower():
        return what
    known = default_synonyms()
    if set(known.concepts(action)) & set(known.concepts(what)):
        return what
    return f"{what} {_past(action)}".strip()


def base_form(verb: str) -> str:
    """ "seize" for "seized", as figures have it; words that are no form of a known verb are left as they are."""
    return load("en").verbs.get(verb.lower(), verb)


def _past(verb: str) -> str:
    """What was done, from the base form of a verb: "seized", "stolen". Verbs of other scripts are left as they are."""
    if not verb.isascii() or verb in load("en").of("unchanging_verb"):
        return verb
    irregular = [form for form in _forms().get(verb, ()) if form != verb and not form.endswith(("s", "ing", "ed"))]
    if irregular:
        return irregular[-1]
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return f"{verb[:-1]}ied"
    regular = [form for form in _forms().get(verb, ()) if form.endswith("ed")]
    return max(regular, key=len, default=f"{verb.removesuffix('e')}ed")


@cache
def _forms() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for form, verb in load("en").verbs.items():
        found.setdefault(verb, []).append(form)
    return found


def _of_one_language(mentions: Sequence[Mention]) -> Sequence[Mention]:
    """Those that name their thing in the record's language, else in that of most: words of two make no sentence."""
    told: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.figure.what:
            language = detect(f"{mention.figure.what} {mention.figure.quote}", None)
            told.setdefault(language, []).append(mention)
    return told.get(_RECORD) or max(told.values(), key=len, default=mentions)


def _usual(values: Iterable[str | None]) -> str:
    counted = Counter(value for value in values if value)
    return min(counted, key=lambda value: (-counted[value], len(value), value), default="")


def _unit(unit: str) -> str:
    return f" ({words})" if (words := plural(unit)) else ""
