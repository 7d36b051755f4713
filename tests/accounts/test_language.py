"""The language that a person chooses goes with her into her other browsers."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django_otp.plugins.otp_totp.models import TOTPDevice

from factcheck.accounts.models import Wishes
from tests.accounts.test_logging_in import RIGHT, app_code

pytestmark = pytest.mark.django_db

COOKIE = "figurewatch_language"


def test_it_is_kept_with_the_account_and_taken_up_at_the_next_login(as_reviewer: Client, reviewer: User) -> None:
    as_reviewer.post("/language/", {"language": "zh-hans"})
    elsewhere = Client()
    elsewhere.post("/login/", RIGHT)
    assert elsewhere.cookies[COOKIE].value == "zh-hans"


def test_it_is_taken_up_behind_the_second_step_too(reviewer: User) -> None:
    device = TOTPDevice.objects.create(user=reviewer, confirmed=True, name="app")
    Wishes.objects.create(user=reviewer, language="zh-hans")
    client = Client()
    client.post("/login/", RIGHT)
    assert COOKIE not in client.cookies
    client.post("/login/code/", {"code": app_code(device)})
    assert client.cookies[COOKIE].value == "zh-hans"


def test_who_chose_none_keeps_the_browsers(reviewer: User) -> None:
    Wishes.objects.create(user=reviewer, letters_about_work=False)
    client = Client()
    client.post("/login/", RIGHT)
    assert COOKIE not in client.cookies


def test_what_is_no_language_and_who_is_nobody_leave_nothing(as_reviewer: Client) -> None:
    as_reviewer.post("/language/", {"language": "tlh"})
    Client().post("/language/", {"language": "zh-hans"})
    assert not Wishes.objects.exists()
