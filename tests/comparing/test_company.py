from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from factcheck.comparing.company import Company
from tests.comparing.making import make_mention


def company(odds: dict[tuple[int, int], float], twins: Collection[tuple[int, int]] = ()) -> Company:
    """Two figures of one document, two of another, one of a third and one of a fourth."""
    mentions = [make_mention(str(n), document=document) for n, document in enumerate("aabbcd")]
    return Company(mentions, odds, defaultdict(bool, dict.fromkeys(twins, True)))


def test_whoever_fits_better_in_the_same_document_is_a_rival() -> None:
    found = company({(0, 2): 1.0, (0, 3): 3.0, (1, 2): -1.0})
    assert found.evidence(0, 2)["ahead of all rivals"] == -2.0
    assert found.evidence(0, 2)["ahead of rivals on one side"] == 2.0


def test_the_same_number_told_again_is_no_rival() -> None:
    odds = {(0, 2): 1.0, (0, 3): 3.0}
    alone = company({(0, 2): 1.0}).evidence(0, 2)["ahead of all rivals"]
    assert company(odds, {(2, 3)}).evidence(0, 2)["ahead of all rivals"] == alone


def test_neighbours_of_one_quantity_speak_for_it() -> None:
    assert company({(0, 2): 1.0, (1, 3): 2.5}).evidence(0, 2)["neighbours"] == 2.5


def test_a_third_that_goes_with_both_is_a_go_between() -> None:
    assert company({(0, 2): 1.0, (0, 4): 3.0, (2, 4): 2.0}).evidence(0, 2)["go-between"] == 2.0


def test_the_best_go_between_counts_though_another_goes_better_with_one_of_the_two() -> None:
    odds = {(0, 2): 1.0, (0, 4): 3.5, (2, 4): -1.0, (0, 5): 2.5, (2, 5): 2.0}
    assert company(odds).evidence(0, 2)["go-between"] == 2.0
