from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from factcheck.figures import Cell, Document, read
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
def test_chinese_numbers_have_their_value(written: str, value: str) -> None:
    numeral = parse(written)
    assert numeral is not None
    assert numeral.low == Decimal(value)


def test_two_digits_in_a_row_are_the_ends_of_a_range() -> None:
    numeral = parse("三四百")
    assert numeral is not None
    assert (numeral.low, numeral.high) == (Decimal(300), Decimal(400))


def test_signs_that_make_no_number_are_refused() -> None:
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
def test_chinese_figures_have_unit_hedge_and_noun(text: str, low: Any, unit: str, hedge: str, what: str | None) -> None:
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
def test_chinese_dates_give_the_period(text: str, period: str | None) -> None:
    (figure,) = read(Document(text, published=date(2017, 11, 4)))
    if period is not None:
        assert figure.period == period


def test_place_and_source_are_named() -> None:
    (figure,) = read(Document("据云南省渔业局统计，云南没收渔网40张。"))
    assert (figure.place, figure.attributed_to) == ("Yunnan", "云南省渔业局")


@pytest.mark.parametrize(
    "text", ["根据《渔业法》第三百四十七条办理。", "一切都好。", "自2008年6月1日起施行。", "第二届大会开幕。"]
)
def test_chinese_numbers_that_are_no_figures_are_left_alone(text: str) -> None:
    assert read(Document(text)) == []


def test_a_year_compared_with_is_not_the_period_of_the_figures_around_it() -> None:
    text = "2021年茶叶产量318万吨，比2020年增加21万吨。其中，绿茶185万吨。"
    assert [figure.period for figure in read(Document(text))] == ["2021", "2021", "2021"]


def test_the_whole_country_is_the_country_the_page_speaks_of_and_provinces_are_places_not_things() -> None:
    text = "中国茶叶公报\n青海省牦牛存栏量500万头。全国茶园面积326万公顷。"
    yaks, gardens = read(Document(text))
    assert (yaks.what, yaks.place) == ("牦牛存栏量", "Qinghai")
    assert (gardens.what, gardens.place) == ("茶园面积", "China")


def test_one_character_of_a_word_is_no_place() -> None:
    (figure,) = read(Document("协会公布了资金总额40万元。"))
    assert figure.place is None


def test_a_page_headed_by_a_year_is_about_it_and_not_about_the_day_it_came_out() -> None:
    text = "关于2021年茶叶产量的公告\n发布时间：2022年1月5日\n全年茶叶产量318万吨。"
    (figure,) = read(Document(text, title="发布时间：2022年1月5日", published=date(2022, 1, 5)))
    assert figure.period == "2021"


def test_cells_of_a_chinese_table_take_scale_and_unit_from_the_caption_and_the_year_from_the_column() -> None:
    text = "绿茶\t185\t190"
    cells = tuple(
        Cell(text.index(n), text.index(n) + 3, "绿茶", column, "表2 茶叶产量（万吨）")
        for n, column in (("185", "2020年"), ("190", "2021年"))
    )
    figures = read(Document(text, language="zh", cells=cells))
    assert [(f.low, f.unit, f.what, f.period) for f in figures] == [
        (Decimal(1_850_000), "tonne", "绿茶", "2020"),
        (Decimal(1_900_000), "tonne", "绿茶", "2021"),
    ]


def test_a_number_compared_with_has_the_year_that_stands_before_it() -> None:
    figures = read(Document("渔政2021年放生鳗鱼45公斤，高于2020年的31公斤；放生鲟鱼12公斤。"))
    assert [figure.period for figure in figures] == ["2021", "2020", "2021"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("鳗鱼捕捞量增长2.3%。", [("2.3", "percent", "up", "鳗鱼捕捞量")]),
        ("鱼价下降一成半。", [("15.0", "percent", "down", "鱼价")]),
        ("渔民失业率降至5.2%。", [("5.2", "percent", None, "渔民失业率")]),
        ("湖水降至零下4摄氏度。", [("-4", "celsius", None, "湖水")]),
        ("船速每秒12米。", [("12", "metre_per_second", None, "船速")]),
        ("鱼价为每吨3.2万元。", [("32000", "CNY_per_tonne", None, None)]),
        ("每10万人中有5.3人溺水。", [("5.3", "per_100000", None, None)]),
        ("鱼油每桶上涨1.2美元至84.5美元。", [("1.2", "USD_per_barrel", "up", None), ("84.5", "USD", None, None)]),
        ("半数以上的渔民参加了培训。", [("0.5", "ratio", None, "渔民")]),
        ("渔船晚点3个多小时。", [("3", "hour", None, None)]),
        ("渔业指数收于3,256.78点。", [("3256.78", "point", None, "渔业指数")]),
        ("沉船造成2人遇难。", [("2", "count", None, "人")]),
        ("赛艇队以3比1获胜,热线010-12345678。", []),
    ],
)
def test_changes_rates_and_halves_are_told_from_plain_amounts(text: str, expected: list[Any]) -> None:
    figures = read(Document(text))
    assert [(f.unit, f.trend) for f in figures] == [(unit, trend) for _, unit, trend, _ in expected]
    for figure, (low, _, _, what) in zip(figures, expected, strict=True):
        assert figure.low == Decimal(low)
        assert what is None or figure.what == what


