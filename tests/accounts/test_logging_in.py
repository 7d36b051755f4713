"""Logging in with a password, with a second step, and being kept out."""

from __future__ import annotations

import time
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from factcheck.accounts import second_step
from tests.factories import make_user
from tests.views.pages import soup, text

pytestmark = pytest.mark.django_db

RIGHT = {"username": "reviewer", "password": "a-long-password"}


def app_code(device: TOTPDevice) -> str:
    """What the app on the phone shows now."""
    generator = TOTP(device.bin_key)
    generator.time = time.time()
    return f"{generator.token():06}"


@pytest.fixture
def device(reviewer: User) -> TOTPDevice:
    """The app of a reviewer who turned the second step on; its code of this moment is not used up."""
    return TOTPDevice.objects.create(user=reviewer, confirmed=True, name="app")


def is_in(client: Client) -> bool:
    return client.get("/discrepancies/").status_code == 200


def test_without_a_second_step_the_password_is_enough(client: Client, reviewer: User) -> None:
    assert client.post("/login/", RIGHT)["Location"] == "/"
    assert is_in(client)


def test_where_there_is_no_account_yet_the_page_says_how_to_make_one(client: Client) -> None:
    assert "manage.py make_users" in text(client, "/login/")
    make_user("first")
    assert "manage.py make_users" not in text(client, "/login/")


def test_with_a_second_step_the_password_alone_lets_nobody_in(client: Client, device: TOTPDevice) -> None:
    assert client.post("/login/", RIGHT)["Location"] == "/login/code/"
    assert not is_in(client)


def test_the_apps_code_lets_in_and_leads_on(client: Client, device: TOTPDevice) -> None:
    client.post("/login/", RIGHT | {"next": "/claims/"})
    assert client.post("/login/code/", {"code": app_code(device)})["Location"] == "/claims/"
    assert is_in(client)


def test_a_code_works_once(client: Client, device: TOTPDevice) -> None:
    code = app_code(device)
    for expected in (True, False):
        other = Client()
        other.post("/login/", RIGHT)
        other.post("/login/code/", {"code": code})
        assert is_in(other) is expected


def test_a_wrong_code_is_told_what_to_do(client: Client, device: TOTPDevice) -> None:
    client.post("/login/", RIGHT)
    response = client.post("/login/code/", {"code": "000000" if app_code(device) != "000000" else "111111"})
    assert response.status_code == 422
    assert "This code is not right" in response.content.decode()
    assert not is_in(client)


def test_after_a_wrong_code_the_right_one_must_wait(client: Client, device: TOTPDevice) -> None:
    client.post("/login/", RIGHT)
    for _ in range(3):
        client.post("/login/code/", {"code": "1"})
    assert client.post("/login/code/", {"code": app_code(device)}).status_code == 422


def test_a_code_for_a_lost_app_works_once(client: Client, reviewer: User, device: TOTPDevice) -> None:
    code = second_step.new_codes(reviewer)[0]
    for expected in (True, False):
        other = Client()
        other.post("/login/", RIGHT)
        other.post("/login/code/", {"code": code.upper()})
        assert is_in(other) is expected


def test_the_code_page_is_for_those_whose_password_was_right(client: Client) -> None:
    assert client.get("/login/code/")["Location"] == "/login/"


