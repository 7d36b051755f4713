"""Numbers that are no figures: names, references, identifiers, ordinals, phone numbers, list marks, scores."""

from __future__ import annotations

import re
from itertools import pairwise

from . import magnitudes, money, phrases, signs
from .gazetteer import gazetteer
from .lexicon import Lexicon
from .numbers import is_digits
from .tokens import Sentence

LONGEST_FURNITURE = 100
"""Characters. Longer lines are prose."""

_FURNITURE = re.compile(
    r"""(?ix)(?:
    (?:\ba\ |\b)\d+[-\ ]min(?:ute)?s?[-\ ]read\b
    | (?:live\ )?\d[\d.,]*[km]?\ (?:people\ )?(?:reading|watching|viewers|online)(?:\ now)?\b
    | \d[\d.,]*[km]?\ (?:comments?|shares|likes|views|replies|reactions|followers|retweets|ratings|reads)\b
    | (?:(?:last\ )?(?:updated|published|posted|modified))?:?\ ?\b\d+\ (?:second|minute|min|hour|hr|day)s?\ ago\b
    | page\ \d+\ of\ \d+
    | [\s·•|,–—-]+
    )+"""
)
ORDINALS = frozenset(("st", "nd", "rd", "th", "s"))
_ADDRESS = re.compile(r"(?:https?://|www\.)\S{1,2000}|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}|@\w{1,50}|#\w{1,50}")


def mark_addresses(s: Sentence) -> None:
    """Take the tokens of web and mail addresses and of handles."""
    for match in _ADDRESS.finditer(s.text, s.start, s.end):
        for i in range(len(s)):
            if match.start() <= s.starts[i] < match.end():
                s.taken[i] = 1


def mark_furniture(s: Sentence) -> None:
    """Take a line that only tells of the page: "5 min read", "23 comments · 1.2k shares", "Updated 3 hours ago"."""
    if s.end - s.start <= LONGEST_FURNITURE and _FURNITURE.fullmatch(s.text, s.start, s.end):
        s.taken[:] = b"\1" * len(s)


def mark_idioms(s: Sentence, lexicon: Lexicon) -> None:
    """Take the tokens of set phrases that only sound like numbers ("two birds with one stone")."""
    for i, length, _ in lexicon.idioms.among(s.lows):
        s.taken[i : i + length] = b"\1" * length


def is_no_figure(s: Sentence, i: int, last: int, lexicon: Lexicon) -> bool:
    """Whether the number in tokens `i` up to, not including, `last` is something else than a figure."""
    return not magnitudes.is_magnitude(s, i, lexicon) and (
        _within_word(s, i, lexicon)
        or _slashed(s, last)
        or _ordinal(s, last)
        or _page_number(s, i, last)
        or ((_list_mark(s, i, last) or _footnote(s, i, last)) and not _of_listed_place(s, i, lexicon))
        or _reference(s, i, last, lexicon)
        or _phone(s, i, lexicon)
        or _name(s, i, last, lexicon)
        or _street(s, i, last, lexicon)
        or _postcode(s, i, last, lexicon)
        or _score(s, i, last, lexicon)
    )


def _within_word(s: Sentence, i: int, lexicon: Lexicon) -> bool:
    """ "G20", "COVID-19", "PM2.5", "5G": glued to letters that are neither money, unit nor sign."""
    if s.glued(i):
        before = s.words[i - 1]
        if before[-1].isalpha() and before not in lexicon.currency_signs:
            return True
        if before in ("-", "/", "_", ".", "&", ":") and s.glued(i - 1) and s.word(i - 2)[-1:].isalnum():
            word = s.low(i - 2)
            if before == ":" and is_digits(word):
                return True
            joins_number = is_digits(word) or word in lexicon.numbers or word in lexicon.of("sign_word")
            if before == "/" and is_digits(word):
                return True
            if before == "/" and s.words[i - 2] in lexicon.unit_signs and _has_unit(s, i + 1, lexicon):
                return False  # "100 MW/400 MWh"
            return not (joins_number and before in "-/") and word not in ("to", "sub")
    return False


def _slashed(s: Sentence, last: int) -> bool:
    """ "24/7", "120/80", "16:9": a number that a sign joins to another and that is no fraction."""
    return s.low(last) in ("/", ":") and s.glued(last) and s.glued(last + 1) and is_digits(s.words[last + 1])


