from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from factcheck.comparing import Mention, compare
from factcheck.comparing.agreement import Beside
from tests.comparing.making import make_mention


def first_cause(a: Mention, b: Mention) -> str:
    return compare(a, b).causes[0].kind


def kinds(a: Mention, b: Mention) -> list[str]:
    return [cause.kind for cause in compare(a, b).causes]


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("4.33", "4.4", "rounded_up"),
        ("138,400", "139,000", "rounded_up"),
        ("7.89", "7.8", "truncated"),
        ("28,941", "29,841", "digits_swapped"),
        ("28,941", "29,800", "digits_swapped"),
        ("186,900", "178,000", "digits_swapped"),
        ("42", "24", "digits_swapped"),
        ("1,240", "1,204", "digits_swapped"),
        ("6,904", "6,940", "digits_swapped"),
        ("74,400", "73,400", "one_digit"),
        ("1,140", "11,400", "factor_10"),
        ("1,140", "114,000", "factor_100"),
    ],
)
def test_the_numbers_betray_the_slip(one: str, other: str, kind: str) -> None:
    assert first_cause(make_mention(one), make_mention(other)) == kind


def test_a_digit_left_out_is_one_digit_apart() -> None:
    found = compare(make_mention("1.04 million", "1040000"), make_mention("1.4 million", "1400000"))
    assert found.causes[0].kind == "one_digit"


def test_a_scale_word_may_slip() -> None:
    found = compare(make_mention("3.2 million", "3200000"), make_mention("3.2 billion", "3200000000"))
    assert found.causes[0].kind == "factor_1000"


def test_the_same_number_in_two_units_is_a_mixed_up_unit() -> None:
    assert first_cause(make_mention("46,012", unit="acre"), make_mention("46,000", unit="hectare")) == "unit_mixup"


def test_pounds_written_as_kilograms_are_noticed() -> None:
    assert "unit_mixup" in kinds(make_mention("135", unit="kilogram"), make_mention("298", unit="kilogram"))


def test_the_rounding_is_shown_in_words() -> None:
    assert compare(make_mention("4.33"), make_mention("4.4")).causes[0].explanation == (
        "4.33 rounds to 4.3, not 4.4; 4.4 is 4.33 rounded up."
    )


def test_other_periods_explain_a_difference() -> None:
    assert (
        first_cause(make_mention("58", period="2031-06-14"), make_mention("91", period="2031-06-19")) == "other_period"
    )


def test_a_part_is_told_from_its_whole() -> None:
    part = make_mention("31", part_of=True, quote="31 of them were children")
    assert "part_whole" in kinds(part, make_mention("58"))


def test_words_that_count_different_things_are_named() -> None:
    found = compare(
        make_mention("830", what="burglaries", action="reported"),
        make_mention("517", what="burglaries", action="solved"),
    )
    assert found.causes[0].explanation == "One counts “reported”, the other “solved”."


def test_the_word_preliminary_tells_of_a_revision() -> None:
    assert "revised" in kinds(make_mention("7.1", quote="a preliminary reading of 7.1"), make_mention("7.6"))


def test_a_text_called_provisional_tells_of_a_revision_too() -> None:
    early = make_mention("517", title="Road deaths: provisional count", quote="517 people died")
    assert "revised" in kinds(early, make_mention("830", quote="830 people died"))


def test_a_publisher_that_gives_another_number_later_may_have_revised_it() -> None:
    early = make_mention("517", publisher="Statistics Office", published=date(2031, 1, 5))
    late = make_mention("830", publisher="Statistics Office", published=date(2031, 2, 5))
    assert "revised" in kinds(early, late)


def test_a_cited_source_that_says_otherwise_is_named() -> None:
    citing = make_mention("830", attributed_to="the Harbour Board")
    assert "not_found_in_source" in kinds(citing, make_mention("517", publisher="Harbour Board"))


def test_two_that_cite_one_source_may_have_copied_it_wrongly() -> None:
    one, other = make_mention("830", attributed_to="HBA"), make_mention("517", attributed_to="Harbour Board Agency")
    assert "copied" in kinds(one, other)
    assert "copied" not in kinds(replace(one, document="a"), replace(other, document="a"))


def test_a_cumulative_count_is_told_from_one_of_a_period() -> None:
    assert "cumulative" in kinds(make_mention("830", quote="830 since 2019"), make_mention("517"))


def test_a_wide_coincidence_of_single_digits_is_no_cause() -> None:
    assert kinds(make_mention("9"), make_mention("7"))[0] == "unknown"


@pytest.mark.parametrize("hedge", ["at_most", "more_than", "at_least"])
def test_a_bound_is_no_slip_of_the_decimal_point_or_the_unit(hedge: str) -> None:
    bound = make_mention("888,000", hedge=hedge)
    assert not {"factor_10", "unit_mixup"} & set(kinds(make_mention("1,146,000"), bound))


def test_other_periods_are_told_in_words() -> None:
    one, other = make_mention("52", period="/2031-06-11"), make_mention("58", period="2031-06")
    other_period = next(cause for cause in compare(one, other).causes if cause.kind == "other_period")
    assert other_period.explanation.startswith("52 is given as of 11 June 2031, 58 for June 2031.")


