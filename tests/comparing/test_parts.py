from __future__ import annotations

import pytest

from factcheck.comparing import Mention
from factcheck.comparing.parts import check_parts
from factcheck.figures import Document, read


def mentions(text: str) -> list[Mention]:
    return [Mention(str(n), figure, "report") for n, figure in enumerate(read(Document(text)))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Guards seized 390 kg of nets, including 400 kg of drift nets.", "400 kg is given as a part of 390 kg"),
        (
            "The port had 1,146 employees at the end of 2024, including 1,204 dockers.",
            "1,204 is given as a part of 1,146",
        ),
        ("In all 412 of the 390 boats leaked.", "412 is given as a part of 390"),
        ("They checked 390 boats, 412 of them twice.", "412 is given as a part of 390"),
        ("Guards seized 2 tonnes of nets, of which 2,600 kg were torn.", "2,600 kg is given as a part of 2 tonnes"),
    ],
)
def test_a_part_larger_than_its_whole_is_told(text: str, words: str) -> None:
    (check,) = check_parts(mentions(text))
    assert not check.holds
    assert check.words == f"{words}, which is less."


@pytest.mark.parametrize(
    "text",
    [
        "Guards seized 400 kg of nets, including 390 kg of drift nets.",
        "In all 390 of the 412 boats leaked.",
        "Guards checked 204 boats, 63 of them in May, and seized 71 nets.",
        "They checked 390 boats and, in May, 412 cars.",
        "They checked at least 390 boats, 412 of them twice.",
        "Guards seized 390 kg of nets. Of the 412 boats, most leaked.",
        "Fines rose 12% in 2030, including 40% on nets.",
        "Some 390 boats were checked, and 412 of those now afloat are old.",
    ],
)
def test_parts_that_fit_and_numbers_that_are_no_parts_are_left_alone(text: str) -> None:
    assert check_parts(mentions(text)) == []
