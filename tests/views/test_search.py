"""The search page."""

from __future__ import annotations

import pytest
from django.test import Client

from factcheck.claims.search import finding
from tests.claims.evidence import differing, say
from tests.factories import make_claim, make_source
from tests.views.pages import soup, text

pytestmark = pytest.mark.django_db


def test_everything_found_is_shown_by_kind_with_the_words_marked(as_reviewer: Client) -> None:
    discrepancy = differing("4.33 tons", "4.4 tons")
    make_source(title="Heroin yearbook")
    page = soup(as_reviewer, "/search/?q=heroin")
    assert [heading.get_text() for heading in page.select("section h2")] == ["Claims", "Figures", "Articles", "Sources"]
    assert {mark.get_text().lower() for mark in page.select("mark")} == {"heroin"}
    assert page.select_one(f"a[href='{discrepancy.claim.get_absolute_url()}']")


def test_a_number_leads_to_its_words_in_the_article_and_to_its_claim(as_reviewer: Client) -> None:
    observation = say(make_claim(), "4.4 tons")
    figure = observation.figure
    page = soup(as_reviewer, "/search/?q=4.4&in=figures")
    links = {link["href"] for link in page.select("main .rows a")}
    assert links == {f"{figure.revision.article.get_absolute_url()}#f{figure.pk}", observation.claim.get_absolute_url()}


def test_one_kind_is_shown_a_page_at_a_time(as_reviewer: Client) -> None:
    for number in range(30):
        make_claim(statement=f"Heroin seized, case {number}")
    first, second = (soup(as_reviewer, f"/search/?q=heroin&in=claims&page={page}") for page in (1, 2))
    assert (len(first.select(".rows li")), len(second.select(".rows li"))) == (25, 5)


def test_where_the_search_stopped_counting_it_says_so(as_reviewer: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "MOST", 2)
    monkeypatch.setattr("factcheck.claims.views.search.MOST", 2)
    for _ in range(3):
        make_claim()
    assert "There may be more." in text(as_reviewer, "/search/?q=heroin&in=claims")


def test_a_mended_word_is_said(as_reviewer: Client) -> None:
    make_claim()
    assert "Nothing has “herion”; this is what has “heroin”." in text(as_reviewer, "/search/?q=herion")


def test_nothing_found_says_what_to_do(as_reviewer: Client) -> None:
    assert "Nothing has all of these words. Try fewer of them" in text(as_reviewer, "/search/?q=heroin")


def test_nothing_typed_says_what_to_type(as_reviewer: Client) -> None:
    assert "Type what you look for" in text(as_reviewer, "/search/")
    assert "That has no word and no number." in text(as_reviewer, "/search/?q=...")


def test_what_was_typed_cannot_run(as_reviewer: Client) -> None:
    page = soup(as_reviewer, "/search/?q=%3Cscript%3Ealert(1)%3C/script%3E")
    assert not page.select("main script")


def test_odd_queries_are_answered(as_reviewer: Client) -> None:
    for query in ("%00", "%F0%9F%92%A9", "'", "1e999", "9" * 300, "a" * 5000, "&page=-1&in=x", "1.2.3.4", "%5C"):
        assert as_reviewer.get(f"/search/?q={query}").status_code == 200, query
