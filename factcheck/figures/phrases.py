"""A shallow grammar: noun phrases and verbs, found by closed word lists and endings."""

from __future__ import annotations

from .lexicon import Lexicon
from .tokens import Sentence

LONGEST_PHRASE = 9
"""Words. Longer runs of nouns come from headings and lists, not from a phrase."""

CLAUSE_SIGNS = frozenset((",", ";", ":", "(", ")", "—", "–", "|", "…"))
_QUOTES = frozenset("\"“”‘’'")


def function_words(lexicon: Lexicon) -> frozenset[str]:
    """All words that end a noun phrase."""
    return lexicon.of("function")


def is_plural(low: str, lexicon: Lexicon) -> bool:
    if low in lexicon.of("people"):
        return True
    return (
        len(low) > 2
        and low.endswith("s")
        and not low.endswith(("ss", "us", "is", "'s"))
        and low not in lexicon.of("singular_s")
    )


def plural_at(s: Sentence, k: int, lexicon: Lexicon) -> bool:
    """Whether the word at `k` is a plural, "MPs" and "RBIs" too."""
    word = s.words[k]
    return is_plural(s.lows[k], lexicon) or (len(word) > 2 and word[-1] == "s" and word[:-1].isupper())


def is_participle(low: str, lexicon: Lexicon) -> bool:
    """A word that may be a past tense or participle ("seized", "found", "sold")."""
    if low in lexicon.of("people"):
        return False  # "the unemployed"
    if low.endswith("ed") and len(low) > 4:
        return not low.endswith("eed")
    return low in lexicon.verbs and lexicon.verbs[low] != low and not low.endswith(("s", "ing"))


def lemma(low: str, lexicon: Lexicon) -> str:
    """The base form of a verb; unlisted ones are cut by rule ("deforested" to "deforest")."""
    if low in lexicon.verbs:
        return lexicon.verbs[low]
    if low.endswith("ied"):
        return low[:-3] + "y"
    if not low.endswith("ed"):
        return low
    stem = low[:-2]
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "ls":
        return stem[:-1]
    if stem[-1:] == "l" and stem[-2:-1] not in tuple("aeioulr"):
        return stem + "e"
    return stem + "e" if stem.endswith(("at", "iz", "is", "v", "c", "g", "u", "as", "os")) else stem


def noun_phrase(s: Sentence, i: int, lexicon: Lexicon, one_head: bool = True) -> tuple[int, int] | None:
    """Tokens of the noun phrase at `i`, determiners left out; with `one_head` the first plural ends it."""
    k, length, before_noun = i, len(s), lexicon.of("before_noun")
    while k < length and (s.words[k] in _QUOTES or s.lows[k] in before_noun or s.lows[k].endswith("ly")):
        adverb = s.lows[k].endswith("ly") and is_participle(s.low(k + 1), lexicon) and s.word(k + 2)[:1].isalpha()
        k += 2 if adverb else 1
    first = k
    if k == length or s.taken[k]:
        return None
    functions = function_words(lexicon)
    while k < length and k - first < LONGEST_PHRASE and _belongs(s, k, first, functions, lexicon):
        if one_head and plural_at(s, k, lexicon) and not _plural_modifies(s, k, lexicon, functions):
            k += 1
            break
        k += 1
    while k > first and (s.lows[k - 1] in lexicon.of("trailing") or (k - 1 > first and _is_adverb(s, k - 1, lexicon))):
        k -= 1
    if one_head and k > first:
        k = _coordinated(s, first, k, functions, lexicon)
    return (first, k) if k > first else None


def _is_adverb(s: Sentence, k: int, lexicon: Lexicon) -> bool:
    """The "fully" of "houses fully destroyed"."""
    low = s.lows[k]
    return low.endswith("ly") and s.words[k].islower() and len(low) > 4 and low not in lexicon.of("ly_noun")


