"""Tests of how strong quakes were."""

from __future__ import annotations

import pytest

from factcheck.figures import Document, read


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("The quake measured 6.1 and was felt at the weir.", "quake"),
        ("A tremor measuring 4.9 shook the mill.", "tremor"),
        ("An aftershock of 5.2 followed.", "aftershock"),
        ("The biggest of the tremors measured 5.8.", "biggest of the tremors"),
        ("An aftershock of magnitude 5.1 struck later.", "aftershock"),
        ("A quake of magnitude 7.4 hit Peru.", "quake"),
        ("The strongest quake, of magnitude 6.6, came at noon.", "strongest quake"),
        ("The largest, of magnitude 5.6, came at noon.", "largest quake"),
        ("They counted 186 aftershocks, the strongest of magnitude 5.3.", "strongest aftershocks"),
        ("Seven aftershocks, the largest measuring 5.5, rattled the mill.", "largest aftershocks"),
    ],
)
def test_what_shook_is_told_of_its_magnitude(text: str, what: str) -> None:
    figure = read(Document(text))[-1]
    assert (figure.unit, figure.what) == ("magnitude", what)


@pytest.mark.parametrize(
    "text",
    ["The shock of 5.2 percent hit mills.", "Quakes cost 5.2 million euros.", "They felt 12 tremors.", "Peru was hit."],
)
def test_what_has_a_unit_or_is_counted_is_no_magnitude(text: str) -> None:
    assert "magnitude" not in {figure.unit for figure in read(Document(text))}
