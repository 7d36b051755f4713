from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from pytest_httpserver import HTTPServer

from factcheck.claims.understood import LONGEST_TEXT, MOST_CARDS
from monitor.models import Visit

pytestmark = pytest.mark.django_db

TEXT = "In 2019 customs in Norway seized nearly 612 kilograms (1,349 lb) of cannabis, the directorate said."


def tried(client: Client, status: int = 200, **fields: str) -> BeautifulSoup:
    response = client.post("/try/", fields)
    assert response.status_code == status
    return BeautifulSoup(response.content, "html.parser")


def facts(page: BeautifulSoup, number: int = 1) -> dict[str, str]:
    card = page.select(f"#c{number} .facts > *")
    return {name.text: words.text for name, words in zip(card[::2], card[1::2], strict=True)}


def test_a_figure_is_marked_and_its_card_says_how_it_was_understood(as_reviewer: Client) -> None:
    page = tried(as_reviewer, text=TEXT)
    (mark,) = page.select(".article-text .figure")
    assert mark.text == "612 kilograms"
    assert (mark["href"], mark["id"]) == ("#c1", "f1")
    assert page.select("#c1 h3 a")[0]["href"] == "#f1"
    said = facts(page)
    assert (said["Value"], said["What"], said["Place"], said["Period"]) == ("612 kg", "cannabis", "Norway", "2019")
    assert said["Also given as"] == "1,349 lb"
    assert said["Stands for"] == "611 to 613 kg"


def test_the_text_is_shown_word_for_word_and_markup_in_it_stays_text(as_reviewer: Client) -> None:
    text = "<b>Police</b> seized 4.4 tons\n\nof  heroin <script>alert(1)</script>."
    shown = tried(as_reviewer, text=text.replace("\n", "\r\n")).select_one(".article-text")
    assert shown is not None
    assert shown.get_text() == text


def test_the_language_is_detected(as_reviewer: Client) -> None:
    page = tried(as_reviewer, text="2019年,全国共缴获毒品约65.1吨。")
    assert "Read as Chinese." in page.get_text()
    assert facts(page)["Hedge"] == "about"


@pytest.mark.parametrize("text", ["1" * 3000 + " tons", "5 tons (" + "1" * 300 + " lb)", "0." + "0" * 300 + "1 tons"])
def test_numbers_beyond_measure_do_no_harm(as_reviewer: Client, text: str) -> None:
    shown = tried(as_reviewer, text=text).select_one(".article-text")
    assert shown is not None
    assert shown.get_text() == text


def test_a_number_in_a_small_unit_stands_for_round_ends(as_reviewer: Client) -> None:
    assert facts(tried(as_reviewer, text="They die within 30 days of a crash."))["Stands for"] == "29.5 to 30.5 days"


def test_a_text_without_figures_says_so(as_reviewer: Client) -> None:
    assert "No figure was found." in tried(as_reviewer, text="Nothing was counted that day.").get_text()


def test_a_text_that_is_too_long_is_refused_with_its_length(as_reviewer: Client) -> None:
    page = tried(as_reviewer, 422, text="x" * (LONGEST_TEXT + 1))
    assert page.select_one(".errorlist").text == "The text has 200,001 characters: paste at most 200,000 at once."  # type: ignore[union-attr]


def test_too_many_figures_are_cut_to_as_many_as_a_page_bears(as_reviewer: Client) -> None:
    page = tried(as_reviewer, text="They found 12 cars and 30 vans. " * (MOST_CARDS // 2 + 5))
    assert len(page.select(".card")) == MOST_CARDS
    assert "10 more figures are left out" in page.get_text()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, "Paste a text, or give an address."),
        ({"text": "4 tons", "address": "http://agency.test/"}, "Give a text or an address, not both."),
        ({"address": "http://10.0.0.1/"}, "http://10.0.0.1/ could not be fetched."),
        ({"address": "no address"}, "no address could not be fetched."),
    ],
)
def test_every_failure_is_one_sentence(as_reviewer: Client, fields: dict[str, str], sentence: str) -> None:
    (error,) = tried(as_reviewer, 422, **fields).select(".errorlist li")
    assert error.text.startswith(sentence)


def test_a_page_is_fetched_read_and_not_kept(as_reviewer: Client, httpserver: HTTPServer, settings: Any) -> None:
    settings.FETCH_ALLOWED_PRIVATE = [f"localhost:{httpserver.port}"]
    httpserver.expect_request("/robots.txt").respond_with_data("", status=404)
    body = f"<html><head><title>A year at the border</title></head><body><p>{TEXT}</p></body></html>"
    httpserver.expect_request("/report").respond_with_data(body, content_type="text/html")
    page = tried(as_reviewer, address=httpserver.url_for("/report"))
    assert "1 figure in “A year at the border”" in page.get_text()
    assert not Visit.objects.exists()


def test_a_page_that_is_missing_says_so(as_reviewer: Client, httpserver: HTTPServer, settings: Any) -> None:
    settings.FETCH_ALLOWED_PRIVATE = [f"localhost:{httpserver.port}"]
    httpserver.expect_request("/robots.txt").respond_with_data("", status=404)
    httpserver.expect_request("/report").respond_with_data("gone", status=404)
    (error,) = tried(as_reviewer, 422, address=httpserver.url_for("/report")).select(".errorlist li")
    assert error.text.endswith("The site says that there is no such page (404).")


def test_what_is_sent_beyond_all_measure_gets_a_page_that_says_so(as_reviewer: Client) -> None:
    response = as_reviewer.post("/try/", {"text": "x" * 3_000_000})
    assert response.status_code == 400
    assert "You pasted more than 2.5 MB of text" in response.content.decode()


def test_a_page_that_robots_forbid_is_not_asked_for(as_reviewer: Client, httpserver: HTTPServer, settings: Any) -> None:
    settings.FETCH_ALLOWED_PRIVATE = [f"localhost:{httpserver.port}"]
    httpserver.expect_request("/robots.txt").respond_with_data("User-agent: *\nDisallow: /")
    (error,) = tried(as_reviewer, 422, address=httpserver.url_for("/report")).select(".errorlist li")
    assert error.text.endswith("The site's robots.txt asks not to visit this page.")
    assert [request.path for request, _ in httpserver.log] == ["/robots.txt"]
