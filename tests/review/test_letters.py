"""Letters about work: who is told of what, when, and that it is once."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from factcheck.claims.models import Discrepancy
from factcheck.claims.services import discrepancies
from factcheck.review.services import aside, assigning, letters
from tests.claims.evidence import differing, say
from tests.factories import NOW, make_user
from tests.views.world import settle

pytestmark = pytest.mark.django_db

DUE = NOW + timedelta(days=7)


@pytest.fixture(autouse=True)
def sends_mail(settings: Any) -> None:
    settings.SENDS_MAIL = True
    settings.SITE_URL = "https://desk.test/"


@pytest.fixture
def mia() -> User:
    return make_user("mia", group="reviewer", email="mia@desk.test")


@pytest.fixture
def discrepancy() -> Discrepancy:
    return differing("4.33 tons", "4.4 tons")


def give(discrepancy: Discrepancy, to: User, by: User, message: str = "Look at the yearbook.") -> None:
    assigning.assign(discrepancy, to, by=by, message=message, now=NOW)


def set_aside(discrepancy: Discrepancy, by: User) -> None:
    aside.put_aside(discrepancy, by=by, seen=1, until=DUE.date(), note="The yearbook is missing.", now=NOW)


def test_the_assignee_is_told_by_whom_with_the_message_and_the_address(
    discrepancy: Discrepancy, mia: User, curator: User, mailoutbox: list[Any]
) -> None:
    give(discrepancy, mia, curator)
    assert letters.send(NOW) == 1
    letter = mailoutbox[0]
    assert letter.to == ["mia@desk.test"]
    assert f"curator gave you “{discrepancy.claim}”." in letter.body
    assert "“Look at the yearbook.”" in letter.body
    assert f"https://desk.test{discrepancy.get_absolute_url()}\n" in letter.body


def test_each_assignment_is_told_once_and_a_new_one_again(
    discrepancy: Discrepancy, mia: User, curator: User, mailoutbox: list[Any]
) -> None:
    give(discrepancy, mia, curator)
    assert [letters.send(NOW), letters.send(NOW)] == [1, 0]
    give(discrepancy, mia, curator, message="It is urgent now.")
    assert letters.send(NOW) == 1


def test_many_at_once_make_one_letter(mia: User, curator: User, mailoutbox: list[Any]) -> None:
    for _ in range(3):
        give(differing("4.33 tons", "4.4 tons"), mia, curator)
    assert letters.send(NOW) == 1
    assert mailoutbox[0].subject.endswith(": 3 discrepancies wait for you")
    assert mailoutbox[0].body.count("gave you") == 3


def test_whoever_takes_it_herself_knows(discrepancy: Discrepancy, mia: User, mailoutbox: list[Any]) -> None:
    give(discrepancy, mia, mia)
    assert letters.send(NOW) == 0


def test_old_work_is_no_news_nor_what_is_settled(discrepancy: Discrepancy, mia: User, curator: User) -> None:
    give(discrepancy, mia, curator)
    assert letters.send(NOW + letters.NEWS) == 0
    settle(discrepancy, by=curator)
    assert letters.send(NOW) == 0


def test_a_reminder_comes_on_its_day_to_who_put_it_aside(
    discrepancy: Discrepancy, mia: User, mailoutbox: list[Any]
) -> None:
    set_aside(discrepancy, mia)
    assert letters.send(DUE - timedelta(days=1)) == 0
    assert [letters.send(DUE), letters.send(DUE)] == [1, 0]
    assert "The yearbook is missing." in mailoutbox[0].body


def test_put_aside_again_it_is_reminded_of_again(discrepancy: Discrepancy, mia: User, mailoutbox: list[Any]) -> None:
    set_aside(discrepancy, mia)
    letters.send(DUE)
    set_aside(discrepancy, mia)
    assert letters.send(DUE) == 1


def test_new_evidence_brings_it_back_without_a_reminder(discrepancy: Discrepancy, mia: User) -> None:
    set_aside(discrepancy, mia)
    say(discrepancy.claim, "5 tons")
    discrepancies.update(discrepancy.claim, NOW)
    assert letters.send(DUE) == 0


@pytest.mark.parametrize("changes", [{"email": ""}, {"is_active": False}])
def test_some_get_no_letters(discrepancy: Discrepancy, mia: User, curator: User, changes: dict[str, Any]) -> None:
    give(discrepancy, mia, curator)
    User.objects.filter(pk=mia.pk).update(**changes)
    assert letters.send(NOW) == 0


def test_letters_can_be_switched_off_and_on(client: Client, discrepancy: Discrepancy, mia: User, curator: User) -> None:
    give(discrepancy, mia, curator)
    client.force_login(mia, backend="django.contrib.auth.backends.ModelBackend")
    client.post("/account/letters/")
    assert letters.send(NOW) == 0
    client.post("/account/letters/", {"letters_about_work": "on"})
    assert letters.send(NOW) == 1


def test_what_could_not_be_sent_is_sent_later(
    discrepancy: Discrepancy, mia: User, curator: User, settings: Any, mailoutbox: list[Any]
) -> None:
    give(discrepancy, mia, curator)
    working = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    assert letters.send(NOW) == 0
    settings.EMAIL_BACKEND = working
    assert letters.send(NOW) == 1


def test_without_a_server_nothing_is_marked_as_told(
    discrepancy: Discrepancy, mia: User, curator: User, settings: Any
) -> None:
    give(discrepancy, mia, curator)
    settings.SENDS_MAIL = False
    assert letters.send(NOW) == 0
    settings.SENDS_MAIL = True
    assert letters.send(NOW) == 1