def _ordinal(s: Sentence, last: int) -> bool:
    """ "1st", "90s"; and neither "9.81s" nor the "14st" of somebody's weight."""
    seconds = s.low(last) == "s" and "." in s.words[last - 1]
    stone = s.low(last) == "st" and (s.words[last - 1][-1] != "1" or s.words[last - 1][-2:] == "11")
    return s.glued(last) and s.low(last) in ORDINALS and not seconds and not stone


def _page_number(s: Sentence, i: int, last: int) -> bool:
    """A whole number after a gap of spaces within prose: the page number of a printed page."""
    if not 0 < i < last < len(s) or not s.words[i].isdecimal() or len(s.words[i]) > 4:
        return False
    return (
        s.starts[i] - s.ends[i - 1] >= 3
        and s.starts[last] - s.ends[last - 1] <= 1
        and s.words[i - 1] in (",", ".", ";")
    )


def _list_mark(s: Sentence, i: int, last: int) -> bool:
    """ "1) prevention", "(1) fees", "1. Summary" at the start."""
    if last != i + 1 or not s.words[i].isdecimal() or len(s.words[i]) > 2:
        return False
    after, before = s.low(last), s.low(i - 1)
    if before == ":" and i > 1 and s.taken[i - 2]:
        return False  # "40 died (2023: 32)"
    if after == ")" and (before in (",", ":", ";", "and", "or", "(", "", "•") or i == 0):
        return True
    return i == 0 and after in (".", "、") and s.word(last + 1)[:1].isupper() and s.glued(last)


def _footnote(s: Sentence, i: int, last: int) -> bool:
    """ "[2]", "(4)" beside a name."""
    if s.low(i - 1) == "[" and s.low(last) in ("]", ","):
        return True
    return s.low(i - 1) == "(" and s.low(last) == ")" and last == i + 1 and len(s.words[i]) <= 2 and i > 1


def _of_listed_place(s: Sentence, i: int, lexicon: Lexicon) -> bool:
    """ "Ohio (26), Utah (9) and Iowa (3)": a number in brackets behind a place where several stand so, and do not count
    up as the marks of footnotes do."""
    if s.low(i - 1) != "(" or not _named_place(s, i - 1, lexicon):
        return False
    found = [
        int(word)
        for before, word, after in zip(s.words, s.words[1:], s.words[2:], strict=False)
        if before == "(" and after == ")" and word.isdecimal()
    ]
    return len(found) > 1 and any(after != before + 1 for before, after in pairwise(found))


def _named_place(s: Sentence, end: int, lexicon: Lexicon) -> bool:
    """Whether the capitalised words before token `end` name a place or those who are from there."""
    first = _name_start(s, end)
    first += s.low(first) == "the"
    names = gazetteer(lexicon.language)
    return first < end and any(" ".join(s.words[k:end]) in names for k in range(first, end))


def _reference(s: Sentence, i: int, last: int, lexicon: Lexicon) -> bool:
    """ "Article 347", "Table 2", "No. 5", "Chapters 4 and 5"."""
    if last != i + 1 or "," in s.words[i] or (i > 0 and s.taken[i - 1]):
        return False  # "on Christmas Day 40 mills burned"
    k = i - 1
    if s.low(k) == ".":
        k -= 1
    if s.low(k) in ("and", "or", ",", "to", "-", "–", "through") and is_digits(s.word(k - 1) or "x"):
        k -= 2
    word = s.low(k)
    if (
        word not in lexicon.of("reference_noun")
        or (k < i - 1 and s.taken[k])
        or s.low(last) in ("%", "percent")
        or _has_unit(s, last, lexicon)
    ):
        return False
    if word not in lexicon.of("reference_weak"):
        return True
    if _weak_noun_leads(s, k, last, lexicon):
        return False
    return s.words[k][0].isupper() or (k > 0 and s.words[k - 1][0].isupper())


def _weak_noun_leads(s: Sentence, k: int, last: int, lexicon: Lexicon) -> bool:
    """ "Police report 12 thefts", "Last week 40 mills burned", "In the Esk region 40 mills burned": a noun at token `k`
    that may number things, and only stands before a figure."""
    if k > 0 and phrases.is_verb(s, k, lexicon):
        return True
    if s.low(k - 1) in lexicon.of("time_lead") or s.low(k - 1) in lexicon.of("determiner"):
        return True
    return s.words[k][0].islower() and (_counted(s, last, lexicon) or phrases.is_verb(s, last, lexicon))


