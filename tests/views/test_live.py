"""What is told of while a page is open."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from factcheck.claims.services import discrepancies
from tests.claims.evidence import differing, say
from tests.factories import NOW, make_revision
from tests.views.pages import soup
from tests.views.world import settle

pytestmark = pytest.mark.django_db


def live_address(client: Client, page: str) -> str:
    """What the page asks while it is open."""
    element = soup(client, page).select_one("[data-live]")
    assert element is not None
    return str(element["data-live"])


def news(client: Client, address: str) -> str:
    return str(client.get(address).json()["news"])


def test_while_nothing_happens_nothing_is_told(as_reviewer: Client) -> None:
    page = differing("4.33 tons", "4.4 tons").get_absolute_url()
    assert soup(as_reviewer, page).select_one("[data-live][hidden]")
    assert news(as_reviewer, live_address(as_reviewer, page)) == ""


def test_new_evidence_is_announced(as_reviewer: Client) -> None:
    discrepancy = differing("4.33 tons", "4.4 tons")
    address = live_address(as_reviewer, discrepancy.get_absolute_url())
    say(discrepancy.claim, "5.1 tons")
    discrepancies.update(discrepancy.claim, NOW)
    assert news(as_reviewer, address) == "New evidence came while you had this open."
    assert news(as_reviewer, live_address(as_reviewer, discrepancy.get_absolute_url())) == ""


def test_a_settlement_by_somebody_else_is_announced(as_reviewer: Client, curator: User) -> None:
    discrepancy = differing("4.33 tons", "4.4 tons")
    address = live_address(as_reviewer, discrepancy.get_absolute_url())
    settle(discrepancy, by=curator)
    assert news(as_reviewer, address) == "Somebody settled this while you had it open."


def test_that_nothing_differs_any_more_is_announced(as_reviewer: Client) -> None:
    discrepancy = differing("4.33 tons", "4.4 tons")
    address = live_address(as_reviewer, discrepancy.get_absolute_url())
    discrepancy.claim.observations.all()[0].delete()
    discrepancies.update(discrepancy.claim, NOW)
    assert news(as_reviewer, address).startswith("The sources no longer differ")


@pytest.mark.parametrize("query", ["", "?version=x&state=y", "?version=%00"])
def test_an_odd_question_is_answered(as_reviewer: Client, query: str) -> None:
    discrepancy = differing("4.33 tons", "4.4 tons")
    path = urlsplit(live_address(as_reviewer, discrepancy.get_absolute_url())).path
    assert as_reviewer.get(path + query).status_code == 200


def test_texts_that_wait_for_the_reader_are_told_at_home(as_reviewer: Client) -> None:
    address = live_address(as_reviewer, "/")
    assert news(as_reviewer, address) == ""
    make_revision("They seized 4.33 tons.", recorded_at=timezone.now() - timedelta(hours=1))
    cache.clear()  # a minute later
    assert news(as_reviewer, address) == "Texts that wait to be read: 1."


def test_many_open_home_pages_have_the_texts_counted_once(as_reviewer: Client, as_curator: Client) -> None:
    make_revision("They seized 4.4 tons.", recorded_at=timezone.now() - timedelta(hours=1))
    assert news(as_reviewer, "/live/") == "Texts that wait to be read: 1."
    with CaptureQueriesContext(connection) as asked:
        assert news(as_curator, "/live/") == "Texts that wait to be read: 1."
    assert not [query for query in asked if "monitor_revision" in query["sql"]]
