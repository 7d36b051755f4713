"""What every page has in common: errors in words, logging in, the way out, a strict policy."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path

from tests.claims.evidence import differing
from tests.views.pages import soup, text

pytestmark = pytest.mark.django_db


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("a mistake of ours")


urlpatterns = [path("broken/", broken), path("", include("factcheck.urls"))]


@pytest.fixture
def not_debugging(settings: object) -> Iterator[None]:
    settings.DEBUG = False  # type: ignore[attr-defined]
    yield


def words(response: Any) -> str:
    return " ".join(BeautifulSoup(response.content, "html.parser").get_text(" ").split())


@pytest.mark.usefixtures("not_debugging")
def test_a_missing_page_says_so(client: Client) -> None:
    response = client.get("/nothing-here/")
    assert response.status_code == 404
    assert "There is no such page." in words(response)


def test_the_wrong_role_is_told_what_to_do(as_visitor: Client) -> None:
    response = as_visitor.get("/discrepancies/")
    assert response.status_code == 403
    assert "Your role does not allow this. If you need it for your work, ask an administrator." in words(response)


@pytest.mark.urls("tests.views.test_pages")
@pytest.mark.usefixtures("not_debugging")
def test_our_own_mistake_is_called_one() -> None:
    response = Client(raise_request_exception=False).get("/broken/")
    assert response.status_code == 500
    assert "Something went wrong on our side" in words(response)
    assert "a mistake of ours" not in words(response)


def test_a_form_without_its_token_says_to_load_the_page_again(reviewer: User) -> None:
    client = Client(enforce_csrf_checks=True)
    response = client.post("/login/", {"username": "reviewer", "password": "a-long-password"})
    assert response.status_code == 403
    assert "load the page again" in words(response)


def test_logging_in_leads_to_the_page_that_was_asked_for(client: Client, reviewer: User) -> None:
    asked = client.get("/discrepancies/?state=settled")
    data = {"username": "reviewer", "password": "a-long-password", "next": "/discrepancies/?state=settled"}
    assert asked["Location"] == "/login/?next=/discrepancies/%3Fstate%3Dsettled"
    assert client.post("/login/", data)["Location"] == "/discrepancies/?state=settled"


def test_logging_in_never_leads_to_another_site(client: Client, reviewer: User) -> None:
    data = {"username": "reviewer", "password": "a-long-password", "next": "https://elsewhere.test/"}
    assert client.post("/login/", data)["Location"] == "/"


def test_a_wrong_password_is_said_without_telling_which_was_wrong(client: Client, reviewer: User) -> None:
    response = client.post("/login/", {"username": "reviewer", "password": "wrong"})
    assert "The name or the password is wrong." in words(response)


def test_five_wrong_passwords_lock_the_account_even_for_the_right_one(client: Client, reviewer: User) -> None:
    for _ in range(5):
        response = client.post("/login/", {"username": "reviewer", "password": "wrong"})
    assert response.status_code == 429
    response = client.post("/login/", {"username": "reviewer", "password": "a-long-password"})
    assert response.status_code == 429
    assert "Too many wrong tries" in words(response)


def test_logging_out_leads_to_what_is_public(as_reviewer: Client) -> None:
    response = as_reviewer.post("/logout/", follow=True)
    assert response.request["PATH_INFO"] == "/verdicts/"


def test_publishers_read_who_visits_them(client: Client, settings: object) -> None:
    settings.FETCH_USER_AGENT = "Figurewatch/9 (+https://desk.test/about)"  # type: ignore[attr-defined]
    assert "Figurewatch/9 (+https://desk.test/about)" in text(client, "/about/")
    assert "write to the owner of this domain." in text(client, "/about/")
    settings.SITE_CONTACT = "desk@desk.test"  # type: ignore[attr-defined]
    assert soup(client, "/about/").select_one("a[href='mailto:desk@desk.test']")


def test_pages_carry_no_inline_script_or_style(as_curator: Client) -> None:
    for address in ("/", "/discrepancies/", "/sources/add/", "/about/"):
        page = soup(as_curator, address)
        assert not page.select("style, [style], script:not([src]), [onclick], [onload]")


def test_the_policy_allows_nothing_from_elsewhere(client: Client) -> None:
    policy = client.get("/about/")["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy


def test_an_address_that_takes_forms_only_leads_to_the_page_of_the_form(as_reviewer: Client) -> None:
    discrepancy = differing("4.33 tons", "4.4 tons")
    response = as_reviewer.get(f"{discrepancy.get_absolute_url()}settle/")
    assert (response.status_code, response["Allow"]) == (405, "POST")
    page = BeautifulSoup(response.content, "html.parser")
    assert [link["href"] for link in page.select("main a")] == [discrepancy.get_absolute_url()]
    page = BeautifulSoup(as_reviewer.get("/opinions/1/withdraw/").content, "html.parser")
    assert [link["href"] for link in page.select("main a")] == ["/"]


def test_programs_are_not_told_by_a_page_that_an_address_takes_forms_only(client: Client) -> None:
    response = client.get("/discrepancies/1/draft/", headers={"Accept": "application/json"})
    assert (response.status_code, response.content) == (405, b"")


def test_a_site_that_keeps_no_pause_does_not_speak_of_one(client: Client, settings: object) -> None:
    settings.FETCH_HOST_SPACING_SECONDS = 0  # type: ignore[attr-defined]
    assert "We wait before the next request to a host when it answers with Retry-After" in text(client, "/about/")
    settings.FETCH_HOST_SPACING_SECONDS = 2  # type: ignore[attr-defined]
    assert "We leave at least 2 seconds between two requests" in text(client, "/about/")
