"""Who stands before or behind a verb of telling: "the agency, which ..., said", "said Ann Lee"."""

from __future__ import annotations

from typing import NamedTuple

from . import phrases, sources
from .lexicon import Lexicon
from .tokens import Sentence

_QUOTES = ("”", '"', "’", "'")
_MOST_ASIDES = 5
_LONGEST_ADJUNCT = 5
"""Tokens that may stand between a verb and the end of its clause: "the ministry said in Esk on Monday"."""


class Teller(NamedTuple):
    """Who tells something; `first` is the token at which the words about it begin."""

    first: int
    source: str | None
    is_record: bool = False
    """A paper, a count or an instrument: it shows and gives, and what it finds was not lost."""
    is_behind: bool = False
    """The teller stands behind the verb: "40 were lost, said Ann Lee"."""


def teller(s: Sentence, verb: int, lexicon: Lexicon, before: str | None) -> Teller | None:
    """Who the subject of the verb at `verb` is; `before` is whom "he said" means."""
    if (behind := _behind(s, verb, lexicon)) is not None:
        return behind
    k = _without_adjuncts(s, verb, lexicon)
    low = s.low(k - 1).partition("'")[0]  # "they've", "you'd"
    if low in lexicon.of("person_pronoun") or low in lexicon.of("self_pronoun"):
        return Teller(k - 1, before if _may_mean(low, before, lexicon) else None)
    if low in lexicon.of("relative"):
        return _before_aside(s, k - 1, lexicon) if s.low(k - 2) == "," else _ending_at(s, k - 1, lexicon)
    if low in (",", "—", "–", ")"):
        return _before_aside(s, k - 1, lexicon)
    if low in lexicon.of("clause_joiner"):
        return _first(s, k - 1, lexicon, before)
    if s.lows[verb] in lexicon.of("record_verb") or s.lows[verb] in lexicon.of("find_verb_past"):
        return _record(s, k, lexicon) or _ending_at(s, k, lexicon)
    return _ending_at(s, k, lexicon) or _record(s, k, lexicon)


def _may_mean(pronoun: str, before: str | None, lexicon: Lexicon) -> bool:
    """Whether a pronoun may stand for who spoke before: "she" for no ministry, "it" for nobody of two names."""
    if before is None or pronoun in lexicon.of("self_pronoun"):
        return False
    words = before.partition(" of ")[0].lower().split()  # "Ann Lee of the Esk Bank"
    is_body = not (lexicon.of("body") | lexicon.of("agent")).isdisjoint(words)
    if pronoun in lexicon.of("person_singular"):
        return not is_body
    return is_body or len(words) == 1 or pronoun not in lexicon.of("thing_pronoun")


def _record(s: Sentence, k: int, lexicon: Lexicon) -> Teller | None:
    """The paper that begins the sentence, whatever else is told of it: "The count carried out in May found"."""
    span = sources.phrase(s, 0, lexicon, k)
    if span is None or not sources.is_record(s, span[1], lexicon) or "," in s.words[:k]:
        return None
    if s.lows[span[1] - 1] in lexicon.verbs and phrases.plural_at(s, max(span[1] - 2, 0), lexicon):
        return None  # "Listeners report that the bridge gave way"
    return Teller(0, sources.named(s, 0, lexicon, k), True)


def _without_adjuncts(s: Sentence, verb: int, lexicon: Lexicon) -> int:
    """The token behind the subject: "the ministry on Monday also said", "data for 2023 show"."""
    k = verb
    while k > 0:
        low = s.lows[k - 1]
        dated = _is_time(s, k - 1, lexicon) and not s.words[k - 1].endswith((",", ":"))
        if not (dated or low in lexicon.of("auxiliary") or _is_adverb(low, lexicon)):
            break
        k -= 1
    if k < verb and _is_time(s, k, lexicon) and s.low(k - 1) in lexicon.of("preposition"):
        return _without_adjuncts(s, k - 1, lexicon)
    return k


def _is_time(s: Sentence, k: int, lexicon: Lexicon) -> bool:
    return bool(s.taken[k]) or s.lows[k] in lexicon.of("weekday")


def _is_adverb(low: str, lexicon: Lexicon) -> bool:
    """ "also", "since", "later", "roughly", and not "tally" or "assembly"."""
    if low in lexicon.of("adverb") or low in lexicon.of("midst"):
        return True
    return low.endswith("ly") and low not in lexicon.of("record") and low not in lexicon.of("body")


