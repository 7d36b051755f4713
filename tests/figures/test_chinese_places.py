"""Where a Chinese figure is: names are cut out of words that only hold them."""

import pytest

from factcheck.figures import Document, read


@pytest.mark.parametrize(
    "text",
    [
        "巴伦支海东北部有40座水坝。",
        "黄海南部有40座水坝。",
        "黄河南岸有40座水坝。",
        "联合国有40座水坝。",
        "荔枝产量40万吨。",
        "同比增长春季最高达40%。",
        "普通化肥产量40万吨。",
        "墨西哥湾有40座水坝。",
        "印度洋有40座水坝。",
        "苏伊士运河有40座水坝。",
        "吕德里茨有40座水坝。",
    ],
)
def test_a_word_that_holds_a_name_is_no_place(text: str) -> None:
    assert [figure.place for figure in read(Document(text))] == [None]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("海南部分地区有40座水坝。", "Hainan"),
        ("日本海关查获40公斤。", "Japan"),
        ("中国青年失业率为15%。", "China"),
        ("德国向乌克兰提供5亿欧元。", "Germany"),
        ("泰国失业率比法国低5个百分点。", "Thailand"),
        ("中国从巴西进口大豆400万吨。", "China"),
        ("泰国接待来自中国和日本的游客40万人次。", "Thailand"),
        ("意大利失业率高于德国的5%。", "Germany"),
        ("新华社内罗毕3月5日电 马里有40座水坝。", "Mali"),
    ],
)
def test_the_other_end_of_a_road_and_what_is_compared_with_is_not_where_it_is(text: str, place: str) -> None:
    assert [figure.place for figure in read(Document(text))] == [place]
