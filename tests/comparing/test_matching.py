from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from factcheck.comparing import MAYBE, SURE, Matches, Mention, Synonyms, index_keys, quantity_key, same_quantity
from tests.comparing.making import make_mention, otters


def seized(text: str = "4.33", **changes: Any) -> Mention:
    facts: dict[str, Any] = {
        "unit": "tonne",
        "what": "tea",
        "action": "seize",
        "place": "Norway",
        "period": "2031",
        "quote": f"Customs seized {text} tonnes of tea in Norway in 2031.",
    }
    return make_mention(text, **(facts | changes))


def test_the_same_thing_in_other_words_is_surely_one_quantity() -> None:
    other = seized("4.4", action="confiscate", quote="In 2031 Norway confiscated 4.4 tonnes of tea.")
    match = same_quantity(seized(), other)
    assert match.score >= SURE
    assert "same period: 2031" in match.reasons
    assert "same place: Norway" in match.reasons


@pytest.mark.parametrize(
    "changes",
    [
        {"unit": "count"},
        {"period": "2027", "quote": "In 2027 Norway seized 4.33 tonnes of tea."},
        {"place": "Peru", "quote": "In 2031 Peru seized 4.33 tonnes of tea."},
        {"what": "salt", "quote": "In 2031 Norway seized 4.33 tonnes of salt."},
    ],
)
def test_what_cannot_be_one_quantity_is_told_from_it(changes: dict[str, Any]) -> None:
    match = same_quantity(seized(), seized(**changes))
    assert (match.score, match.reasons) == (0.0, ())


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"role": "forecast"}, "one is a forecast"),
        ({"role": "previous"}, "one is the number before"),
        ({"part_of": True}, "one is given as a part"),
        ({"place": "Peru", "quote": "It seized 4.4 tonnes of tea in 2031."}, "perhaps another place: Norway and Peru"),
        ({"period": "2027", "quote": "Norway then seized 4.4 tonnes of tea."}, "perhaps another period: 2031 and 2027"),
        ({"place": None, "quote": "It seized 4.4 tonnes of tea."}, "place given by one only: Norway"),
    ],
)
def test_what_makes_it_doubtful_is_told(changes: dict[str, Any], reason: str) -> None:
    quote = changes.get("quote", "Norway seized 4.4 tonnes of tea in 2031.")
    plain, doubtful = (same_quantity(seized(), seized("4.4", **(told | {"quote": quote}))) for told in ({}, changes))
    assert reason in doubtful.reasons
    assert reason not in plain.reasons


def test_a_match_beside_others_is_weighed_against_them() -> None:
    one = seized(document="a")
    better = seized("4.4", document="b", quote="In 2031 Norway seized 4.4 tonnes of tea.")
    worse = seized("9", document="b", place=None, period=None, quote="Later 9 tonnes of tea were seized.")
    alone, beside = Matches([one, worse], {}), Matches([one, better, worse], {})
    assert beside.score(one, worse) < alone.score(one, worse)
    assert beside.best(one, [better, worse])[1] is better
    assert [tuple(found) for found in beside.groups()] == [(one, better)]


def test_what_is_filed_stays_where_it_is_and_is_not_weighed_anew() -> None:
    stored = [seized(document="a"), seized("4.4", document="b", quote="In 2031 Norway seized 4.4 tonnes of tea.")]
    new = seized("4.3", document="c", quote="Customs in Norway seized 4.3 tonnes of tea in 2031.")
    apart = Matches([*stored, new], {one.key: n for n, one in enumerate(stored)})
    assert apart.score(*stored) == 0
    assert [len(found) for found in apart.groups()] == [2]
    free = Matches([*stored, new], dict.fromkeys(one.key for one in stored))
    assert free.score(*stored) == 0
    assert min(free.score(new, one) for one in stored) >= SURE


