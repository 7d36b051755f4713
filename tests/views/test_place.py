"""Where a discrepancy stands in the list that one came from, and the way to its neighbours."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client

from factcheck.claims.models import Discrepancy
from factcheck.review.queue import ORDERS, Filter, next_for
from tests.factories import NOW, make_claim, make_discrepancy
from tests.views.pages import soup

pytestmark = pytest.mark.django_db


def make(statement: str, **changes: object) -> Discrepancy:
    return make_discrepancy(make_claim(statement=statement), **changes)


@pytest.fixture
def three() -> list[Discrepancy]:
    return [make(f"Heroin {number}", spread=spread) for number, spread in enumerate((0.9, 0.5, 0.1))]


def place(client: Client, discrepancy: Discrepancy, query: str = "") -> tuple[str, dict[str, str]]:
    """The words, and where each link leads."""
    shown = soup(client, discrepancy.get_absolute_url() + query).select_one(".place")
    if shown is None:
        return "", {}
    words = shown.select_one("span")
    assert words is not None
    return words.text, {str(link["rel"][0]): str(link["href"]) for link in shown.select("a")}


def test_it_says_which_of_how_many_and_leads_to_both_neighbours(as_reviewer: Client, three: list[Discrepancy]) -> None:
    first, middle, last = three
    assert place(as_reviewer, first) == ("1 of 3", {"next": middle.get_absolute_url()})
    assert place(as_reviewer, middle) == (
        "2 of 3",
        {"prev": first.get_absolute_url(), "next": last.get_absolute_url()},
    )
    assert place(as_reviewer, last) == ("3 of 3", {"prev": middle.get_absolute_url()})


def test_it_keeps_to_the_filter_one_came_from(as_reviewer: Client, three: list[Discrepancy]) -> None:
    opium = make("Opium", spread=0.6)
    words, links = place(as_reviewer, three[0], "?from=q%3Dheroin")
    assert words == "1 of 3"
    assert links == {"next": f"{three[1].get_absolute_url()}?from=q%3Dheroin"}
    assert place(as_reviewer, opium, "?from=q%3Dheroin") == ("", {})
    assert place(as_reviewer, opium)[0] == "2 of 4"


def test_what_is_not_in_the_list_has_no_place_in_it(as_reviewer: Client, three: list[Discrepancy]) -> None:
    Discrepancy.objects.filter(pk=three[1].pk).update(state="settled")
    assert place(as_reviewer, three[1]) == ("", {})
    assert place(as_reviewer, three[1], "?from=state%3Dsettled")[0] == "1 of 1"
    assert place(as_reviewer, three[2])[0] == "2 of 2"


@pytest.mark.parametrize("order", ORDERS)
def test_in_every_order_each_neighbour_is_the_next_row_of_the_list(reviewer: User, order: str) -> None:
    for number in range(6):
        # Two of each, so that the key decides between them.
        half, at = number // 2, NOW - timedelta(days=number // 2)
        make(f"Claim {number}", spread=half / 5, opened_at=at, changed_at=at)
    wanted = Filter(person=reviewer, order=order)
    rows = list(wanted.in_order())
    places = [wanted.place_of(row) for row in rows]
    assert [one and one.number for one in places] == [1, 2, 3, 4, 5, 6]
    assert [one and one.following for one in places] == [*(row.pk for row in rows[1:]), None]
    assert [one and one.previous for one in places] == [None, *(row.pk for row in rows[:-1])]
    assert next_for(reviewer, wanted, rows[2]) == rows[3]
