from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from factcheck.comparing import Mention
from factcheck.comparing.evidence import Evidence, evidence
from factcheck.comparing.weights import weights
from factcheck.figures import Cell
from tests.comparing.making import look, otters


def between(one: Mention, other: Mention) -> Evidence:
    a, b = look(one, other)
    return evidence(a, b, a.sketch.whole.likeness(b.sketch.whole))


def test_that_numbers_agree_is_no_evidence() -> None:
    same, rounded = between(otters("86.2"), otters("86.2")), between(otters("86.2"), otters("86"))
    assert same == rounded
    assert not any(name.startswith(("differs", "agree")) for name in same)


def test_that_numbers_cannot_be_one_is_evidence_against() -> None:
    more = between(otters(), otters("97")).keys() - between(otters(), otters("86")).keys()
    assert more == {"differs", "differs > 0.05"}


@pytest.mark.parametrize(("one", "other"), [("9.5", "10.0"), ("0.95", "1.00")])
def test_a_difference_of_just_a_share_is_not_more_than_it(one: str, other: str) -> None:
    found = between(otters(one, unit="kilogram"), otters(other, unit="kilogram"))
    assert found["differs"] == 1
    assert "differs > 0.05" not in found


def test_a_slip_that_explains_a_difference_is_noted() -> None:
    assert between(otters(), otters("68"))["differs"] == 0
    assert "differs, digit" in between(otters("1,186"), otters("1,136"))
    assert "differs, rounding" in between(otters("4.33", unit="tonne"), otters("4.4", unit="tonne"))


def test_no_difference_speaks_for_one_quantity() -> None:
    known = weights()
    by_hand = [known[f"differs, {slip}"] for slip in ("digit", "rounding")]
    assert known["differs"] + max(sum(by_hand), known["differs, tally"]) < 0
    assert all(weight < 0 for name, weight in known.items() if name.startswith("differs >"))


def test_a_claim_without_a_number_differs_from_none() -> None:
    claim = otters("86")
    claim = replace(claim, figure=replace(claim.figure, low=None, high=None))
    assert not any(name.startswith("differs") for name in between(claim, otters("97")))


def test_numbers_many_times_apart_are_evidence_against() -> None:
    found = between(otters(), otters("900"))
    assert {"far 3", "far 8"} <= found.keys()
    assert "far 30" not in found


def test_one_number_in_two_units_that_nothing_joins_may_be_a_mistaken_unit() -> None:
    found = between(otters("4,730", unit="tonne"), otters("4,730", unit="cubic_metre"))
    assert "unit: mistaken" in found
    assert found["differs"] == 0
    assert "unit: mistaken" not in between(otters("4,730", unit="tonne"), otters("4,730", unit="kilogram"))


def test_a_place_inside_a_country_is_told_from_another_place() -> None:
    said = "place: inside, 0 said"
    assert said in between(otters(place="Zagreb", quote="86 otters"), otters(place="Croatia", quote="86 otters"))
    assert said not in between(otters(place="Zagreb", quote="86 otters"), otters(place="Latvia", quote="86 otters"))


def test_a_period_that_another_sentence_gave_is_evidence() -> None:
    a, b = look(otters(), otters(period="2027", quote="The wardens counted 86 otters in Latvia."))
    assert "period: other, 1 said" in between(a.mention, b.mention)


def test_what_the_other_document_speaks_of_elsewhere_is_evidence_against() -> None:
    beavers = otters("40", what="beavers", quote="In 2031 wardens counted 40 beavers in Latvia.", document="b")
    bears = otters("12", what="bears", quote="In 2031 wardens counted 12 bears in Latvia.", document="b")
    a, b, _ = look(otters("40", what="bears", quote="In 2031 wardens counted 40 bears in Latvia."), beavers, bears)
    assert evidence(a, b, 0.5)["elsewhere, more"] > 0
    assert between(otters(), otters())["elsewhere, more"] == 0


def test_a_document_that_tells_it_twice_in_two_ways_is_noted() -> None:
    title = otters("90", document="a", quote="Otters: 90", title="Otters: 90")
    assert {"same document", "same document, title", "same document, otherwise"} <= between(
        title, otters(document="a")
    ).keys()


