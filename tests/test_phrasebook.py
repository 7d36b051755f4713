"""Sentences of the record, told in another language."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.utils.translation import gettext as _
from django.utils.translation import override

from factcheck.claims.errors import Refused
from factcheck.phrasebook import Phrasebook, recorded, told
from factcheck.review.models import Decision

STEPS = ((Decimal(10**8), "亿"), (Decimal(10**4), "万"))
BOOK = Phrasebook(
    {
        "{0} repeats {1}.": "{0!s}重复{1!s}。",
        "{0} cites {1} for {2}.": "{0!s}引{1!s}称{2}。",
        "{0} to {1}": "{0}至{1}",
        "One counts “{0}”.": "一方统计“{0}”。",
        "Both agreed.": "双方一致。",
        "Revised later": "后来修订",
        "The reason: {0}.": "理由：{0}。",
        "of them": "其中",
        ".": "。",
        "tons": "吨",
        "USD": "美元",
    },
    STEPS,
)


@pytest.mark.parametrize(
    ("english", "other"),
    [
        ("Both agreed.", "双方一致。"),
        ("The wire cites the Board for 4.4 tons.", "The wire引the Board称4.4吨。"),
        ("4.3 to 4.4 tons", "4.3至4.4吨"),
        ("The reason: revised later.", "理由：后来修订。"),
        ("Revised later. Both agreed.", "后来修订。双方一致。"),
        ("2.8 to 2.9 million tons", "280万至290万吨"),
        ("USD 1.2 million", "120万美元"),
        ("1,078.5 million tons", "10.785亿吨"),
        ("The wire repeats the Board. Both agreed.", "The wire重复the Board。双方一致。"),
        ("Both agreed. My own note.", "双方一致。 My own note."),
    ],
)
def test_a_sentence_is_told_by_the_pattern_it_was_made_of(english: str, other: str) -> None:
    assert BOOK.tell(english) == other


@pytest.mark.parametrize(
    "text",
    ["A guide to numbers", "What somebody wrote to us.", "74,400", "31 June 2008", "May 0000", "1.2.3 million", ""],
)
def test_what_no_pattern_fits_stays_as_it_is(text: str) -> None:
    assert BOOK.tell(text) == text


def test_a_quotation_stays_in_its_own_words() -> None:
    assert BOOK.tell("One counts “of them”.") == "一方统计“of them”。"


def test_dates_are_spelled_as_the_page_spells_them() -> None:
    with override("zh-hans"):
        assert [told(words) for words in ("30 June 2008", "June 2008")] == ["2008年6月30日", "2008年6月"]


def test_a_page_in_the_language_of_the_record_tells_it_as_it_stands() -> None:
    assert told("Both cite the Board: one of them may have copied it wrongly.").startswith("Both cite")


def test_the_record_keeps_its_language_on_a_page_in_another() -> None:
    decision = Decision(reason=Decision.Reason.REVISED)
    with override("zh-hans"):
        assert decision.get_reason_display() == "后来修订"
        assert recorded(decision.get_reason_display) == "Revised later"
        assert _("Settled") == "已裁定"


def test_a_refusal_is_told_with_what_it_refuses() -> None:
    refused = Refused(
        "Your role does not allow you to settle discrepancies. Ask an administrator for the right to do so."
    )
    with override("zh-hans"):
        assert told(refused.sentence) == "你的角色无权裁定分歧。请向管理员申请权限。"
