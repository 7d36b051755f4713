"""How a stored figure names itself."""

from __future__ import annotations

import pytest

from factcheck.claims.services.reading import read_revision
from tests.factories import NOW, make_figure, make_revision

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("words", "unit", "unit_text", "written"),
    [
        ("4.33", "tonne", "tons", "4.33 tons"),
        ("4.33", "square_kilometre", "", "4.33 square kilometre"),
        ("4.33 tons", "tonne", "tons", "4.33 tons"),
        ("12%", "percent", "%", "12%"),
        ("$3", "USD", "$", "$3"),
        ("61,900", "count", "", "61,900"),
        ("twelve", "tonne", "tons", "twelve"),
    ],
)
def test_a_bare_number_is_given_with_its_unit(words: str, unit: str, unit_text: str, written: str) -> None:
    figure = make_figure(make_revision(f"Heroin: {words}."), words, unit=unit, unit_text=unit_text)
    assert figure.as_written == written


def test_a_cell_knows_its_headings_and_running_text_has_none() -> None:
    text = "Heroin\t4.33\n\nIn all, police counted 9 cases."
    cell = {"start": 7, "end": 11, "row": "Heroin", "column": "Seized (tons)", "caption": ""}
    figures = read_revision(make_revision(text, cells=[cell]), NOW).figures
    assert figures.get(text="4.33").headings == {"row": "Heroin", "column": "Seized (tons)"}
    assert figures.get(text="9").headings == {}
