import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.figures import Cell, Document, Figure, read

PIECES = st.sampled_from(
    [
        *(
            "5",
            "12,345",
            "1.2 million",
            "$",
            "€",
            "tons",
            "of cod",
            " in 2008",
            "rose by ",
            "according to the council, ",
        ),
        *(
            "%",
            "(",
            ")",
            "-",
            "–",
            "\n",
            ". ",
            "\ud800",
            "\x00",
            "\u202e",
            "３４",
            "٣٤",
            "one",
            "six-month",
            "May 3",
            "1/2",
        ),
        *(
            "½",
            "第",
            "三千",
            "万",
            "吨",
            "百分之",
            "分之",
            "https://a.b/",
            "[2]",
            "No. ",
            "to ",
            "between ",
            "and ",
            "half",
        ),
        *("a ", "per ", "the "),
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map("".join))


def check(text: str, figures: list[Figure]) -> None:
    last = 0
    for figure in figures:
        assert last <= figure.start < figure.end <= len(text)
        assert text[figure.start : figure.end] == figure.text
        assert text[figure.quote_start : figure.quote_start + len(figure.quote)] == figure.quote
        assert figure.low is not None
        assert figure.high is not None
        assert figure.low <= figure.high
        last = figure.end


@settings(max_examples=400, deadline=None)
@given(TEXTS, st.sampled_from([None, "en", "zh", "es", "xx"]))
def test_any_text_is_read_without_error_and_offsets_point_at_the_words(text: str, language: str) -> None:
    check(text, read(Document(text, title=text[:50], language=language)))


@settings(max_examples=100, deadline=None)
@given(TEXTS, st.lists(st.tuples(st.integers(-5, 250), st.integers(-5, 250)), max_size=6), TEXTS)
def test_any_cells_are_read_without_error(text: str, spans: list[tuple[int, int]], label: str) -> None:
    cells = tuple(Cell(start, end, label[:40], label[40:80], label[80:]) for start, end in spans)
    check(text, read(Document(text, cells=cells)))


HOSTILE = {
    "digits in a row": "7" * 10,
    "numbers without end": "12 ",
    "prose on one line": "wardens seized 4.3 tons of eels and ",
    "sentences on one line": "Wardens seized 4.3 tons of eels in Peru in 2008. ",
    "brackets": "((((((",
    "repeated scale words": "million ",
    "repeated dates": "2008-",
    "table rows": "Nets 5 6\n",
    "chinese numerals": "一二三十百千万",
    "chinese clauses": "没收鳗鱼4.4吨、",
    "hyphens": "six-",
    "full stops": "a.",
    "lone surrogates": "\ud800 5 tons ",
}


TRIES = 12
"""Text that is read in more than linear time fails them all; noise does not."""


@pytest.mark.parametrize("name", HOSTILE)
def test_reading_twice_the_text_takes_at_most_twice_the_time(name: str) -> None:
    piece = HOSTILE[name]
    prefix = "Year 2001 2002\n" if name == "table rows" else ""

    def seconds(length: int) -> float:
        text = prefix + piece * (length // len(piece))
        begin = time.process_time()
        check(text, read(Document(text)))
        return time.process_time() - begin

    once = twice = float("inf")
    for _ in range(TRIES):
        # In turn, the best of each: a busy machine slows single runs down.
        once, twice = min(once, seconds(6_000)), min(twice, seconds(12_000))
        # A fixed part keeps very quick readings from being told apart by the clock's grain.
        if twice <= 2.4 * once + 0.02:
            return
    pytest.fail(f"{once:.3f} s became {twice:.3f} s")


def test_a_hundred_thousand_digits_are_no_figure() -> None:
    assert read(Document("7" * 100_000)) == []


@pytest.mark.parametrize("year", [1, 9999])
def test_a_page_of_no_day_of_news_is_read(year: int) -> None:
    text = "Three weeks ago 40 mills burned. Next week 12 will. In the past 20 years 300 did. Last year 9 did."
    assert 40 in [figure.low for figure in read(Document(text, published=date(year, 1, 1)))]
