"""The desk in Django admin: the same services, and the same history, as the pages."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from factcheck.claims.models import Discrepancy
from factcheck.publishing.services import verdicts
from factcheck.review.models import Decision, Event
from factcheck.review.services import decisions
from tests.claims.evidence import differing
from tests.conftest import logged_in
from tests.factories import NOW, make_user

pytestmark = pytest.mark.django_db

LIST = "/admin/claims/discrepancy/"


@pytest.fixture
def at_desk(reviewer: User) -> Client:
    """A reviewer who may also enter the admin."""
    reviewer.is_staff = True
    reviewer.save()
    return logged_in(reviewer)


def settle(discrepancy: Discrepancy) -> Decision:
    return decisions.settle(
        discrepancy,
        by=User.objects.filter(username="settler").first() or make_user("settler", group="reviewer"),
        outcome="value",
        chosen=discrepancy.claim.observations.first(),
        reason="rounding",
        seen=discrepancy.evidence_version,
        now=NOW,
    )


def page_of(discrepancy: Discrepancy) -> str:
    return reverse("admin:claims_discrepancy_change", args=[discrepancy.pk])


def test_the_list_shows_state_spread_and_causes(at_desk: Client) -> None:
    differing("4.33 tons", "4.4 tons")
    page = at_desk.get(LIST).content.decode()
    assert "Open" in page
    assert "1.6%" in page
    assert "Rounded up" in page


def test_the_list_is_filtered_by_causes_in_words(at_desk: Client) -> None:
    rounded = differing("4.33 tons", "4.4 tons")
    other = differing("4.33 tons", "43.3 tons")
    assert (rounded.first_cause, other.first_cause) == ("rounded_up", "factor_10")
    page = at_desk.get(LIST, {"first_cause": "factor_10"}).content.decode()
    assert "Off by a factor of 10" in page
    assert page_of(other) in page
    assert page_of(rounded) not in page


def test_the_list_asks_as_many_queries_for_many_rows_as_for_few(at_desk: Client) -> None:
    for _ in range(2):
        differing()
    at_desk.get(LIST)
    with CaptureQueriesContext(connection) as few:
        at_desk.get(LIST)
    for _ in range(5):
        differing()
    with CaptureQueriesContext(connection) as many:
        at_desk.get(LIST)
    assert len(many) == len(few)


def test_the_page_shows_the_evidence_beside_the_decision(at_desk: Client) -> None:
    page = at_desk.get(page_of(differing("4.33 tons", "4.4 tons"))).content.decode()
    assert "4.33 tons" in page
    assert "4.4 is 4.33 rounded up" in page
    assert 'name="seen" value="1"' in page


def test_a_discrepancy_is_settled_with_its_history(at_desk: Client) -> None:
    discrepancy = differing("4.33 tons", "4.4 tons")
    chosen = discrepancy.claim.observations.get(figure__text="4.33 tons")
    answer = at_desk.post(page_of(discrepancy), {"choice": chosen.pk, "reason": "rounding", "seen": 1})
    assert answer.status_code == 302
    assert Decision.objects.get().chosen == chosen
    assert Event.objects.filter(kind="discrepancy.settled", by__username="reviewer").count() == 1


def test_evidence_that_changed_meanwhile_stops_the_decision_and_keeps_the_note(at_desk: Client) -> None:
    discrepancy = differing()
    Discrepancy.objects.update(evidence_version=2)
    chosen = discrepancy.claim.observations.all()[0]
    answer = at_desk.post(page_of(discrepancy), {"choice": chosen.pk, "reason": "slip", "note": "Mine", "seen": 1})
    assert answer.status_code == 409
    assert "evidence changed" in answer.content.decode()
    assert "Mine" in answer.content.decode()
    assert not Decision.objects.exists()


def test_a_form_without_a_choice_says_what_to_do(at_desk: Client) -> None:
    answer = at_desk.post(page_of(differing()), {"reason": "slip", "seen": 1})
    assert answer.status_code == 422
    assert "Choose what stands." in answer.content.decode()


@pytest.mark.parametrize("wrong", ["999999", "none", "1/change/widgets.css"])
def test_what_is_no_discrepancy_is_not_found(at_desk: Client, wrong: str) -> None:
    assert at_desk.get(f"/admin/claims/discrepancy/{wrong}/change/").status_code == 404


def test_staff_without_a_role_sees_nothing_and_settles_nothing(visitor: User) -> None:
    visitor.is_staff = True
    visitor.save()
    client, discrepancy = logged_in(visitor), differing()
    assert client.get(page_of(discrepancy)).status_code == 403
    assert client.get(LIST).status_code == 403
    assert client.post(page_of(discrepancy), {"seen": 1}).status_code == 403


def test_who_may_look_but_not_settle_gets_no_form_and_no_bulk_action(visitor: User) -> None:
    visitor.is_staff = True
    visitor.save()
    visitor.user_permissions.add(Permission.objects.get(codename="view_discrepancy"))
    client, discrepancy = logged_in(visitor), differing()
    chosen = discrepancy.claim.observations.all()[0]
    assert "Which stands?" not in client.get(page_of(discrepancy)).content.decode()
    assert "accept_suggested" not in client.get(LIST).content.decode()
    answer = client.post(page_of(discrepancy), {"choice": chosen.pk, "reason": "slip", "seen": 1})
    assert answer.status_code == 403
    client.post(LIST, {"action": "mark_not_comparable", "_selected_action": discrepancy.pk, "confirmed": 1})
    assert not Decision.objects.exists()


def test_bulk_actions_show_first_what_they_would_settle(at_desk: Client) -> None:
    discrepancy = differing("4.33 tons", "4.33 tons", "4.4 tons")
    answer = at_desk.post(LIST, {"action": "accept_suggested", "_selected_action": discrepancy.pk})
    page = answer.content.decode()
    assert "<strong>4.33 tons</strong>" in page
    assert f'name="seen-{discrepancy.pk}" value="1"' in page
    assert not Decision.objects.exists()


def test_the_suggested_value_is_accepted_for_many_at_once(at_desk: Client) -> None:
    clear, unclear = differing("4.33 tons", "4.33 tons", "4.4 tons"), differing("4.33 tons", "4.4 tons")
    sent = {
        "action": "accept_suggested",
        "confirmed": 1,
        "_selected_action": [clear.pk, unclear.pk],
        f"seen-{clear.pk}": 1,
        f"seen-{unclear.pk}": 1,
        "reason": "rounding",
    }
    page = at_desk.post(LIST, sent, follow=True).content.decode()
    assert "1 settled." in page
    assert "No value has more origins behind it than another. Open it and decide by hand." in page
    assert Decision.objects.get().discrepancy == clear
    assert Decision.objects.values_list("chosen__figure__text", flat=True).get() == "4.33 tons"


def test_many_are_marked_not_comparable_with_one_note(at_desk: Client) -> None:
    rows = [differing(), differing()]
    sent = {"action": "mark_not_comparable", "confirmed": 1, "_selected_action": [row.pk for row in rows]}
    sent |= {f"seen-{row.pk}": 1 for row in rows} | {
        "reason": "scope",
        "note": "One counts powder, one tablets.",
    }
    at_desk.post(LIST, sent)
    assert set(Decision.objects.values_list("outcome", flat=True)) == {"not_comparable"}
    assert Event.objects.filter(kind="discrepancy.settled").count() == 2


def test_a_bulk_action_leaves_open_what_changed_since_it_was_shown(at_desk: Client) -> None:
    discrepancy = differing()
    Discrepancy.objects.update(evidence_version=2)
    sent = {"action": "mark_not_comparable", "confirmed": 1, "_selected_action": discrepancy.pk}
    sent |= {f"seen-{discrepancy.pk}": 1, "reason": "scope", "note": "Different things."}
    assert "evidence changed" in at_desk.post(LIST, sent, follow=True).content.decode()
    assert not Decision.objects.exists()


@pytest.mark.parametrize("model", ["claims/discrepancy", "claims/observation", "review/decision", "review/event"])
def test_records_are_not_written_by_hand(as_administrator: Client, model: str) -> None:
    settle(differing())
    rows = apps.get_model(model.replace("/", "."))._default_manager
    row = rows.order_by("pk")[0]
    for door in ("add", f"{row.pk}/delete"):
        assert as_administrator.get(f"/admin/{model}/{door}/").status_code == 403
        assert as_administrator.post(f"/admin/{model}/{door}/", {"post": "yes"}).status_code == 403
    assert rows.filter(pk=row.pk).exists()


@pytest.mark.parametrize(
    "path", ["claims/claim", "claims/observation", "review/decision", "review/event", "publishing/verdict"]
)
def test_no_list_asks_more_queries_for_more_rows(as_administrator: Client, path: str) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert as_administrator.get(f"/admin/{path}/").status_code == 200
        return len(asked)

    def publish_one() -> None:
        decision = settle(differing())
        verdicts.publish(decision.discrepancy.claim, by=User.objects.get(username="administrator"), now=NOW)

    publish_one()
    queries()  # content types and the like are looked up once
    few = queries()
    for _ in range(4):
        publish_one()
    assert queries() == few
