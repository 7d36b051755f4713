from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from factcheck.comparing import Mention, default_synonyms
from factcheck.comparing.evidence import Evidence, Seen, cannot_be_one, evidence
from factcheck.comparing.setting import settings
from factcheck.comparing.signature import signature
from factcheck.comparing.sketch import sketch
from tests.comparing.making import make_mention


def look(*mentions: Mention) -> list[Seen]:
    known = default_synonyms()
    signatures = [signature(mention, known) for mention in mentions]
    setting = settings(mentions, signatures, known)
    return [
        Seen(mention, sketch(one, setting[mention.document].weigh), setting[mention.document])
        for mention, one in zip(mentions, signatures, strict=True)
    ]


def between(one: Mention, other: Mention) -> Evidence:
    a, b = look(one, other)
    return evidence(a, b, a.sketch.whole.likeness(b.sketch.whole))


def otters(text: str = "86", **changes: Any) -> Mention:
    facts: dict[str, Any] = {
        "what": "otters",
        "action": "count",
        "place": "Latvia",
        "period": "2031",
        "quote": f"In 2031 wardens counted {text} otters in Latvia.",
        "published": date(2032, 1, 5),
    }
    return make_mention(text, **(facts | changes))


def test_how_close_numbers_are_is_no_evidence() -> None:
    assert between(otters(), otters("86")) == between(otters(), otters("97"))


def test_numbers_many_times_apart_are_evidence_against() -> None:
    found = between(otters(), otters("900"))
    assert {"far 3", "far 8"} <= found.keys()
    assert "far 30" not in found


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


def test_a_period_that_another_sentence_gave_rules_nothing_out() -> None:
    a, b = look(otters(), otters(period="2027", quote="The wardens counted 86 otters in Latvia."))
    assert not cannot_be_one(a, b)
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
