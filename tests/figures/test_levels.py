import pytest

from factcheck.figures import Document, read


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("The harbour index slid to 4,118 on Monday.", "harbour index"),
        ("The Oslo Fish Composite closed at 6,204.", "Oslo Fish Composite"),
        ("Its fertility rate fell to 1.6.", "fertility rate"),
        ("The acidity of the lake was 8.1.", "acidity of the lake"),
    ],
)
def test_a_level_or_a_score_counts_nothing(text: str, what: str) -> None:
    (figure,) = read(Document(text))
    assert (figure.unit, figure.what) == ("dimensionless", what)


@pytest.mark.parametrize(
    "text",
    [
        "The death toll rose to 43.",
        "Enrolment grew to 1,200.",
        "The population of the valley reached 2 million.",
        "The number of nests stood at 312.",
        "The average woman has 2.4 children.",
    ],
)
def test_a_count_stays_a_count(text: str) -> None:
    (figure,) = read(Document(text))
    assert figure.unit == "count"
