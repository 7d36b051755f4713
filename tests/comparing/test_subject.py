"""Tests of which documents are on one subject."""

from __future__ import annotations

from factcheck.comparing.signature import signature
from factcheck.comparing.subject import Subjects
from tests.comparing.making import make_mention

_POLICE = "Officers seized 40 tonnes of tea in crates of frozen eels on the quay and arrested smugglers and a skipper."
_WIRE = "Officers held smugglers and seized 40 tonnes of leaves that a skipper bound for Oslo hid below frozen cod."
_PAPER = (
    "Eels, frost and 40 tonnes of tea: when the doors of the crates on the quay opened, the frozen pier smelt green."
)
_MILL = "A mill by the weir, its baker says, would rather grind 40 sacks of rye than of barley."


def related(**texts: str) -> dict[frozenset[str], float]:
    mentions = [
        make_mention(
            "40", what="tea" if "tea" in text else None, document=name, quote=text, title=name, place=None, period=None
        )
        for name, text in texts.items()
    ]
    found = Subjects(mentions, [signature(one) for one in mentions]).related()
    return {frozenset((one, other)): shared for one, other, shared in found}


WIRE_AND_PAPER = frozenset(("wire", "paper"))


def test_two_short_texts_are_on_one_subject_where_both_share_it_with_a_third() -> None:
    found = related(wire=_WIRE, paper=_PAPER, police=_POLICE)
    assert found[WIRE_AND_PAPER] == 0.8


def test_texts_with_nothing_to_hint_at_it_are_on_no_subject_of_a_third() -> None:
    found = related(wire=_WIRE, mill=_MILL, police=f"{_POLICE} {_MILL}")
    assert found.get(frozenset(("wire", "mill")), 0.0) < 0.3


def test_what_two_share_by_themselves_stays() -> None:
    assert 0.3 < related(wire=_WIRE, paper=_PAPER, mill=_MILL)[WIRE_AND_PAPER] != 0.8
