from __future__ import annotations

from datetime import date
from itertools import combinations

from factcheck.comparing import Mention, compare
from factcheck.comparing.letter import as_text
from factcheck.comparing.report import ComparedClaim, ComparedPair, Report, make_report
from factcheck.figures import Cell
from tests.comparing.making import make_mention


def test_of_a_long_sentence_the_part_round_the_figure_is_quoted() -> None:
    quote = f"{'Long before that, ' * 30}they counted 58 boats{', and long after it' * 30}."
    letter = as_text(make_report([one := make_mention("58", what="boats", quote=quote, document="a")]), 1, 1)
    assert one.figure.text in letter
    mentions = [make_mention("58", what="boats", quote=quote, document=document) for document in ("a", "b")]
    report = as_text(make_report(mentions), 2, 2)
    words = " ".join(report.split())
    assert "they counted 58 boats" in words
    assert "... " in words
    assert len(words) < len(quote) * 2


def test_a_share_that_does_not_follow_from_its_parts_is_told() -> None:
    quote = "Lead was found in 412 of 1,000 samples, or 44.2%."
    parts = [make_mention(text, document="report", quote=quote, what="samples") for text in ("412", "1,000")]
    share = make_mention("44.2%", "44.2", unit="percent", document="report", quote=quote)
    letter = as_text(make_report([*parts, share]), 1, 3)
    assert "- DOES NOT HOLD: 412 of 1,000 are 41.2%, not 44.2%. - report" in letter
    assert "Checks" not in as_text(make_report(parts), 1, 2)


def test_what_stands_alone_is_listed_last() -> None:
    letter = as_text(make_report([make_mention("58", what="boats", document="harbour")]), 1, 1)
    assert letter.startswith("1 figure in 1 document: 0 quantities")
    assert letter.rstrip().endswith("harbour\n- 58: boats")


def test_what_several_documents_differ_on_comes_before_what_one_gives_twice() -> None:
    twice = tuple(make_mention(text, document="b", quote=f"With {text} ferries.") for text in ("31", "39"))
    both = tuple(make_mention(text, document=document) for text, document in (("58", "a"), ("85", "b")))
    claims = (ComparedClaim("Ferries", twice, pairs_of(*twice)), ComparedClaim("Boats", both, pairs_of(*both)))
    letter = as_text(Report(claims, ()), 2, 4)
    assert letter.index("1. Boats") < letter.index("2. Ferries")


def test_a_cause_that_two_pairs_tell_from_either_side_is_told_once() -> None:
    given = (("58", "a"), ("85", "b"), ("85", "c"), ("58", "d"))
    mentions = [make_mention(text, what="boats", document=document) for text, document in given]
    letter = " ".join(as_text(make_report(mentions), 4, 4).split())
    assert letter.count("in each other's places") == 1


def test_two_currencies_are_named_as_such_and_lie_no_share_apart() -> None:
    prices = tuple(make_mention(f"{sign}58", "58", unit=unit) for sign, unit in (("€", "EUR"), ("$", "USD")))
    letter = " ".join(as_text(Report((ComparedClaim("A boat", prices, pairs_of(*prices)),), ()), 2, 2).split())
    assert "€58 and $58 are not in comparable units." in letter
    assert "% apart" not in letter


def test_of_many_values_that_differ_not_every_pair_is_told() -> None:
    mentions = [make_mention(str(number), what="boats", document=f"d{number}") for number in range(51, 65, 2)]
    letter = as_text(make_report(mentions), len(mentions), len(mentions))
    pairs = len(mentions) * (len(mentions) - 1) // 2
    assert f"- {pairs - letter.count('% apart.')} other pairs of its figures differ too." in letter


def pairs_of(one: Mention, other: Mention) -> list[ComparedPair]:
    return [ComparedPair(one, other, compare(one, other))]


def test_agreements_of_several_documents_come_before_what_one_says_twice() -> None:
    twice = tuple(make_mention("31", document="b", quote=f"{word} 31 ferries.") for word in ("With", "Of"))
    both = tuple(make_mention("58", document=document) for document in ("a", "b"))
    claims = (ComparedClaim("Ferries", twice, ()), ComparedClaim("Boats", both, ()))
    letter = as_text(Report(claims, ()), 2, 4)
    assert letter.index("1. Boats") < letter.index("2. Ferries")


def test_a_cell_of_a_table_is_told_with_its_headings() -> None:
    cell = Cell(0, 2, "Laos", "Cigarettes, million", "Hauls by country")
    mentions = [make_mention("58", what="boats", document=one, cell=cell) for one in ("a", "b")]
    letter = as_text(make_report(mentions), 2, 2)
    assert "   * 58 - a\n     table: Laos / Cigarettes, million, in “Hauls by country”\n" in letter


def test_documents_are_named_by_their_titles_at_the_end() -> None:
    day, where = date(2030, 5, 1), "Harbour Board"
    one = make_mention("58", what="boats", document="x17", title="Boats of May", publisher=where, published=day)
    letter = as_text(make_report([one, make_mention("12", what="cars", document="plain")]), 2, 2)
    assert letter.endswith("\nDocuments\n=========\n- x17: “Boats of May”, Harbour Board, 2030-05-01\n")


def test_two_values_that_differ_are_told_once_with_what_may_have_caused_it() -> None:
    given = [("58", "a"), ("85", "b"), ("fifty-eight", "c")]
    mentions = [make_mention(text, "58" if text != "85" else "85", what="boats", document=one) for text, one in given]
    letter = " ".join(as_text(make_report(mentions), 3, 3).split())
    assert letter.count("are 32% apart") == 1
    assert "58 and 85 are 32% apart. They have the digits 5 and 8 in each other's places." in letter


def test_a_hedge_is_told_with_its_number() -> None:
    mentions = [make_mention("58", what="boats", hedge="at_least", document=one) for one in ("a", "b")]
    assert "* at least 58 - a" in as_text(make_report(mentions), 2, 2)


def test_a_count_that_goes_on_is_told_day_by_day_and_only_what_its_days_leave_open_beside_it() -> None:
    told = (("31", 4, "2031-05-04"), ("58", 6, "2031-05-06"), ("52", 7, "2031-05-07"))
    mentions = [
        make_mention(
            text,
            what="people",
            action="kill",
            document=f"day-{day}",
            published=date(2031, 5, day),
            period=period,
            quote=f"The shock killed {text} people.",
        )
        for text, day, period in told
    ]
    pairs = [ComparedPair(one, other, compare(one, other)) for one, other in combinations(mentions, 2)]
    letter = " ".join(as_text(Report((ComparedClaim("Dead", tuple(mentions), pairs),), ()), 3, 3).split())
    assert "changes with its day: 31 on 4 May 2031; 58 on 6 May 2031; 52 on 7 May 2031." in letter
    assert "- 58 and 52 are" in letter
    assert "- 31 and" not in letter


def test_what_a_table_s_heading_or_another_script_scales_is_told_in_full() -> None:
    cell = Cell(0, 5, "Laos", "Cigarettes, million", "Hauls by country")
    mentions = [
        make_mention("541.9", "541900000", what="cigarettes", document="a", cell=cell),
        make_mention("5.419亿支", "541900000", what="cigarettes", document="b"),
    ]
    letter = as_text(make_report(mentions), 2, 2)
    assert "* 541.9 (541.9 million) - a" in letter
    assert "* 5.419亿支 (541.9 million) - b" in letter
