"""When somebody last looked."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import User

from factcheck.accounts.looks import look
from tests.factories import NOW

pytestmark = pytest.mark.django_db

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


def test_who_looks_for_the_first_time_never_looked_before(reviewer: User) -> None:
    assert look(reviewer, NOW) is None
    assert look(reviewer, NOW + 10 * MINUTE) is None, "the page loaded again is the same look"


def test_what_happened_since_the_last_look_is_new(reviewer: User) -> None:
    look(reviewer, NOW)
    assert look(reviewer, NOW + HOUR) == NOW


def test_loading_the_page_again_leaves_the_same_things_new(reviewer: User) -> None:
    look(reviewer, NOW)
    for minutes in (60, 61, 75, 90, 115):
        assert look(reviewer, NOW + minutes * MINUTE) == NOW


def test_each_has_her_own_look(reviewer: User, curator: User) -> None:
    look(reviewer, NOW)
    look(reviewer, NOW + HOUR)
    assert look(curator, NOW + HOUR) is None
