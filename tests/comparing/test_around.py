from __future__ import annotations

from factcheck.comparing import Mention, compare
from factcheck.comparing.agreement import Beside
from factcheck.comparing.around import Around
from tests.comparing.making import make_mention


def told(a: Mention, b: Mention, *around: Mention) -> dict[str, str]:
    found = compare(a, b, Beside(around=Around([a, b], [a, b, *around]))).causes
    return {cause.kind: cause.explanation for cause in found}


def test_a_number_that_the_other_text_gives_for_something_else_may_have_been_taken_for_it() -> None:
    right = make_mention("1,206", what="confirmed cases", document="bulletin", publisher="Bulletin", period="2031")
    wrong = make_mention("4,873", what="confirmed cases", document="blog", period="2031")
    suspected = make_mention("4,873", what="suspected cases", document="bulletin", publisher="Bulletin", period="2031")
    assert told(right, wrong, suspected)["scope_words"] == (
        "4,873 is what Bulletin gives for suspected cases, 2031, beside 1,206: "
        "the one may have been taken for the other."
    )
    assert told(wrong, right, suspected).keys() == told(right, wrong, suspected).keys()


def test_what_it_was_taken_from_tells_the_kind_of_cause() -> None:
    right = make_mention("2.1 million", "2100000", what="passengers", document="wire", period="2031-08")
    wrong = make_mention("9.2 million", "9200000", what="passengers", document="daily", period="2031-08")
    so_far = make_mention("9,214,507", what="passengers", document="wire", period="2031-01/2031-08")
    year_before = make_mention("9,214,507", what="passengers", document="wire", period="2030-08")
    assert "cumulative" in told(right, wrong, so_far)
    assert "other_period" in told(right, wrong, year_before)
    haul = make_mention("43,812", unit="kilogram", what="cocaine", place="Antwerp", document="customs")
    more = make_mention("45", unit="tonne", what="cocaine", hedge="more_than", document="courier", place="Antwerp")
    country = make_mention("45,630", unit="kilogram", what="cocaine", place="Belgium", document="customs")
    assert "part_whole" in told(haul, more, country)


def test_short_numbers_and_those_of_texts_that_give_neither_tell_nothing() -> None:
    right, wrong = make_mention("12", document="wire"), make_mention("15", document="daily")
    assert "scope_words" not in told(right, wrong, make_mention("15", what="buses", document="wire"))
    right, wrong = make_mention("1,206", document="wire"), make_mention("4,873", document="daily")
    assert "scope_words" not in told(right, wrong, make_mention("4,873", what="buses", document="daily"))
    copied = make_mention("4,900", what="buses", document="wire")
    assert "scope_words" not in told(right, wrong, copied)


def test_what_parts_the_two_is_shown_as_a_sum() -> None:
    net = make_mention("112,400", what="net additions", document="results", publisher="Results")
    gross = make_mention("268,900", what="customers", document="gazette")
    left = make_mention("156,500", what="disconnections", document="results", publisher="Results")
    assert told(net, gross, left)["part_whole"] == (
        "268,900 is 112,400 and 156,500, which Results gives for disconnections: one leaves out what the other counts."
    )
    assert "part_whole" not in told(net, gross, make_mention("156,900", what="disconnections", document="results"))
    assert "part_whole" not in told(net, gross, make_mention("156,500", trend="up", document="results"))


def test_a_short_rest_must_stand_in_the_same_sentence() -> None:
    quote = "342 living donors, who gave a kidney (311) or part of the liver (31)"
    whole, part = make_mention("342", quote=quote, document="bulletin"), make_mention("311", document="news")
    assert "part_whole" in told(whole, part, make_mention("31", quote=quote, document="bulletin"))
    elsewhere = make_mention("31", quote="31 hospitals took part", document="bulletin", cell=None)
    far = told(whole, part, Mention("x", elsewhere.figure, "other"))
    assert "part_whole" not in far


def test_two_times_of_one_thing_add_up() -> None:
    year = make_mention("231", what="arrests", place="Cameroon", period="2024", document="report")
    both = make_mention("420", what="arrests", place="Cameroon", period="2024", document="blog")
    before = make_mention("189", what="arrests", place="Cameroon", period="2023", document="report")
    assert "cumulative" in told(year, both, before)
    elsewhere = make_mention("189", what="arrests", place="Gabon", period="2023", document="report")
    assert "part_whole" in told(year, both, elsewhere)


def test_a_short_number_is_found_again_where_a_text_says_that_it_is_a_part() -> None:
    whole, wrong = make_mention("42", document="release"), make_mention("18", document="daily")
    part = make_mention("18", quote="Of the lines, of which 18 in the first phase", document="release")
    assert "part_whole" in told(whole, wrong, part)
    assert "part_whole" not in told(whole, wrong, make_mention("18", quote="18 in the first phase", document="release"))