def _behind(s: Sentence, verb: int, lexicon: Lexicon) -> Teller | None:
    """The teller behind the verb, where a quotation or a comma stands before it: "..., said the head, Ann Lee"."""
    if verb == 0 or s.words[verb - 1] not in (",", *_QUOTES) or s.lows[verb] not in lexicon.of("inverted"):
        return None
    taken = verb + 1 < len(s) and s.taken[verb + 1] and s.lows[verb + 1] not in lexicon.of("one")
    if s.low(verb + 1) in lexicon.of("that") or not s.word(verb + 1)[:1].isalpha() or taken:
        return None
    span = sources.phrase(s, verb + 1, lexicon, len(s))
    if span is None or s.low(verb + 1) in lexicon.of("preposition") or _goes_on(s, span[1], lexicon):
        return None
    if s.lows[span[1] - 1] in lexicon.of("nobody"):
        return None
    record = sources.is_record(s, span[1], lexicon)
    if s.lows[verb] in lexicon.of("record_verb") and not record:
        return None
    return Teller(verb, sources.named(s, verb + 1, lexicon), record, is_behind=True)


def _goes_on(s: Sentence, k: int, lexicon: Lexicon) -> bool:
    """Whether the phrase before token `k` is the subject of a verb: "says the repair will take two weeks"."""
    if s.low(k) in lexicon.of("to"):
        return True
    while k < len(s) and s.words[k][0].isalnum() and s.lows[k] not in lexicon.of("relative"):
        acts = s.lows[k] in lexicon.verbs and not s.lows[k].endswith("ing") and s.low(k + 1) not in lexicon.of("by")
        if s.lows[k] in lexicon.of("auxiliary") or (acts and phrases.is_verb(s, k, lexicon)):
            return True
        k += 1
    return False


def _before_aside(s: Sentence, k: int, lexicon: Lexicon) -> Teller | None:
    """The subject before the aside that ends at the sign or relative pronoun at `k`: "Ann Lee, 53, of Esk, said"."""
    marks = {")": ("(",), "—": ("—",), "–": ("–",)}.get(s.words[k], (",", "—", "–"))
    found = None
    for j in range(k - 1, 0, -1):
        if s.words[j] in (".", ";", ":") and not _ends_initial(s, j):
            break
        if s.words[j] not in marks:
            continue
        found = _ending_at(s, _without_adjuncts(s, j, lexicon), lexicon)
        if found is not None or s.lows[k] in lexicon.of("relative"):
            break
    return found


def _ends_initial(s: Sentence, j: int) -> bool:
    return s.words[j] == "." and len(s.words[j - 1]) <= 2


def _first(s: Sentence, k: int, lexicon: Lexicon, before: str | None) -> Teller | None:
    """The subject that a verb behind "and" has in common with the first verb: "Esk Bank lost €2 million and said"."""
    begin = next((j for j in range(k, 0, -1) if s.words[j - 1] in ("-", "—", "–", ";") and not s.glued(j)), 0)
    if s.low(begin) in lexicon.of("person_pronoun"):
        return Teller(begin, before if _may_mean(s.low(begin), before, lexicon) else None)
    span = sources.phrase(s, begin, lexicon, k)
    if span is None or s.low(begin) in lexicon.of("preposition"):
        return None
    acts = any(phrases.is_verb(s, j, lexicon) for j in range(span[1], min(span[1] + _LONGEST_ADJUNCT, k)))
    source = sources.named(s, begin, lexicon, k) if acts else None
    return Teller(begin, source, sources.is_record(s, span[1], lexicon)) if source else None


def _ending_at(s: Sentence, end: int, lexicon: Lexicon) -> Teller | None:
    """The subject that ends before token `end`, with what belongs to it: "the head of the bureau in Esk"."""
    first, begin, made_by = _with_outer(s, end, lexicon)
    if first == end:
        return None
    if _leads(s, begin - 1, lexicon):
        return _name_behind(s, first, end, lexicon)
    if begin > 0 and _is_object(s, begin, lexicon):
        relative = _relative_before(s, begin, lexicon)
        return _ending_at(s, relative, lexicon) if relative else None
    span = sources.phrase(s, first, lexicon, end)
    if span is None or (made_by and not sources.is_record(s, span[1], lexicon)):
        return None
    return Teller(begin, sources.named(s, first, lexicon, end), sources.is_record(s, span[1], lexicon))