def _coordinated(s: Sentence, first: int, last: int, functions: frozenset[str], lexicon: Lexicon) -> int:
    """Go on through "rods and reels", "cuts and bruises": a second noun that the same number counts."""
    if s.low(last) not in lexicon.of("and"):
        return last
    k = last + 1
    while k < len(s) and k - last <= 4 and _belongs(s, k, last + 1, functions, lexicon):
        if is_plural(s.lows[k], lexicon):
            if s.word(k + 1)[:1].isdecimal():
                return last  # "46% of logs and potters 49%"
            if begins_clause(s, last, lexicon):
                return last
            single = k == last + 1 or not is_plural(s.lows[last - 1], lexicon)
            return k + 1 if single and s.lows[k] not in lexicon.verbs else last
        k += 1
    return last


def _belongs(s: Sentence, k: int, first: int, functions: frozenset[str], lexicon: Lexicon) -> bool:
    low, word = s.lows[k], s.words[k]
    if s.taken[k]:
        return False
    if not word[0].isalpha():
        return (
            _name_number(s, k, first)
            or (low == "&" and k > first)
            or (k > first and _owns(s, k))
            or (low == "/" and k > first and s.glued(k) and s.glued(k + 1) and s.words[k - 1][0].isupper())
            or (low == "-" and k > first and s.glued(k) and s.glued(k + 1))
        )
    past = low in lexicon.of("past_only") and s.low(k - 1) not in lexicon.of("determiner")  # "the won averaged 1,358"
    if past or (k == first and _begins_no_phrase(s, k, lexicon)):
        return False
    compares = low in lexicon.of("comparative") and s.low(k + 1) == "than"
    if compares or low in lexicon.of("weekday") or is_never_noun(low, lexicon):
        return False
    if low in functions:
        return _small_within(s, k, first, functions, lexicon)
    if k > first and is_participle(low, lexicon) and not word[0].isupper():
        return led_by_adjective(s, k, lexicon) and not _ends_clause(s, k + 1, functions, lexicon)
    behind_number = low in lexicon.of("same_past") and k > 0 and bool(s.taken[k - 1])  # "11.9 million set in 2019"
    if k == first and (is_participle(low, lexicon) or behind_number):
        left = _is_adverb(s, k + 1, lexicon) if k + 1 < len(s) else False  # "40 left freely"
        compared = word.islower() and s.low(k + 1) in lexicon.of("comparative")  # "40 weighed more"
        return not (left or compared or _ends_clause(s, k + 1, functions, lexicon))
    finite = low in lexicon.verbs and low.endswith("s") and lexicon.verbs[low] != low and k > first
    object_follows = _begins_noun(s, k + 1, lexicon) and not _begins_rate(s, k + 1, lexicon)
    return not (finite and not is_plural(s.lows[k - 1], lexicon) and object_follows)


def _begins_no_phrase(s: Sentence, k: int, lexicon: Lexicon) -> bool:
    """Whether a past tense at `k` is no participle of the noun behind it: "12 needed surgery", "60 became ill"."""
    low = s.lows[k]
    return low in lexicon.of("linking") or (low in lexicon.of("past_first") and k > 0 and bool(s.taken[k - 1]))


def _small_within(s: Sentence, k: int, first: int, functions: frozenset[str], lexicon: Lexicon) -> bool:
    """Whether a word that mostly ends a phrase belongs to it: "the average monthly rent", "A320neo jets", "US"."""
    if k > first and s.lows[k] in lexicon.of("recurring"):
        return s.word(k + 1)[:1].islower() and not s.taken[k + 1] and s.lows[k + 1] not in functions
    model = s.words[k] == "A" and s.glued(k + 1) and s.word(k + 1)[:1].isdecimal()
    return model or (s.words[k] in ("US", "IT", "UP", "WHO") and s.lows[k] != s.word(k + 1))


def _begins_rate(s: Sentence, k: int, lexicon: Lexicon) -> bool:
    """ "40 additional visits a week": so many in each, and nothing that anybody visits."""
    return s.lows[k] in lexicon.of("per") and s.low(k + 1) in lexicon.of("time_noun")


def led_by_adjective(s: Sentence, k: int, lexicon: Lexicon) -> bool:
    before = s.lows[k - 1]
    return before.endswith(("ly", "al", "ive", "ing", "ed")) or before in lexicon.of("plain_adjective")


def _begins_noun(s: Sentence, k: int, lexicon: Lexicon) -> bool:
    low = s.low(k)
    return low in lexicon.of("determiner") or low in lexicon.of("quantifier") or s.word(k)[:1].isupper()


