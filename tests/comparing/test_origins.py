from __future__ import annotations

from factcheck.comparing import origins
from tests.comparing.making import make_mention


def test_outlets_that_cite_one_agency_are_one_origin() -> None:
    one = make_mention("58", attributed_to="the Harbour Board")
    other = make_mention("58", attributed_to="Harbour Board", quote="58 boats, the Harbour Board said")
    assert origins([one, other]) == [[one.key, other.key]]


def test_outlets_that_cite_two_agencies_are_two_origins() -> None:
    one, other = make_mention("58", attributed_to="Harbour Board"), make_mention("58", attributed_to="Coast Guard")
    assert origins([one, other]) == [[one.key], [other.key]]


def test_the_cited_agency_and_who_cites_it_are_one_origin() -> None:
    source = make_mention("58", publisher="Harbour Board", quote="The fleet lost 58 boats in the storm of May.")
    citing = make_mention("58", attributed_to="Harbour Board", quote="Boats lost: 58, by the Board's count.")
    assert len(origins([source, citing])) == 1


def test_the_same_sentence_printed_twice_is_one_origin() -> None:
    quote = "The fleet lost 58 boats in the storm of May."
    assert len(origins([make_mention("58", quote=quote), make_mention("58", quote=quote)])) == 1


def test_known_copies_are_one_origin() -> None:
    one, other = (
        make_mention("58", document="a", quote="58 boats sank"),
        make_mention("61", document="b", quote="lost: 61"),
    )
    assert len(origins([one, other])) == 2
    assert len(origins([one, other], copies=[frozenset({"a", "b"})])) == 1


def test_like_sentences_with_other_numbers_are_two_origins() -> None:
    one = make_mention("58", quote="The fleet lost 58 boats in the storm of May.")
    other = make_mention("61", quote="The fleet lost 61 boats in the storm of May.")
    assert len(origins([one, other])) == 2
