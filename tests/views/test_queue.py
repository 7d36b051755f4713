from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from factcheck.claims.models import Claim, Discrepancy
from factcheck.review.services import assigning, decisions, leases
from tests.claims.evidence import differing
from tests.factories import NOW, make_claim, make_discrepancy, make_source
from tests.views.pages import soup, text
from tests.views.world import propose, settle

pytestmark = pytest.mark.django_db


def rows(client: Client, query: str = "") -> list[str]:
    return [row.text for row in soup(client, f"/discrepancies/{query}").select(".row h3")]


def words_of(client: Client, query: str = "") -> str:
    return text(client, f"/discrepancies/{query}")


def make(statement: str, **changes: object) -> None:
    make_discrepancy(make_claim(statement=statement), **changes)


def test_the_widest_difference_comes_first_and_of_equal_ones_the_oldest(as_reviewer: Client) -> None:
    make("Narrow", spread=0.01)
    make("Wide", spread=0.9)
    make("Younger", spread=0.5, opened_at=NOW)
    make("Older", spread=0.5, opened_at=NOW - timedelta(days=3))
    assert rows(as_reviewer) == ["Wide", "Older", "Younger", "Narrow"]


def test_it_can_be_ordered_by_age(as_reviewer: Client) -> None:
    make("Younger", opened_at=NOW, spread=0.9)
    make("Older", opened_at=NOW - timedelta(days=3))
    assert rows(as_reviewer, "?order=oldest") == ["Older", "Younger"]
    assert rows(as_reviewer, "?order=newest") == ["Younger", "Older"]


def test_only_open_ones_wait(as_reviewer: Client) -> None:
    make("Open")
    make("Settled", state="settled")
    make("Closed", state="closed")
    assert rows(as_reviewer) == ["Open"]
    assert rows(as_reviewer, "?state=settled") == ["Settled"]
    assert rows(as_reviewer, "?state=closed") == ["Closed"]


def test_reopened_ones_have_a_list_of_their_own_and_say_why(as_reviewer: Client, curator: User) -> None:
    discrepancy = differing("4.33 tons", "4.4 tons")
    make("Another")
    settle(discrepancy, by=curator)
    decisions.reopen(discrepancy, by=curator, because="A page was missed.", now=NOW)
    assert rows(as_reviewer, "?state=reopened") == [discrepancy.claim.statement]
    assert "A page was missed." in words_of(as_reviewer, "?state=reopened")


def test_the_address_carries_the_filter(as_reviewer: Client) -> None:
    make("Heroin seized", first_cause="rounded_up")
    make("Heroin burnt", first_cause="one_digit")
    make("Opium seized", first_cause="one_digit")
    assert rows(as_reviewer, "?q=heroin&cause=one_digit") == ["Heroin burnt"]


def test_causes_are_offered_with_their_counts(as_reviewer: Client) -> None:
    make("One", first_cause="one_digit")
    make("Two", first_cause="one_digit")
    assert "One digit apart (2)" in words_of(as_reviewer)


def test_nonsense_in_the_address_falls_back_to_what_waits(as_reviewer: Client) -> None:
    make("Open")
    assert rows(as_reviewer, "?state=nonsense&order=nonsense&page=nonsense") == ["Open"]


def test_an_empty_queue_says_why(as_reviewer: Client) -> None:
    assert "No source is watched yet. A curator can add the first one." in words_of(as_reviewer)
    make_source()
    assert "Nothing waits." in words_of(as_reviewer)
    make("Open")
    assert "Nothing fits this filter." in words_of(as_reviewer, "?q=unheard-of")


def test_a_row_tells_values_publishers_and_how_far_apart(as_reviewer: Client) -> None:
    differing("4.33 tons", "4.4 tons")
    words = words_of(as_reviewer)
    assert "4.33 t · 4.4 t" in words
    assert "2 figures from 2 publishers" in words
    assert "1.6% apart" in words
    assert "Rounded up" in words


def test_of_many_values_a_row_shows_the_smallest_and_the_largest(as_reviewer: Client) -> None:
    differing("4.1 tons", "4.2 tons", "4.3 tons", "4.4 tons", "4.5 tons", "44 tons")
    assert "4.1 t · 4.2 t · 4.3 t · 4.4 t · 1 between · 44 t" in words_of(as_reviewer)


