from __future__ import annotations

from factcheck.claims.quotes import VALUE, Passage, at_quote, passage, pieces


def passage_of(text: str, quote: str, value: str) -> Passage:
    start, quote_start = text.index(value), text.index(quote)
    return passage(
        text, start=start, end=start + len(value), quote_start=quote_start, quote_end=quote_start + len(quote)
    )


def whole(found: Passage) -> str:
    return found.before + "".join(piece.text for piece in found.quote) + found.after


def test_marks_cut_a_text_into_pieces_that_are_the_text_again() -> None:
    text = "They took 4.33 tons and 12 cars."
    found = list(pieces(text, [(10, 19, "heroin"), (24, 31, "cars")]))
    assert [(piece.text, piece.mark) for piece in found if piece.mark] == [("4.33 tons", "heroin"), ("12 cars", "cars")]
    assert "".join(piece.text for piece in found) == text


def test_of_overlapping_marks_the_first_and_longer_stands() -> None:
    found = list(pieces("from 4 to 5 tons", [(5, 6, "four"), (5, 16, "range"), (10, 16, "five")]))
    assert [piece.mark for piece in found if piece.mark] == ["range"]


def test_marks_beyond_the_text_are_left_out() -> None:
    assert [piece.mark for piece in pieces("short", [(2, 99, "far"), (4, 4, "empty")])] == [None]


def test_a_quote_is_shown_in_its_paragraph_only() -> None:
    text = "A headline.\nFirst words. They took 4.33 tons in 2008. Last words.\nAnother paragraph."
    found = passage_of(text, "They took 4.33 tons in 2008.", "4.33 tons")
    assert whole(found) == "First words. They took 4.33 tons in 2008. Last words."
    assert [(piece.text, piece.mark) for piece in found.quote] == [
        ("They took ", None),
        ("4.33 tons", VALUE),
        (" in 2008.", None),
    ]
    assert not found.cut_before
    assert not found.cut_after


def test_a_long_paragraph_is_cut_between_words_round_the_quote() -> None:
    text = "Before words. " * 100 + "They took 4.33 tons." + " After words." * 100
    found = passage_of(text, "They took 4.33 tons.", "4.33 tons")
    assert found.cut_before
    assert found.cut_after
    assert len(whole(found)) < 800
    assert found.before.split()[0] in {"Before", "words."}


def test_a_paragraph_without_blanks_is_cut_at_the_quote() -> None:
    text = "x" * 5000 + "4.33 tons" + "y" * 5000
    found = passage_of(text, "4.33 tons", "4.33 tons")
    assert whole(found) == "4.33 tons"


def test_a_value_that_sticks_out_of_its_quote_is_shown_whole() -> None:
    text = "They took 4.33 tons in 2008."
    found = passage(text, start=10, end=19, quote_start=0, quote_end=14)
    assert [piece.text for piece in found.quote if piece.mark] == ["4.33 tons"]


def test_a_short_quote_is_named_whole_in_the_address() -> None:
    assert at_quote("http://a.test/p?x=1", "They took 4.33 tons.") == (
        "http://a.test/p?x=1#:~:text=They%20took%204.33%20tons."
    )


def test_a_long_quote_is_named_by_its_first_and_last_words() -> None:
    quote = "one two three four five six seven eight nine ten eleven twelve"
    assert at_quote("http://a.test/", quote).endswith(
        "#:~:text=one%20two%20three%20four%20five,eight%20nine%20ten%20eleven%20twelve"
    )


def test_signs_with_a_meaning_in_fragments_are_encoded() -> None:
    assert at_quote("http://a.test/", "well-known, a & b").endswith("#:~:text=well%2Dknown%2C%20a%20%26%20b")


def test_the_address_s_own_fragment_gives_way_and_no_words_give_none() -> None:
    assert at_quote("http://a.test/#top", "Words").endswith("a.test/#:~:text=Words")
    assert at_quote("http://a.test/", " \n ") == "http://a.test/"


def test_words_that_say_what_is_meant_are_marked_by_their_kind() -> None:
    text = "In 2008 China seized 4.33 tons of heroin, not 2008 tons of Heroine."
    meant = {"what": "heroin", "place": "China", "period": "2008-01/2008-06"}
    found = passage(text, start=21, end=30, quote_start=0, quote_end=len(text), meant=meant)
    assert [(piece.text, piece.mark) for piece in found.quote if piece.mark] == [
        ("2008", "period"),
        ("China", "place"),
        ("4.33 tons", VALUE),
        ("heroin", "what"),
        ("2008", "period"),
    ]


def test_the_value_is_never_broken_up_by_other_marks() -> None:
    text = "They seized 2008 tons."
    found = passage(text, start=12, end=21, quote_start=0, quote_end=len(text), meant={"period": "2008", "place": ""})
    assert [(piece.text, piece.mark) for piece in found.quote if piece.mark] == [("2008 tons", VALUE)]
