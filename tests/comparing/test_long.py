from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from factcheck.comparing import Mention, default_synonyms, group, grouping
from factcheck.comparing.grouping import Batch
from factcheck.comparing.long import BESIDE, number_of_pairs
from tests.comparing.making import make_mention

THINGS = ("tea", "coffee", "sugar", "wool", "wheat", "cotton", "paper", "timber", "copper", "ivory")


@pytest.fixture(autouse=True)
def long_from_a_hundred_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grouping, "AT_ONCE", 100 * 100)


def landed(number: int, document: str = "yearbook", amount: str = "") -> Mention:
    """The ports of a long yearbook, one after the other, each with all things."""
    thing, place = THINGS[number % len(THINGS)], f"Port {chr(65 + number // 260)}{chr(65 + number // 10 % 26)}"
    text = amount or f"{number + 100}.5"
    quote = f"In 2031 ships landed {text} tonnes of {thing} in {place}."
    said = {"what": thing, "action": "land", "place": place, "period": "2031"}
    return make_mention(text, unit="tonne", quote=quote, document=document, **said)  # type: ignore[arg-type]


def saffron(words: str, at: int) -> Mention:
    """A sentence of its own, so far from the beginning."""
    quote = f"{words} 4.33 tonnes of saffron landed in Norway in 2031."
    said = {"what": "saffron", "action": "land", "place": "Norway", "period": "2031"}
    one = make_mention("4.33", unit="tonne", quote=quote, document="yearbook", **said)  # type: ignore[arg-type]
    figure = replace(one.figure, start=one.figure.start + at, end=one.figure.end + at, quote_start=at)
    return replace(one, figure=figure)


def groups(mentions: list[Mention]) -> list[set[str]]:
    return [{mention.figure.text for mention in one.mentions} for one in group(mentions)]


def test_in_a_long_document_a_quantity_given_again_far_away_is_found() -> None:
    once, again = saffron("The port counted", 1000), saffron("In all", 9000)
    found = group([once, *(landed(number) for number in range(400)), again])
    assert [one.mentions for one in found] == [(once, again)]


def test_two_long_documents_are_laid_beside_each_other() -> None:
    yearbook = [landed(number) for number in range(200)]
    gazette = [landed(number, "gazette", f"{number + 100}.7") for number in range(200)]
    found = groups([*yearbook, *gazette])
    assert {"107.5", "107.7"} in found
    assert len(found) > 150


def test_what_is_looked_at_grows_with_the_figures_and_not_with_their_square() -> None:
    yearbook = [landed(number) for number in range(400)]
    links = [(i, j) for i, j, _ in Batch(yearbook, default_synonyms()).candidates()]
    assert len(links) == len(set(links)) <= 400 * BESIDE < len(list(combinations(yearbook, 2)))
    assert all(i < j for i, j in links)


def test_the_number_of_pairs_grows_with_the_square_up_to_long_documents_and_no_more() -> None:
    assert number_of_pairs([{"count": 10, "mass": 4}, {"count": 20}]) == 50 + 8 + 200 + 200
    assert number_of_pairs([{"count": 5000}]) * 2 == number_of_pairs([{"count": 10_000}])
