from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from factcheck.claims.models import Discrepancy
from factcheck.review.letter import letter, subject
from factcheck.review.models import Decision, Erratum, Event
from factcheck.review.services import decisions, errata
from tests.claims.evidence import differing
from tests.factories import NOW
from tests.views.world import settle

pytestmark = pytest.mark.django_db


@pytest.fixture
def discrepancy() -> Discrepancy:
    return differing("4.33 tons", "4.4 tons")


def decided(discrepancy: Discrepancy, by: User) -> Decision:
    """The first figure stands, the second is wrong."""
    return settle(discrepancy, by=by, wrong=[discrepancy.claim.observations.order_by("pk")[1]])


def test_a_wrong_figure_enters_the_register_in_its_own_words(discrepancy: Discrepancy, reviewer: User) -> None:
    decided(discrepancy, reviewer)
    erratum = Erratum.objects.get()
    assert (erratum.says, erratum.state, erratum.changed_by) == ("4.4 tons", "found", reviewer)
    assert "4.4 tons" in erratum.quote
    assert "entered “4.4 tons”" in Event.objects.get(kind="erratum.found").sentence


def test_the_letter_says_what_is_wrong_and_what_others_say_and_where(discrepancy: Discrepancy, reviewer: User) -> None:
    decided(discrepancy, reviewer)
    erratum = Erratum.objects.get()
    text = letter(erratum, ["4.4 is 4.33 rounded up."], sender="A. Reviewer")
    right = discrepancy.claim.observations.order_by("pk")[0].figure.revision.article
    for words in ("4.4 tons", "4.33 tons stands", "4.4 is 4.33 rounded up.", erratum.article.url, right.url):
        assert words in text
    assert text.endswith("A. Reviewer")
    assert erratum.article.title in subject(erratum)


def test_the_letter_names_first_who_says_otherwise(reviewer: User) -> None:
    discrepancy = differing("4.4 tons", "4.33 tons", "4.4 tons")
    first, right, wrong = discrepancy.claim.observations.order_by("pk")
    decisions.settle(
        discrepancy, by=reviewer, outcome="value", reason="slip", chosen=right, wrong=[wrong], seen=1, now=NOW
    )
    others = letter(Erratum.objects.get(), [], sender="A. Reviewer").split("Other sources give:")[1]
    assert others.index("4.33 tons") < others.index(first.figure.revision.article.url)


def test_the_letter_begins_the_other_sources_with_the_value_that_stands(reviewer: User) -> None:
    discrepancy = differing("4.9 tons", "4.33 tons", "4.4 tons")
    _, right, wrong = discrepancy.claim.observations.order_by("pk")
    decisions.settle(
        discrepancy, by=reviewer, outcome="value", reason="slip", chosen=right, wrong=[wrong], seen=1, now=NOW
    )
    others = letter(Erratum.objects.get(), [], sender="A. Reviewer").split("Other sources give:")[1]
    assert others.index("4.33 tons") < others.index("4.9 tons")


def test_what_came_of_it_is_noted_once(discrepancy: Discrepancy, reviewer: User) -> None:
    decided(discrepancy, reviewer)
    for _ in range(2):
        errata.mark(Erratum.objects.get(), "sent", by=reviewer, now=NOW)
    errata.mark(Erratum.objects.get(), "corrected", by=reviewer, note="With thanks.", now=NOW)
    erratum = Erratum.objects.get()
    assert (erratum.state, erratum.note) == ("corrected", "With thanks.")
    assert Event.objects.filter(kind="erratum.marked").count() == 2


def test_an_unknown_state_or_role_is_refused(discrepancy: Discrepancy, reviewer: User, visitor: User) -> None:
    decided(discrepancy, reviewer)
    with pytest.raises(decisions.Invalid):
        errata.mark(Erratum.objects.get(), "lost", by=reviewer, now=NOW)
    with pytest.raises(decisions.NotAllowed):
        errata.mark(Erratum.objects.get(), "sent", by=visitor, now=NOW)


def test_a_decision_is_not_undone_once_the_publisher_was_written_to(discrepancy: Discrepancy, reviewer: User) -> None:
    decision = decided(discrepancy, reviewer)
    errata.mark(Erratum.objects.get(), "sent", by=reviewer, now=NOW)
    with pytest.raises(decisions.Invalid, match="A publisher has been written to"):
        decisions.undo(decision, by=reviewer, now=NOW)


def test_what_stands_cannot_be_wrong_and_nothing_is_wrong_where_nothing_stands(
    discrepancy: Discrepancy, reviewer: User
) -> None:
    first = discrepancy.claim.observations.order_by("pk")[0]
    with pytest.raises(decisions.Invalid, match="cannot be the wrong one"):
        settle(discrepancy, by=reviewer, wrong=[first])
    with pytest.raises(decisions.Invalid, match="only where something stands"):
        decisions.settle(
            discrepancy, by=reviewer, outcome="not_comparable", reason="period", wrong=[first], seen=1, now=NOW
        )
    assert not Erratum.objects.exists()