def test_a_right_password_does_not_wait_for_its_code_for_ever(
    client: Client, device: TOTPDevice, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.post("/login/", RIGHT)
    monkeypatch.setattr("factcheck.accounts.views.login.PATIENCE", -1)
    assert client.post("/login/code/", {"code": app_code(device)})["Location"] == "/login/"


def test_an_account_closed_meanwhile_stays_out(client: Client, reviewer: User, device: TOTPDevice) -> None:
    client.post("/login/", RIGHT)
    User.objects.filter(pk=reviewer.pk).update(is_active=False)
    assert client.post("/login/code/", {"code": app_code(device)})["Location"] == "/login/"


def test_django_s_admin_sends_to_the_one_login_page(client: Client, administrator: User) -> None:
    assert client.get("/admin/", follow=True).redirect_chain[-1][0] == "/login/?next=/admin/"
    right = {"username": "administrator", "password": "a-long-password"}
    client.post("/admin/login/", right, follow=True)
    assert client.get("/admin/").status_code == 302


def test_who_may_not_enter_django_s_admin_is_told_so(as_visitor: Client, as_administrator: Client) -> None:
    assert "Your role does not allow this." in as_visitor.get("/admin/", follow=True).content.decode()
    assert as_administrator.get("/admin/login/")["Location"] == "/admin/"


def test_no_secret_of_an_app_is_shown_in_django_s_admin(as_administrator: Client, device: TOTPDevice) -> None:
    page = as_administrator.get(f"/admin/otp_totp/totpdevice/{device.pk}/change/").content.decode()
    assert device.key not in page
    assert second_step.key(device).replace(" ", "") not in page


def wrong(client: Client, name: str, **headers: str) -> Any:
    return client.post("/login/", {"username": name, "password": "wrong"}, **headers)  # type: ignore[arg-type]


def test_an_address_that_tries_many_accounts_is_locked_out_of_all(client: Client, settings: Any) -> None:
    settings.ADDRESS_FAILURE_LIMIT = 6
    make_user("reviewer", group="reviewer")
    for number in range(6):
        assert wrong(client, f"name-{number}").status_code == 200
    assert client.post("/login/", RIGHT).status_code == 429
    assert Client(REMOTE_ADDR="198.51.100.7").post("/login/", RIGHT).status_code == 302


def test_nobody_is_locked_out_by_wrong_tries_from_elsewhere(reviewer: User) -> None:
    for _ in range(6):
        wrong(Client(REMOTE_ADDR="203.0.113.9"), "reviewer")
    assert Client(REMOTE_ADDR="198.51.100.7").post("/login/", RIGHT).status_code == 302


def test_behind_a_proxy_the_address_is_what_the_proxy_added(reviewer: User, settings: Any) -> None:
    settings.BEHIND_PROXY = True
    for number in range(6):
        wrong(Client(), "reviewer", HTTP_X_FORWARDED_FOR=f"10.0.0.{number}, 203.0.113.9")
    assert Client().post("/login/", RIGHT, HTTP_X_FORWARDED_FOR="203.0.113.9").status_code == 429
    assert Client().post("/login/", RIGHT, HTTP_X_FORWARDED_FOR="203.0.113.9, 198.51.100.7").status_code == 302


def test_without_a_proxy_nobody_can_choose_an_address(reviewer: User) -> None:
    for number in range(6):
        wrong(Client(), "reviewer", HTTP_X_FORWARDED_FOR=f"203.0.113.{number}")
    assert Client().post("/login/", RIGHT, HTTP_X_FORWARDED_FOR="198.51.100.7").status_code == 429


def test_turning_it_on_takes_the_apps_first_code_and_shows_codes_for_its_loss(as_reviewer: Client) -> None:
    page = soup(as_reviewer, "/account/second-step/")
    device = TOTPDevice.objects.get()
    image = page.select_one("img.scan")
    assert image and str(image["src"]).startswith("data:image/svg+xml")
    response = as_reviewer.post("/account/second-step/", {"code": app_code(device)})
    device.refresh_from_db()
    assert device.confirmed
    assert response.content.decode().count("<li><code>") == 10


def test_a_wrong_first_code_turns_nothing_on(as_reviewer: Client, reviewer: User) -> None:
    as_reviewer.get("/account/second-step/")
    assert as_reviewer.post("/account/second-step/", {"code": "12"}).status_code == 422
    assert not second_step.is_on(reviewer)


def test_turning_it_on_logs_out_who_came_in_without_it(as_reviewer: Client, reviewer: User) -> None:
    elsewhere = Client()
    elsewhere.post("/login/", RIGHT)
    as_reviewer.get("/account/second-step/")
    as_reviewer.post("/account/second-step/", {"code": app_code(TOTPDevice.objects.get())})
    assert is_in(as_reviewer) and not is_in(elsewhere)


@pytest.mark.parametrize(("password", "is_on"), [("wrong", True), ("a-long-password", False)])
def test_turning_it_off_takes_the_password(
    as_reviewer: Client, reviewer: User, device: TOTPDevice, password: str, is_on: bool
) -> None:
    as_reviewer.post("/account/second-step/change/", {"password": password, "off": "1"})
    assert second_step.is_on(reviewer) is is_on


def test_new_codes_make_the_old_ones_void(as_reviewer: Client, reviewer: User, device: TOTPDevice) -> None:
    old = second_step.new_codes(reviewer)
    page = as_reviewer.post("/account/second-step/change/", {"password": "a-long-password", "codes": "1"})
    assert page.content.decode().count("<li><code>") == 10
    assert not second_step.passes(reviewer, old[0])


def test_the_code_page_says_what_to_type(client: Client, device: TOTPDevice) -> None:
    client.post("/login/", RIGHT)
    assert "six digits" in text(client, "/login/code/")