def _with_outer(s: Sentence, end: int, lexicon: Lexicon) -> tuple[int, int, bool]:
    """Where the phrase begins that ends before `end`, behind and before its determiners, and whether a "by" is in it:
    "figures (of the bureau) in Esk", "a register kept by the bureau"."""
    first = _noun_start(s, end, lexicon)
    begin, made_by = _with_determiners(s, first, lexicon), False
    while first < end and _leads(s, begin - 1, lexicon):
        by = s.lows[begin - 1] in lexicon.of("source_by")
        outer_end = begin - 1
        while by and (s.taken[outer_end - 1] or phrases.is_participle(s.low(outer_end - 1), lexicon)):
            outer_end -= 1
        outer = _noun_start(s, outer_end, lexicon)
        verb = phrases.is_verb(s, outer_end - 1, lexicon) and s.low(outer_end - 1) not in lexicon.of("record")
        if outer == outer_end or verb:
            break
        first, begin, made_by = outer, _with_determiners(s, outer, lexicon), made_by or by
    return first, begin, made_by


def _leads(s: Sentence, k: int, lexicon: Lexicon) -> bool:
    """Whether a preposition stands at `k`; "as" and "before" begin a clause rather."""
    return s.low(k) in lexicon.of("preposition") and s.low(k) not in lexicon.of("also_conjunction")


def _noun_start(s: Sentence, end: int, lexicon: Lexicon) -> int:
    """Where the nouns begin that end before token `end`."""
    k = end
    while k > 0 and end - k < phrases.LONGEST_PHRASE and _in_noun(s, k - 1, lexicon):
        k -= 1
    return k


def _in_noun(s: Sentence, k: int, lexicon: Lexicon) -> bool:
    word = s.words[k]
    if s.taken[k] or s.lows[k] in lexicon.of("weekday"):
        return False
    if word in ("&", "'", "’", "-", "/", "."):
        return s.glued(k) and k > 0 and (word != "." or _ends_initial(s, k) or s.lows[k - 1] in lexicon.of("title"))
    if not word[0].isalpha():
        return word[0].isdecimal() and (s.word(k - 1)[:1].isupper() or s.glued(k))
    short = word.isupper() and (len(word) > 1 or s.word(k + 1) == ".")  # "WHO", "A. K. Lee"
    return short or s.lows[k] not in phrases.function_words(lexicon)


def _with_determiners(s: Sentence, first: int, lexicon: Lexicon) -> int:
    """Where a noun phrase begins with its small words and numbers: "the two", "one"."""
    k = first
    while k > 0 and (
        s.lows[k - 1] in lexicon.of("determiner")
        or s.lows[k - 1] in lexicon.of("before_noun")
        or s.lows[k - 1] in lexicon.of("one")
        or s.lows[k - 1] in lexicon.numbers
        or s.words[k - 1].isdecimal()
    ):
        k -= 1
    return k


def _name_behind(s: Sentence, first: int, end: int, lexicon: Lexicon) -> Teller | None:
    """The name that follows another noun without a comma: "Under a towel Ann Lee found"."""
    begin = next((k for k in range(end, first, -1) if not s.words[k - 1][0].isupper()), first)
    source = sources.named(s, begin, lexicon, end) if first < begin < end - 1 else None
    return Teller(begin, source) if source else None


def _is_object(s: Sentence, begin: int, lexicon: Lexicon) -> bool:
    """Whether a verb stands before the noun at `begin`: "a body that keeps the register reported"."""
    k = begin - 1
    while s.low(k) in lexicon.of("adverb"):
        k -= 1
    if k < 0 or s.taken[k]:
        return False
    return s.low(k - 1) in lexicon.of("relative") or phrases.is_verb(s, k, lexicon)


def _relative_before(s: Sentence, k: int, lexicon: Lexicon) -> int | None:
    for j in range(k - 1, max(0, k - phrases.LONGEST_PHRASE), -1):
        if s.words[j] in (",", ";"):
            return None
        if s.lows[j] in lexicon.of("relative"):
            return j
    return None
