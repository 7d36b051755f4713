"""A claim in one line: "Heroin seized in China, 2008 (tonnes)"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
# A word that a smaller share of the documents speaks of is better left out.
_LEAST_HEARD = 0.4
# What all mentions measure in the same words gains so much; one that names nothing loses so much.
_SHARE, _NO_THING = 0.3, 1.0


def statement(mentions: Sequence[Mention]) -> str:
    """What the mentions measure, in the words of the one that tells most of what the others speak of."""
    words = subject(*told(mentions))
    alike = _of_one_language(mentions)
    place = usual(mention.figure.place for mention in alike) or usual(mention.figure.place for mention in mentions)
    period = usual(mention.figure.period for mention in mentions)
    unit = usual(mention.figure.unit for mention in mentions)
    place_words = f" in {place}" if place and place.lower() not in words.lower() else ""
    period_words = f", {in_words(period)}" if period else ""
    text = f"{words or 'Figure'}{place_words}{period_words}{_unit(unit)}"
    return text[:1].upper() + text[1:]


def told(mentions: Sequence[Mention]) -> tuple[str, str]:
    """What is measured and what was done with it, as one of the mentions puts it: the one of whose words most documents
    speak, each less what a word must have to be worth saying. What was done is left out where few speak of it."""
    ways = Counter((one.figure.what or "", one.figure.action or "") for one in _of_one_language(mentions))
    if len(ways) == 1:
        return next(iter(ways))
    heard = _heard(mentions)
    things = Counter(what for what, _ in ways.elements())

    def worth(way: tuple[str, str]) -> tuple[float, int, int, tuple[str, str]]:
        what, action = way
        told = _worth(what, heard) + max(0.0, _worth(action, heard)) - _NO_THING * (not what)
        return told + _SHARE * things[what] / len(mentions), ways[way], -len(what), way

    what, action = max(ways, key=worth)
    return what, action if not what or _worth(action, heard) > 0 else ""


def _heard(mentions: Sequence[Mention]) -> dict[str, float]:
    """The share of the documents that speak of each concept; of its place a claim is told anyway."""
    documents: dict[str, set[str]] = defaultdict(set)
    for one in mentions:
        for concept in _said(one.figure):
            documents[concept].add(one.document)
    number = len({one.document for one in mentions})
    heard = {concept: len(found) / number for concept, found in documents.items()}
    places = {concept for one in mentions for concept in default_synonyms().concepts(one.figure.place or "")}
    return heard | dict.fromkeys(places, 0.0)


def _said(figure: Figure) -> Iterator[str]:
    """The concepts of a figure's sentence, or of its row and column, and of what it is read as."""
    headings = (figure.cell.row, figure.cell.column) if figure.cell else ()
    for words in (figure.quote, figure.what or "", figure.action or "", *headings):
        yield from default_synonyms().concepts(words)


def _worth(words: str, heard: Mapping[str, float]) -> float:
    concepts = set(default_synonyms().concepts(words))
    return sum(heard.get(concept, 0.0) - _LEAST_HEARD for concept in concepts) - sum(map(str.isdigit, words))


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
    forms = _forms().get(verb, ())
    irregular = [
        form for form in forms if form != verb and not form.endswith(("s", "ing")) and not _is_regular(form, verb)
    ]
    if irregular:
        return irregular[-1]
    # "Travelled" rather than "traveled", as the rest of the record is spelled.
    return max((form for form in forms if form.endswith("ed")), key=len, default=f"{verb.removesuffix('e')}ed")


def _is_regular(form: str, verb: str) -> bool:
    return form.startswith(verb.removesuffix("y")) and form.endswith("ed")


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


def usual(values: Iterable[str | None]) -> str:
    """The commonest of some values, the shortest of equally common ones; empty where there is none."""
    counted = Counter(value for value in values if value)
    return min(counted, key=lambda value: (-counted[value], len(value), value), default="")


def _unit(unit: str) -> str:
    return f" ({words})" if (words := plural(unit)) else ""
