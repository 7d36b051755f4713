"""Dates behind and ahead that a sentence gives for less than all its figures, or that do not hold for the next."""

from datetime import date

import pytest

from factcheck.figures import Document, read

PUBLISHED = date(2032, 5, 5)  # a Wednesday


def periods(text: str) -> list[str | None]:
    return [figure.period for figure in read(Document(text, published=PUBLISHED))]


@pytest.mark.parametrize(
    "between",
    [
        "A year ago they caught 30 eels.",
        "Ten years ago they caught 30 eels.",
        "In 2030 it had been 30 eels.",
        "They freed five swans (2030: 30).",
        "They repaired nine huts, all of them built before 1960.",
        "That was half of the 64 eels of 2030.",
    ],
)
def test_a_date_given_only_to_compare_or_in_passing_does_not_hold_for_the_next_sentence(between: str) -> None:
    assert periods(f"In 2031 wardens caught 32 eels. {between} They also freed 12 seals.")[-1] == "2031"


def test_any_other_date_does() -> None:
    assert periods("In 2031 wardens caught 32 eels. In 2030 they freed 40 swans. They lost 12 seals.")[-1] == "2030"


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Some 40 eels were caught, the guild announced in Esk yesterday.", None),
        ("Correction, 4 May: the net cost 40 francs.", None),
        ("Updated 4 May: the net cost 40 francs.", None),
        ("In 1974 the mill, built in 1960, wove 40 rugs.", "1974"),
        ("The mill was built in 1960 at a cost of 40 francs.", "1960"),
        ("Some 40 mills were built before 1960.", "1960"),
        ("The slide wrecked 40 huts, most of them put up before 1960.", None),
        ("Some 40 came from Esk, a port that the guild has courted since it opened in 1960.", None),
        ("The Esk crested on 2 May at 40 metres, well above the mark left by the flood of 1960.", "2032-05-02"),
        ("Some 40 eels were caught last Wednesday.", "2032-04-28"),
        ("Some 40 eels were caught on Wednesday.", "2032-05-05"),
        ("Some 40 eels were caught last Tuesday.", "2032-05-04"),
    ],
)
def test_the_day_of_telling_or_building_is_not_the_period(text: str, period: str | None) -> None:
    assert periods(text) == [period]


def test_a_gloss_of_a_date_in_brackets_holds_on() -> None:
    assert periods("In the school year 2088 (2031/32) there were 40 mills. They had 90 looms.")[-1] == "2031/2032"


def test_what_a_part_is_of_has_its_own_year() -> None:
    assert periods("In 2031 sales of eels fell to 204, less than half of the 426 of 2030.")[0] == "2031"


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("From October the fee rises by 6 percent.", "2032-10"),
        ("From October the fee rose by 6 percent.", "2031-10"),
        ("Those who stay pay 6 percent more from October.", "2032-10"),
        ("By October the fee will be 6 francs.", "/2032-10"),
        ("By October the fee was 6 francs.", "/2031-10"),
        ("Since October 40 mills have burned.", "2031-10/"),
        ("In June wardens will free 40 eels.", "2032-06"),
        ("In June wardens freed 40 eels.", "2031-06"),
        ("In April wardens freed 40 eels.", "2032-04"),
        ("The guild will sell 40 mills by next March.", "/2033-03"),
    ],
)
def test_a_month_is_the_one_to_come_where_the_verb_looks_ahead(text: str, period: str) -> None:
    assert periods(text) == [period]


def test_what_lies_ahead_does_not_hold_for_the_next_sentence() -> None:
    assert periods("In 2031 there were 40 mills. From October nine are to close. They have 90 looms.")[-1] == "2031"


def test_a_title_that_looks_ahead_dates_no_figures() -> None:
    (figure,) = read(Document("Wardens freed 40 eels.", title="Hope of a June feast fades", published=PUBLISHED))
    assert figure.period is None


def test_a_year_that_so_much_is_compared_with_is_not_the_period() -> None:
    assert periods("In 2031 it had 40 huts, an increase of 12% over the year before.") == ["2031", "2031"]
    assert periods("In 2031 mills wove 40 rugs, a third above the level of 2030.") == ["2031", "2031"]
    assert periods("It has lost 12% of its huts since 2029 and now has 40.") == ["2029/", None]
    assert periods("In 2031 wardens caught 32 eels. They lost 16 nets, twice as many as the year before.")[-1] == "2031"
