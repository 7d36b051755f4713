from decimal import Decimal

import pytest

from factcheck.figures import Cell, Document, Figure, read
from factcheck.figures.labels import read_label
from factcheck.figures.lexicon import load

EN = load("en")


@pytest.mark.parametrize(
    ("words", "unit", "scale"),
    [
        ("Looms at work, per cent of capacity", "percent", 1),
        ("Debt of the guild (% of turnover)", "percent", 1),
        ("Rye, delivered (US$ a tonne)", "USD_per_tonne", 1),
        ("Yield (kg per hectare)", "kilogram_per_hectare", 1),
        ("Yield, t/ha", "tonne_per_hectare", 1),
        ("Drownings per 100,000 bathers", "per_100000", 1),
        ("Wool (1,000 tonnes)", "tonne", 1_000),
        ("Wool, value (f.o.b.) (US$ million)", "USD", 1_000_000),
        ("Wool, 1000 t", "tonne", 1_000),
        ("Turnover (EUR m)", "EUR", 1_000_000),
        ("Turnover, EUR m", "EUR", 1_000_000),
        ("Looms (2,050)", None, 1),
        ("Wool prices by kind, % (Esk)", "percent", 1),
        ("Wool, tonnes dry weight", "tonne", 1),
        ("Key figures (EUR million unless stated)", "EUR", 1_000_000),
        ("Turnover (Rs. crore)", "INR", 10_000_000),
        ("Turnover (Kshs. '000)", "KES", 1_000),
        ("Turnover (£'000s)", "GBP", 1_000),
        ("Turnover (KD million)", "KWD", 1_000_000),
        ("Turnover (TRY million)", "TRY", 1_000_000),
        ("Turnover (EURm)", "EUR", 1_000_000),
        ("Turnover (k€)", "EUR", 1_000),
        ("Turnover (MSEK)", "SEK", 1_000_000),
        ("Turnover (in millions, $)", "USD", 1_000_000),
        ("Turnover (100 million yen)", "JPY", 100_000_000),
        ("TOP", None, 1),
        ("Won (million)", None, 1_000_000),
        ("Turnover (€k)", "EUR", 1_000),
        ("A", None, 1),
        ("First quarter", None, 1),
        ("Half-year", None, 1),
    ],
)
def test_a_label_tells_unit_and_scale(words: str, unit: str | None, scale: int) -> None:
    label = read_label(words, EN)
    assert (label.unit.name if label.unit else None, label.scale) == (unit, Decimal(scale))


@pytest.mark.parametrize(
    ("caption", "unit", "scale"),
    [
        ("Cloth woven by mill, in thousand tonnes", "tonne", 1_000),
        ("Table 3. Cloth woven, in thousand tonnes, by mill", "tonne", 1_000),
        ("Looms at work by mill, per cent of capacity", "percent", 1),
        ("Cloth woven in tonnes of two mills", None, 1),
    ],
)
def test_a_caption_tells_them_behind_a_comma_or_in(caption: str, unit: str | None, scale: int) -> None:
    label = read_label(caption, EN, caption=True)
    assert (label.unit.name if label.unit else None, label.scale) == (unit, Decimal(scale))


@pytest.mark.parametrize(
    ("words", "unit", "what", "action"),
    [
        ("Hours of overtime", "hour", "overtime", None),
        ("Days with frost", "day", "frost", None),
        ("Days in 2031", "day", None, None),
        ("Tonnes of wool", "tonne", "wool", None),
        ("Km of canal closed", "kilometre", "canal", "close"),
        ("Degrees awarded", None, "Degrees", "award"),
        ("Year of building", None, "Year", None),
    ],
)
def test_a_label_may_begin_with_its_unit(words: str, unit: str | None, what: str | None, action: str | None) -> None:
    label = read_label(words, EN)
    assert (label.unit.name if label.unit else None, label.what, label.action) == (unit, what, action)


def cells(caption: str, *columns: str) -> list[Figure]:
    """The figures of the one row "Nether" under the columns, whose cells hold 1.5, 2.5 and so on."""
    text = " ".join(f"{n}.5" for n in range(1, len(columns) + 1))
    row = (Cell(4 * n, 4 * n + 3, "Nether", column, caption) for n, column in enumerate(columns))
    return read(Document(text, cells=tuple(row)))


def test_a_unit_of_the_caption_is_not_that_of_people_counted() -> None:
    cloth, workers = cells("Cloth woven and sold, in thousand tonnes", "2031", "Workers")
    assert (cloth.low, cloth.unit) == (Decimal(1500), "tonne")
    assert (workers.low, workers.unit) == (Decimal("2.5"), "count")


def test_rows_of_people_are_paid_in_the_unit_of_the_caption() -> None:
    (paid,) = read(Document("1.5", cells=(Cell(0, 3, "Night workers", "2031", "Wages by shift (EUR million)"),)))
    assert (paid.low, paid.unit) == (Decimal(1_500_000), "EUR")


def test_a_row_that_says_it_counts_has_no_unit_of_the_caption() -> None:
    cell = Cell(0, 3, "Rugs (thousand)", "2031", "Key figures (EUR million unless stated)")
    (rugs,) = read(Document("1.5", cells=(cell,)))
    assert (rugs.low, rugs.unit) == (Decimal(1_500), "count")


def test_a_caption_of_figures_names_no_thing() -> None:
    (one,) = cells("All figures in thousand tonnes", "Wool")
    assert (one.low, one.unit, one.what) == (Decimal(1500), "tonne", "Nether wool")


@pytest.mark.parametrize(
    ("words", "unit", "scale"),
    [("Passengers (m)", None, 1_000_000), ("Visitors (bn)", None, 1_000_000_000), ("Canals (m)", "metre", 1)],
)
def test_people_are_counted_in_millions_and_not_in_metres(words: str, unit: str | None, scale: int) -> None:
    label = read_label(words, EN)
    assert (label.unit.name if label.unit else None, label.scale) == (unit, Decimal(scale))


@pytest.mark.parametrize("words", ["Looms (2019=100)", "Looms, 2019 prices", "Looms (base 2019)"])
def test_a_year_that_values_are_laid_beside_is_not_their_own(words: str) -> None:
    assert read_label(words, EN).period is None