def _name_number(s: Sentence, k: int, first: int) -> bool:
    """A number within a name, as in "Model 3 sedans" and "737 Max jets"."""
    if not s.words[k][0].isdecimal() or len(s.words[k]) > 4 or "," in s.words[k]:
        return False
    if k > first and (s.words[k - 1][0].isupper() or s.glued(k)):
        return True
    return s.word(k + 1)[:1].isupper() and not s.glued(k + 1)


def _ends_clause(s: Sentence, k: int, functions: frozenset[str], lexicon: Lexicon) -> bool:
    if k >= len(s) or (not s.words[k][0].isalnum() and s.words[k] not in _QUOTES):
        return True
    return s.lows[k] in functions or s.words[k][0].isdecimal()


def _owns(s: Sentence, k: int) -> bool:
    """Whether an apostrophe at `k` makes the plural before it an owner: "farmers' debts"."""
    if s.word(k) not in ("'", "’") or not s.glued(k) or s.glued(k + 1):
        return False
    return s.lows[k - 1].endswith("s") and s.word(k + 1)[:1].isalpha() and s.lows[k + 1] not in ("and", "or")


def _plural_modifies(s: Sentence, k: int, lexicon: Lexicon, functions: frozenset[str]) -> bool:
    """Whether a plural at `k` is followed by its head, as in "sales executives"."""
    low = s.low(k + 1)
    return _owns(s, k + 1) or (
        low.isalpha()
        and low not in functions
        and is_plural(low, lexicon)
        and (low not in lexicon.verbs or low in lexicon.of("amount_verb"))
        and low not in lexicon.of("weekday")
    )


def is_verb(s: Sentence, k: int, lexicon: Lexicon) -> bool:
    """Whether the word at `k` is likely a finite verb, a participle or an auxiliary."""
    low = s.low(k)
    if low in lexicon.of("auxiliary") or _after_modal(s, k, lexicon):
        return True
    if k < len(s) and s.taken[k]:
        return False
    if low not in lexicon.verbs:
        return is_participle(low, lexicon)
    if s.words[k][0].isupper() and k > 0:
        return False
    if s.low(k - 1) == "to":
        return True
    if low in lexicon.of("amount_verb"):
        return _has_amount(s, k, lexicon)
    if k == 0 and low.endswith("s") and s.low(1) in lexicon.of("stands_at"):
        return False  # "Rents up 8 per cent"
    return _inflected_as_verb(s, k, lexicon)


def _inflected_as_verb(s: Sentence, k: int, lexicon: Lexicon) -> bool:
    """Whether a word that is a form of a verb and may be a noun is the verb here."""
    low = s.lows[k]
    if low in lexicon.of("adjective_ing") and s.low(k + 1)[:1].isalpha() and s.low(k - 1) not in lexicon.of("be"):
        return False  # "operating profit"
    plain = s.low(k + 1) != "out"  # "the rise works out at 4.5"
    if (low in lexicon.of("noun_rather") and plain) or s.low(k - 1) in lexicon.of("possessive"):
        return False
    if is_never_noun(low, lexicon):
        return True
    if lexicon.verbs[low] == low:
        return _agrees(s, k, lexicon)
    if low.endswith("s"):
        counted = s.low(k - 1)[:1].isdecimal() and not s.glued(k - 1)  # "16 costs", and not "the F-16 costs"
        listed = s.low(k + 1) == "," and list_end(s, k + 1, lexicon) is not None
        return not (_follows_as_noun(s, k, lexicon) or counted or listed or _verb_follows(s, k + 1, lexicon))
    return not (low.endswith("ing") and (s.low(k - 1) in lexicon.of("article") or _gerund(s, k, lexicon)))


def _has_amount(s: Sentence, k: int, lexicon: Lexicon) -> bool:
    """Whether the word at `k` is the verb of an amount: "the herd numbers about 400", and not "visitor numbers"."""
    if not amount_follows(s, k + 1, lexicon) or s.low(k - 1) in function_words(lexicon) or k == 0:
        return False
    several = not s.lows[k].endswith("s")
    if s.words[k - 1] == ",":
        return not several  # "The hall, built in 1998, seats 400"
    return s.lows[k - 1][0].isalpha() and plural_at(s, k - 1, lexicon) == several


