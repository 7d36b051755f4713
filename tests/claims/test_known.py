"""A text that is handed in beside the claims kept here."""

from __future__ import annotations

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factcheck.claims.known import Known, known_of
from factcheck.claims.models import Claim, Figure, Lesson
from factcheck.figures import Document, read
from tests.claims.evidence import published
from tests.factories import NOW
from tests.views.pages import soup
from tests.views.world import settle

pytestmark = pytest.mark.django_db

SAID = "Police in Portugal seized {} tonnes of heroin in 2008."


@pytest.fixture
def kept() -> None:
    """Two sources give one number for a quantity, and a third another."""
    published(SAID.format("4.33"), name="The ministry")
    published("In 2008, customs officers in Portugal seized 4.33 tonnes of heroin.", name="The wire")


def known(text: str) -> dict[int, Known]:
    return known_of(read(Document(text)), date(2026, 3, 2))


@pytest.mark.parametrize(
    ("number", "relation", "why"), [("4.33", "agrees", ""), ("4.3", "agrees", ""), ("4.4", "differs", "Rounded up")]
)
def test_a_figure_is_laid_beside_the_claim_it_speaks_of(kept: None, number: str, relation: str, why: str) -> None:
    (found,) = known(SAID.format(number)).values()
    assert "eroin seized in Portugal, 2008" in found.claim.statement
    assert (found.relation, found.why) == (relation, why)


def test_where_the_sources_differ_it_is_disputed_and_said_who_says_otherwise(kept: None) -> None:
    published("The Portuguese navy and police seized 4.9 tonnes of heroin in Portugal in 2008.", name="The daily")
    (found,) = known(SAID.format("4.33")).values()
    assert (found.relation, found.agreeing, found.number) == ("disputed", 2, 3)
    assert found.others == (("4.9 tonnes", "The daily"),)


def test_where_it_is_settled_only_what_stands_counts(kept: None, curator: User) -> None:
    published("The Portuguese navy and police seized 4.9 tonnes of heroin in Portugal in 2008.", name="The daily")
    settle(Figure.objects.first().observations.get().claim.discrepancy, by=curator)  # type: ignore[union-attr]
    (found,) = known(SAID.format("4.9")).values()
    assert (found.relation, found.stands, found.others) == ("differs", "4.33 t", ())


@pytest.mark.parametrize(
    "text",
    [
        "Police in Portugal seized 4.33 tonnes of heroin in 2009.",
        "Police in Norway seized 4.33 tonnes of heroin in 2008.",
        "The harbour has 12 cranes.",
    ],
)
def test_what_nothing_is_kept_of_is_not_known(kept: None, text: str) -> None:
    assert known(text) == {}


def test_words_that_a_claim_learnt_never_to_take_for_its_own_are_not_known(kept: None, reviewer: User) -> None:
    claim = Claim.objects.get()
    told = {"place": "Portugal"}
    Lesson.objects.create(claim=claim, kind="never", told=told, meant={"place": ""}, by=reviewer, at=NOW)
    assert known(SAID.format("4.33")) == {}


def test_nothing_is_stored_and_more_figures_ask_no_more(kept: None) -> None:
    def queries(text: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            known(text)
        return len(asked)

    stored = Figure.objects.count()
    few = queries(SAID.format("4.33"))
    assert queries(" ".join(SAID.format(f"{number}.1") for number in range(2, 30))) == few
    assert Figure.objects.count() == stored


def test_the_page_shows_it_at_the_figure_and_above(as_reviewer: Client, kept: None) -> None:
    answer = as_reviewer.post("/try/", {"text": f"{SAID.format('4.4')} The harbour has 12 cranes."})
    page = BeautifulSoup(answer.content, "html.parser")
    known_here = page.select("#c1 .known")[0].get_text(" ", strip=True)
    assert known_here.startswith("Differs") and "Heroin seized in Portugal, 2008" in known_here
    assert "0 of 2 figures kept here agree. Others say: 4.33 tonnes The ministry; 4.33 tonnes The wire." in known_here
    assert not page.select("#c2 .known")
    assert [mark["class"] for mark in page.select(".article-text .figure")] == [["figure", "differs"], ["figure"]]
    assert page.select("section.panel li")[0].get_text(" ", strip=True).startswith("Differs 4.4 tonnes")
    assert not soup(as_reviewer, "/try/").select(".known")
