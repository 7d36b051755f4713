from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from factcheck.claims.models import Correction, Figure
from tests.claims.evidence import differing, published
from tests.views.pages import soup, text

pytestmark = pytest.mark.django_db

TEXT = "Customs officers in Norway seized 612 kilograms of cannabis in 2019."


@pytest.fixture
def figure() -> Figure:
    return published(TEXT).figures.get()


def filled(page: BeautifulSoup) -> dict[str, Any]:
    """The form as it stands on the page."""
    fields = {field["name"]: field.get("value", "") for field in page.select("main form input")}
    return {str(name): value for name, value in fields.items()} | {"note": ""}


def test_the_form_begins_with_what_stands(as_reviewer: Client, figure: Figure) -> None:
    page = soup(as_reviewer, f"/figures/{figure.pk}/correct/")
    form = filled(page)
    assert (form["low"], form["high"], form["unit"], form["period"]) == ("612", "612", "kilogram", "2019")
    assert [mark.text for mark in page.select("blockquote mark")] == ["612 kilograms"]


def test_a_correction_leads_back_to_the_words_and_is_shown_beside_the_reading(
    as_reviewer: Client, figure: Figure
) -> None:
    address = f"/figures/{figure.pk}/correct/"
    form = filled(soup(as_reviewer, address)) | {"period": "2018", "low": "1,612", "high": "1 612", "note": "A slip."}
    response = as_reviewer.post(address, form)
    assert response.status_code == 302
    assert response["Location"] == f"/revisions/{figure.revision_id}/#f{figure.pk}"
    words = text(as_reviewer, address)
    assert "Corrected by reviewer: period 2018 (machine: 2019) , value 1612 (machine: 612)" in words
    assert "“A slip.”" in words
    figure.refresh_from_db()
    assert (figure.period, figure.low) == ("2018", Decimal(1612))
    assert "612 kilograms cannabis corrected Correct" in text(as_reviewer, figure.revision.article.get_absolute_url())


def test_it_is_taken_back_with_one_button(as_reviewer: Client, figure: Figure) -> None:
    address = f"/figures/{figure.pk}/correct/"
    as_reviewer.post(address, filled(soup(as_reviewer, address)) | {"unit": "gram"})
    assert soup(as_reviewer, address).select("button[name=take_back]")
    as_reviewer.post(address, {"take_back": "1", "unit": "whatever stands there"})
    figure.refresh_from_db()
    assert figure.unit == "kilogram"
    assert "reviewer went back to what the machine read." in text(as_reviewer, address)


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("unit", "", "Write the unit; for things counted: count."),
        (
            "unit",
            "spoonfulls",
            "“spoonfulls” is no unit that is known here. Choose one of the list; for things counted, count.",
        ),
        ("low", "many", "Enter a number."),
        ("note", "Only a note.", "Nothing is changed. Change what was read wrongly."),
    ],
)
def test_what_cannot_be_is_said_and_what_was_typed_is_kept(
    as_reviewer: Client, figure: Figure, field: str, value: str, sentence: str
) -> None:
    address = f"/figures/{figure.pk}/correct/"
    response = as_reviewer.post(address, filled(soup(as_reviewer, address)) | {field: value})
    page = BeautifulSoup(response.content, "html.parser")
    assert response.status_code == 422
    assert [error.text for error in page.select(".errorlist li")] == [sentence]
    assert page.select_one(f"[name={field}]").get("value", value) == value  # type: ignore[union-attr]
    assert not Correction.objects.exists()


def test_the_quotes_of_a_discrepancy_lead_to_the_form(as_reviewer: Client) -> None:
    discrepancy = differing()
    figure = discrepancy.claim.observations.earliest("pk").figure
    links = [link["href"] for link in soup(as_reviewer, discrepancy.get_absolute_url()).select(".quote footer a")]
    assert f"/figures/{figure.pk}/correct/" in links
