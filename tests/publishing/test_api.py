from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factcheck.claims.models import Discrepancy
from factcheck.publishing.services import verdicts
from factcheck.review.services import decisions
from tests.claims.evidence import differing
from tests.factories import NOW

pytestmark = pytest.mark.django_db

LIST = "/api/v1/discrepancies"


@pytest.fixture
def is_open(settings: Any) -> None:
    settings.API_OPEN = True


def settle(discrepancy: Discrepancy, by: User) -> None:
    chosen = discrepancy.claim.observations.first()
    decisions.settle(discrepancy, by=by, outcome="value", chosen=chosen, reason="slip", seen=1, now=NOW)


def test_open_discrepancies_are_listed_with_their_evidence_and_causes(client: Client, is_open: None) -> None:
    discrepancy = differing("4.33 tons", "4.4 tons")
    (row,) = client.get(LIST).json()
    assert (row["id"], row["state"]) == (discrepancy.pk, "open")
    assert row["claim"] == {"id": discrepancy.claim_id, "statement": "Heroin seized in China, 2008 (tonnes)"}
    assert row["opened_at"].startswith("2026-03-02T12:00:00")
    first = row["observations"][0]
    assert (first["value"], first["low"], first["high"], first["unit"]) == ("4.33 tons", "4.33", "4.33", "tonne")
    assert first["quote"] == "Police took 4.33 tons of heroin in China in 2008."
    assert first["article_url"].startswith("http://")
    assert first["source"].startswith("Publisher")
    assert row["causes"][0]["cause"] == "rounded_up"
    assert "4.33 rounded up" in row["causes"][0]["explanation"]


def test_what_is_settled_or_does_not_stand_is_not_listed(client: Client, is_open: None, reviewer: User) -> None:
    settle(differing(), reviewer)
    discrepancy = differing("4.33 tons", "4.4 tons", "4.3 tons")
    discrepancy.claim.observations.filter(figure__text="4.3 tons").update(state="rejected")
    (row,) = client.get(LIST).json()
    assert [one["value"] for one in row["observations"]] == ["4.33 tons", "4.4 tons"]


def test_the_widest_come_first_and_pages_say_how_many_there_are(client: Client, is_open: None) -> None:
    narrow, wide = differing("4.33 tons", "4.4 tons"), differing("4.33 tons", "9.1 tons")
    answer = client.get(LIST, {"limit": 1})
    assert [row["id"] for row in answer.json()] == [wide.pk]
    assert answer["X-Total-Count"] == "2"
    assert [row["id"] for row in client.get(LIST, {"limit": 1, "offset": 1}).json()] == [narrow.pk]


@pytest.mark.parametrize("asked", [{"limit": 0}, {"limit": 501}, {"offset": -1}, {"limit": "many"}])
def test_a_wrong_page_is_refused(client: Client, is_open: None, asked: dict[str, Any]) -> None:
    assert client.get(LIST, asked).status_code == 422


def test_the_number_of_queries_does_not_grow_with_the_rows(client: Client, is_open: None) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(LIST).status_code == 200
        return len(asked)

    differing()
    few = queries()
    for _ in range(5):
        differing("4.33 tons", "4.4 tons", "4.9 tons")
    assert queries() == few


@pytest.mark.parametrize("path", [LIST, "/api/v1/claims/1"])
def test_a_closed_site_asks_to_log_in(client: Client, settings: Any, path: str) -> None:
    settings.API_OPEN = False
    answer = client.get(path)
    assert answer.status_code == 401
    assert answer.json() == {"detail": "Log in to read this: the site does not open it to everyone."}


def test_a_closed_site_answers_reviewers_and_nobody_without_a_role(
    as_reviewer: Client, as_visitor: Client, settings: Any
) -> None:
    settings.API_OPEN = False
    differing()
    assert len(as_reviewer.get(LIST).json()) == 1
    refused = as_visitor.get(LIST)
    assert refused.status_code == 403
    assert "Your role does not allow you" in refused.json()["detail"]


def test_one_claim_tells_what_stands(client: Client, is_open: None) -> None:
    discrepancy = differing("4.33 tons", "4.4 tons")
    answer = client.get(f"/api/v1/claims/{discrepancy.claim_id}").json()
    assert (answer["place"], answer["period"], answer["state"]) == ("China", "2008", "open")
    assert len(answer["observations"]) == 2
    assert client.get("/api/v1/claims/0").status_code == 404


def test_verdicts_are_open_to_everyone_on_a_closed_site(
    client: Client, settings: Any, reviewer: User, curator: User
) -> None:
    settings.API_OPEN = False
    discrepancy = differing("4.33 tons", "4.4 tons")
    settle(discrepancy, reviewer)
    verdicts.publish(discrepancy.claim, by=curator, now=NOW)
    (row,) = client.get("/api/v1/verdicts").json()
    assert (row["version"], row["under_review"]) == (1, False)
    assert row["finding"].startswith("4.33 tons stands")
    assert len(row["evidence"]) == 2
    (difference,) = row["differences"]
    assert (difference["texts"], difference["cause"]) == (["4.33 tons", "4.4 tons"], "rounded_up")


def test_the_api_describes_itself(client: Client) -> None:
    document = client.get("/api/v1/openapi.json").json()
    assert set(document["paths"]) == {"/api/v1/discrepancies", "/api/v1/claims/{claim_id}", "/api/v1/verdicts"}


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_nothing_is_written_through_the_api(as_administrator: Client, method: str) -> None:
    assert getattr(as_administrator, method)(LIST).status_code == 405
