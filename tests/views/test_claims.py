from __future__ import annotations

import pytest
from django.test import Client

from factcheck.claims.services import discrepancies
from tests.claims.evidence import article_of, differing, say
from tests.factories import NOW, make_claim, make_figure, make_observation, make_revision
from tests.views.pages import soup, text

pytestmark = pytest.mark.django_db


def test_claims_are_listed_with_their_figures_and_state(as_reviewer: Client) -> None:
    differing("4.33 tons", "4.4 tons")
    make_claim(statement="Opium seized in China")
    rows = [" ".join(row.get_text().split()) for row in soup(as_reviewer, "/claims/").select(".row")]
    assert rows == [
        "Heroin seized in China, 2008 (tonnes) 2 figures from 2 publishers Open",
        "Opium seized in China 0 figures from 0 publishers no difference",
    ]


def test_all_words_must_be_in_the_claim(as_reviewer: Client) -> None:
    make_claim(statement="Opium seized in China")
    make_claim(statement="Opium burnt in China")
    assert len(soup(as_reviewer, "/claims/?q=china+burnt").select(".row")) == 1
    assert "No claim has these words." in text(as_reviewer, "/claims/?q=heroin")


def test_claims_with_suggestions_can_be_picked(as_reviewer: Client) -> None:
    make_claim(statement="Opium seized in China")
    say(make_claim(), "4.33 tons", state="suggested")
    rows = soup(as_reviewer, "/claims/?show=suggested").select(".row h3")
    assert [row.text for row in rows] == ["Heroin seized in China, 2008 (tonnes)"]


def test_a_claim_tells_what_is_meant_and_who_said_what_when(as_reviewer: Client) -> None:
    claim = differing("4.33 tons", "4.4 tons").claim
    words = text(as_reviewer, claim.get_absolute_url())
    assert "What heroin Action seize Place China Period 2008 Unit t" in words
    assert len(soup(as_reviewer, claim.get_absolute_url()).select(".timeline li")) == 2


def test_what_is_no_longer_said_stays_in_the_timeline_only(as_reviewer: Client) -> None:
    claim = make_claim()
    say(claim, "4.33 tons", is_current=False)
    page = soup(as_reviewer, claim.get_absolute_url())
    assert "no longer said since a later revision" in " ".join(page.select_one(".timeline").get_text().split())  # type: ignore[union-attr]
    assert not page.select(".quote")


def test_copies_count_as_one_origin(as_reviewer: Client) -> None:
    claim = make_claim()
    original = article_of("The wire")
    say(claim, "4.33 tons", article=original)
    say(claim, "4.33 tons", article=article_of("The echo", copy_of=original))
    assert "2 figures, 2 sources, 1 origin" in text(as_reviewer, claim.get_absolute_url())
    say(claim, "4.4 tons", article=article_of("Gazette"))
    discrepancy = discrepancies.update(claim, NOW)
    assert discrepancy is not None
    assert "3 figures, 3 sources, 2 origins" in text(as_reviewer, discrepancy.get_absolute_url())


def test_values_in_other_units_are_converted_and_foreign_ones_said(as_reviewer: Client) -> None:
    claim = make_claim()
    for words, unit in (("4,330 kg", "kilogram"), ("9,546 lb", "pound"), ("12 ha", "hectare")):
        revision = make_revision(f"They counted {words} in all.")
        number = words.split()[0].replace(",", "")
        make_observation(claim, make_figure(revision, words, unit=unit, low=number, high=number, step=1))
    table = soup(as_reviewer, claim.get_absolute_url()).select("table.data tbody tr")
    assert [row.select_one("td.number").text for row in table] == ["4.33", "4.33", "not convertible"]  # type: ignore[union-attr]


def test_a_figure_in_a_table_shows_its_row_and_column(as_reviewer: Client) -> None:
    claim = make_claim()
    text_of_page = "Seized in 2008\nHeroin\t4.33 tons"
    start = text_of_page.index("4.33")
    cell = {"start": start, "end": start + 9, "row": "Heroin", "column": "2008", "caption": "Seizures"}
    figure = make_figure(make_revision(text_of_page), "4.33 tons", quote="Heroin\t4.33 tons", quote_start=15, cell=cell)
    observation = make_observation(claim, figure)
    for page in (claim.get_absolute_url(), f"/observations/{observation.pk}/move/"):
        assert "Table “Seizures”: row Heroin , column 2008" in text(as_reviewer, page)


def test_a_rejected_figure_can_be_put_back_from_the_page(as_reviewer: Client) -> None:
    claim = make_claim()
    say(claim, "4.33 tons", article=article_of("Evening Ledger"))
    rejected = say(claim, "4.4 tons", article=article_of("Gazette"))
    as_reviewer.post(f"/observations/{rejected.pk}/reject/")
    learnt = " ".join(soup(as_reviewer, claim.get_absolute_url()).select("#learnt-title + ul")[0].get_text().split())
    assert "4.4 tons from Gazette does not belong here. · reviewer · Put back" in learnt
    as_reviewer.post(f"/observations/{rejected.pk}/accept/")
    page = soup(as_reviewer, claim.get_absolute_url())
    assert len(page.select(".quote")) == 2
    assert not page.select("#learnt-title")


def test_of_a_figure_that_was_only_suggested_it_is_not_said_that_it_counted(as_reviewer: Client) -> None:
    for state, sentence in (("suggested", "is no longer suggested"), ("filed", "no longer counts as evidence")):
        rejected = say(make_claim(), "4.4 tons", state=state)
        answer = as_reviewer.post(f"/observations/{rejected.pk}/reject/", follow=True)
        assert f"“4.4 tons” {sentence} for this claim." in answer.content.decode()


def test_a_rejected_figure_that_is_filed_elsewhere_is_not_put_back_from_there(as_reviewer: Client) -> None:
    claim, other = make_claim(), make_claim(statement="Opium seized in China")
    rejected = say(claim, "4.4 tons", state="rejected")
    make_observation(other, rejected.figure)
    words = text(as_reviewer, claim.get_absolute_url())
    assert "does not belong here. Filed under Opium seized in China at present." in words
    assert "Put back" not in words


def test_after_a_word_on_a_figure_one_is_led_back_within_the_site_only(as_reviewer: Client) -> None:
    rejected = say(make_claim(), "4.4 tons")
    for target, leads_to in (
        ("/discrepancies/?q=a", "/discrepancies/?q=a"),
        ("https://evil.example/", rejected.claim.get_absolute_url()),
        ("nonsense", "nonsense"),
    ):
        answer = as_reviewer.post(f"/observations/{rejected.pk}/reject/", {"next": target})
        assert answer["Location"] == leads_to
