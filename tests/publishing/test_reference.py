from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.views.pages import soup, text

pytestmark = pytest.mark.django_db


def test_every_address_and_every_answer_of_the_api_is_told(client: Client) -> None:
    document = client.get("/api/v1/openapi.json").json()
    page = soup(client, "/api/v1/docs")
    told = {code.get_text() for code in page.select("main code")}
    assert {f"GET {path}" for path in document["paths"]} <= told
    for name, form in document["components"]["schemas"].items():
        assert {name, *form["properties"]} <= told


def test_it_says_who_may_read_and_what_may_be_asked(client: Client) -> None:
    (waiting, _, published, *_) = soup(client, "/api/v1/docs").select("main section")
    assert "people with a role" in waiting.get_text()
    assert "integer, 100 if left out, 1 to 500" in waiting.get_text()
    assert "list of DiscrepancyOut" in waiting.get_text()
    assert "Open to everyone" in published.get_text()


def test_a_site_that_is_open_says_so(client: Client, settings: Any) -> None:
    settings.API_OPEN = True
    assert "people with a role" not in text(client, "/api/v1/docs")


def test_the_about_page_leads_there(client: Client) -> None:
    assert soup(client, "/about/").select_one("main a[href='/api/v1/docs']")
