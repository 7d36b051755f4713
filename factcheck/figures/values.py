"""Read what stands in one cell of a table: its value with hedge and range, its sign, and the share in its bracket."""

from __future__ import annotations

import re

from . import conversions, dates, numerals, spelled
from .labels import Label
from .lexicon import Lexicon
from .mention import Mention
from .tokens import Sentence, tokenize

SPACED = re.compile(r"\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?:[.,]\d+)?")
_IN_BRACKETS = re.compile(r"\([-−$€£¥\s]*[\d.,]+\s*%?\)?")
_DATED = re.compile(r"([^()\n]*\d[^()\n]*)\(([^()\n]*\b(?:19|20)\d\d\b[^()\d\n]*)\)\s*\Z")
_UP, _DOWN = frozenset("▲↑△⬆"), frozenset("▼↓▽⬇")


def of_cell(s: Sentence, start: int, end: int, lexicon: Lexicon) -> Mention | None:
    """The value of a cell; a date or a word is none."""
    inside = [k for k in range(len(s)) if start <= s.starts[k] and s.ends[k] <= end]
    if not inside:
        return None
    if (spaced := _spaced_number(s.text[start:end].strip(), inside, lexicon)) is not None:
        return spaced
    plain = len(inside) == 1 and numerals.parse(s.words[inside[0]], lexicon.decimal_mark) is not None
    if (dated := _with_date(s, start, end, lexicon)) is not None:
        return dated
    if dates.find_dates(tokenize(s.text, start, end), lexicon, None) and not (plain and start != s.start):
        return None
    numbers = [m for k in inside if (m := spelled.number_at(s, k, lexicon)) is not None]
    if numbers[1:]:
        conversions.take(s, numbers[0], numbers[1], lexicon)
    if numbers and not plain and start == s.start:
        _as_told(s, numbers[0], lexicon)
    return numbers[0] if numbers else None


def _with_date(s: Sentence, start: int, end: int, lexicon: Lexicon) -> Mention | None:
    """The value of "1,204 (2031 census)", which the date in its bracket is the period of."""
    match = _DATED.match(s.text, start, end)
    if match is None:
        return None
    whens = dates.find_dates(tokenize(s.text, match.start(2), match.end(2)), lexicon, None)
    m = of_cell(s, start, match.end(1), lexicon) if len(whens) == 1 and whens[0].iso else None
    if m is not None:
        m.period = whens[0].iso
    return m


def _spaced_number(written: str, inside: list[int], lexicon: Lexicon) -> Mention | None:
    """ "1 234" with plain spaces, alone in its cell: it can be nothing but one number."""
    if SPACED.fullmatch(written) is None:
        return None
    numeral = numerals.parse("\u202f".join(written.split()), lexicon.decimal_mark)
    if numeral is None:
        return None
    return Mention(inside[0], inside[-1] + 1, numeral.value, numeral.value, numeral.step)


def _as_told(s: Sentence, m: Mention, lexicon: Lexicon) -> None:
    """Take hedge, range and margin as they would be read in a sentence: "<5", "1,200–1,500", "450 ± 20"."""
    told = spelled.find_mentions(tokenize(s.text, s.start, s.ends[-1], lexicon.splitting), [], lexicon)
    one = next((one for one in told if one.first <= m.first < one.last), None)
    if one is None:
        return
    m.low, m.high, m.step, m.hedge = one.low, one.high, one.step, one.hedge
    m.begin, m.stop, m.per = one.begin, max(m.stop, one.stop), one.per
    if m.unit is None and one.unit is not None and one.unit.name != "dimensionless":
        m.unit, m.unit_text = one.unit, one.unit_text


def give_sign(written: str, m: Mention, column: str, is_outgo: bool) -> None:
    """Tell a rise or fall by its arrow ("▼ 5.0%"), and what is below nothing by its brackets: "(45)" in accounts."""
    before = written.lstrip()[:1]
    if before in _UP or before in _DOWN:
        m.trend = "up" if before in _UP else "down"
    is_money = m.unit is not None and m.unit.dimension == "money"
    if _IN_BRACKETS.fullmatch(written.strip()) and not is_outgo and (is_money or "change" in column.lower()):
        m.low, m.high = -m.high, -m.low


def share_in_bracket(s: Sentence, m: Mention, column: Label, column_text: str, lexicon: Lexicon) -> Mention | None:
    """The 45.0 of "450 (45.0)" under "Cases (%)", or of "450 (45.0%)": how large a share the number before it is."""
    k = m.stop
    if s.word(k) != "(" or not s.word(k + 1)[:1].isdecimal():
        return None
    share = spelled.number_at(s, k + 1, lexicon)
    is_percent = share is not None and share.unit is not None and share.unit.name == "percent"
    says_so = column.unit is not None and column.unit.name == "percent" and "(" in column_text
    if share is None or not (is_percent or (says_so and share.unit is None)) or s.word(share.stop) != ")":
        return None
    share.unit = lexicon.units["percent"]
    return share
