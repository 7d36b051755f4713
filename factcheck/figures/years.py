"""Find years, runs of years and decades, and tell them from amounts of four digits."""

from __future__ import annotations

from .lexicon import Lexicon
from .tokens import Sentence
from .when import When, is_year

_LAST_SHORT = 20
"""The "20s" are those of this century."""
_LONGEST_SPAN = 30
"""Years that "in 1990-95" may span."""


def years(s: Sentence, i: int, lexicon: Lexicon) -> When | None:
    """ "2008", "2008-2009", "2008/09", "2022-2023.5", "between 2004 and 2008"."""
    if not is_year(s.words[i]) or not _stands_as_year(s, i, lexicon):
        return None
    year = int(s.words[i])
    mark, then = s.low(i + 1), s.word(i + 2)
    if mark in ("-", "–", "—", "/") and then and (iso := _run_or_month(s, i, lexicon)) is not None:
        return When(i, i + 3, iso)
    spans = {
        "between": ("and",),
        "from": ("to", "through", "until"),
        "entre": ("y",),
        "de": ("a",),
        "desde": ("hasta",),
    }
    if mark in spans.get(s.low(i - 1), ()) and is_year(then) and int(then) > year:
        return When(i, i + 3, f"{year}/{int(then)}")
    of_accounts = mark in ("fiscal", "financial") and s.low(i + 2) == "year"
    return When(i, i + 1, f"FY{year}" if of_accounts else f"{year}")


def _run_or_month(s: Sentence, i: int, lexicon: Lexicon) -> str | None:
    """What "2008-2009", "2008/09", "2022-2023.5" or "2008-03" at token `i` say."""
    year, mark, then = int(s.words[i]), s.low(i + 1), s.word(i + 2)
    if is_year(then) and int(then) > year:
        return f"{year}/{int(then)}"
    if then.isdecimal() and len(then) == 2 and s.glued(i + 2):
        if _ends_span(s, i, lexicon):
            return f"{year}/{year + (int(then) - year) % 100}"
        if mark == "-" and then[0] == "0" != then[1]:
            return f"{year}-{then}"
    whole, _, month = then.partition(".")
    if is_year(whole) and month.isdecimal() and 1 <= int(month) <= 12:
        return f"{year}/{int(whole)}-{int(month):02}"
    return None


def _ends_span(s: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Whether the two digits behind a year are a later one: "2031-32", "in 2031-34", and no month ("2031-11")."""
    years_on = (int(s.words[i + 2]) - int(s.words[i])) % 100
    if years_on == 1:
        return True
    no_month = int(s.words[i + 2]) > 12 or s.words[i + 1] != "-"
    return 1 < years_on <= _LONGEST_SPAN and no_month and s.low(i - 1) in lexicon.of("preposition")


def _stands_as_year(s: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Whether four digits say a year and not an amount ("2000 people", "1520 sq m", "$1998")."""
    before, after = s.low(i - 1), s.low(i + 1)
    if before in lexicon.currency_signs or s.word(i - 1) in lexicon.currency_signs:
        return False
    if s.glued(i) and before not in ("-", "–", "(", "[", '"', "“", "/", "—", "'", "fy"):
        return False
    quartered = s.word(i + 1) == "Q" and s.glued(i + 2) and s.word(i + 2) in "1234"  # "2021Q3"
    if after and s.glued(i + 1) and not quartered and (after == "%" or (after.isalpha() and after != "s")):
        return False
    if after in ("-", "–", "to") and _goes_on_as_amount(s, i + 2, lexicon):
        return False
    if _counted_round(s, i, lexicon) and before not in lexicon.of("year_only"):
        return False
    if before in lexicon.of("year_lead") and not (after in lexicon.unit_words and after not in ("m", "s", "in")):
        return before not in ("to", "by", "-", "for", "around", "–", "and", "through") or int(s.words[i]) >= 1900
    if lexicon.unit_words.at(s.lows, i + 1) or s.word(i + 1) in lexicon.unit_signs or after in lexicon.scales:
        return False
    return _looks_recent(s, i, lexicon)


def _goes_on_as_amount(s: Sentence, j: int, lexicon: Lexicon) -> bool:
    """ "2000-kilometer", "2000 - 2500 calories"."""
    word = s.word(j)
    if word.isdecimal() and len(word) >= 4:
        return not is_year(word)
    return s.glued(j) and lexicon.unit_words.at(s.lows, j) is not None


def _counted_round(s: Sentence, i: int, lexicon: Lexicon) -> bool:
    """ "2000 hires": a round number before a plural noun in small letters."""
    after = s.word(i + 1)
    plural = (after.isalpha() and len(after) > 3 and after.endswith("s")) or after in lexicon.of("people")
    return plural and after.islower() and int(s.words[i]) % 100 == 0


def _looks_recent(s: Sentence, i: int, lexicon: Lexicon) -> bool:
    return 1900 <= int(s.words[i]) <= 2050


def decade(s: Sentence, i: int, lexicon: Lexicon) -> When | None:
    """ "1990s", "1990's" and "the '90s"."""
    word = s.words[i]
    if len(word) == 2 and word[1] == "0" and s.low(i + 1) == "s" and s.glued(i + 1):
        return _short_decade(s, i, lexicon)
    if not (is_year(word) and word.endswith("0") and s.glued(i + 1)):
        return None
    if s.low(i + 1) == "s":
        return When(i, i + 2, f"{int(word)}/{int(word) + 9}")
    return When(i, i + 3, f"{int(word)}/{int(word) + 9}") if s.low(i + 1) == "'" and s.low(i + 2) == "s" else None


def _short_decade(s: Sentence, i: int, lexicon: Lexicon) -> When | None:
    """ "the '90s", "the early 80s"; "in his 80s" is an age, "in the 80s" of heat a temperature."""
    marked = s.low(i - 1) == "'" and s.glued(i)
    k = i - 1 - marked
    k -= s.low(k) == "-" and s.low(k - 1) in lexicon.of("part_of_month")
    led = s.low(k) == "the" or s.low(k) in lexicon.of("part_of_month")
    if not led or s.words[k] == "-" or not lexicon.of("heat").isdisjoint(s.lows):
        return None
    year = int(s.words[i]) + (1900 if int(s.words[i]) > _LAST_SHORT else 2000)
    return When(i - marked, i + 2, f"{year}/{year + 9}")
