"""Units as people name them."""

from __future__ import annotations

import pytest
from django.test import Client

from factcheck.claims.models import Claim
from factcheck.claims.units import named
from tests.views.pages import soup

WHEAT = {"what": "wheat", "action": "harvested", "place": "Norway", "period": "2008"}


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("tonne", "tonne"),
        ("Tonnes", "tonne"),
        ("t", "tonne"),
        ("per cent", "percent"),
        ("euros", "EUR"),
        ("km²", "square_kilometre"),
        ("公斤", "kilogram"),
        ("count", "count"),
        ("tonnes a year", "tonne_per_year"),
        ("tonne_per_year", "tonne_per_year"),
        ("people", None),
        ("tonness", None),
        ("5 t and 6 kg", None),
        ("kg/ha", "kilogram_per_hectare"),
        ("€/MWh", "EUR_per_megawatt_hour"),
        ("kg/ox", None),
        ("tonnes of wheat", None),
    ],
)
def test_a_unit_is_known_by_its_name_and_by_how_texts_write_it(words: str, unit: str | None) -> None:
    assert named(words) == unit


@pytest.mark.django_db
def test_a_claim_gets_the_unit_that_figures_have(as_curator: Client) -> None:
    as_curator.post("/claims/write/", WHEAT | {"unit": "tonnes"})
    assert Claim.objects.get().unit == "tonne"


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/claims/write/", "/admin/claims/claim/add/"])
def test_a_unit_that_no_figure_can_have_is_refused_with_what_to_do(as_administrator: Client, path: str) -> None:
    answer = as_administrator.post(path, WHEAT | {"unit": "sacks of it", "statement": ""})
    assert "“sacks of it” is no unit that is known here. Choose one of the list" in answer.content.decode()
    assert not Claim.objects.exists()


@pytest.mark.django_db
def test_the_known_ones_are_offered(as_curator: Client) -> None:
    offered = [one["value"] for one in soup(as_curator, "/claims/write/").select("#units option")]
    assert "count" in offered and "tonne" in offered
