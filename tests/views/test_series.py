"""Series, written claims and synonyms in the pages."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client

from factcheck.claims.models import Claim, Synonym
from factcheck.claims.services import claims
from factcheck.claims.services.claims import Parts
from tests.claims.evidence import article_of, published, say
from tests.factories import make_claim, make_user
from tests.views.pages import soup, text

pytestmark = pytest.mark.django_db

HEROIN = {"what": "heroin", "action": "seize", "place": "Portugal", "period": "2008", "unit": "tonne", "text": ""}


def write(**changes: str) -> Claim:
    found = Claim.objects.filter(created_by__username="writer").first()
    by = found.created_by if found and found.created_by else make_user("writer", group="curator")
    return claims.create(Parts(**HEROIN | changes), by=by)


def rows(as_reviewer: Client, path: str) -> list[list[str]]:
    cells = [row.select("th, td") for row in soup(as_reviewer, path).select("table.data tbody tr")]
    return [[" ".join(row[i].get_text().split()) for i in (0, 2)] for row in cells]


def test_a_claim_that_nothing_speaks_of_yet_says_so_in_its_series(as_reviewer: Client) -> None:
    claim = write()
    say(claim, "4.33 tons")
    nobody = write(place="Spain")
    states = [row.select("td")[-1].get_text(strip=True) for row in _series_rows(as_reviewer, claim)]
    assert states == ["no difference", "no figure yet"]
    headings = [one.get_text() for one in soup(as_reviewer, nobody.get_absolute_url()).select("h2")]
    assert "The values" in headings
    assert "Who said what when" not in headings


def _series_rows(as_reviewer: Client, claim: Claim) -> list[Tag]:
    page = soup(as_reviewer, f"/claims/{claim.pk}/series/?over=places")
    return list(page.select("table.data tbody tr"))


def test_who_writes_a_claim_that_there_is_already_is_told_before_and_led_to_merging_the_two(as_curator: Client) -> None:
    published("Police in Portugal seized 4.33 tonnes of heroin in 2008.")
    published("In 2008 police seized 4.33 tonnes of heroin in Portugal, says a report.")
    known = Claim.objects.get()
    asked = BeautifulSoup(as_curator.post("/claims/write/", HEROIN).content, "html.parser")
    assert f"{known} is a claim of this already." in " ".join(asked.get_text().split())
    assert Claim.objects.get() == known
    answer = as_curator.post("/claims/write/", HEROIN | {"confirmed": "1"}, follow=True)
    assert f"stand under “{known}”: merge the two" in answer.content.decode()
    written = Claim.objects.exclude(pk=known.pk).get()
    page = soup(as_curator, written.get_absolute_url())
    assert page.select_one(f"a[href='/claims/{written.pk}/merge/?into={known.pk}']")
    assert "may be the same" in page.get_text()


def test_claims_of_one_thing_make_a_series_over_periods_and_places(as_reviewer: Client) -> None:
    for period, words in (("2009", "5.1 tons"), ("2008", "4.33 tons"), ("2010", "6 tons")):
        say(write(period=period), words)
    say(write(place="Spain"), "7.5 tons")
    say(write(what="opium"), "1.1 tons")
    claim = Claim.objects.get(place="Portugal", period="2008", what="heroin")
    say(claim, "4.4 tons", article=article_of("Another"))
    path = f"/claims/{claim.pk}/series/"
    assert rows(as_reviewer, path) == [["2008", "4.33 to 4.4 t"], ["2009", "5.1 t"], ["2010", "6 t"]]
    assert rows(as_reviewer, f"{path}?over=places") == [["Portugal", "4.33 to 4.4 t"], ["Spain", "7.5 t"]]
    assert len(soup(as_reviewer, path).select("svg.strip")) == 3


def test_a_claim_names_its_relations(as_reviewer: Client) -> None:
    claim = write()
    write(period="2009")
    write(place="Lisbon, Portugal")
    words = text(as_reviewer, claim.get_absolute_url())
    assert "Heroin seized in Portugal, 2009 (tonnes) another period" in words
    assert "a part of this place" in words


def test_a_claim_alone_says_so(as_reviewer: Client) -> None:
    assert "This is the only one." in text(as_reviewer, f"/claims/{write().pk}/series/")


def test_a_written_claim_shows_what_was_found_at_once(as_curator: Client) -> None:
    published("Police in Portugal seized 4.33 tonnes of heroin in 2008.")
    answer = as_curator.post("/claims/write/", HEROIN, follow=True)
    assert "Stored figures filed under it: 1, suggested: 0." in answer.content.decode()
    assert Claim.objects.get().observations.get().figure.text == "4.33 tonnes"


def test_a_claim_in_words_shows_how_it_is_understood_before_it_is_written(as_curator: Client) -> None:
    published("Police in Portugal seized 4.33 tonnes of heroin in 2008.")
    words = "Heroin seized in Portugal in 2008, tonnes"
    page = BeautifulSoup(as_curator.post("/claims/write/", {"text": words}).content, "html.parser")
    understood = {str(field["name"]): str(field.get("value", "")) for field in page.select("form.panel input[name]")}
    parts = {"what": "heroin", "action": "seize", "place": "Portugal", "period": "2008", "unit": "tonne", "text": words}
    assert parts.items() <= understood.items()
    assert not Claim.objects.exists()
    answer = as_curator.post("/claims/write/", parts, follow=True)
    assert "Stored figures filed under it: 1, suggested: 0." in answer.content.decode()
    assert Claim.objects.get().statement == words


def test_words_in_which_nothing_is_measured_ask_for_the_parts(as_curator: Client) -> None:
    answer = as_curator.post("/claims/write/", {"text": "In Portugal"})
    assert answer.status_code == 422
    assert "Write what is counted or measured." in answer.content.decode()


def test_a_claim_that_cannot_be_written_says_why(as_curator: Client) -> None:
    answer = as_curator.post("/claims/write/", HEROIN | {"unit": "", "period": "lately"})
    assert answer.status_code == 422
    assert "Write the unit" in answer.content.decode()
    assert not Claim.objects.exists()


def test_stored_figures_are_searched_again_when_asked(as_reviewer: Client) -> None:
    claim = make_claim(place="Portugal")
    published("Police in Portugal seized 4.33 tonnes of heroin in 2008.")
    answer = as_reviewer.post(f"/claims/{claim.pk}/search/", follow=True)
    assert "1 more found." in answer.content.decode()
    again = as_reviewer.post(f"/claims/{claim.pk}/search/", follow=True)
    assert "Nothing more was found." in again.content.decode()


def test_curators_add_and_remove_synonyms(
    as_curator: Client,
    as_reviewer: Client,
    sent_tasks: list[tuple[str, object]],
    django_capture_on_commit_callbacks: object,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        as_curator.post("/synonyms/add/", {"words": "lynx\nbobcat"})
    assert "factcheck.claims.tasks.index_synonyms" in [name for name, _ in sent_tasks]
    assert "lynx = bobcat" in text(as_reviewer, "/synonyms/")
    assert not soup(as_reviewer, "/synonyms/").select("textarea")
    refused = as_curator.post("/synonyms/add/", {"words": "lynx"})
    assert refused.status_code == 422
    as_curator.post(f"/synonyms/{Synonym.objects.get().pk}/remove/")
    assert "None added yet." in text(as_reviewer, "/synonyms/")
