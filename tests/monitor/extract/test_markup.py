"""The pass over markup without a parser."""

from __future__ import annotations

import pytest

from monitor.extract.markup import is_wild, visible


def test_only_what_a_reader_sees_is_left() -> None:
    markup = (
        "<!doctype html><title>Hidden</title><style>p {}</style><h1>Catch</h1><p>4.4 <b>tons</b> &amp; more"
        "<script>if (a < b) { write('<p>no</p>') }</script><!-- <p>no</p> > --><p title='a > b'>next"
    )
    assert visible(markup) == "Catch\n4.4 tons & more\nnext"


def test_a_bracket_that_opens_no_tag_is_text() -> None:
    assert visible("<p>1 < 2 and 3 <4</p>") == "1 < 2 and 3 <4"


def test_inline_tags_do_not_split_words() -> None:
    assert visible("<p>4<span>,</span>3<b>3</b></p>") == "4,33"


@pytest.mark.parametrize(
    "markup",
    [
        "<ul>" + "<li>one" * 2000 + "</ul>",
        "<p>one" * 2000,
        "<table>" + "<tr><td>1<td>2" * 2000 + "</table>",
        "<br>" * 2000,
        "<div><p>x</p></div>" * 2000,
        "<img src='data:image/png;base64," + "A" * 100_000 + "'>",
    ],
)
def test_long_and_sloppy_pages_are_not_wild(markup: str) -> None:
    assert not is_wild(markup)


@pytest.mark.parametrize("markup", ["<div>" * 300, "<i>" * 300, "<a " + "b=1 " * 600 + ">", "<br>" * 70_000])
def test_what_a_parser_would_choke_on_is_wild(markup: str) -> None:
    assert is_wild(markup)