@pytest.mark.parametrize(("row", "said"), [("Otters", 1), ("Otters, Latvia", 2)])
def test_a_cell_whose_table_names_no_place_may_be_of_another(row: str, said: int) -> None:
    cell = otters(quote="86", cell=Cell(0, 2, row, "2031", "Table 1"))
    elsewhere = otters(place="Daugava", quote="In 2031 wardens counted 86 otters on the Daugava.")
    assert f"place: other, {said} said" in between(cell, elsewhere)


def test_people_are_told_apart_by_what_became_of_them() -> None:
    told = {"what": "people", "quote": "In 2031 in Latvia it was 86.", "action": "drown"}
    same, other = otters(**told), otters(**(told | {"action": "rescue"}))
    assert between(otters(**told), same)["thing"] > 0.9 > 0.6 > between(otters(**told), other)["thing"]


def test_a_unit_that_fits_by_chance_explains_nothing() -> None:
    short_tons = between(otters("12", unit="tonne"), otters("13", unit="tonne"))
    assert short_tons["differs"] == 1
    assert between(otters("124", unit="tonne"), otters("137", unit="tonne"))["differs"] == 0


def test_what_texts_open_with_is_noted() -> None:
    opening, later = (otters("97", quote=f"{'The river. ' * n}97 otters were counted.") for n in (3, 30))
    assert "both in the first 200" in between(otters(), opening)
    assert {name for name in between(otters(), later) if name.startswith("both in")} == {
        "both in the first 500",
        "both in the first 1000",
    }


def test_that_things_have_other_names_is_evidence() -> None:
    beavers = otters("97", what="beavers", quote="In 2031 wardens counted 97 beavers in Latvia.")
    assert "differs, other things" in between(otters(), beavers)
    assert "differs, other things" not in between(otters(), replace(beavers, title="Otters and beavers of Latvia"))


def test_an_open_end_makes_no_small_number() -> None:
    many = otters("500", hedge="at_least")
    many = replace(many, figure=replace(many.figure, high=None))
    assert not any(name.startswith("small") for name in between(many, otters()))
    assert "small: one" in between(many, otters("7"))


def test_a_power_of_ten_between_two_numbers_tells_the_more_the_more_digits_they_share() -> None:
    names = [between(otters(one), otters(other)) for one, other in (("400", "4,000"), ("473", "4,730"))]
    assert "slip of one digit" in names[0]
    assert "slip of more digits" in names[1]


def test_that_a_text_is_about_mammals_does_not_make_its_otters_bears() -> None:
    quote = "In 2031 wardens counted {} {} among the mammals of Latvia."
    one, *more = (
        otters(text, what=what, quote=quote.format(text, what), document="one")
        for text, what in (("86", "otters"), ("12", "hares"), ("31", "voles"), ("44", "shrews"))
    )
    bears = otters("97", what="bears", quote="In 2031 wardens counted 97 bears, a mammal, in Latvia.", document="two")
    a, b = look(one, *more, bears)[0], look(bears)[0]
    assert "mammal" in a.setting.topic
    assert "mammal" not in a.telling
    assert "differs, other things" in evidence(a, b, 1.0)


def test_counts_of_the_dead_are_expected_to_change_from_day_to_day() -> None:
    def dead(text: str, day: date) -> Mention:
        return otters(text, what="people", action="kill", quote=f"The flood killed {text} people.", published=day)

    first = dead("86", date(2032, 1, 5))
    assert "differs, tally" in between(first, dead("97", date(2032, 1, 6)))
    assert "differs, tally" not in between(first, dead("97", date(2033, 1, 6)))
    assert "differs, tally" not in between(otters(), otters("97"))


def test_that_only_one_counts_people_is_noted() -> None:
    def of(what: str) -> Mention:
        return otters(what=what, quote=f"In 2031 there were 86 {what} in Latvia.")

    assert "people: one" in between(of("registered moss users"), of("moss pills"))
    assert "people: one" not in between(of("registered moss users"), of("pensioners"))
    assert "people: one" not in between(of("moss pills"), of("pots"))