def test_shared_words_are_shown_as_the_text_has_them() -> None:
    one = make_mention("70", what="divers", quote="70 divers")
    match = same_quantity(one, make_mention("75", what="divers", quote="75 Divers"))
    assert "same words: divers" in match.reasons


def test_a_rate_is_no_count() -> None:
    rate = make_mention("12", what="deaths", per="100,000 people", quote="12 deaths per 100,000 people")
    assert same_quantity(make_mention("12", what="deaths", quote="12 deaths"), rate).score == 0


def test_two_numbers_of_one_sentence_are_two_quantities() -> None:
    quote = "Police found 14 rifles and 17 rifles."
    one = make_mention("14", what="rifles", quote=quote, document="a")
    other = make_mention("17", what="rifles", quote=quote, document="a")
    assert same_quantity(one, other).score == 0


def test_equal_numbers_are_no_reason_to_be_one_quantity() -> None:
    cases = make_mention("123", what="smuggling cases", quote="Officers opened 123 smuggling cases.")
    lamps = make_mention("123", what="street lamps", quote="The town replaced 123 street lamps.")
    assert same_quantity(cases, lamps).score < MAYBE


def test_the_day_of_publication_is_no_period() -> None:
    day = date(2031, 6, 14)
    known = make_mention(
        "58", what="people", action="kill", period="2031-06-14", published=day, quote="58 people were killed."
    )
    later = make_mention(
        "61", what="people", action="kill", published=date(2031, 6, 16), quote="61 people were killed."
    )
    assert same_quantity(known, later).score >= SURE


def test_curators_add_synonyms() -> None:
    one = make_mention("70", what="grommets", quote="70 grommets")
    other = make_mention("75", what="fnords", quote="75 fnords")
    assert same_quantity(one, other).score < MAYBE
    assert same_quantity(one, other, Synonyms([["grommet", "fnord"]])).score >= SURE


def test_figures_of_one_quantity_share_a_key_of_the_index() -> None:
    one, other = seized(), seized("4.4", action="confiscate")
    assert index_keys(one.figure) & index_keys(other.figure)
    assert not index_keys(one.figure) & index_keys(seized(unit="count").figure)


def test_a_key_is_shared_even_where_another_action_was_read() -> None:
    assert index_keys(seized().figure) & index_keys(seized("4.4", action="weigh").figure)
    assert index_keys(make_mention("58", quote="the toll rose to 58").figure)


def test_a_quantity_told_in_the_same_way_has_the_same_key() -> None:
    assert quantity_key(seized().figure) == quantity_key(seized("4.4").figure)
    assert quantity_key(seized().figure) != quantity_key(seized(period="2030").figure)


def test_small_numbers_of_unlike_things_are_never_one_quantity() -> None:
    bridges = make_mention("3", what="bridges", place="Norway", quote="The flood took 3 bridges in Norway.")
    days = make_mention("3", what="shifts", place="Norway", quote="In Norway men work on the bridges in 3 shifts.")
    assert same_quantity(bridges, days).score == 0
    fewer = same_quantity(bridges, make_mention("3", what="bridges", place="Norway"))
    assert "small numbers, of which there are many" in fewer.reasons


def test_a_period_that_goes_on_holds_until_the_text_came_out() -> None:
    since = seized(period="2028/", published=date(2031, 8, 1), quote="Since 2028 Norway seized 4.33 tonnes of tea.")
    assert same_quantity(since, seized(period="/2031-06-30", quote="By June 2031 Norway seized tea.")).score > 0


@pytest.mark.parametrize(
    ("one", "other"), [("wheat", "barley"), ("cars", "lorries"), ("cases of measles", "cases of cholera")]
)
def test_the_same_number_of_what_excludes_each_other_is_of_two_quantities(one: str, other: str) -> None:
    a, b = (otters(what=what, quote=f"In 2031 wardens counted 86 {what} in Latvia.") for what in (one, other))
    assert same_quantity(a, b).score == 0.0
    again = otters(what=one, quote=a.figure.quote)
    assert same_quantity(a, again).score > SURE
