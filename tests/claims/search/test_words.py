"""What somebody typed, word by word, and marked in what was found."""

from __future__ import annotations

from decimal import Decimal

import pytest

from factcheck.claims.search.words import SNIPPET, marked, nearest, snippet, terms_of


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Heroin, 2008", ["heroin", "2008"]),
        ("4.4 t", ["4.4", "t"]),
        ("62,000 people", ["62,000", "people"]),
        ("海洛因 2008年", ["海洛因", "2008", "年"]),
        ("O'Neil & (sons) | ! :*", ["o", "neil", "sons"]),
        ("...", []),
        ("", []),
    ],
)
def test_words_and_numbers_without_punctuation(typed: str, expected: list[str]) -> None:
    assert [term.text for term in terms_of(typed)] == expected


@pytest.mark.parametrize(
    ("typed", "number"), [("62,000", "62000"), ("4.4", "4.4"), ("1,234.5", "1234.5"), ("4,4", "4.4"), ("ton", None)]
)
def test_what_a_typed_number_stands_for(typed: str, number: str | None) -> None:
    assert terms_of(typed)[0].number == (Decimal(number) if number else None)


@pytest.mark.parametrize("odd", ["1.2.3", "1,2,3", "12.03.2008"])
def test_what_only_looks_like_a_number_stands_for_none(odd: str) -> None:
    assert terms_of(odd)[0].number is None


def test_an_endless_query_is_cut() -> None:
    assert len(terms_of("word " * 10_000)) == 8
    assert len(terms_of("x" * 10_000)[0].text) == 50


@pytest.mark.parametrize(
    ("text", "typed", "expected"),
    [
        ("Heroin seized in 2008", "seizures", "Heroin <mark>seized</mark> in 2008"),
        ("Heroin seized in 2008", "2008 HERO", "<mark>Heroin</mark> seized in <mark>2008</mark>"),
        ("14.4 or 4.4 tons", "4.4", "14.4 or <mark>4.4</mark> tons"),
        ("62,000 people", "62000", "<mark>62,000</mark> people"),
        ("缉获海洛因四吨", "海洛因", "缉获<mark>海洛因</mark>四吨"),
        ("<b>tons</b> & more", "tons", "&lt;b&gt;<mark>tons</mark>&lt;/b&gt; &amp; more"),
        ("<script>", "script", "&lt;<mark>script</mark>&gt;"),
        ("nothing of it", "", "nothing of it"),
    ],
)
def test_the_words_are_marked_and_the_rest_is_escaped(text: str, typed: str, expected: str) -> None:
    assert marked(text, terms_of(typed)) == expected


def test_a_snippet_is_cut_round_the_first_place() -> None:
    text = "so it was. " * 100 + "They took heroin. " + "and so on. " * 100
    cut = snippet(text, terms_of("heroin"))
    assert "They took heroin." in cut
    assert cut.startswith("… ") and cut.endswith(" …")
    assert len(cut) < 260


def test_a_snippet_ends_between_words_where_there_are_any() -> None:
    words = snippet("heroin " + "reasonable " * 50, terms_of("heroin"))
    assert words.endswith(" reasonable …")
    assert len(snippet("海洛因" + "缉获" * 200, terms_of("海洛因"))) >= SNIPPET


def test_a_short_text_is_its_own_snippet() -> None:
    assert snippet("They took\nheroin.", terms_of("heroin")) == "They took heroin."


@pytest.mark.parametrize(
    ("word", "meant"),
    [("herion", "heroin"), ("seisures", "seizures"), ("heroin", None), ("zebra", None), ("ton", None)],
)
def test_a_misspelt_word_is_taken_for_the_nearest(word: str, meant: str | None) -> None:
    assert nearest(word, ["Heroin seizures in China", "Hectares of wheat (tons)", "xylophones"]) == meant
