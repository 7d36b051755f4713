"""Find what a number speaks of where its sentence only points to it: "the rate was 5.2%", "it had been 3.9 tons"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from . import clauses, counted, phrases, subjects
from .lexicon import Lexicon
from .mention import Mention
from .tokens import Sentence

REMEMBERED = 12
"""Figures. What was said longer ago is not pointed to by a pronoun or a bare noun."""

_NEAR = 6
"""Figures. What somebody takes, expects or reckons was named no longer ago."""


Span = tuple[int, int]


def resolve(s: Sentence, m: Mention, span: Span | None, said: Sequence[Mention], lexicon: Lexicon) -> str | None:
    """What was said before and is meant by the phrase `span` that governs a number, or None where it names a thing.

    `said` are the figures read so far, the last one last.
    """
    if span is None or _in_clause_of_its_own(s, m, lexicon):
        meant = _compared_or_like(s, m, said, lexicon) if _pronoun_subject(s, m, lexicon) else None
        if meant is None and span is None and _foretold_by_agent(s, m, lexicon):
            return first_like(m, list(said)[-_NEAR:])
        if meant is not None or span is None:
            return meant
    first, last = _without_owner(s, span, lexicon)
    head = s.lows[last - 1]
    if head in lexicon.of("general"):
        return _in_general(s, m, (first, last), said, lexicon)
    if last - first == 1 and head in lexicon.of("fuller"):
        return _same_head(head, said)
    common = s.words[last - 1].islower() or last == 1
    if common and head in lexicon.of("agent") and _acted_on(s, last, m, lexicon):
        return first_like(m, list(said)[-_NEAR:])
    return None


def _foretold_by_agent(s: Sentence, m: Mention, lexicon: Lexicon) -> bool:
    """ "Analysts had forecast 50 euros": those who speak of what was told before."""
    if not subjects.foresees(s, m, lexicon):
        return False
    k = m.hedge_first - 2
    while s.low(k) in lexicon.of("auxiliary"):
        k -= 1
    return s.low(k) in lexicon.of("agent")


def _compared_or_like(s: Sentence, m: Mention, said: Sequence[Mention], lexicon: Lexicon) -> str | None:
    """What "that is 18% more" and "it was 18%" are said of: any figure is more or less, else one of like kind."""
    compared = m.unit is not None and m.unit.is_share and s.low(m.stop) in lexicon.of("comparative")
    return said[-1].what if compared and said else last_like(m, said)


def _in_general(s: Sentence, m: Mention, span: Span, said: Sequence[Mention], lexicon: Lexicon) -> str | None:
    """What "the number" or "the average estimate for coal" is of."""
    first, last = span
    if (whose := _set_apart(s, first, lexicon)) is not None:
        return whose
    named = _named_behind(s, last, lexicon)
    if named is not None and named[0] < m.begin:
        return s.slice(*named)
    head = s.lows[last - 1]
    if last - first > 1 and head not in lexicon.of("counting"):
        return None
    if last - first > 1 and head in lexicon.of("number_noun") and counted.is_person(s.lows[last - 2], lexicon):
        return None  # "officer numbers"
    if head in lexicon.of("number_word") and m.unit is not None and m.unit.is_share:  # "the number rose by 30 percent"
        return next((one.what for one in reversed(said) if one.unit is None and one.what), None)
    return last_like(m, said)


def _named_behind(s: Sentence, k: int, lexicon: Lexicon) -> Span | None:
    """The coal of "the estimate for coal", "the forecast for growth in coal"; in "the target for May" it is none."""
    span = phrases.noun_phrase(s, k + 1, lexicon) if s.low(k) == "for" else None
    if span is None or s.lows[span[1] - 1] in lexicon.of("time_noun"):
        return None
    changes = span[1] - span[0] == 1 and s.lows[span[0]] in lexicon.of("change_noun")
    inside = phrases.noun_phrase(s, span[1] + 1, lexicon) if s.low(span[1]) in lexicon.of("in") and changes else None
    return inside or span


def is_actor(s: Sentence, m: Mention, span: Span, lexicon: Lexicon) -> bool:
    """Whether the subject `span` of a verb only does something to so much: "the company poured 4 million litres"."""
    last = span[1]
    acts = s.lows[last - 1] in lexicon.of("agent") and (s.words[last - 1].islower() or last == 1)
    if not acts or m.unit is None or m.unit.dimension == "money" or m.unit.is_share:
        return False
    return s.low(m.hedge_first - 1) in lexicon.verbs and _acted_on(s, last, m, lexicon)


def _set_apart(s: Sentence, end: int, lexicon: Lexicon) -> str | None:
    """The night trains of "for night trains the figure was 90.6%"."""
    start = clauses.start(s, end, lexicon)
    if s.low(start) not in ("for", "among"):
        return None
    span = subjects.phrase_before(s, end - (s.low(end - 1) in lexicon.of("determiner")), lexicon)
    return s.slice(*span) if span is not None and span[0] - start <= 2 else None


def _without_owner(s: Sentence, span: Span, lexicon: Lexicon) -> Span:
    """ "Ontario's rate": the rate."""
    first, last = span
    owner = next((k for k in range(last - 1, first, -1) if s.lows[k - 1].endswith("'s") or s.lows[k] == "'s"), None)
    return (owner, last) if owner is not None else span


def like(m: Mention, other: Mention) -> bool:
    """Whether two figures can be of one thing: both counts, both shares, or both of one dimension."""
    if m.unit is None or other.unit is None:
        return m.unit is other.unit
    if m.unit.is_share:
        return other.unit.is_share
    return m.unit.dimension == other.unit.dimension


def last_like(m: Mention, said: Sequence[Mention]) -> str | None:
    """The thing told last of such a kind; "33 of them were women" only told of some of it."""
    named = [one for one in said if one.what is not None and like(m, one)]
    return next((one.what for one in reversed(named) if not one.part_of), named[-1].what if named else None)


def first_like(m: Mention, said: Sequence[Mention]) -> str | None:
    """The thing that the last sentence to count any such thing counted first: what its later figures belong to."""
    found: Mention | None = None
    for one in reversed(said):
        if found is not None and one.sentence != found.sentence:
            break
        if one.what is not None and one.role != "previous" and like(m, one):
            found = one
    return found.what if found is not None else None


def main_before(s: Sentence, m: Mention, before: Mention, said: Sequence[Mention], lexicon: Lexicon) -> Mention:
    """The figure that "up from 1,900" is compared with: in "4,300 people fled from 27 villages" the people, in "27
    weavers of an eight-storey mill" the weavers."""
    lead = s.low(m.hedge_first - 1)
    if lead not in lexicon.of("against") and lead not in ("from", "than"):
        return before
    together = [one for one in said if one.sentence == before.sentence and one.what is not None]
    counted = [one for one in together if not one.describes and like(one, before)]
    found = counted[-1] if before.describes and counted else before
    for one in reversed(counted):
        if s.low(found.hedge_first - 1) not in lexicon.of("aside_lead"):
            break
        found = one
    return found


