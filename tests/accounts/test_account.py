"""One's own account: sessions, mail address, password."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from factcheck.accounts.models import Session
from factcheck.accounts.tasks import clear_sessions
from tests.factories import make_user
from tests.views.pages import soup, text

pytestmark = pytest.mark.django_db

RIGHT = {"username": "reviewer", "password": "a-long-password"}


def logged_in_from(address: str, agent: str = "A browser") -> Client:
    client = Client(REMOTE_ADDR=address, HTTP_USER_AGENT=agent)
    assert client.post("/login/", RIGHT).status_code == 302
    return client


def is_in(client: Client) -> bool:
    return client.get("/discrepancies/").status_code == 200


def test_every_session_is_listed_with_its_place_and_no_key(reviewer: User) -> None:
    logged_in_from("198.51.100.7", "Browser on a phone")
    page = logged_in_from("203.0.113.9", "Browser at a desk").get("/account/").content.decode()
    for words in ("198.51.100.7", "203.0.113.9", "Browser on a phone", "Browser at a desk", "this one"):
        assert words in page
    assert not [key for key in Session.objects.values_list("session_key", flat=True) if key in page]


def test_a_session_can_be_ended(reviewer: User) -> None:
    there, here = logged_in_from("198.51.100.7"), logged_in_from("203.0.113.9")
    button = soup(here, "/account/").select_one("button[name=session]")
    assert button
    here.post("/account/end-session/", {"session": button["value"]})
    assert is_in(here) and not is_in(there)


def test_all_other_sessions_can_be_ended_at_once(reviewer: User) -> None:
    others, here = [logged_in_from(f"198.51.100.{n}") for n in range(3)], logged_in_from("203.0.113.9")
    here.post("/account/end-session/", {"session": "others"})
    assert is_in(here) and not any(is_in(other) for other in others)


def test_nobody_ends_the_session_of_somebody_else(reviewer: User, as_visitor: Client) -> None:
    theirs = logged_in_from("198.51.100.7")
    button = soup(logged_in_from("203.0.113.9"), "/account/").select_one("button[name=session]")
    assert button
    for wanted in (str(button["value"]), "others", ""):
        as_visitor.post("/account/end-session/", {"session": wanted})
    assert is_in(theirs)


def test_a_session_past_its_time_is_not_listed(reviewer: User) -> None:
    logged_in_from("198.51.100.7")
    Session.objects.update(expire_date=timezone.now() - timedelta(days=1))
    assert "198.51.100.7" not in text(logged_in_from("203.0.113.9"), "/account/")


def test_sessions_past_their_time_are_taken_out_of_the_table(reviewer: User) -> None:
    past, here = logged_in_from("198.51.100.7"), logged_in_from("203.0.113.9")
    Session.objects.filter(pk=past.session.session_key).update(expire_date=timezone.now() - timedelta(days=1))
    clear_sessions()
    assert [one.pk for one in Session.objects.all()] == [here.session.session_key]


def test_a_session_keeps_since_when_and_where_when_it_is_saved_again(reviewer: User) -> None:
    client = logged_in_from("198.51.100.7")
    before = Session.objects.values("since", "address", "user").get()
    session = client.session
    session["more"] = 1
    session.save()
    assert Session.objects.values("since", "address", "user").get() == before
    assert before["since"] is not None


def test_the_mail_address_changes_with_the_password_only(as_reviewer: Client, reviewer: User) -> None:
    response = as_reviewer.post("/account/mail/", {"email": "me@desk.test", "password": "wrong"})
    assert response.status_code == 422
    as_reviewer.post("/account/mail/", {"email": "me@desk.test", "password": "a-long-password"})
    reviewer.refresh_from_db()
    assert reviewer.email == "me@desk.test"


def test_changing_the_password_logs_out_elsewhere(reviewer: User) -> None:
    there, here = logged_in_from("198.51.100.7"), logged_in_from("203.0.113.9")
    new = "another-long-password"
    data = {"old_password": RIGHT["password"], "new_password1": new, "new_password2": new}
    assert here.post("/account/password/", data)["Location"] == "/account/"
    assert is_in(here) and not is_in(there)


@pytest.fixture
def somebody() -> User:
    cache.clear()  # letters are counted there
    return make_user("somebody", email="somebody@desk.test")


def test_a_forgotten_password_is_replaced_through_a_letter(
    client: Client, somebody: User, settings: Any, mailoutbox: list[Any]
) -> None:
    settings.SITE_URL = "https://desk.test"
    client.post("/password/forgotten/", {"email": "somebody@desk.test"}, HTTP_HOST="localhost")
    found = re.search(r"https://desk\.test(/password/\S+)", mailoutbox[0].body)
    assert found, "the link leads to the site's own address, whatever the request said"
    form = client.get(found[1], follow=True).redirect_chain[-1][0]
    client.post(form, {"new_password1": "another-long-password", "new_password2": "another-long-password"})
    somebody.refresh_from_db()
    assert somebody.check_password("another-long-password")
    assert "used already" in client.get(found[1], follow=True).content.decode()


def test_the_answer_does_not_tell_whether_there_is_such_an_account(
    client: Client, somebody: User, mailoutbox: list[Any]
) -> None:
    answers = {
        client.post("/password/forgotten/", {"email": email}, follow=True).content
        for email in ("somebody@desk.test", "nobody@desk.test")
    }
    assert len(answers) == 1
    assert len(mailoutbox) == 1


def test_letters_are_limited(client: Client, somebody: User, mailoutbox: list[Any]) -> None:
    for _ in range(8):
        response = client.post("/password/forgotten/", {"email": "somebody@desk.test"})
    assert len(mailoutbox) == 5
    assert "Ask an administrator" in response.content.decode()


def test_a_site_that_sends_no_mail_says_so(client: Client, settings: Any) -> None:
    settings.SENDS_MAIL = False
    assert "This site sends no mail." in text(client, "/password/forgotten/")
