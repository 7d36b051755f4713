import pytest

from factcheck.figures import Document, read


@pytest.mark.parametrize(
    ("text", "trend"),
    [
        ("Catches rose 12 percent.", "up"),
        ("Catches fell by 12 percent.", "down"),
        ("A 12 percent drop in catches followed.", "down"),
        ("Catches were 12 percent less than in May.", "down"),
        ("Wardens landed 12 tons more than in May.", "up"),
        ("Catches rose to 12 tons.", None),
        ("Catches stood at 12 tons.", None),
    ],
)
def test_a_change_by_so_much_has_a_trend(text: str, trend: str | None) -> None:
    (figure,) = read(Document(text))
    assert figure.trend == trend


@pytest.mark.parametrize(
    ("text", "trend"),
    [
        ("Rents crept up 8%.", "up"),
        ("Rents swelled by 8%.", "up"),
        ("Rents were 8% up on 2019.", "up"),
        ("Rents dropped off by 8%.", "down"),
        ("Rents dwindled 8% to 40 francs.", "down"),
        ("The gap narrowed by 8 points.", "down"),
        ("The guild raised the toll by 20 cents.", "up"),
        ("The guild cut the number of looms by 300.", "down"),
        ("Looms were slashed by 300.", "down"),
        ("An 8% pay rise was agreed.", "up"),
        ("Growth was 8%.", "up"),
        ("There were 300 fewer births.", "down"),
        ("There were 300 more births than in 2019.", "up"),
        ("Loaves are 20 cents dearer.", "up"),
        ("The guild raised 3 million francs.", None),
        ("Divers recovered 12 looms.", None),
        ("The guild set up eight mills.", None),
        ("The law was drawn up by 12 weavers.", None),
        ("They put 8% of it down to rats.", None),
        ("Two valleys have 8% of the loss.", None),
        ("The guild has asked for six more.", None),
        ("They own 12 larger looms.", None),
    ],
)
def test_a_change_is_known_by_the_verb_the_noun_or_the_comparison(text: str, trend: str | None) -> None:
    assert read(Document(text))[0].trend == trend
