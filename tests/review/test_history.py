from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import ProtectedError

from factcheck.claims import happenings
from factcheck.claims.happenings import Happening
from factcheck.claims.models import Claim, Discrepancy
from factcheck.review.models import Event
from factcheck.review.models.history import HistoryIsFinal
from factcheck.review.services import history
from tests.claims.evidence import differing
from tests.factories import NOW, make_claim

pytestmark = pytest.mark.django_db


def test_what_is_written_cannot_be_changed_or_deleted() -> None:
    event = history.record("claim.written", "Somebody wrote a claim.", now=NOW)
    event.sentence = "Nobody wrote anything."
    for attempt in (
        event.save,
        event.delete,
        Event.objects.all().delete,
        lambda: Event.objects.update(sentence=""),
        lambda: Event.objects.bulk_update([event], ["sentence"]),
    ):
        with pytest.raises(HistoryIsFinal), transaction.atomic():
            attempt()
    assert Event.objects.get().sentence == "Somebody wrote a claim."


def test_a_claim_with_a_history_cannot_be_deleted() -> None:
    claim = make_claim()
    history.record("claim.written", "Somebody wrote a claim.", claim=claim, now=NOW)
    with pytest.raises(ProtectedError):
        claim.delete()
    with pytest.raises(ProtectedError):
        Claim.objects.all().delete()


def test_what_happens_to_claims_is_written_down() -> None:
    discrepancy = differing()
    event = Event.objects.get()
    assert (event.kind, event.claim, event.by) == ("discrepancy.opened", discrepancy.claim, None)
    assert event.data["evidence_sha256"] == discrepancy.evidence_sha256


def test_a_change_that_cannot_be_written_down_does_not_happen(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(happening: Happening) -> None:
        raise RuntimeError("no ink")

    monkeypatch.setattr(happenings, "_listeners", [fails])
    with pytest.raises(RuntimeError), transaction.atomic():
        differing()
    assert not Discrepancy.objects.exists()


@pytest.mark.services
def test_the_database_itself_refuses_to_change_the_history() -> None:
    history.record("claim.written", "Somebody wrote a claim.", now=NOW)
    for statement in ("UPDATE review_event SET sentence = ''", "DELETE FROM review_event"):
        with pytest.raises(DatabaseError, match="cannot be changed"), transaction.atomic():
            connection.cursor().execute(statement)
    assert Event.objects.get().sentence == "Somebody wrote a claim."
