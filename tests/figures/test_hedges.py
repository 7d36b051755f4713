from datetime import date

import pytest

from factcheck.figures import Document, read


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("About 300 boats sank.", "about"),
        ("Nearly 300 boats sank.", "about"),
        ("Some 300 boats sank.", "about"),
        ("An estimated 300 boats sank.", "about"),
        ("More than 300 boats sank.", "more_than"),
        ("Over 300 boats sank.", "more_than"),
        ("At least 300 boats sank.", "at_least"),
        ("No fewer than 300 boats sank.", "at_least"),
        ("Up to 300 boats sank.", "at_most"),
        ("As many as 300 boats sank.", "at_most"),
        ("Fewer than 300 boats sank.", "less_than"),
        ("Just under 300 boats sank.", "less_than"),
        ("No more than 300 boats sank.", "at_most"),
        ("300 boats or more sank.", "at_least"),
        ("Between 200 and 300 boats sank.", "between"),
        ("Exactly 300 boats sank.", "exact"),
        ("Just 300 boats sank.", "exact"),
        ("Barely 300 boats sank.", "exact"),
        ("300 boats sank.", "exact"),
        ("Something like 300 boats sank.", "about"),
        ("The best part of 300 boats sank.", "about"),
        ("On the order of 300 boats sank.", "about"),
        ("Perhaps 300 boats sank.", "about"),
        ("Not quite 300 boats sank.", "less_than"),
        ("Not fewer than 300 boats sank.", "at_least"),
        ("At the very least 300 boats sank.", "at_least"),
        ("A good 300 boats sank.", "at_least"),
        ("A maximum 300 boats may sail.", "at_most"),
        ("It may weigh 300 kilograms maximum.", "at_most"),
        ("More than an estimated 300 boats sank.", "more_than"),
        ("Some 300 or more boats sank.", "at_least"),
        ("It is spread over some 300 km.", "about"),
    ],
)
def test_hedges_open_or_widen_a_figure(text: str, hedge: str) -> None:
    (figure,) = read(Document(text))
    assert figure.hedge == hedge


@pytest.mark.parametrize(
    ("text", "trend"),
    [
        ("Catches rose 12 percent.", "up"),
        ("Catches fell by 12 percent.", "down"),
        ("A 12 percent drop in catches followed.", "down"),
        ("Catches were 12 percent less than in May.", "down"),
        ("Wardens landed 12 tons more than in May.", "up"),
        ("Catches rose to 12 tons.", None),
        ("Catches stood at 12 tons.", None),
    ],
)
def test_a_change_by_so_much_has_a_trend(text: str, trend: str | None) -> None:
    (figure,) = read(Document(text))
    assert figure.trend == trend


def test_a_value_given_to_compare_with_is_told_from_the_one_reported() -> None:
    now, then = read(Document("Wardens freed 1,113 birds in 2008, up from 592."))
    assert (now.role, now.period) == ("actual", "2008")
    assert (then.role, then.period, then.what) == ("previous", None, "birds")
    now, then = read(Document("Wardens freed 1,113 birds in 2008, up from the 592 of 2007."))
    assert (then.role, then.period, then.what) == ("previous", "2007", "birds")


def test_forecasts_and_targets_are_told_from_what_was_counted() -> None:
    (forecast,) = read(Document("The harbour expects to ship 40 tons."))
    (target,) = read(Document("The goal is 40 tons."))
    assert (forecast.role, target.role) == ("forecast", "target")


@pytest.mark.parametrize(
    "text",
    [
        "The firm raised its estimate of the price from CHF 4.8 million to CHF 5.1 million.",
        "The board corrected the fee from 4.8 euros to 5.1 euros.",
        "Travel time falls from 64 to 41 minutes.",
    ],
)
def test_a_change_from_one_value_to_another_is_two_figures_the_first_of_them_previous(text: str) -> None:
    assert [figure.role for figure in read(Document(text))] == ["previous", "actual"]


