from datetime import date

import pytest

from factcheck.figures import Document, read


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


def test_a_value_that_something_rose_to_is_not_the_one_before() -> None:
    old, new = read(Document("Sales rose to 40 boats, compared with 31 boats in spring."))[::-1]
    assert (old.role, new.role) == ("previous", "actual")


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
    ("text", "roles"),
    [
        ("Donors pledged 40 million francs but only 12 million francs were paid.", ["target", "actual"]),
        ("The port expected to handle 40 ships and handled 31 ships.", ["forecast", "actual"]),
        ("It will pay 40 francs for each loom burned and 12 francs for each loom damaged.", ["forecast", "forecast"]),
        ("A new weir would cost 40 million francs.", ["forecast"]),
        ("A new weir would have cost 40 million francs.", ["actual"]),
        ("The toll could exceed 300.", ["forecast"]),
        ("Widows may claim 300 francs.", ["actual"]),
        ("Some 400 looms would go.", ["forecast"]),
        ("The weir was to cost 40 million francs.", ["forecast"]),
        ("Looms fell short of the 400 target.", ["target"]),
        ("The county reached 96 percent of its target.", ["actual"]),
        ("The weaver received 12 bales instead of the 40 bales ordered.", ["actual", "previous"]),
        ("The rate was revised to 2.1% from a preliminary 1.8%.", ["actual", "previous"]),
        ("The deficit narrowed to 3.1% of GDP from 4.2%.", ["actual", "previous"]),
        ("Wages went from 300 francs to 340 francs.", ["previous", "actual"]),
        ("Earlier reports said 40 weavers had died.", ["previous"]),
        ("The first report said 40 weavers had died.", ["actual"]),
        ("A crowd of 51,200 weavers came, beating the old record of 48,700 weavers.", ["actual", "previous"]),
        ("The guild set a record of 48,700 looms.", ["actual"]),
    ],
)
def test_a_role_holds_for_its_own_clause(text: str, roles: list[str]) -> None:
    assert [figure.role for figure in read(Document(text))] == roles
