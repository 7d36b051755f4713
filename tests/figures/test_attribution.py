from __future__ import annotations

import pytest

from factcheck.figures import Document, read


def sources(text: str) -> list[str | None]:
    return [figure.attributed_to for figure in read(Document(text))]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The union said 700 had gone, but the company said 250.", ["union", "company"]),
        ("Thirty were hurt, the ministry said, and 41 were treated, according to doctors.", ["ministry", "doctors"]),
        ("Thirty ships sank and officials said 41 more were damaged.", [None, "officials"]),
        ("Thirty ships sank, but owners say 41 did, figures show.", [None, "owners"]),
        ("Esk registered 40 cases, the Dart Office said.", ["Dart Office"]),
        ("The ministry said a survey had put the slide at 40 tonnes.", ["ministry"]),
        ("The Esk Times said that, according to the mayor, 40 had fled.", ["mayor"]),
        ("Tern Wire, citing police, reported 40 dead.", ["police"]),
        ("Tern Wire, citing the rain, reported 40 dead.", ["Tern Wire"]),
        ("Output rose 40 percent, above the 30 percent forecast by economists.", [None, "economists"]),
        ("The cost is €40 million (source: Esk Bank).", ["Esk Bank"]),
        ("Another 63 were hurt, and 40 were reported missing by relatives, officers said.", ["officers", "relatives"]),
    ],
)
def test_each_figure_of_a_sentence_has_its_own_source(text: str, told: list[str | None]) -> None:
    assert sources(text) == told


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("By the government's figures, 40 animals died.", "government"),
        ("The toll stands at 40, by the coast guard's count.", "coast guard"),
        ("There were 40 thefts, going by police records.", "police"),
        ("In a survey by the Dart Institute 61 percent opposed the law.", "Dart Institute"),
        ("By our count 40 animals died.", None),
        ("In the trust's report losses came to €40.", "trust"),
        ("Some 40 animals died, based on police records.", "police"),
        ("Some 40 animals died, based on the average flow.", None),
        ("By the end of the count 40 animals had died.", None),
    ],
)
def test_a_count_in_which_a_figure_stands_tells_its_source(text: str, source: str | None) -> None:
    assert sources(text) == [source]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The damage was put at €40 million by the insurers.", "insurers"),
        ("The loss is assessed by the owner at €40 million.", "owner"),
        ("Of these, 40 have been confirmed by test.", None),
        ("The stock is estimated at 40 tonnes.", None),
    ],
)
def test_who_is_said_to_have_told_it_is_the_source(text: str, source: str | None) -> None:
    assert sources(text) == [source]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ann Lee said 40 came. She said 50 left.", ["Ann Lee", "Ann Lee"]),
        ("Ann Lee said 40 came.\n\nShe said 50 left.", ["Ann Lee", "Ann Lee"]),
        ("Ann Lee said 40 came. It was a fine day.\n\nShe said 50 left.", ["Ann Lee", None]),
        ("The ministry said 40 came. She said 50 left.", ["ministry", None]),
        ("The ministry said 40 came. It said 50 left.", ["ministry", "ministry"]),
        ("Ann Lee said 40 came. It said 50 left.", ["Ann Lee", None]),
        ("Ann Lee said 40 came. We estimate that 50 left.", ["Ann Lee", None]),
    ],
)
def test_a_pronoun_means_who_spoke_before(text: str, told: list[str | None]) -> None:
    assert sources(text) == told
