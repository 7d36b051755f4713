from __future__ import annotations

from collections.abc import Sequence

import pytest

from factcheck.comparing import Mention, compare
from factcheck.comparing.agreement import Beside
from factcheck.comparing.sides import laid_together
from factcheck.figures import Cell
from tests.comparing.making import make_mention


def first(a: Mention, b: Mention, members: Sequence[Mention]) -> tuple[str, str]:
    cause = compare(a, b, Beside(together=laid_together(members))).causes[0]
    return cause.kind, cause.explanation


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The group lists 486 rhinos, where the government speaks of 463.", "own_count"),
        ("The yard will lose 486 rhinos. The union, which counts the old ones too, puts the loss at 463.", "own_count"),
        ("Files on 486 patients were copied. This replaces the estimate of 463 we gave at first.", "revised"),
        ("Six people, 486 in all, have died. A day earlier the toll had stood at 463.", "other_period"),
        ("The league counts 486, which includes half-season cards; without those it is 463.", "scope_words"),
    ],
)
def test_whoever_gives_both_numbers_says_why_they_differ(sentence: str, kind: str) -> None:
    one, other = (make_mention(text, quote=sentence, document="note", publisher="Note") for text in ("486", "463"))
    elsewhere = make_mention("463", document="bulletin")
    found = first(elsewhere, one, [one, other, elsewhere])
    assert found[0] == kind
    assert found[1].startswith("Note gives both 486 and 463")


def test_numbers_far_apart_in_a_text_are_not_told_side_by_side() -> None:
    quote = "486 were counted. " + "Nothing happened for a long while. " * 12 + "Later it says 463."
    one, other = (make_mention(text, quote=quote, document="report") for text in ("486", "463"))
    assert laid_together([one, other]) == []


def test_a_headline_is_written_by_somebody_else() -> None:
    title = make_mention("500", quote="500 rhinos lost", title="500 rhinos lost - Gazette", document="gazette")
    text = make_mention("463", quote="The park lost 463 rhinos", document="gazette", title=title.title)
    assert laid_together([title, text]) == []


def test_without_a_word_on_it_a_slip_that_fits_goes_first() -> None:
    quote = "Officers arrested 74,400 suspects. Later officers arrested 73,400 suspects."
    one, other = (make_mention(text, quote=quote, document="report") for text in ("74,400", "73,400"))
    assert first(one, other, [one, other])[0] == "one_digit"


def test_two_columns_of_a_table_give_two_days() -> None:
    cells = (Cell(0, 2, "Bodies recovered", "19 July"), Cell(3, 5, "Bodies recovered", "20 July"))
    one, other = (
        make_mention(text, document="report", cell=cell) for text, cell in zip(("41", "58"), cells, strict=True)
    )
    kind, words = first(one, other, [one, other])
    assert kind == "other_period"
    assert words.endswith("gives both 41 and 58, under “19 July” and “20 July”.")


def test_forecasts_told_side_by_side_are_an_earlier_and_a_later_one() -> None:
    quote = "The company reckons with 49,000, having promised 52,500 in August"
    one, other = (
        make_mention(text, quote=quote, document="ledger", role=role)
        for text, role in (("49,000", "forecast"), ("52,500", "target"))
    )
    assert first(one, other, [one, other])[0] == "revised"
