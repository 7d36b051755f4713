"""What open pages send by themselves reaches the site while something else is under way."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest
from django.conf import settings
from django.contrib.auth.models import User

from factcheck.claims.models import Discrepancy
from factcheck.review.models import Draft
from tests.claims.evidence import differing
from tests.conftest import logged_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def draft(address: str, discrepancy: Discrepancy, user: User, note: str) -> Request:
    session = logged_in(user).cookies[settings.SESSION_COOKIE_NAME].value
    token = "a" * 32
    cookies = f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={token}"
    return Request(  # noqa: S310 - the test's own server
        f"{address}{discrepancy.get_absolute_url()}draft/",
        data=urlencode({"note": note}).encode(),
        headers={"Cookie": cookies, "X-CSRFToken": token, "X-Requested-With": "fetch"},
    )


def test_drafts_that_arrive_at_once_are_all_kept(live_server: Any, reviewer: User, curator: User) -> None:
    discrepancy = differing("4.33 tons", "4.4 tons")
    drafts = [draft(live_server.url, discrepancy, user, f"By {user}") for user in (reviewer, curator)]
    with ThreadPoolExecutor(4) as pool:
        answers = pool.map(lambda one: urlopen(one).status, drafts * 10)  # noqa: S310
    assert set(answers) == {204}
    assert {note for one in Draft.objects.all() for note in one.fields["note"]} == {"By reviewer", "By curator"}