def amount_follows(s: Sentence, k: int, lexicon: Lexicon) -> bool:
    """Whether a number stands at `k`, or behind the "about" there."""
    k += lexicon.hedges_before.at(s.lows, k) is not None
    return k < len(s) and bool(s.taken[k])


def is_never_noun(low: str, lexicon: Lexicon) -> bool:
    """ "expect", "receives": present forms of verbs that no noun looks like."""
    base = lexicon.verbs.get(low)
    return base in lexicon.of("only_verb") and (low == base or low.endswith("s"))


def _gerund(s: Sentence, k: int, lexicon: Lexicon) -> bool:
    """Whether a finite verb shows that the "-ing" before it is a noun: "consumer spending rose", "its rating fell"."""
    after = s.low(k + 1)
    finite = after in lexicon.of("auxiliary") or (after in lexicon.verbs and is_participle(after, lexicon))
    return finite and s.lows[k - 1][:1].isalpha() and not is_plural(s.lows[k - 1], lexicon)


def _verb_follows(s: Sentence, k: int, lexicon: Lexicon) -> bool:
    """Whether a verb at `k`, or behind the phrase there, shows that the word before it is a noun: "permits fell",
    "rents in Esk climbed", "reports of theft rose", "claims fall by 4%"."""
    if s.low(k) in lexicon.of("in_or_of") and s.low(k - 2) not in lexicon.of("relative"):
        last = _past_names(s, k + 1, lexicon)
        return lexicon.verbs.get(s.low(last)) in lexicon.of("level_verb")
    if s.low(k) in lexicon.of("same_past"):
        return any(s.taken[k + 1 : k + 4])  # "power cuts cost the mills 40 million"
    if lexicon.verbs.get(s.low(k)) == s.low(k) and s.low(k) in lexicon.of("level_verb"):
        return s.low(k + 1) in lexicon.of("by_or_to") or amount_follows(s, k + 1, lexicon)
    return s.low(k) in lexicon.verbs and is_participle(s.lows[k], lexicon)


def _past_names(s: Sentence, k: int, lexicon: Lexicon) -> int:
    """Behind the few nouns at `k`: where the verb stands in "claims in the valley reached 4,300"."""
    last = k = k + (s.low(k) in lexicon.of("determiner"))
    while last < k + 4 and s.word(last).isalpha() and not s.taken[last] and s.low(last) not in function_words(lexicon):
        if is_participle(s.lows[last], lexicon) and lexicon.verbs.get(s.lows[last]) in lexicon.of("level_verb"):
            break
        last += 1
    return last


def _follows_as_noun(s: Sentence, k: int, lexicon: Lexicon) -> bool:
    before = s.low(k - 1)
    return before in lexicon.of("determiner") or before in lexicon.of("preposition")


def _agrees(s: Sentence, k: int, lexicon: Lexicon) -> bool:
    """Whether a base form can be a verb where it stands: behind a plural ("farmers plant"), not behind a singular noun
    or an adjective ("an emergency fund"), unless its past is the same and it has an object ("the tax cut 40 jobs")."""
    if _follows_as_noun(s, k, lexicon) or s.low(k + 1) in lexicon.of("time_noun"):
        return False
    before = s.low(k - 1)
    leads = not before[:1].isalpha() and s.lows[k] in lexicon.of("measure")  # "Total lending", "Average prices"
    if before in lexicon.of("and") and is_plural(s.low(k + 1), lexicon) and s.low(k + 3) in ("%", "per", "percent"):
        return False  # "rents rose 6% and house prices 2%"
    if before in lexicon.of("recurring") or (leads and s.low(k + 1)[:1].isalpha()):
        return False
    if not before[:1].isalpha() or before in function_words(lexicon) or before.endswith("ly"):
        return True
    if is_plural(before, lexicon):
        named = k > 1 and s.words[k - 2][0].isupper() and before in lexicon.verbs
        return not (named and is_verb(s, k - 1, lexicon))
    if s.lows[k] not in lexicon.of("same_past"):
        return s.words[k - 1][0].isupper() and k > 1
    after = s.low(k + 1)
    return (
        after not in lexicon.of("preposition")
        and after not in lexicon.of("auxiliary")
        and _begins_object(after, lexicon)
    )


