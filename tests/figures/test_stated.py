"""Numbers that stand in lines of their own."""

from decimal import Decimal

import pytest

from factcheck.figures import Document, Figure, read

Told = tuple[str, Decimal | None, str, str | None]


def told(text: str) -> list[Told]:
    return [(one.text, one.low, one.unit, one.what) for one in read(Document(text))]


@pytest.mark.parametrize(
    ("line", "low", "unit", "what"),
    [
        ("Rye milled (tonnes): 4,300", 4_300, "tonne", "Rye"),
        ("• Cloth sold ($ million): 12", 12_000_000, "USD", "Cloth"),
        ("Drownings per 1,000 bathers: 7", 7, "per_1000", "Drownings"),
        ("Looms at work (% of all): 41", 41, "percent", "Looms"),
    ],
)
def test_a_name_may_give_the_unit_of_the_number_behind_its_colon(line: str, low: int, unit: str, what: str) -> None:
    ((_, *found),) = told(f"The mill in figures\n\n{line}\n\nThe mill opened in spring.")
    assert found == [low, unit, what]


def test_a_name_without_a_unit_is_read_as_any_other_words() -> None:
    (figure,) = read(Document("Otters freed (all of them): 40"))
    assert figure.cell is None


@pytest.mark.parametrize(
    "lines",
    [
        ("433", "otters freed", "1,204 tonnes", "of eels"),
        ("The river in figures", "433", "otters freed", "1,204 tonnes", "of eels"),
        ("Otters freed", "433", "Eels", "1,204 tonnes"),
        ("Otters freed (2031)", "433", "Eels", "1,204 tonnes"),
    ],
)
def test_large_numbers_are_named_by_the_lines_beside_them(lines: tuple[str, ...]) -> None:
    otters, eels = told("\n\n".join(lines))
    assert (otters[0], otters[2], str(otters[3]).lower()) == ("433", "count", "otters")
    assert (eels[0], eels[2], str(eels[3]).lower()) == ("1,204 tonnes", "tonne", "eels")


def cells(*lines: str) -> list[Figure]:
    return [one for one in read(Document("\n".join(lines))) if one.cell]


@pytest.mark.parametrize(
    "lines",
    [
        ("433", "Otters freed"),
        ("433", "Otters freed", "1,204"),
        ("The mill opened.", "Otters", "433", "Eels", "1,204", "Salmon"),
        ("1", "Otters", "2", "Eels", "3", "Salmon"),
        ("2031", "Otters", "2032", "Eels"),
    ],
)
def test_one_pair_lines_on_both_sides_steps_and_years_name_nothing(lines: tuple[str, ...]) -> None:
    assert cells(*lines) == []
