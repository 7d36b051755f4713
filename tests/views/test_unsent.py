"""What is sent after the session ended is kept until its sender is logged in again."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from factcheck.claims.models import Discrepancy
from factcheck.review.models import Comment
from monitor.views import unsent
from tests.claims.evidence import differing
from tests.views.pages import soup, text

pytestmark = pytest.mark.django_db

RIGHT = {"username": "reviewer", "password": "a-long-password"}


@pytest.fixture
def discrepancy(reviewer: User) -> Discrepancy:
    return differing("4.33 tons", "4.4 tons")


def send(client: Client, discrepancy: Discrepancy, said: str = "Where is page 9?") -> str:
    """A comment, sent by somebody who is not logged in; where that leads."""
    came_from = f"http://testserver{discrepancy.get_absolute_url()}?from=q"
    address = f"{discrepancy.get_absolute_url()}comment/"
    answer = client.post(address, {"text": said, "csrfmiddlewaretoken": "old"}, headers={"Referer": came_from})
    return str(answer["Location"])


def test_it_is_sent_again_with_one_press(client: Client, discrepancy: Discrepancy) -> None:
    door = send(client, discrepancy)
    assert "what you sent is kept" in text(client, door)
    then = client.post(door, RIGHT | {"next": "/login/unsent/"})["Location"]
    page = soup(client, then)
    form = page.select_one("main form")
    assert form and form["action"] == f"{discrepancy.get_absolute_url()}comment/"
    fields = {str(field["name"]): field["value"] for field in form.select("input")}
    assert fields.pop("csrfmiddlewaretoken") != "old"
    assert fields == {"text": "Where is page 9?"}
    assert not Comment.objects.exists()
    client.post(str(form["action"]), fields)
    assert Comment.objects.get().text == "Where is page 9?"
    assert client.get(then)["Location"] == "/"


def test_it_can_be_left(client: Client, discrepancy: Discrepancy) -> None:
    client.post(send(client, discrepancy), RIGHT)
    (back,) = soup(client, "/login/unsent/").select("main a[role=button]")
    assert back["href"] == f"{discrepancy.get_absolute_url()}?from=q"


def test_what_is_too_long_or_a_file_is_not_kept_and_that_is_said(
    client: Client, discrepancy: Discrepancy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unsent, "MOST_CHARACTERS", 3)
    said = "Nothing was done: log in, and send it again."
    assert said in text(client, send(client, discrepancy))
    files = {"documents": SimpleUploadedFile("a.txt", b"4 tons")}
    assert said in text(client, client.post("/compare/", files)["Location"])
    client.post("/login/", RIGHT)
    assert client.get("/login/unsent/")["Location"] == "/"


def test_who_is_not_logged_in_has_a_day_and_then_a_session_as_all_have(
    client: Client, discrepancy: Discrepancy
) -> None:
    door = send(client, discrepancy)
    assert client.session.get_expiry_age() <= unsent.KEPT_FOR
    client.post(door, RIGHT)
    assert client.session.get_expiry_age() == settings.SESSION_COOKIE_AGE > unsent.KEPT_FOR


def test_what_is_sent_to_the_admin_is_kept_too(client: Client, administrator: User) -> None:
    address = "/admin/monitor/publisher/add/"
    fields = {"name": "Harbour Board", "_save": "Save"}
    door = client.post(address, fields)["Location"]
    assert "what you sent is kept" in text(client, door)
    client.force_login(administrator)
    (form,) = soup(client, "/login/unsent/").select("main form")
    assert form["action"] == address
    kept = {str(field["name"]): field["value"] for field in form.select("input")}
    assert {name: kept[name] for name in fields} == fields
    client.post(address, fields)
    assert client.get("/login/unsent/")["Location"] == "/"


def test_who_logs_out_of_the_admin_too_late_has_nothing_to_send(client: Client) -> None:
    assert client.post("/admin/logout/")["Location"] == "/admin/"
    assert not client.session.keys()


def test_pages_of_other_sites_are_not_led_back_to(client: Client, discrepancy: Discrepancy) -> None:
    client.post(
        f"{discrepancy.get_absolute_url()}comment/", {"text": "a"}, headers={"Referer": "https://elsewhere.test/"}
    )
    client.post("/login/", RIGHT)
    (back,) = soup(client, "/login/unsent/").select("main a[role=button]")
    assert back["href"] == "/"


def test_what_a_page_sends_by_itself_is_not_kept(client: Client, discrepancy: Discrepancy) -> None:
    address = f"{discrepancy.get_absolute_url()}draft/"
    client.post(address, {"note": "half a word"}, headers={"X-Requested-With": "fetch"})
    assert not client.session.keys()