def test_those_of_one_cause_name_the_two_values_and_who_gives_them(as_reviewer: Client) -> None:
    for _ in range(2):
        differing("4.33 tons", "44 tons", "4.3 tons")
    Discrepancy.objects.update(cause_group="one", importance=1)
    values = soup(as_reviewer, "/discrepancies/?by=cause").select_one(".row .values")
    assert values is not None
    assert re.fullmatch(r"44 tons Publisher \d+ ≠ against 4.3 tons Publisher \d+", " ".join(values.text.split()))


def test_a_long_queue_has_pages_that_keep_the_filter(as_reviewer: Client) -> None:
    for number in range(27):
        make(f"Heroin {number}")
    following = soup(as_reviewer, "/discrepancies/?q=heroin").select_one("a[rel=next]")
    assert following is not None
    assert following["href"] == "/discrepancies/?q=heroin&page=2"
    assert len(rows(as_reviewer, "?q=heroin&page=2")) == 2


def test_what_is_mine_unassigned_or_waits_has_a_list_of_its_own(
    as_reviewer: Client, reviewer: User, curator: User
) -> None:
    opinion = propose(by=curator)
    mine, free = differing("4.33 tons", "4.4 tons"), differing("1 tons", "9 tons")
    Claim.objects.filter(pk=mine.claim_id).update(statement="Mine")
    Claim.objects.filter(pk=free.claim_id).update(statement="Free")
    assigning.assign(mine, reviewer, by=curator, message="For you", now=NOW)
    assert rows(as_reviewer, "?state=mine") == ["Mine"]
    assert rows(as_reviewer, "?state=unassigned") == ["Free"]
    assert rows(as_reviewer) == ["Free", "Mine"]
    assert rows(as_reviewer, "?state=sign-off") == [opinion.discrepancy.claim.statement]
    assert rows(as_reviewer, "?assignee=reviewer") == ["Mine"]
    words = words_of(as_reviewer, "?state=mine")
    assert "Open 2 Mine 1 Unassigned 1 Waiting for sign-off 1 Settled 0" in words
    assert "In progress · reviewer" in words
    assert "curator: For you" in words


def test_the_verdict_and_how_sure_it_is_are_filters_of_their_own(as_reviewer: Client, curator: User) -> None:
    settle(differing("4.33 tons", "4.4 tons"), by=curator, confidence="tentative")
    settle(differing("4.33 tons", "4.4 tons"), by=curator)
    assert len(rows(as_reviewer, "?state=settled&confidence=tentative")) == 1
    assert len(rows(as_reviewer, "?state=settled&outcome=value")) == 2
    assert rows(as_reviewer, "?state=settled&outcome=range") == []
    assert "4.33 tons stands · tentative · curator" in words_of(as_reviewer, "?state=settled&confidence=tentative")


def test_who_has_one_open_is_seen_in_the_list(as_reviewer: Client, curator: User) -> None:
    leases.hold(differing("4.33 tons", "4.4 tons"), by=curator, now=timezone.now())
    assert "In progress · open at curator’s" in words_of(as_reviewer)


def test_a_filter_is_kept_under_a_name_and_deleted(as_reviewer: Client) -> None:
    make("Heroin seized")
    as_reviewer.post("/discrepancies/filters/save/", {"name": "Heroin", "query": "q=heroin&nonsense=1"})
    link = soup(as_reviewer, "/discrepancies/").select_one(".saved a")
    assert link is not None
    assert (link.text, link["href"]) == ("Heroin", "/discrepancies/?q=heroin")
    as_reviewer.post("/discrepancies/filters/delete/", {"name": "Heroin"})
    assert soup(as_reviewer, "/discrepancies/").select_one(".saved") is None


def test_each_empty_tab_says_why_in_its_own_words(as_reviewer: Client) -> None:
    make_source()
    states = ("open", "mine", "unassigned", "reopened", "sign-off", "disputed", "aside", "settled", "closed")
    pages = [soup(as_reviewer, f"/discrepancies/?state={state}") for state in states]
    assert len({page.select(".empty strong")[0].get_text() for page in pages}) == len(states)