def _same_head(head: str, said: Sequence[Mention]) -> str | None:
    """The last thing named by this word and more: "unemployment rate" for "rate"."""
    names = (one.what for one in reversed(said) if one.what is not None and one.unit is not None)
    return next((name for name in names if name.lower().split()[-1] == head and " " in name), None)


def _words_before(s: Sentence, m: Mention, lexicon: Lexicon) -> Iterator[int]:
    yield from range(m.hedge_first - 1, _clause_start(s, m, lexicon) - 1, -1)


def _clause_start(s: Sentence, m: Mention, lexicon: Lexicon) -> int:
    """Where the number's clause begins, with the "that" of "; that is 18% more"."""
    start = clauses.start(s, m.hedge_first, lexicon)
    points = s.low(start - 1) == "that" and (start == 1 or s.words[start - 2] == ";")
    return start - 1 if points else start


def _pronoun_subject(s: Sentence, m: Mention, lexicon: Lexicon) -> bool:
    """ "it had been 3.9 tons", "they rose to 91": only small words and verbs of being and moving stand between; behind
    any other verb a number without a unit must be of something, too ("it holds 76,200")."""
    for k in _words_before(s, m, lexicon):
        low = s.lows[k]
        if low in lexicon.of("subject_pronoun"):
            return not (m.worded and m.unit is None)
        known = lexicon.verbs.get(low)
        level = known in lexicon.of("level_verb") or (known is not None and m.unit is None)
        if low not in phrases.function_words(lexicon) and not level:
            return False
    return False


