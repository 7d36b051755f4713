from __future__ import annotations

from factcheck.comparing.clusters import NEVER, clusters, of_accounts


def test_the_likely_come_together() -> None:
    assert clusters(4, {(0, 1): 2.0, (2, 3): 1.0, (1, 2): -3.0}, least=0.0) == [[0, 1], [2, 3]]


def test_what_nothing_speaks_for_stays_alone() -> None:
    assert clusters(3, {(0, 1): -1.0}, least=0.0) == []


def test_two_that_cannot_be_one_are_never_joined_through_a_third() -> None:
    assert clusters(3, {(0, 1): 8.0, (1, 2): 7.0, (0, 2): NEVER}, least=0.0) == [[0, 1]]


def test_one_weak_tie_is_carried_by_the_others() -> None:
    assert clusters(3, {(0, 1): 4.0, (1, 2): 3.0, (0, 2): -1.0}, least=0.0) == [[0, 1, 2]]


def test_a_pair_that_nothing_is_known_of_speaks_against_joining() -> None:
    assert clusters(3, {(0, 1): 4.0, (1, 2): 2.0}, least=0.0) == [[0, 1]]


def test_what_goes_with_one_of_two_accounts_goes_with_the_other() -> None:
    odds = {(0, 1): -4.0, (0, 2): 3.0, (1, 2): -4.0}
    assert clusters(3, odds | of_accounts(odds, {(0, 1)}), least=0.0) == [[0, 1, 2]]


def test_what_goes_with_neither_account_stays_out() -> None:
    odds = {(0, 1): -4.0, (0, 2): -1.0, (1, 2): -4.0}
    assert clusters(3, odds | of_accounts(odds, {(0, 1)}), least=0.0) == [[0, 1]]


def test_accounts_that_cannot_be_one_are_none() -> None:
    assert of_accounts({(0, 1): NEVER, (0, 2): 3.0}, {(0, 1)}) == {}
    odds = {(0, 1): 0.0, (0, 2): 3.0, (1, 2): NEVER}
    assert clusters(3, odds | of_accounts(odds, {(0, 1)}), least=0.0) == [[0, 2]]