def test_texts_of_other_days_may_give_other_states_of_one_count() -> None:
    first = make_mention("52", published=date(2031, 6, 11))
    later = make_mention("67", published=date(2031, 6, 14))
    found = {cause.kind: cause.explanation for cause in compare(first, later).causes}
    words = "The texts are 3 days apart, and not both date the number: a count that goes on grows."
    assert found["other_period"] == words
    long_after = make_mention("67", published=date(2033, 6, 14))
    assert "other_period" not in kinds(first, long_after)


def test_undated_texts_may_give_other_states_of_a_toll() -> None:
    told = [
        make_mention(text, what="people", action="kill", quote=f"{text} people were killed.") for text in ("52", "67")
    ]
    first, later = told
    (found,) = (cause.explanation for cause in compare(first, later).causes if cause.kind == "other_period")
    assert found == "Not every text says of which day its number is: a count that goes on grows."
    assert "other_period" not in kinds(make_mention("52", what="bridges"), make_mention("67", what="bridges"))


def test_what_happened_on_one_day_may_be_counted_anew_by_later_texts() -> None:
    first = make_mention("58", what="dead", period="2030-08-01", published=date(2030, 8, 4))
    later = make_mention("79", what="dead", period="2030-08-01", published=date(2030, 10, 10))
    assert "other_period" in kinds(first, later)
    assert "other_period" not in kinds(first, replace(later, published=date(2034, 8, 4)))
    assert "other_period" not in kinds(first, replace(later, published=first.published))


def test_a_longer_period_that_holds_the_other_counts_more() -> None:
    year, half = make_mention("830", period="2031"), make_mention("401", period="2031-01/2031-06")
    cause = next(one for one in compare(year, half).causes if one.kind == "cumulative")
    assert cause.explanation == "830 counts for 2031, 401 only for first half of 2031, a part of that time."
    smaller = make_mention("300", period="2031")
    assert "cumulative" not in kinds(smaller, half)


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (
            ("1.2 billion", "1200000000", "EUR"),
            ("1.2 billion", "1200000000", "USD"),
            "the currency may have been mixed",
        ),
        (("4", "4", "percent"), ("4", "4", "percentage_point"), "percent and percentage points may have been mixed"),
        (("36", "36", "tonne"), ("36", "36", "bushel"), "the unit may have been mixed up"),
        (("12", "12", "tonne"), ("441", "441", "bushel"), "12 tonnes of wheat are about 440.9 bushels"),
        (("12", "12", "tonne"), ("12", "12", "cubic_metre"), "the unit may have been mixed up"),
    ],
)
def test_units_that_no_conversion_joins_are_still_laid_side_by_side(
    one: tuple[str, str, str], other: tuple[str, str, str], words: str
) -> None:
    made = [make_mention(text, value, unit, what="wheat") for text, value, unit in (one, other)]
    (cause,) = compare(made[0], made[1]).causes
    assert cause.kind == "unit_mixup"
    assert words in cause.explanation


def test_bushels_written_as_tonnes_are_found() -> None:
    causes = compare(make_mention("12.4", unit="tonne"), make_mention("456", unit="tonne")).causes
    assert [cause.explanation for cause in causes if cause.kind == "unit_mixup"] == [
        "12.4 tonnes are 455.6 bushels of wheat: a unit may have been mixed up."
    ]


def test_numbers_of_units_that_nothing_joins_are_only_said_to_be_so() -> None:
    (cause,) = compare(make_mention("12", unit="tonne"), make_mention("500", unit="USD")).causes
    assert cause.explanation.startswith("The two are not given in units")


def test_a_cited_source_is_looked_up_among_the_other_texts() -> None:
    citing = make_mention("988", publisher="Gazette", attributed_to="the Harbour Board", period="2031")
    other = make_mention("1,150", publisher="Radio", period="2031")
    own = make_mention("1,204", publisher="Harbour Board", period="2031")
    before = make_mention("930", publisher="Harbour Board", period="2030")

    def said(siblings: list[Mention] | None = None, series: list[Mention] | None = None) -> list[str]:
        causes = compare(citing, other, Beside(siblings or (), series or ())).causes
        return [one.explanation for one in causes if one.kind == "not_found_in_source"]

    lead = "Gazette cites Harbour Board for 988; its texts kept here give"
    assert said(siblings=[own]) == [f"{lead} 1,204."]
    assert said(series=[before]) == [f"{lead} 930 for 2030."]
    assert said(siblings=[own], series=[before]) == [f"{lead} 1,204."]
    assert said(siblings=[own, make_mention("988", publisher="Harbour Board", period="2031")]) == []
    assert said(siblings=[make_mention("1,204", publisher="Ferry Line")]) == []


def test_an_open_end_that_reaches_another_number_is_not_the_same_number() -> None:
    bound = make_mention("2", unit="kilogram", hedge="more_than")
    assert "unit_mixup" not in kinds(make_mention("700", unit="gram"), bound)
    assert first_cause(make_mention("700", unit="gram"), make_mention("700", unit="kilogram")) == "unit_mixup"


