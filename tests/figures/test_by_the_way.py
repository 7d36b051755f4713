"""Places that a sentence only names by the way are none of its figures'."""

import pytest

from factcheck.figures import Document, read


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("At 4% the fee was lower than in Italy.", [None]),
        ("Unlike in Italy, the fee fell to 4%.", [None]),
        ("As in Italy, the fee fell to 4%.", [None]),
        ("More mills burned than in Italy (40 mills).", ["Italy"]),
        ("The park is twice the size of Wales and has 40 swans.", [None]),
        ("The guild, which is based in Geneva, counts 40 swans.", [None]),
        ("He was born in Cairo and owns 40 swans.", [None]),
        ("The list handed in at Hamburg had 40 swans on it.", [None]),
        ("At a conference in Vienna the miller said 40 swans had died.", [None]),
        ("The miller told a conference in Vienna that 40 swans had died.", [None]),
        ("The study was presented in Geneva. It counts 40 swans.", [None]),
        ("The ship left Peru with 40 swans.", [None]),
        ("The path linking Peru with Chile is 40 km long.", [None]),
        ("The match against Peru drew 40 swans.", [None]),
        ("The fee fell by 4% in Chile, against 7% in Peru.", ["Chile", "Peru"]),
        ("The city of Geneva held 40 swans.", ["Geneva"]),
        ("Some 40 guilds are registered in Peru.", ["Peru"]),
        ("Guilds based in Peru sold 40 swans.", ["Peru"]),
        ("Sales outside Peru rose by 3 percent.", [None]),
        ("Excluding the euro zone, sales rose by 3 percent.", [None]),
        ("A fire outside Oslo closed 40 mills.", ["Oslo"]),
        ("The guild closed 40 mills in Peru and 12 in the rest of Africa.", ["Peru", None]),
        ("The rest of Europe has 40 mills.", [None]),
        ("Hurricane Florence closed 40 mills.", [None]),
    ],
)
def test_what_is_compared_with_or_where_somebody_sits_is_not_where_it_is(text: str, places: list[str | None]) -> None:
    assert [figure.place for figure in read(Document(text))] == places


def test_a_rate_is_not_of_the_shop_where_somebody_is_met() -> None:
    scene = "The miller stood at a petrol station in Hamburg."
    assert [figure.place for figure in read(Document(f"{scene} The rate was 4 percent."))] == [None]
    assert [figure.place for figure in read(Document(f"{scene} Then 40 swans died."))] == ["Hamburg"]
