from datetime import date
from decimal import Decimal

import pytest

from factcheck.figures import Document, read
from factcheck.figures.chinese_numerals import parse


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("三千二百", "3200"),
        ("一千三", "1300"),
        ("一千零三", "1003"),
        ("6.19万", "61900"),
        ("1.3亿", "130000000"),
        ("四千三百亿", "430000000000"),
        ("壹仟贰佰", "1200"),
        ("5亿1万4千6百", "500014600"),
        ("十点二五", "10.25"),
        ("２．２亿", "220000000"),
    ],
)
def test_chinese_numbers_have_their_value(written, value):
    assert parse(written).low == Decimal(value)


def test_two_digits_in_a_row_are_the_ends_of_a_range():
    assert (parse("三四百").low, parse("三四百").high) == (300, 400)


def test_signs_that_make_no_number_are_refused():
    assert parse("九九") is None


@pytest.mark.parametrize(
    ("text", "low", "unit", "hedge", "what"),
    [
        ("渔政部门查获渔网6.2万张。", "62000", "count", "exact", "渔网"),
        ("渔政部门没收鳗鱼4.4吨。", "4.4", "tonne", "exact", "鳗鱼"),
        ("当地投入经费约1.3亿元。", "130000000", "CNY", "about", "经费"),
        ("三千余人参加。", "3000", "count", "more_than", None),
        ("超过500名渔民参加。", "500", "count", "more_than", "渔民"),
        ("不少于500名渔民参加。", "500", "count", "at_least", "渔民"),
        ("渔民占百分之十五。", "15", "percent", "exact", "渔民"),
        ("近两成渔民失业。", "20", "percent", "about", "渔民"),
        ("港口有渔船500艘以上。", "500", "count", "at_least", "渔船"),
    ],
)
def test_chinese_figures_have_unit_hedge_and_noun(text, low, unit, hedge, what):
    (figure,) = read(Document(text))
    assert (figure.low, figure.unit, figure.hedge) == (Decimal(low), unit, hedge)
    if what is not None:
        assert figure.what is not None
        assert figure.what.endswith(what)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2008年，没收渔网40张。", "2008"),
        ("2008年6月30日没收渔网40张。", "2008-06-30"),
        ("2008年1月至11月没收渔网40张。", None),
        ("去年没收渔网40张。", "2016"),
        ("截至2009年2月，没收渔网40张。", "/2009-02"),
        ("自2005年以来，没收渔网40张。", "2005/"),
        ("2024年上半年没收渔网40张。", "2024-01/2024-06"),
    ],
)
def test_chinese_dates_give_the_period(text, period):
    (figure,) = read(Document(text, published=date(2017, 11, 4)))
    if period is not None:
        assert figure.period == period


def test_place_and_source_are_named():
    (figure,) = read(Document("据云南省渔业局统计，云南没收渔网40张。"))
    assert (figure.place, figure.attributed_to) == ("Yunnan", "云南省渔业局")


@pytest.mark.parametrize(
    "text", ["根据《渔业法》第三百四十七条办理。", "一切都好。", "自2008年6月1日起施行。", "第二届大会开幕。"]
)
def test_chinese_numbers_that_are_no_figures_are_left_alone(text):
    assert read(Document(text)) == []