def is_pointed_to(s: Sentence, m: Mention, lexicon: Lexicon) -> bool:
    """Whether a number is said of a pronoun or of "the consensus", "the figure" and the like alone."""
    if _pronoun_subject(s, m, lexicon):
        return True
    if lexicon.of("general").isdisjoint(s.lows[: m.hedge_first]):
        return False
    small = phrases.function_words(lexicon)
    lead = [s.lows[k] for k in _words_before(s, m, lexicon) if k == 0 or s.words[k].islower()]  # "in Esk the figure"
    nouns = [low for low in lead if low not in small and lexicon.verbs.get(low) not in lexicon.of("level_verb")]
    return len(nouns) == 1 and nouns[0] in lexicon.of("general")


def _in_clause_of_its_own(s: Sentence, m: Mention, lexicon: Lexicon) -> bool:
    """Whether no earlier clause of the sentence can hold what a pronoun stands for."""
    start = _clause_start(s, m, lexicon)
    return start == 0 or s.words[start - 1] == ";"


def _acted_on(s: Sentence, subject: int, m: Mention, lexicon: Lexicon) -> bool:
    """Whether the number is what an agent, whose name ends at token `subject`, did something to ("officers took 205
    kg"). Money is what it gives, unless it only reckons with it."""
    if m.unit is None:
        return False
    verbs = {phrases.lemma(s.lows[k], lexicon) for k in range(subject, m.hedge_first) if phrases.is_verb(s, k, lexicon)}
    wanted = verbs & lexicon.of("reckon_verb") if m.unit.dimension == "money" else verbs
    return bool(wanted)


def only_tells(s: Sentence, m: Mention, span: Span | None, lexicon: Lexicon) -> bool:
    """ "The park says 386", "in Esk there were 641": who tells a bare count is not what is counted."""
    verb = m.hedge_first - 1
    tells = lexicon.verbs.get(s.low(verb)) in lexicon.of("tell_verb") and phrases.is_verb(s, verb, lexicon)
    there = s.low(verb) in lexicon.of("be") and s.low(verb - 1) == "there" and s.low(verb - 2) not in counted.THEM
    tells = tells or there
    bare = not s.word(m.stop)[:1].isalpha() or bool(s.taken[m.stop]) or s.low(m.stop) in lexicon.of("preposition")
    return m.unit is None and tells and bare and (span is None or span[1] <= verb)


def of_those(s: Sentence, m: Mention, said: Sequence[Mention], lexicon: Lexicon) -> str | None:
    """ "those of heroin 0.61 tons" behind "hauls of opium": hauls of heroin; behind "tea exports": heroin exports."""
    if "those" not in s.lows and "that" not in s.lows:
        return None
    for k in _words_before(s, m, lexicon):
        if s.low(k) in ("those", "that") and s.low(k + 1) in lexicon.of("of"):
            break
    else:
        return None
    span = phrases.noun_phrase(s, k + 2, lexicon)
    before = last_like(m, said)
    if span is None or before is None or span[0] >= m.begin:
        return None
    if s.lows[span[1] - 1] in lexicon.of("place_lead"):
        return before  # "that of the south"
    thing = s.slice(span[0], min(span[1], m.hedge_first))
    head, of, _ = before.partition(" of ")
    return f"{head} of {thing}" if of else f"{thing} {before.split()[-1]}"


def is_spoken_of(s: Sentence, m: Mention, lexicon: Lexicon) -> bool:
    """ "The company spoke of 200 barrels", "was told of 41", "sees it at 16 per cent"."""
    verb = m.hedge_first - 2
    if s.low(verb) == "it" and s.low(verb + 1) == "at":
        return m.unit is not None
    if s.low(verb + 1) not in lexicon.of("of") or lexicon.verbs.get(s.low(verb)) not in lexicon.of("spoken_verb"):
        return False
    return phrases.is_verb(s, verb, lexicon)


