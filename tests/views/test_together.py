"""One decision for several discrepancies of a common cause."""

from __future__ import annotations

import pytest
from django.test import Client

from factcheck.claims.models import Discrepancy
from factcheck.claims.services import discrepancies
from factcheck.review.models import Decision
from tests.claims.evidence import article_of, say
from tests.factories import NOW, make_article, make_claim, make_publisher, make_source
from tests.views.pages import soup, text

pytestmark = pytest.mark.django_db

PATH = "/discrepancies/together/"


@pytest.fixture
def alike() -> list[Discrepancy]:
    """Two with one cause between the same two publishers, and one of another pair."""
    wire, yearbook = (make_source(publisher=make_publisher(name=name)) for name in ("The wire", "The yearbook"))
    found = []
    for number, (one, other) in enumerate([(wire, yearbook), (wire, yearbook), (wire, None)]):
        claim = make_claim(statement=f"Claim {number}")
        say(claim, "4.33 tons", article=article_of("Radio") if other is None else make_article(source=other))
        say(claim, "4.4 tons", article=make_article(source=one))
        discrepancy = discrepancies.update(claim, NOW)
        assert discrepancy is not None
        found.append(discrepancy)
    return found


def test_the_queue_groups_what_has_a_common_cause(as_reviewer: Client, alike: list[Discrepancy]) -> None:
    page = soup(as_reviewer, "/discrepancies/?by=cause")
    assert [row.get_text() for row in page.select(".row h3")] == ["Rounded up: 2 discrepancies"]
    group = str(page.select_one(".row h3 a")["href"])  # type: ignore[index]
    listed = soup(as_reviewer, group)
    assert [row.get_text() for row in listed.select(".row h3")] == ["Claim 0", "Claim 1"]
    assert listed.select_one(".notice a")["href"] == f"{PATH}?from=group%3D{alike[0].cause_group}"  # type: ignore[index]


def test_the_preview_says_what_would_stand_in_each(as_reviewer: Client, alike: list[Discrepancy]) -> None:
    group = f"from=group%3D{alike[0].cause_group}"
    words = text(as_reviewer, f"{PATH}?{group}&stands=publisher:The wire")
    assert words.count("The wire says so.") == 2
    assert "Claim 2" not in words
    assert not Decision.objects.exists()
    assert text(as_reviewer, f"{PATH}?{group}").count("No value has more origins behind it") == 2


def send(client: Client, alike: list[Discrepancy], **changes: object) -> str:
    data: dict[str, object] = {
        "from": f"group={alike[0].cause_group}",
        "stands": "publisher:The yearbook",
        "reason": "rounding",
        "settle": [one.pk for one in alike],
    }
    data |= {f"seen-{one.pk}": one.evidence_version for one in alike}
    response = client.post(PATH, data | changes, follow=True)
    return str(response.content.decode())


def test_the_ticked_ones_of_the_group_are_settled_and_undone_together(
    as_reviewer: Client, as_curator: Client, alike: list[Discrepancy]
) -> None:
    page = send(as_reviewer, alike)
    assert "2 decided." in page
    made = Decision.objects.filter(ended_at=None)
    assert {one.discrepancy for one in made} == set(alike[:2])
    assert {one.chosen.figure.text for one in made if one.chosen} == {"4.33 tons"}
    batch = made[0].batch
    assert batch in page
    as_curator.post(f"{PATH}undo/", {"batch": batch})
    assert made.all().count() == 2
    as_reviewer.post(f"{PATH}undo/", {"batch": batch})
    assert made.all().count() == 0


def test_what_is_not_ticked_or_has_new_evidence_stays_open(as_reviewer: Client, alike: list[Discrepancy]) -> None:
    say(alike[0].claim, "4.4 tons", article=article_of("Another newsroom"))
    discrepancies.update(alike[0].claim, NOW)
    assert "The evidence changed while you were deciding." in send(as_reviewer, alike, settle=[alike[0].pk])
    assert not Decision.objects.exists()


def test_a_missing_reason_is_asked_for(as_reviewer: Client, alike: list[Discrepancy]) -> None:
    assert "This field is required." in send(as_reviewer, alike, reason="")
    assert not Decision.objects.exists()


def test_what_is_no_key_is_left_out(as_reviewer: Client) -> None:
    response = as_reviewer.post("/discrepancies/together/", {"settle": ["9" * 30, "nonsense"]})
    assert response.status_code == 422
