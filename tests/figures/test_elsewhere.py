"""What is said once of several places, and left out of the figures of the later ones."""

import pytest

from factcheck.figures import Document, read


@pytest.mark.parametrize(
    ("text", "what", "unit"),
    [
        ("Flax yielded 6.1 tonnes per hectare. In Esk it was 5.8 tonnes, in Dart 6.3.", "Flax", "tonne_per_hectare"),
        ("Moorings rose to £15.74 per metre. In Esk the figure was £16.20.", "Moorings", "GBP_per_metre"),
        ("Flax cost £1.62 a litre. In Esk it was £1.58 and in Dart £1.66.", "Flax", "GBP_per_litre"),
        ("In Esk wages averaged 8,214 euros, in Dart only 6,118.", "wages", "EUR"),
        ("The flood cost 40 million euros, in Esk 12 million.", "flood", "EUR"),
    ],
)
def test_a_figure_of_another_place_is_of_the_same_measure(text: str, what: str, unit: str) -> None:
    figures = read(Document(text))
    assert [figure.unit for figure in figures[1:]] == [unit] * (len(figures) - 1)
    assert figures[-1].what is not None
    assert figures[-1].what.split()[-1] == what


def test_names_before_shares_are_what_each_is_of() -> None:
    figures = read(Document("The note showed Barley at 61.7%, Oats 46.9% and Flax 55.8%."))
    assert [figure.what for figure in figures] == ["Barley", "Oats", "Flax"]
