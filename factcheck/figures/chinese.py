"""Read the figures of one Chinese sentence: values, units, hedges and ranges."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import cast

from . import chinese_numerals
from .chinese_lexicon import ChineseLexicon
from .figure import Expression, Hedge, Trend
from .lexicon import Unit, load

_OVER = re.compile(r"\s{0,2}分\s{0,2}之\s{0,2}")
_SCALE_ONLY = re.compile(r"[十百千万亿拾佰仟萬億]+$")
_INSIDE = re.compile(r"\s{0,2}([余餘多来几幾])(?=\s{0,2}\S)")
_POINT = "点"
_PIECE_MORE = re.compile(r"个([多余])(?=小时|钟头|月|星期)")
_TENTHS = re.compile(r"\s{0,2}(成|折)(?![立功员長长本果就])")
_MORE_TENTHS = re.compile(r"\s?([一二三四五六七八九])(?=\s|[，。,；]|$)")
_OVER_NOUN = re.compile(r"(大约|约|将近|近|逾|超过|超)有[\u4e00-\u9fff]{1,10}$")  # "约有渔民一千五百人"
_HALVES = re.compile(r"半百|半成|半折|打[对對]折|一半|半数")
_HALF_VALUES: dict[str, tuple[str, str | None]] = {
    "半百": ("50", None),
    "半成": ("5", "percent"),
    "半折": ("50", "percent"),
    "一半": ("0.5", "ratio"),
    "半数": ("0.5", "ratio"),
    "打对折": ("50", "percent"),
    "打對折": ("50", "percent"),
}
_GIVES_BACK = re.compile(r"(?:米|克|瓦|卡|字节|比特|赫)")
_SMALL_MONEY = {
    "日本銭": Decimal("0.01"),
    "角": Decimal("0.1"),
    "毛": Decimal("0.1"),
    "分": Decimal("0.01"),
    "美分": Decimal("0.01"),
}
_LATIN = re.compile(r"[A-Za-z_][-.]?$")
_LATIN_BEHIND = re.compile(r"[A-Za-z]")  # "5G基站"
_BELOW_ZERO = "零下"
_DOZEN = {"打": 12}
_LETTERS = {"k": 1000, "K": 1000, "M": 1000000}
_AND = re.compile(r"\s{0,2}又\s{0,2}")
_FRACTION = re.compile(r"(?:(\d{1,3}) )?(\d{1,3})\s?[/／]\s?(\d{1,3})(?![\d/／])")


@dataclass(slots=True)
class Found:
    """A number of a sentence; `number_start` to `number_end` is the number alone, `start` to `end` the whole figure."""

    start: int
    end: int
    number_start: int
    number_end: int
    low: Decimal
    high: Decimal
    step: Decimal
    written: str
    unit: Unit | None = None
    unit_text: str | None = None
    counter: str | None = None
    hedge: Hedge = "exact"
    trend: Trend | None = None
    per: str | None = None
    also: list[Expression] = field(default_factory=list)


@cache
def number_pattern() -> re.Pattern[str]:
    return re.compile(chinese_numerals.pattern())


def find_numbers(text: str, start: int, end: int, lexicon: ChineseLexicon, taken: bytearray) -> list[Found]:
    """The numbers of text[start:end] that are figures; `taken` marks the characters, counted from `start`, of dates."""
    halves = _halves(text, start, end, lexicon, taken)
    found: list[Found] = []
    at = start
    pattern = number_pattern()
    while (match := pattern.search(text, at, end)) is not None:
        at = match.end()
        if taken[match.start() - start] or _within_name(text, match.start(), start):
            continue
        number = _read(text, match.start(), match.end(), end, lexicon)
        if number is None:
            continue
        at = max(number.number_end, number.end)
        if _stands(text, number, start, end):
            _attach_before(text, number, found[-1].end if found else start, lexicon)
            found.append(number)
    return _join_ranges(text, sorted(found + halves, key=lambda number: number.start), lexicon)


def _halves(text: str, start: int, end: int, lexicon: ChineseLexicon, taken: bytearray) -> list[Found]:
    """ "半百", "半成", "一半", "半数以上": numbers said by a half; their characters are taken."""
    found = []
    for match in _HALVES.finditer(text, start, end):
        value, unit = _HALF_VALUES[match.group()]
        span, amount = (match.start(), match.end()), Decimal(value)
        step = Decimal("0.08") if unit == "ratio" else Decimal(1)
        number = Found(*span, *span, amount, amount, step, match.group(), _unit(unit) if unit else None)
        _hedge_after(text, number, end, lexicon)
        _attach_before(text, number, start, lexicon)
        found.append(number)
        taken[match.start() - start : match.end() - start] = b"\1" * len(match.group())
    return found


def _within_name(text: str, at: int, start: int) -> bool:
    """ "COVID-19", "PM2.5" and "第三"."""
    before = text[max(start, at - 3) : at]
    return before.rstrip()[-1:] == "第" or (_LATIN.search(before) is not None and text[at : at + 1].isdecimal())


def _read(text: str, start: int, stop: int, end: int, lexicon: ChineseLexicon) -> Found | None:
    divided = _divided(text, start, stop, end)
    if divided is not None:
        return divided
    stop = _give_back(text, start, stop)
    written = text[start:stop].rstrip()
    tenths = _TENTHS.match(text, start + len(written), end)
    if tenths is not None:
        return _tenths(text, start, written, tenths, end)
    value_of = chinese_numerals.parse(written)
    if value_of is None and " " in written:
        written = written.split(" ")[0]
        stop, value_of = start + len(written), chinese_numerals.parse(written)
    if value_of is None:
        return None
    number = Found(start, stop, start, stop, value_of.low, value_of.high, value_of.step, written)
    if value_of.open:
        number.hedge = "more_than"
    _attach_unit(text, number, end, lexicon)
    return number


def _divided(text: str, start: int, stop: int, end: int) -> Found | None:
    """ "百分之十五", "五分之一", "三又三分之一", "1 3/5"."""
    over = _OVER.match(text, stop, end)
    if over is not None:
        return _fraction(text, start, stop, over.end(), end)
    slash = _FRACTION.match(text, start, end)
    if slash is not None and int(slash.group(3)):
        value = Decimal(slash.group(1) or 0) + Decimal(slash.group(2)) / Decimal(slash.group(3))
        return Found(
            start, slash.end(), start, slash.end(), value, value, Decimal("0.01"), slash.group(), _unit("ratio")
        )
    joined = _AND.match(text, stop - (text[stop - 1].isspace()), end)
    if joined is None or (match := number_pattern().match(text, joined.end(), end)) is None:
        return None
    over = _OVER.match(text, match.end(), end)
    part = _fraction(text, match.start(), match.end(), over.end(), end) if over is not None else None
    whole = chinese_numerals.parse(text[start:stop].rstrip())
    if part is None or whole is None or part.unit is None or part.unit.name != "ratio":
        return None
    part.start = part.number_start = start
    part.low, part.high, part.unit = part.low + whole.low, part.high + whole.high, None
    return part


def _unit(name: str) -> Unit:
    return load("en").units[name]


def _give_back(text: str, start: int, stop: int) -> int:
    """ "12千米", "五十兆字节": the last sign belongs to the unit."""
    last = text[stop - 1]
    if last in "两兩" and stop - start > 1:
        return stop - 1
    if stop - start < 2 or last not in "千兆" or _GIVES_BACK.match(text, stop) is None:
        return stop
    by_digits = text[stop - 2].isdecimal()
    return stop - 1 if last == "兆" or by_digits or text[stop] not in "米克" else stop


def _fraction(text: str, start: int, stop: int, numerator: int, end: int) -> Found | None:
    """ "百分之十五", "五分之一"."""
    negative = text[numerator : numerator + 1] in ("负", "負")
    match = number_pattern().match(text, numerator + negative, end)
    under = chinese_numerals.parse(text[start:stop].strip())
    if match is None or under is None or not under.low:
        return None
    over = chinese_numerals.parse(match.group().rstrip())
    if over is None:
        return None
    written = text[start : match.end()].rstrip()
    last = start + len(written)
    if _SCALE_ONLY.match("".join(text[start:stop].split())):
        factor = Decimal(100) / under.low
        scale = 1000 if text[last : last + 2].strip()[:1] in ("k", "K", "Ｋ") else 1
        low, high = over.low * factor * scale, over.high * factor * scale
        return Found(
            start,
            last,
            start,
            last,
            low,
            high,
            over.step * factor,
            written,
            _unit("percent"),
            written[: stop - start] + "分之",
        )
    value = over.low / under.low * (-1 if negative else 1)
    return Found(start, last, start, last, value, value, Decimal("0.01"), written, _unit("ratio"))


def _tenths(text: str, start: int, written: str, sign: re.Match[str], end: int) -> Found | None:
    """ "近两成", "七成六", "三成半", "九折", "七五折"."""
    digits, _ = chinese_numerals.signs()
    bare = "".join(written.split())
    if len(bare) == 2 and all(character in digits for character in bare):
        value = Decimal(digits[bare[0]]) + Decimal(digits[bare[1]]) / 10
    elif len(bare) == 2 and bare.isdecimal() and sign.group(1) == "折":
        value = Decimal(bare) / 10
    else:
        read = chinese_numerals.parse(written)
        if read is None or read.low > 100:
            return None
        value = read.low
    last = sign.end()
    after = text[last : last + 1] if last < end else ""
    if sign.group(1) == "成" and after == "半":
        value, last = value + Decimal("0.5"), last + 1
    elif sign.group(1) == "成" and (more := _MORE_TENTHS.match(text, last, end)) is not None:
        value, last = value + Decimal(digits[more.group(1)]) / 10, more.end()
    return Found(
        start, last, start, last, value * 10, value * 10, Decimal(10), text[start:last], _unit("percent"), sign.group(1)
    )


def _attach_unit(text: str, number: Found, end: int, lexicon: ChineseLexicon) -> None:
    at = number.end
    inside = _INSIDE.match(text, at, end) or _PIECE_MORE.match(text, at, end)
    if inside is not None:
        number.hedge = "about" if inside.group(1) == "来" else "more_than"
        at = inside.end()
    while at < end and text[at].isspace() and at - number.end < 5:
        at += 1
    unit = lexicon.unit.match(text, at, end)
    if unit is not None and unit.group() == _POINT and number.high < 100:
        unit = None  # "3点" is a time of day
    counter = lexicon.classifier.match(text, at, end)
    if unit is not None and (counter is None or unit.end() >= counter.end()):
        number.unit, number.unit_text, number.end = lexicon.units[unit.group()], unit.group(), unit.end()
        _small_change(text, number, end)
        _half(text, number, end)
    elif counter is not None:
        number.counter, number.unit_text, number.end = counter.group(), counter.group(), counter.end()
        factor = _DOZEN.get(counter.group(), 1)
        number.low, number.high = number.low * factor, number.high * factor
    elif inside is not None:
        number.end = inside.end()
    elif (letter := _LETTERS.get(text[at : at + 1])) and not re.match(r"[A-Za-z0-9]", text[at + 1 : at + 2]):
        number.low, number.high, number.step = number.low * letter, number.high * letter, number.step * letter
        number.end = at + 1
        _attach_unit(text, number, end, lexicon)
        return
    _hedge_after(text, number, end, lexicon)


def _hedge_after(text: str, number: Found, end: int, lexicon: ChineseLexicon) -> None:
    after = lexicon.hedge_after.match(text, number.end, end)
    if after is not None:
        number.hedge, number.end = cast(Hedge, lexicon.hedges[after.group()]), after.end()


def _half(text: str, number: Found, end: int) -> None:
    """ "一吨半"."""
    if text[number.end : number.end + 1] == chinese_numerals.HALF and number.end < end:
        half = number.step / 2
        number.low, number.high, number.step, number.end = number.low + half, number.high + half, half, number.end + 1


def _small_change(text: str, number: Found, end: int) -> None:
    """ "五元三毛", "两美元又三美分"."""
    while number.unit is not None and number.unit.dimension == "money":
        match = re.compile(r"又?\s?").match(text, number.end, end)
        part = number_pattern().match(text, match.end() if match else number.end, end)
        if part is None:
            return
        sign = next((s for s in ("日本銭", "美分", "角", "毛", "分") if text.startswith(s, part.end())), None)
        value = chinese_numerals.parse(part.group())
        if sign is None or value is None or text.startswith("分之", part.end()):
            return
        number.low, number.high = (
            number.low + value.low * _SMALL_MONEY[sign],
            number.high + value.low * _SMALL_MONEY[sign],
        )
        number.step, number.end = _SMALL_MONEY[sign], part.end() + len(sign)


def _stands(text: str, number: Found, start: int, end: int) -> bool:
    """Whether the number may be a figure: a lone character needs a unit, and "一个" is an article."""
    bare = "".join(number.written.split())
    if number.unit is None and _LATIN_BEHIND.match(text, number.end, end):
        return False
    if number.unit is None and number.counter is None:
        alone = not text[start : number.start].strip('“"‘ ') and not text[number.end : end].strip('”"’ 。')
        scales = _SCALE_ONLY.match(bare) is not None and bare not in ("十", "拾")
        if scales or bare in ("几", "数", "幾", "數"):
            return False
        quoted = text[number.start - 1 : number.start] in ("“", '"') and text[number.end : number.end + 1] in ("”", '"')
        said = text[number.start - 1 : number.start] == "是" and text[number.end : number.end + 1] in (
            "",
            *"不而这那却，。,",
        )
        return bare[0].isdecimal() or bare[0] in ".．" or len(bare) > 1 or alone or quoted or said
    if number.counter is not None and bare in ("一", "壹"):
        return (number.start == start and number.end == end) or number.counter in ("打", "双", "对", "雙", "對")
    return bare not in ("几", "数", "幾", "數")


def _attach_before(text: str, number: Found, start: int, lexicon: ChineseLexicon) -> None:
    """Take in the money sign and the minus sign before the number, and read the hedge before them."""
    window = max(start, number.start - 8)
    money = lexicon.money_before.search(text, window, number.start)
    if money is not None and number.unit in (None, lexicon.units[money.group().strip()]):
        number.unit = lexicon.units[money.group().strip()]
        number.unit_text = number.unit_text or money.group().strip()
        number.start = money.start()
    if text[number.start - 2 : number.start] in ("--", "－－"):
        return
    if text[max(start, number.start - 2) : number.start] == _BELOW_ZERO:
        number.low, number.high, number.start = -number.high, -number.low, number.start - 2
        return
    sign = text[number.start - 1] if number.start > start else ""
    if (sign in ("负", "負", "-", "−", "－") and not text[number.start - 2 : number.start - 1].isalnum()) or sign in (
        "负",
        "負",
    ):
        number.low, number.high, number.start = -number.high, -number.low, number.start - 1
    hedge = lexicon.hedge_before.search(text, max(start, number.start - 6), number.start)
    hedge = hedge or _OVER_NOUN.search(text, max(start, number.start - 16), number.start)
    if hedge is not None and number.hedge == "exact":
        number.hedge = cast(Hedge, lexicon.hedges[(hedge[1] if hedge.re is _OVER_NOUN else hedge.group()).strip()])


_BETWEEN = re.compile(r"\s?(?:[-~～—–－]{1,2}|至|到)\s?$")


def _join_ranges(text: str, found: list[Found], lexicon: ChineseLexicon) -> list[Found]:
    joined: list[Found] = []
    for number in found:
        before = joined[-1] if joined else None
        if (
            before is not None
            and before.end <= number.number_start
            and _BETWEEN.match(text[before.end : number.number_start])
            and not _moved_by(text, before, lexicon)
        ):
            low = abs(before.low) * _shared_scale(before, number)
            if low < number.high and (before.unit is None or before.unit == number.unit):
                before.low, before.high, before.step, before.hedge = low, number.high, number.step, "between"
                before.unit, before.unit_text, before.counter = number.unit, number.unit_text, number.counter
                before.end, before.number_end = number.end, number.number_end
                continue
        joined.append(number)
    return joined


def _moved_by(text: str, before: Found, lexicon: ChineseLexicon) -> bool:
    """ "上涨1.2美元至84.5美元": a change and what it led to, no range."""
    moves = lexicon.words["trend_up"] | lexicon.words["trend_down"]
    return before.unit is not None and text[max(0, before.start - 4) : before.start].endswith(tuple(moves))


def _shared_scale(before: Found, number: Found) -> Decimal:
    """ "3至5万": the scale sign stands only at the end."""
    last = number.written.rstrip()[-1:]
    if last not in "万亿萬億" or before.written.rstrip()[-1:] in "万亿萬億千百" or before.unit is not None:
        return Decimal(1)
    return Decimal(chinese_numerals.signs()[1][last])