def test_digits_are_compared_across_units_that_are_powers_of_ten_apart() -> None:
    found = compare(make_mention("6,910", unit="megawatt"), make_mention("6.19", unit="gigawatt")).causes[0]
    words = "6,910 megawatts and 6.19 gigawatts have the digits 9 and 1 in each other's places."
    assert (found.kind, found.explanation) == ("digits_swapped", words)


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (
            ("4.33", "tonne"),
            ("4,330", "tonne"),
            "4.33 tonnes are 4,330 kilograms: tonnes may have been taken for kilograms.",
        ),
        (
            ("1,204", "kilowatt"),
            ("1.2", "gigawatt"),
            "1,204 kilowatts would be 1.2 gigawatts if megawatts were meant: ",
        ),
        (
            ("216.3", "megawatt"),
            ("216.3", "gigawatt"),
            "The number is the same, but once in",
        ),
    ],
)
def test_units_a_thousand_apart_are_named(one: tuple[str, str], other: tuple[str, str], words: str) -> None:
    a, b = (make_mention(text, unit=unit) for text, unit in (one, other))
    for causes in (compare(a, b).causes, compare(b, a).causes):
        assert [cause.explanation.startswith(words) for cause in causes[:2] if cause.kind == "unit_mixup"] == [True]


def test_million_and_billion_are_named_where_they_were_written() -> None:
    small, large = make_mention("3.2 million", "3200000", "EUR"), make_mention("3.2 billion", "3200000000", "EUR")
    words = "3.2 billion is 1,000 times 3.2 million: million and billion may have been mixed up."
    assert compare(small, large).causes[0].explanation == words


def test_whoever_rounds_keeps_a_digit() -> None:
    ten, one = make_mention("10 billion", "10000000000", "CNY"), make_mention("1 billion", "1000000000", "CNY")
    assert kinds(ten, one)[0] == "factor_10"


def test_nobody_rounds_up_where_two_digits_have_changed_places() -> None:
    assert first_cause(make_mention("2,701"), make_mention("2,710")) == "digits_swapped"
    assert first_cause(make_mention("2,703"), make_mention("2,710")) == "rounded_up"


def test_a_number_without_its_unit_is_still_laid_beside_one_with_it() -> None:
    assert first_cause(make_mention("49.6"), make_mention("46.9", unit="percent")) == "digits_swapped"
    per_hour = make_mention("83.8", unit="EUR_per_megawatt_hour")
    assert first_cause(make_mention("63.8", unit="EUR"), per_hour) == "one_digit"
    assert first_cause(make_mention("63.8", unit="USD"), per_hour) == "unit_mixup"


def test_a_state_or_a_share_does_not_add_up() -> None:
    week, day = make_mention("58.9", period="2031-06-03/2031-06-09"), make_mention("58.3", period="2031-06-09")
    assert "cumulative" not in kinds(week, day)
    year, month = (
        make_mention(text, unit="percent", period=when) for text, when in (("54", "2031"), ("12", "2031-03"))
    )
    assert "cumulative" not in kinds(year, month)


def test_what_is_counted_anew_from_day_to_day_is_told_anew_for_long() -> None:
    early = make_mention("53", what="dead", published=date(2031, 6, 11))
    late = make_mention("61", what="dead", published=date(2031, 10, 11))
    assert "other_period" in kinds(early, late)
    homes = [replace(one, figure=replace(one.figure, what="homes")) for one in (early, late)]
    assert "other_period" not in kinds(homes[0], homes[1])


def test_words_of_its_own_count_and_of_what_it_leaves_out_are_found() -> None:
    plain = make_mention("830", quote="830 were on time")
    assert kinds(make_mention("517", quote="our own survey found 517"), plain) == ["own_count"]
    assert kinds(make_mention("517", quote="excluding those cancelled, 517"), plain)[0] == "scope_words"
    assert kinds(make_mention("517", quote="517 were on time"), plain)[0] == "unknown"


def test_what_is_counted_anew_takes_the_place_of_the_number_before() -> None:
    early = make_mention("53", what="dead", published=date(2031, 6, 11))
    late = make_mention("61", what="dead", published=date(2031, 6, 14))
    assert {"other_period", "revised"} <= set(kinds(early, late)[:2])
    assert "revised" not in kinds(early, replace(late, published=early.published))
    long_past = replace(late, figure=replace(late.figure, period="2006"))
    assert "revised" not in kinds(early, long_past)


@pytest.mark.parametrize(
    ("quote", "is_part"),
    [
        ("812 schools were shut, 326 of them on the island", False),
        ("Police detained 812 people, including the manager", False),
        ("4,000 schools, including 812 that were shut", True),
        ("The port gave 812 of the national total", True),
        ("In the north alone 812 were shut", True),
    ],
)
def test_a_part_is_told_by_where_it_stands(quote: str, is_part: bool) -> None:
    small, large = make_mention("812", quote=quote), make_mention("4,139")
    assert ("part_whole" in kinds(small, large)) == is_part