def _begins_object(low: str, lexicon: Lexicon) -> bool:
    """Whether a word, a number ("3.3") or a currency sign begins what a verb acts on."""
    return low[:1].isalnum() or low in lexicon.currency_signs


def _after_modal(s: Sentence, k: int, lexicon: Lexicon) -> bool:
    """ "may rise", and not "in May from"."""
    return (
        k > 0
        and s.lows[k - 1] in lexicon.of("modal")
        and not s.taken[k - 1]
        and s.lows[k] not in lexicon.of("preposition")
    )


def list_end(s: Sentence, k: int, lexicon: Lexicon) -> int | None:
    """Where the list ends whose nouns the "," or "and" at `k` only parts: "exports of wine, cheese and olives were"."""
    if lexicon.of("and").isdisjoint(s.lows[k:]):
        return None
    first, functions = k, function_words(lexicon)
    while first > 0 and (s.lows[first - 1] == "," or _plain_noun(s, first - 1, lexicon)):
        first -= 1
    if s.low(first - 1) not in lexicon.of("preposition") or not _plain_noun(s, first - 2, lexicon):
        return None
    if s.low(k + 1) in lexicon.of("and") and "," not in s.lows[first:k]:
        return None  # "the fire was out, and water had to be pumped"
    last, joined = k, False
    while last < len(s) and (s.lows[last] == "," or s.lows[last] in lexicon.of("and") or _plain_noun(s, last, lexicon)):
        joined = joined or s.lows[last] in lexicon.of("and")
        last += 1
    ends = last < len(s) and s.lows[last - 1] not in functions and s.words[last - 1] != ","
    return last if joined and ends and _is_finite(s, last, lexicon) else None


def _plain_noun(s: Sentence, k: int, lexicon: Lexicon) -> bool:
    """Whether the word at `k` can stand in a list of nouns: no small word, no verb and no number."""
    if k < 0 or s.taken[k] or not s.words[k][0].isalpha() or s.lows[k] in function_words(lexicon):
        return False
    return not _is_finite(s, k, lexicon)


def _is_finite(s: Sentence, k: int, lexicon: Lexicon) -> bool:
    """Whether the word at `k` can be nothing but a verb: "rose", and not "taxes"."""
    low = s.lows[k]
    if low in lexicon.of("auxiliary"):
        return True
    plain = lexicon.verbs.get(low) == low or low.endswith(("s", "ing"))
    return not plain and is_verb(s, k, lexicon)


def begins_clause(s: Sentence, k: int, lexicon: Lexicon) -> bool:
    """Whether the plural behind the "and" at `k` has a verb of its own: "has 40 ships and sailors earn €3", where
    what is counted is no subject already, as it is in "40 boys and girls earn €3"."""
    verb = k + 2
    if not plural_at(s, k + 1, lexicon) or s.low(verb) in lexicon.of("auxiliary") or not is_verb(s, verb, lexicon):
        return False
    if is_participle(s.lows[verb], lexicon) and not _begins_object(s.low(verb + 1), lexicon):
        return False
    before = next((j for j in range(k, 0, -1) if s.words[j - 1] in CLAUSE_SIGNS), 0)
    return any(is_verb(s, j, lexicon) for j in range(before, k - 1))


def ends_member(s: Sentence, k: int, lexicon: Lexicon) -> bool:
    """Whether the member of a list that a number ends at token `k` names nothing behind it: "Esk 12, Dart 9 and"."""
    return not s.low(k)[:1].isalpha() or s.low(k) in lexicon.of("and")


def is_superlative(low: str, lexicon: Lexicon) -> bool:
    """ "most", "deadliest"; short words such as "test" only end alike."""
    return low in lexicon.of("superlative") or (low.endswith("est") and len(low) > 5)


def counts_back(s: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Whether a period that is told from another begins at token `i`: "a year earlier", "the month before"."""
    match = lexicon.relative.at(s.lows, i)
    return match is not None and match[1].startswith(("before:", "back:"))
