"""What somebody had foreseen or planned, beside what came about."""

import pytest

from factcheck.figures import Document, read


@pytest.mark.parametrize(
    ("text", "what", "role"),
    [
        ("Flax sales reached £21 million, above the £19 million analysts had pencilled in.", "Flax sales", "forecast"),
        ("Flax exports reached 40 tonnes, above the 38 tonnes the guild of weavers had planned.", None, "target"),
        ("Flax exports reached 40 tonnes, above the 38 tonnes that it planned for May.", None, "target"),
        ("Flax exports reached 40 tonnes, above the 38 tonnes expected.", "Flax exports", "forecast"),
        ("The mill sold 300 wheels, fewer than the 400 wheels it had promised.", "wheels", "target"),
        ("Tolls came to £40 million. That is 18% more than planned.", "Tolls", "actual"),
        ("The mill hired 300 weavers who had promised to stay.", "weavers", "actual"),
        ("The mill lost 400 weavers the year it planned to grow.", "weavers", "actual"),
        ("Stocks of flax fell by 41 tonnes. Analysts had expected a rise of 26 tonnes.", "Stocks of flax", "forecast"),
        ("The guild sees growth of 3 percent.", "growth", "forecast"),
    ],
)
def test_a_clause_behind_a_figure_tells_whose_forecast_it_was(text: str, what: str | None, role: str) -> None:
    figures = read(Document(text))
    assert (figures[-1].what, figures[-1].role) == (what or figures[0].what, role)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("The guild kept its forecast for growth in demand for flax at 40 tonnes.", "demand"),
        ("Tolls came to $70 million. The target for the month had been $73 million.", "Tolls"),
    ],
)
def test_a_forecast_is_of_what_it_names_and_not_of_its_month(text: str, what: str) -> None:
    assert read(Document(text))[-1].what == what


@pytest.mark.parametrize(
    ("text", "what", "role"),
    [
        ("The guild bought 126 barges in 2023 and is to receive 140 this year.", "barges", "forecast"),
        ("The guild sold 300 barges in 2023 and hopes to buy 400.", "barges", "forecast"),
        ("Only 940 weirs were built, although the guild aims for 2,000 a year.", "weirs", "target"),
        ("The mill plans to turn out 250 wheels.", "wheels", "forecast"),
        ("The guild expects 300 births in 2024 (2023: 280).", "births", "actual"),
        ("The weir is long, that is to say 250 metres.", "weir", "actual"),
    ],
)
def test_what_is_to_be_done_is_no_fact_yet(text: str, what: str, role: str) -> None:
    figure = read(Document(text))[-1]
    assert (figure.what, figure.role) == (what, role)


def test_those_who_foretell_so_much_are_not_what_it_is_of() -> None:
    (figure,) = read(Document("Sales of flax beat the 38 million euros weavers had expected."))
    assert (figure.what, figure.role) == ("Sales of flax", "forecast")