def stands_alone(s: Sentence, m: Mention, lexicon: Lexicon) -> bool:
    """Whether a number is its verb's subject and its noun was left out: "In the south 61 died"."""
    k = m.stop
    k += 2 * (s.low(k) in lexicon.of("of") and s.low(k + 1) in counted.THEM)
    before = s.low(m.hedge_first - 1)
    if not phrases.is_verb(s, k, lexicon) or before in lexicon.of("preposition") or before in lexicon.of("determiner"):
        return False
    return (m.unit is None and before in lexicon.of("say")) or not any(
        phrases.is_verb(s, j, lexicon) and s.lows[j] not in lexicon.of("noun_rather")
        for j in _words_before(s, m, lexicon)
    )


def left_out(m: Mention, verb: str, said: Sequence[Mention], lexicon: Lexicon) -> str | None:
    """The noun left out before a verb: a count's is what was counted last, else people where only people are meant; a
    share is of what was said last; a measure is itself the subject."""
    if m.unit is not None:
        return said[-1].what if said and m.unit.is_share else None
    before = last_like(m, said[-4:])
    done = phrases.lemma(verb, lexicon)
    human = done in lexicon.of("human_verb") or done in lexicon.of("people_verb")
    return "people" if before is None and human else before


def changed(
    s: Sentence, m: Mention, span: Span, before: Mention | None, said: Sequence[Mention], lexicon: Lexicon
) -> str | None:
    """What "a fall of 13,400 in full-time work" is a fall in; ", an increase of 3%" is one of the figure `before`."""
    if s.lows[span[1] - 1] not in lexicon.of("change_noun") or span[1] - span[0] > 1:
        return None
    inside = _thing_in(s, m.stop, lexicon)
    if inside is not None:
        return s.slice(*inside)
    k = span[0] - 1
    if s.low(k) in lexicon.of("article"):
        k -= 1
        points = any(s.low(k - 1) in lexicon.of(group) for group in ("subject_pronoun", "relative"))
        if s.low(k) in lexicon.of("be") and points:
            return said[-1].what if said else None  # "That is an increase of 7%"
        if lexicon.verbs.get(s.low(k)) in lexicon.of("reckon_verb"):
            return last_like(m, said)  # "Analysts had expected a rise of 3%", and not "expect growth of 3%"
    return before.what if before is not None and s.low(k) == "," else None


def changed_in(s: Sentence, span: Span, lexicon: Lexicon) -> Span | None:
    """The homes of "a 14% fall in homes", "a 14% rise in the number of homes"; None where `span` names no change."""
    changes = any(s.lows[span[0]] in lexicon.of(f"trend_noun_{way}") for way in ("up", "down"))
    return _thing_in(s, span[1], lexicon) if changes and span[1] - span[0] == 1 else None


def _thing_in(s: Sentence, k: int, lexicon: Lexicon) -> Span | None:
    """What a change is in, where the "in" at `k` leads to no place."""
    inside = phrases.noun_phrase(s, k + 1, lexicon) if s.low(k) in lexicon.of("in") else None
    if inside is None or not s.words[inside[0]].islower() or inside[0] - k > 2:
        return None
    return subjects.with_of(s, inside, len(s), lexicon)


def most_of(s: Sentence, span: tuple[int, int], said: Sequence[Mention], lexicon: Lexicon) -> str | None:
    """ "The largest weighed 57 kg" behind "12 hauls": the largest hauls, None where it is no bare superlative."""
    if s.lows[span[1] - 1] in lexicon.of("one") and s.low(span[0] - 1) in lexicon.of("determiner"):
        return with_noun(s.slice(span[0], span[1] - 1), said[-1] if said else None)  # "the new one makes 5 MW"
    if span[1] != span[0] + 1 or not phrases.is_superlative(s.lows[span[0]], lexicon):
        return None
    most = s.words[span[0]]
    counted = next((one for one in reversed(said) if one.unit is None and one.what not in (None, most)), None)
    return with_noun(most, counted)


def with_noun(adjectives: str, before: Mention | None) -> str | None:
    """ "13,400 full-time ones" behind "part-time jobs": full-time jobs."""
    if before is None or before.what is None:
        return None
    return f"{adjectives} {before.what.split()[-1]}".strip()