def test_a_conversion_in_brackets_is_kept_with_its_figure() -> None:
    (figure,) = read(Document("渔船价值8.5亿元(约合1.2亿美元)。"))
    assert [(other.text, other.unit) for other in figure.also] == [("1.2亿美元", "USD")]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("2021年进口茶叶23吨，上年为21吨。", ["2021", "2020"]),
        ("2021年1至6月进口茶叶23吨，上年同期为21吨。", ["2021-01/2021-06", "2020-01/2020-06"]),
        ("2021年一季度进口茶叶23吨，二季度21吨，下半年52吨。", ["2021-Q1", "2021-Q2", "2021-07/2021-12"]),
    ],
)
def test_periods_count_from_the_one_said_before_in_the_sentence(text: str, periods: list[str]) -> None:
    assert [figure.period for figure in read(Document(text))] == periods


def test_a_range_of_months_is_a_period() -> None:
    (figure,) = read(Document("2021年全面禁渔。5至7月查获渔网23张。"))
    assert (figure.low, figure.period) == (Decimal(23), "2021-05/2021-07")


def test_a_chinese_heading_that_is_a_country_holds_for_its_section() -> None:
    text = "一、秘鲁\n\n全国修复桥梁12座。\n\n二、智利\n\n修复桥梁30座。\n\n秘鲁全国还新建桥梁7座。"
    assert [figure.place for figure in read(Document(text))] == ["Peru", "Chile", "Peru"]


def test_a_chinese_page_without_another_place_is_of_its_country() -> None:
    text = "青海省和甘肃省的牧场去年恢复。\n\n养殖牦牛30万头，装机2吉瓦。"
    yaks, power = read(Document(text))
    assert (yaks.place, power.place, power.unit) == ("China", "China", "gigawatt")


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("出口额1826亿肯先令。", "KES"),
        ("罚款3.2亿卢布。", "RUB"),
        ("发行5亿西非法郎债券。", "XOF"),
        ("烧毁英亩数为3.2万英亩。", "acre"),
    ],
)
def test_money_and_measures_of_other_countries_are_known(text: str, unit: str) -> None:
    assert read(Document(text))[-1].unit == unit


@pytest.mark.parametrize(("place", "unit"), [("挪威", "NOK"), ("冰岛", "ISK"), ("瑞典", "SEK"), ("肯尼亚", "KES")])
def test_a_currency_of_several_countries_is_that_of_the_place(place: str, unit: str) -> None:
    word = "先令" if unit == "KES" else "克朗"
    assert read(Document(f"2030年{place}出口额62亿{word}。"))[-1].unit == unit


def test_a_year_that_only_dates_the_number_behind_it_is_of_no_other() -> None:
    text = "2031年产量62万吨。其中鳕鱼26万吨，2030年为31万吨；鲱鱼46万吨。年末登记渔船5584艘。"
    assert [figure.period for figure in read(Document(text))] == ["2031", "2031", "2030", "2031", "2031"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("据海关统计，进口葡萄酒40吨。", "海关"),
        ("据了解，船坞将停工40天。", None),
        ("据初步统计，约有40人在海外工作。", None),
        ("据会员企业反映，价格已升至40元。", "会员企业"),
        ("据泰方统计中心向我局提供的资料，共查获鱼苗40公斤。", "泰方统计中心"),
        ("根据档案部门公布的资料和企业反映的情况，共立案40起。", "档案部门"),
        ("根据对各县的抽样调查，产量为40吨。", None),
        ("金融研究所日前公布的数据显示，汇款为40亿美元。", "金融研究所"),
        ("天气晴朗。金融研究所公布的数据显示，汇款为40亿美元。", "金融研究所"),
        ("数据显示，没收渔网40张。", None),
        ("去年10月的声学调查估计，资源量为40吨。", "声学调查"),
        ("家住河口的林太太说，她丢了40只鸭。", "林太太"),
        ("经理李明对本刊表示，亏损40亿元。", "经理李明"),
        ("渔业局局长李明在会上表示，没收渔网40张。", "渔业局局长李明"),
        ("当局预计2030年产量可达40万吨。", "当局"),
        ("工程预计2030年完工，面积40亩。", None),
        ("工期预计40天。", None),
        ("有经纪商预计，利润为40亿元。", "经纪商"),
        ("据本报记者了解，没收渔网40张。", None),
    ],
)
def test_a_source_is_told_without_the_words_around_its_name(text: str, source: str | None) -> None:
    assert read(Document(text))[-1].attributed_to == source


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("该港8月出口煤炭300万吨，7月为280万吨。", ["2031-08", "2031-07"]),
        ("7月旅游收入为3.31亿美元。", ["2031-07"]),
        ("去年12月的调查发现鹭鸟39只。", ["2030-12"]),
    ],
)
def test_a_month_is_no_number_whatever_follows(text: str, periods: list[str]) -> None:
    found = read(Document(text, published=date(2031, 9, 6)))
    assert [figure.period for figure in found] == periods
