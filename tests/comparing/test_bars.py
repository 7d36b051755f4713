from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from factcheck.comparing import Mention
from factcheck.comparing.bars import are_told_apart, cannot_be_one
from tests.comparing.making import look, otters


@pytest.mark.parametrize(
    "changes",
    [
        {"unit": "tonne"},
        {"per": "1,000 hectares"},
        {"period": "2027", "quote": "In 2027 wardens counted 86 otters in Latvia."},
        {"place": "Peru", "quote": "In 2031 wardens counted 86 otters in Peru."},
    ],
)
def test_what_cannot_be_one_is_told_from_it(changes: dict[str, Any]) -> None:
    a, b, c = look(otters(), otters(**changes), otters())
    assert cannot_be_one(a, b)
    assert not cannot_be_one(a, c)


def test_what_is_given_for_today_is_not_what_was_given_for_years_ago() -> None:
    today = otters("42", period="2031-10-30", quote="On 30 October wardens counted 42 otters in Latvia.")
    today = replace(today, published=date(2031, 10, 30))
    once = otters("41", period="2006", quote="In 2006 wardens counted 41 otters in Latvia.")
    assert cannot_be_one(*look(today, once))
    lately = otters("41", period="2031-10-29", quote="On 29 October wardens counted 41 otters in Latvia.")
    assert not cannot_be_one(*look(today, lately))


@pytest.mark.parametrize(
    "changes",
    [
        {"period": "2030-12", "quote": "In December 2030 wardens counted 86 otters in Latvia."},
        {"period": "2030", "quote": "In 2030 wardens counted 86 otters in Latvia."},
        {"place": "Riga", "quote": "In 2031 wardens counted 86 otters in Riga."},
    ],
)
def test_months_and_parts_of_a_country_are_told_apart_but_may_be_misread(changes: dict[str, Any]) -> None:
    a, b = look(otters(), otters(**changes))
    assert are_told_apart(a, b)
    assert not cannot_be_one(a, b)


def test_a_count_may_be_told_of_another_day() -> None:
    days = [f"2031-06-{day}" for day in (11, 14)]
    a, b = look(*(otters(period=day, quote=f"On {day} wardens counted 86 otters in Latvia.") for day in days))
    assert not are_told_apart(a, b)


def test_the_dead_of_a_country_are_told_of_the_part_where_most_of_it_happened() -> None:
    def dead(place: str, action: str) -> Mention:
        return otters("52", what="people", action=action, place=place, quote=f"In {place} 52 people {action}.")

    assert not are_told_apart(*look(dead("Latvia", "died"), dead("Riga", "died")))
    assert are_told_apart(*look(dead("Latvia", "voted"), dead("Riga", "voted")))


@pytest.mark.parametrize(("some", "apart"), [("22", True), ("52", False)])
def test_some_of_the_dead_are_not_all_of_them(some: str, apart: bool) -> None:
    dead = {"what": "people", "action": "die"}
    whole = otters("52", quote="In Latvia 52 people died.", **dead)
    part = otters(some, quote=f"{some} of those who died in Latvia were smiths.", part_of=True, **dead)
    assert are_told_apart(*look(whole, part)) == apart


def test_two_places_that_are_no_countries_are_told_apart() -> None:
    riga, liepaja = (
        otters(place=place, quote=f"In 2031 wardens counted 86 otters in {place}.") for place in ("Riga", "Liepaja")
    )
    assert not cannot_be_one(*look(riga, liepaja))
    assert are_told_apart(*look(riga, liepaja))
    both = replace(riga, figure=replace(riga.figure, quote="In 2031 wardens counted 86 otters in Riga, 12 in Liepaja."))
    assert not are_told_apart(*look(both, liepaja))


@pytest.mark.parametrize(
    ("text", "unit", "barred"),
    [("4,730", "cubic_metre", False), ("4,370", "cubic_metre", True), ("4,730", "count", True)],
)
def test_units_that_nothing_joins_bar_unless_the_number_is_the_same(text: str, unit: str, barred: bool) -> None:
    assert cannot_be_one(*look(otters("4,730", unit="tonne"), otters(text, unit=unit))) is barred


def test_money_of_a_year_is_laid_beside_money() -> None:
    yearly, euros, dollars = (otters("3.9", unit=unit) for unit in ("EUR_per_year", "EUR", "USD"))
    assert not cannot_be_one(*look(yearly, euros))
    assert not cannot_be_one(*look(euros, yearly))
    assert cannot_be_one(*look(yearly, replace(dollars, figure=replace(dollars.figure, low=Decimal(5)))))


def test_a_difference_between_things_of_other_names_is_none() -> None:
    bridges = otters("86", what="bridges", quote="In 2031 wardens counted 86 bridges in Latvia.")
    tourists = otters("97", what="tourists", quote="In 2031 wardens counted 97 tourists in Latvia.")
    assert are_told_apart(*look(bridges, tourists))
    assert not are_told_apart(*look(bridges, replace(tourists, title="Bridges and tourists of Latvia")))


def test_people_are_no_things() -> None:
    people = otters("86", what="people", action="receive", quote="In 2031 in Latvia 86 people received it.")
    plants = otters("97", what="plants", action="destroy", quote="In 2031 in Latvia 97 plants were destroyed.")
    assert are_told_apart(*look(people, plants))


def test_things_of_which_nothing_is_known_may_be_one_under_other_names() -> None:
    beavers = otters("97", what="beavers", quote="In 2031 wardens counted 97 beavers in Latvia.")
    assert not are_told_apart(*look(otters(), beavers))