def test_a_range_from_one_value_to_another_is_one_figure() -> None:
    (figure,) = read(Document("Prices range from $3 to $5."))
    assert figure.hedge == "between"


@pytest.mark.parametrize(
    ("text", "step"),
    [("Nine in ten farms have a well.", "0.05"), ("One in five farms has a well.", "0.08")],
)
def test_a_fraction_in_words_is_not_meant_to_the_percent(text: str, step: str) -> None:
    (figure,) = read(Document(text))
    assert str(figure.step) == step


def test_a_value_that_something_rose_to_is_not_the_one_before() -> None:
    old, new = read(Document("Sales rose to 40 boats, compared with 31 boats in spring."))[::-1]
    assert (old.role, new.role) == ("previous", "actual")


def test_over_some_years_tells_how_long_and_is_no_hedge() -> None:
    money, years = read(Document("It will cost $4bn over five years."))
    assert (money.hedge, years.hedge) == ("exact", "exact")
    assert read(Document("He was away for over five years."))[0].hedge == "more_than"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The keeper let in 14 goals in 87 matches.", "actual"),
        ("It set a goal of 40 ships.", "target"),
        ("The aim is 40 ships.", "target"),
    ],
)
def test_goals_that_are_scored_are_no_targets(text: str, role: str) -> None:
    assert read(Document(text))[-1].role == role


def test_what_lies_ahead_is_foreseen() -> None:
    (figure,) = read(Document("By 2040 demand could triple to 12 tonnes.", published=date(2031, 5, 2)))
    assert figure.role == "forecast"
    (figure,) = read(Document("The guild sees 12 tonnes of kelp for the whole of 2031."))
    assert figure.role == "forecast"


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Charges were filed against 12 millers.", ["actual"]),
        ("The court ruled against 12 millers.", ["actual"]),
        ("The guild filed 40 charges against 12 millers.", ["actual", "actual"]),
        ("The mill sold 40 rugs against 12 last year.", ["actual", "previous"]),
        ("The mill sold 40 rugs against 12 rugs last year.", ["actual", "previous"]),
        ("The clinic sees 40 millers a day.", ["actual"]),
        ("The guild sees prices rising 4%.", ["forecast"]),
        ("Sees 40 mills closing", ["forecast"]),
        ("Some 200 millers were missing; they had earlier put the number at 350.", ["actual", "previous"]),
        ("Police confirmed 12 deaths, revising an earlier toll of nine.", ["actual", "previous"]),
        ("The toll, first given as 300, is now 450.", ["previous", "actual"]),
        ("The guild first reported 12 deaths in May.", ["actual"]),
        ("It takes 200 rugs a day; before the fire it was 300 a day.", ["actual", "previous"]),
        ("The guild sees profit of 40 francs, above an earlier forecast of 30 francs.", ["forecast", "forecast"]),
    ],
)
def test_what_is_against_somebody_is_no_comparison_and_what_was_told_first_is_one(text: str, roles: list[str]) -> None:
    assert [figure.role for figure in read(Document(text))] == roles


@pytest.mark.parametrize(
    "text",
    [
        "The fee went up to 40 euros.",
        "They handed over 40 keys.",
        "Growth was revised up to 2.1%.",
        "The lake fell to a minimum of 21% in August.",
        "Demand hit a maximum of 61 GW on Monday.",
    ],
)
def test_words_that_belong_to_the_verb_are_no_hedge(text: str) -> None:
    assert [figure.hedge for figure in read(Document(text))] == ["exact"]


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("It can go up to 40.", "at_most"),
        ("It holds up to 40.", "at_most"),
        ("They lost over 40.", "more_than"),
        ("Shifts were limited to a maximum of 40 hours.", "at_most"),
    ],
)
def test_the_same_words_alone_are_one(text: str, hedge: str) -> None:
    assert [figure.hedge for figure in read(Document(text))] == [hedge]
