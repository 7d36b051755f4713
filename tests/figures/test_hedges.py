import pytest

from factcheck.figures import Document, read


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("About 300 boats sank.", "about"),
        ("Nearly 300 boats sank.", "about"),
        ("Some 300 boats sank.", "about"),
        ("An estimated 300 boats sank.", "about"),
        ("More than 300 boats sank.", "more_than"),
        ("Over 300 boats sank.", "more_than"),
        ("At least 300 boats sank.", "at_least"),
        ("No fewer than 300 boats sank.", "at_least"),
        ("Up to 300 boats sank.", "at_most"),
        ("As many as 300 boats sank.", "at_most"),
        ("Fewer than 300 boats sank.", "less_than"),
        ("Just under 300 boats sank.", "less_than"),
        ("No more than 300 boats sank.", "at_most"),
        ("300 boats or more sank.", "at_least"),
        ("Between 200 and 300 boats sank.", "between"),
        ("Exactly 300 boats sank.", "exact"),
        ("Just 300 boats sank.", "exact"),
        ("Barely 300 boats sank.", "exact"),
        ("300 boats sank.", "exact"),
        ("Something like 300 boats sank.", "about"),
        ("The best part of 300 boats sank.", "about"),
        ("On the order of 300 boats sank.", "about"),
        ("Perhaps 300 boats sank.", "about"),
        ("Not quite 300 boats sank.", "less_than"),
        ("Not fewer than 300 boats sank.", "at_least"),
        ("At the very least 300 boats sank.", "at_least"),
        ("A good 300 boats sank.", "at_least"),
        ("A maximum 300 boats may sail.", "at_most"),
        ("It may weigh 300 kilograms maximum.", "at_most"),
        ("More than an estimated 300 boats sank.", "more_than"),
        ("Some 300 or more boats sank.", "at_least"),
        ("It is spread over some 300 km.", "about"),
    ],
)
def test_hedges_open_or_widen_a_figure(text: str, hedge: str) -> None:
    (figure,) = read(Document(text))
    assert figure.hedge == hedge


def test_a_range_from_one_value_to_another_is_one_figure() -> None:
    (figure,) = read(Document("Prices range from $3 to $5."))
    assert figure.hedge == "between"


@pytest.mark.parametrize(
    ("text", "step"),
    [("Nine in ten farms have a well.", "0.05"), ("One in five farms has a well.", "0.08")],
)
def test_a_fraction_in_words_is_not_meant_to_the_percent(text: str, step: str) -> None:
    (figure,) = read(Document(text))
    assert str(figure.step) == step


def test_over_some_years_tells_how_long_and_is_no_hedge() -> None:
    money, years = read(Document("It will cost $4bn over five years."))
    assert (money.hedge, years.hedge) == ("exact", "exact")
    assert read(Document("He was away for over five years."))[0].hedge == "more_than"


@pytest.mark.parametrize(
    "text",
    [
        "The fee went up to 40 euros.",
        "They handed over 40 keys.",
        "Growth was revised up to 2.1%.",
        "The lake fell to a minimum of 21% in August.",
        "Demand hit a maximum of 61 GW on Monday.",
    ],
)
def test_words_that_belong_to_the_verb_are_no_hedge(text: str) -> None:
    assert [figure.hedge for figure in read(Document(text))] == ["exact"]


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("It can go up to 40.", "at_most"),
        ("It holds up to 40.", "at_most"),
        ("They lost over 40.", "more_than"),
        ("Shifts were limited to a maximum of 40 hours.", "at_most"),
    ],
)
def test_the_same_words_alone_are_one(text: str, hedge: str) -> None:
    assert [figure.hedge for figure in read(Document(text))] == [hedge]
