from __future__ import annotations

from typing import Any

import pytest

from factcheck.comparing.signature import signature
from tests.comparing.making import make_mention


@pytest.mark.parametrize(
    ("quote", "figure", "toll"),
    [
        ("The storm killed 41 people on the coast.", {"what": "people", "action": "kill"}, "dead"),
        ("41 bodies were recovered.", {"what": "bodies", "action": "recover"}, "dead"),
        ("The blast killed 41 prisoners.", {"what": "prisoners", "action": "kill"}, "dead"),
        ("Another 41 are unaccounted for.", {}, "missing"),
        ("41 people are sheltering in schools.", {"what": "people"}, "displaced"),
        ("Mourners came from 41 villages to bury the dead.", {"what": "villages", "action": "come"}, ""),
        ("41 homes were flooded.", {"what": "homes", "action": "flood"}, ""),
        ("41 of the dead were sailors.", {"what": "people", "part_of": True}, ""),
        ("41 of 100,000 people died.", {"what": "people", "action": "die", "per": "100,000 people"}, ""),
    ],
)
def test_a_toll_is_told_by_the_word_closest_to_its_number(quote: str, figure: dict[str, Any], toll: str) -> None:
    assert signature(make_mention("41", quote=quote, **figure)).toll == toll


def test_only_counts_are_tolls() -> None:
    assert signature(make_mention("41 %", "41", "percent", quote="41 % of the injured died.", action="die")).toll == ""


@pytest.mark.parametrize(
    ("quote", "figure", "is_whole"),
    [
        ("The storm killed 41 people on the coast.", {"what": "people", "action": "kill"}, True),
        ("The flood toll rose to 41.", {"what": "flood toll", "action": "rise"}, True),
        ("The storm killed 41 sailors.", {"what": "sailors", "action": "kill"}, False),
        ("41 of those killed were sailors.", {"what": "people", "action": "kill"}, False),
        ("41 people voted.", {"what": "people", "action": "vote"}, False),
    ],
)
def test_a_toll_is_whole_where_it_counts_all_of_them(quote: str, figure: dict[str, Any], is_whole: bool) -> None:
    assert signature(make_mention("41", quote=quote, **figure)).is_whole_toll == is_whole
