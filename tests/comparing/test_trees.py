from __future__ import annotations

import pytest

from factcheck.comparing.trees import Trees, trees
from factcheck.comparing.weights import CERTAIN

# A start of -1; 2 more where two are alike, and of these 3 less where nothing goes with them.
TREES = Trees(("alike", "differs"), ("neighbours",), (-1.0, [0, 0.5, 0.0, [2, 0.0, -3.0, 2.0]]))


@pytest.mark.parametrize(
    ("alike", "neighbours", "odds"), [(0.2, 1.0, -1.0), (0.5, 1.0, -1.0), (0.9, 1.0, 1.0), (0.9, -1.0, -4.0)]
)
def test_each_tree_adds_the_leaf_that_its_questions_lead_to(alike: float, neighbours: float, odds: float) -> None:
    assert TREES.log_odds(TREES.listed({"alike": alike}), {"neighbours": neighbours}) == odds


def test_only_what_the_trees_ask_for_is_kept_and_what_was_not_found_is_none() -> None:
    assert list(TREES.listed({"differs": 1.0, "unheard of": 7.0})) == [0.0, 1.0]


def test_nothing_is_more_than_certain() -> None:
    sure = Trees((), ("neighbours",), (12.0,))
    assert sure.log_odds(sure.listed({}), {"neighbours": 0.0}) == CERTAIN


@pytest.mark.parametrize("piece", ["differs", "times apart"])
def test_a_difference_never_speaks_for_one_quantity(piece: str) -> None:
    shipped = trees()
    company = dict.fromkeys(shipped.company, 0.0)
    for share in (0.0, 0.3, 0.6, 0.9):
        found = {name: share for name in shipped.alone if not name.startswith(("differs", "times apart"))}
        without = shipped.log_odds(shipped.listed(found), company)
        granted = shipped.log_odds(shipped.listed(found | {piece: 1.0}), company)
        # What differs is granted a little, for contradictions are worth more than silence: see scripts/fit_grouping.py.
        assert granted <= without + (0.5 if piece == "differs" else 0.0) + 1e-9