def _has_unit(s: Sentence, last: int, lexicon: Lexicon) -> bool:
    sign = s.word(last)
    if lexicon.unit_words.at(s.lows, last) is not None or lexicon.currency_words.at(s.lows, last) is not None:
        return True
    if money.scaled_sign(sign, lexicon) is not None:
        return True
    return (s.glued(last) or len(sign) > 1) and last < len(s) and signs.unit_sign(s, last, lexicon) is not None


def _phone(s: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Three or more runs of digits in a row, or a number after "call" that counts nothing."""
    first, runs, digits = i, 0, 0
    while first > 0 and (s.words[first - 1].isdecimal() or s.words[first - 1] in ("-", "+", "(", ")")):
        first -= 1
        if i - first > 12:
            return True
    for k in range(first, min(first + 16, len(s))):
        word = s.words[k]
        if word.isdecimal():
            runs, digits = runs + 1, digits + len(word)
        elif word not in ("-", "+", "(", ")"):
            break
    if s.low(first) == "+" and digits >= 7:
        return True
    if runs >= 3 and digits >= 8 and "+" in s.words[max(0, first) : i]:
        return True
    lead = s.lows[max(0, first - 10) : i]
    return (
        s.words[i].isdecimal()
        and len(s.words[i]) >= 3
        and not {"call", "phone", "tel", "dial", "hotline", "fax"}.isdisjoint(lead)
        and not _counted(s, i + 1, lexicon)
    )


def _name(s: Sentence, i: int, last: int, lexicon: Lexicon) -> bool:
    """ "Boeing 737", "S&P 500", "Apple Watch 5", "737 Max": a number that is part of a name."""
    word = s.words[i]
    if last != i + 1 or "," in word or not is_digits(word) or len(word) > 5 or _has_unit(s, last, lexicon):
        return False
    before, after = s.word(i - 1), s.word(last)
    hyphened = after == "-" and s.glued(last) and s.glued(last + 1) and s.word(last + 1)[:1].isalpha()
    if after[:1].isupper() and len(after) > 1 and not _plural_head(s, last, lexicon):
        return not _of_a_people(s, i, last, lexicon)
    if hyphened and s.word(last + 1).isupper() and s.word(last + 1) not in lexicon.unit_signs:
        return True
    if before and before[0].isupper() and s.lows[i - 1] not in lexicon.of("name_end") and not s.glued(i):
        if (
            s.lows[i - 1] in lexicon.hedges_before
            or s.lows[i - 1] in lexicon.weekdays
            or s.lows[i - 1] in lexicon.months
            or before in lexicon.currency_signs
            or money.scaled_sign(before, lexicon) is not None
            or (i - 1 == 0 and _function(s, 0, lexicon))
            or (_located(s, i, lexicon) and phrases.is_verb(s, last, lexicon))
            or _place_of_list(s, i, last, lexicon)
            or _own_of_place(before, lexicon)
        ):
            return False
        return not (_counted(s, last, lexicon) or hyphened)
    return False


def _located(s: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Whether a place stands before token `i`: "In the Upper Tyrol 61 died", "In the Indian state of Bihar 12 died"."""
    return s.low(_name_start(s, i) - 1) in lexicon.of("where") or _named_place(s, i, lexicon)


def _of_a_people(s: Sentence, i: int, last: int, lexicon: Lexicon) -> bool:
    """Whether a people without a plural is counted: "40 Vietnamese were held", "At least 569 Rohingya died"."""
    known = gazetteer(lexicon.language).get(s.word(last))
    behind = s.low(last + 1)
    if known is not None and known.kind == "adjective":
        return not behind.isalpha() or behind in phrases.function_words(lexicon) or behind in lexicon.verbs
    befell = lexicon.verbs.get(behind) in lexicon.of("human_verb")
    return befell or (lexicon.hedges_before.at(s.lows, i - 1) is not None and phrases.is_verb(s, last + 1, lexicon))


def _own_of_place(word: str, lexicon: Lexicon) -> bool:
    """ "Italy's was 214, Spain's 17.5"."""
    return word.endswith(("'s", "’s")) and word[:-2] in gazetteer(lexicon.language)


def _place_of_list(s: Sentence, i: int, last: int, lexicon: Lexicon) -> bool:
    """ "Bavaria had 742 nests, Hesse 271 and in Esk 203", "Thefts: Oslo 40; Bergen 30": a place has its number where
    the first has a noun, or where several are listed."""
    first = _name_start(s, i)
    located = s.low(first - 1) in lexicon.of("where")
    if not _is_listed(s, first - 1 - located, last, lexicon):
        return False
    named = _named_place(s, i, lexicon)
    if any(is_digits(s.words[k]) and _counted(s, k + 1, lexicon) for k in range(first - 1)):
        return located or named or _lists_places(s, lexicon) > 0
    return named and (located or _lists_places(s, lexicon) > 1)


def _is_listed(s: Sentence, before: int, last: int, lexicon: Lexicon) -> bool:
    listed = s.low(before) in (",", ";", ":") or s.low(before) in lexicon.of("and")
    return listed and phrases.ends_member(s, last, lexicon)


def _lists_places(s: Sentence, lexicon: Lexicon) -> int:
    """How many places of a sentence have a bare number right behind them."""
    bare = (k for k in range(1, len(s)) if is_digits(s.words[k]) and s.words[k - 1][0].isupper())
    return sum(1 for k in bare if _named_place(s, k, lexicon) and not s.low(k + 1)[:1].isalpha())


def _name_start(s: Sentence, i: int) -> int:
    """Where the capitalised words before token `i`, and their "the", begin: "In the Upper Tyrol 61 died"."""
    k = i
    while k > max(0, i - 4) and s.words[k - 1][0].isupper() and s.low(k - 1) != "in":
        k -= 1
    return k - (s.low(k - 1) == "the")


def _plural_head(s: Sentence, i: int, lexicon: Lexicon) -> bool:
    span = phrases.noun_phrase(s, i, lexicon)
    return span is not None and phrases.plural_at(s, span[1] - 1, lexicon)


def _function(s: Sentence, i: int, lexicon: Lexicon) -> bool:
    low = s.low(i)
    return any(
        low in lexicon.of(g) for g in ("preposition", "determiner", "conjunction", "pronoun", "adverb", "auxiliary")
    )


def _counted(s: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Whether a plural noun in small letters follows within three words."""
    for k in range(i, min(i + 3, len(s))):
        low = s.lows[k]
        if not low[0].isalpha() or _function(s, k, lexicon):
            return False
        if low in lexicon.of("people") or (
            low.endswith("s") and not s.words[k][0].isupper() and low not in lexicon.of("singular_s")
        ):
            return True
    return False


def _street(s: Sentence, i: int, last: int, lexicon: Lexicon) -> bool:
    """ "25 Harbour Road", "12 Mill Lane"."""
    if last != i + 1 or not s.words[i].isdecimal():
        return False
    for k in range(last, min(last + 4, len(s))):
        if not (s.words[k][0].isupper() or s.words[k].isdigit()):
            return False
        if (k > last or s.word(k + 1)[:1].isupper()) and s.lows[k] in lexicon.of("street"):
            return True
        if s.glued(k + 1) and s.low(k + 1) in ORDINALS and s.low(k + 2) in lexicon.of("street"):
            return True
    return False


def _postcode(s: Sentence, i: int, last: int, lexicon: Lexicon) -> bool:
    """ "Quito 170150." and "the 20500 ZIP code"."""
    if not (s.words[i].isdecimal() and len(s.words[i]) in (5, 6)):
        return False
    if s.low(last) in ("zip", "postcode"):
        return True
    return i > 0 and s.words[i - 1][0].isupper() and s.low(i - 2) in (",", "") and s.low(last) in (",", ".", "", ";")


def _score(s: Sentence, i: int, last: int, lexicon: Lexicon) -> bool:
    """ "15-0", "2-2", "won 3-1"."""
    for a, b in ((i, i + 2), (i - 2, i)):
        if a < 0 or b >= len(s) or s.words[a + 1] not in ("-", "–") or not (s.glued(a + 1) and s.glued(b)):
            continue
        left, right = s.words[a], s.words[b]
        if left.isdecimal() and right.isdecimal() and len(left) <= 3 and len(right) <= 3:
            lead = s.lows[max(0, a - 6) : a]
            if int(left) >= int(right) or not lexicon.of("contest").isdisjoint(lead):
                return True
    return False
