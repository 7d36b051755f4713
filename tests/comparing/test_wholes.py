from __future__ import annotations

from time import process_time

import pytest

from factcheck.comparing import Mention
from factcheck.comparing.wholes import check_wholes
from tests.comparing.test_parts import mentions


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Guards in Spain seized 390 kg of drugs in all in 2030. Of it 400 kg of heroin was seized in the south.",
            "400 kg (heroin) is more than 390 kg (drugs)",
        ),
        (
            "Farms exported a total of 40 million tonnes of grain in 2030. They exported 44 million tonnes of wheat.",
            "44 million tonnes (wheat) is more than 40 million tonnes (grain)",
        ),
        (
            "Altogether 390 people were killed in floods in 2030. In 2030, 412 children were killed.",
            "412 (children) is more than 390 (people)",
        ),
        (
            "In 2030 police in Spain seized 390 kg of drugs. In the south of Spain 400 kg of heroin was seized.",
            "400 kg (heroin) is more than 390 kg (drugs), told close by of the same time and place.",
        ),
        ("警方2030年共缴获毒品390公斤。在南部缴获海洛因400公斤。", "400公斤 (海洛因) is more than 390公斤 (毒品)"),
    ],
)
def test_a_part_larger_than_the_whole_of_another_sentence_is_told(text: str, words: str) -> None:
    (check,) = check_wholes(mentions(text))
    assert not check.holds
    assert check.words == (words if words.endswith(".") else f"{words}, which is given as the whole.")


@pytest.mark.parametrize(
    "text",
    [
        "Guards seized 390 kg of drugs in all in 2030. They seized 380 kg of heroin in 2030.",
        "Guards seized 390 kg of drugs in 2030. They seized 400 kg of heroin in 2030.",
        "In 2030 police in Spain seized 390 kg of drugs. In the south of Spain 4 tonnes of heroin was seized in 2030.",
        "Guards seized 390 kg of drugs in all in 2030. They seized 400 kg of heroin in 2029.",
        "Guards seized 390 kg of drugs in all in 2030. They burned 400 kg of heroin in 2030.",
        "Guards seized 390 kg of drugs in all in 2030. They seized 400 kg of ivory in 2030.",
        "Guards seized at least 390 kg of drugs in all in 2030. They seized 400 kg of heroin in 2030.",
        "The army said 390 people were killed in all. Activists said 412 children were killed.",
        "Guards in Spain seized 390 kg of drugs in all in 2030. In Peru, guards seized 400 kg of heroin in 2030.",
        "Guards seized 390 kg of drugs in all in 2030, and with the navy 450 kg of drugs in all in 2030. "
        "They seized 400 kg of heroin in 2030.",
    ],
    ids=[
        "fits",
        "no whole",
        "many times more",
        "other year",
        "other deed",
        "other kind",
        "open",
        "other source",
        "other place",
        "two wholes",
    ],
)
def test_what_may_be_another_time_place_deed_or_thing_is_left_alone(text: str) -> None:
    assert check_wholes(mentions(text)) == []


def test_a_long_list_is_worked_through_in_a_time_that_grows_with_it() -> None:
    few, many = (mentions("In 2030 police in Spain arrested 390 people in all. " * times) for times in (200, 2000))
    assert seconds(many) < 40 * seconds(few) + 0.5


def seconds(found: list[Mention]) -> float:
    begin = process_time()
    check_wholes(found)
    return process_time() - begin
