from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factcheck.claims.models import Credit, Discrepancy, Observation
from factcheck.claims.records import records_of
from factcheck.claims.services import discrepancies, observations
from factcheck.comparing import Record
from factcheck.review.services import decisions
from monitor.models import Article
from tests.claims.evidence import article_of, say
from tests.factories import NOW, make_article, make_claim

pytestmark = pytest.mark.django_db


@pytest.fixture
def board() -> Article:
    return article_of("Harbour Board")


@pytest.fixture
def net() -> Article:
    return article_of("Daily Net")


def differing(board: Article, net: Article) -> Discrepancy:
    """An open discrepancy on a claim of its own: each publisher in a text of its own, "4.33 tons" and "4.9 tons"."""
    claim = make_claim()
    for words, article in (("4.33 tons", board), ("4.9 tons", net)):
        say(claim, words, article=make_article(source=article.source))
    discrepancy = discrepancies.update(claim, NOW)
    assert discrepancy is not None
    return discrepancy


def settle(discrepancy: Discrepancy, by: User, words: str = "4.33 tons") -> None:
    chosen = discrepancy.claim.observations.get(figure__text=words)
    decisions.settle(discrepancy, by=by, seen=1, now=NOW, outcome="value", reason="slip", chosen=chosen)


def right() -> dict[str, bool]:
    return dict(Credit.objects.values_list("publisher__name", "stood"))


def test_settling_keeps_whose_figure_agrees_with_what_stands(board: Article, net: Article, reviewer: User) -> None:
    discrepancy = differing(board, net)
    say(discrepancy.claim, "4.3 tons", article=article_of("Coast Guard"))
    settle(discrepancy, reviewer)
    assert right() == {"Harbour Board": True, "Daily Net": False, "Coast Guard": True}


def test_of_a_publishers_figures_the_last_counts(board: Article, net: Article, reviewer: User) -> None:
    discrepancy = differing(board, net)
    later = say(discrepancy.claim, "4.33 t", article=make_article(source=net.source))
    type(later.figure.revision).objects.filter(pk=later.figure.revision_id).update(published_on=date(2099, 1, 1))
    settle(discrepancy, reviewer)
    assert right() == {"Harbour Board": True, "Daily Net": True}


def test_nothing_is_kept_where_nothing_is_comparable(board: Article, net: Article, reviewer: User) -> None:
    discrepancy = differing(board, net)
    decisions.settle(discrepancy, by=reviewer, seen=1, now=NOW, outcome="not_comparable", reason="scope")
    assert right() == {}


def test_what_is_open_again_counts_for_nobody(board: Article, net: Article, reviewer: User) -> None:
    discrepancy = differing(board, net)
    settle(discrepancy, reviewer)
    decisions.reopen(discrepancy, by=reviewer, because="The board wrote again.", now=NOW)
    assert right() == {}


def test_a_figure_that_was_misread_counts_against_nobody(
    board: Article, net: Article, reviewer: User, curator: User
) -> None:
    discrepancy = differing(board, net)
    settle(discrepancy, reviewer)
    observations.reject(discrepancy.claim.observations.get(figure__text="4.9 tons"), by=curator, now=NOW)
    discrepancy.refresh_from_db()
    assert (discrepancy.state, right()) == ("settled", {"Harbour Board": True})


def test_a_slip_that_a_later_text_leaves_out_still_counts(board: Article, net: Article, reviewer: User) -> None:
    discrepancy = differing(board, net)
    settle(discrepancy, reviewer)
    discrepancy.claim.observations.filter(figure__text="4.9 tons").update(is_current=False)
    discrepancies.update(discrepancy.claim, NOW)
    discrepancy.refresh_from_db()
    assert (discrepancy.state, right()) == ("settled", {"Harbour Board": True, "Daily Net": False})


def test_a_record_counts_what_was_settled_and_in_how_many_of_it_the_publisher_was_right(
    board: Article, net: Article, reviewer: User
) -> None:
    for chosen in ("4.33 tons", "4.33 tons", "4.9 tons"):
        settle(differing(board, net), reviewer, chosen)
    given = list(Observation.objects.as_mentions())
    with CaptureQueriesContext(connection) as asked:
        assert records_of(given) == {"Harbour Board": Record(3, 2), "Daily Net": Record(3, 1)}
    assert len(asked) == 1


def test_the_page_of_a_discrepancy_says_who_was_mostly_right_before(
    board: Article, net: Article, reviewer: User, client: Client
) -> None:
    for _ in range(5):
        settle(differing(board, net), reviewer)
    client.force_login(reviewer)
    page = client.get(differing(board, net).get_absolute_url()).content.decode()
    assert "Harbour Board was right in 5 of 5 discrepancies settled before." in page
