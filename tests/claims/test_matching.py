"""Beside which stored figures new ones are laid."""

from __future__ import annotations

from itertools import product

import pytest

from factcheck.claims.models import Observation
from factcheck.claims.services import filing
from factcheck.claims.services.reading import read_revision
from tests.factories import NOW, make_revision

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("backwards", [False, True])
def test_yearbooks_that_say_the_same_of_many_countries_meet_country_by_country(backwards: bool) -> None:
    countries = ["Ghana", "Kenya", "Mali", "Togo", "Benin", "Chad", "Niger", "Uganda", "Malawi", "Zambia"]
    crops = ["maize", "rice", "sorghum", "cotton", "coffee", "tea", "cocoa", "sugar", "millet", "wheat"]
    forms = [
        "In 2019 farmers in {} harvested {} tonnes of {}.",
        "Growers in {} brought in {} tonnes of {} during 2019.",
    ]
    of_each = list(enumerate(product(countries, crops), 101))
    texts = [
        "\n\n".join(form.format(country, number * factor, crop) for number, (country, crop) in of_each)
        for factor, form in enumerate(forms, 3)
    ]
    readings = [read_revision(make_revision(text), NOW) for text in texts]
    for one in reversed(readings) if backwards else readings:
        filing.file_reading(one, NOW)
    standing = Observation.objects.standing().values_list("claim", "figure__place", "figure__what")
    places_of = {claim: {place for of, place, _ in standing if of == claim} for claim, _, _ in standing}
    assert len(standing) >= 0.95 * 2 * len(of_each)
    assert all(len(places) == 1 for places in places_of.values())
