"""Words of one meaning that curators add, and the stored keys that follow them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command

from factcheck.claims import synonyms
from factcheck.claims.errors import Invalid, NotAllowed
from factcheck.claims.models import Claim, Figure, FigureKey, Synonym
from factcheck.claims.services import indexing, vocabulary
from factcheck.claims.tasks import index_synonyms
from factcheck.comparing import default_synonyms
from factcheck.review.models import Event
from tests.claims.evidence import published
from tests.factories import NOW, make_claim

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(hours=1)
ONE = "Rangers in Portugal counted 815 lynxes in 2019."
OTHER = "During 2019 wardens across Portugal counted 902 bobcats, the park service wrote."


def add(by: User, text: str = "lynx\nbobcat") -> Synonym:
    return vocabulary.add(text, by=by, now=NOW)


def keys(figure: Figure) -> set[str]:
    return set(figure.keys.values_list("key", flat=True))


def test_added_words_mean_the_same_and_shipped_ones_stay(curator: User) -> None:
    add(curator)
    known = synonyms.current()
    assert known.concepts("bobcats") == known.concepts("lynx")
    assert known.concepts("confiscated") == default_synonyms().concepts("confiscated")
    assert synonyms.current() is known


def test_a_word_added_to_one_that_has_synonyms_joins_all_of_them(curator: User) -> None:
    add(curator, "confiscate, snaffle")
    known = synonyms.current()
    assert known.concepts("snaffled") == known.concepts("seized")


def test_figures_told_in_added_words_make_one_claim(curator: User) -> None:
    published(ONE)
    add(curator)
    index_synonyms()
    published(OTHER)
    assert Claim.objects.get().observations.count() == 2


def test_stored_keys_follow_what_is_added_and_removed(curator: User) -> None:
    figure = published(OTHER).figures.get(text__contains="902")
    before = keys(figure)
    claim = make_claim(what="bobcats", unit="count", dimension="count")
    indexing.index_claims([claim])
    synonym = add(curator)
    assert indexing.index_waiting(NOW) is False
    claim.refresh_from_db()
    assert any("lynx" in key for key in keys(figure))
    assert "lynx" in claim.thing
    vocabulary.remove(synonym, by=curator, now=LATER)
    assert Synonym.objects.waiting().exists()
    indexing.index_waiting(LATER)
    assert keys(figure) == before
    assert not Synonym.objects.waiting().exists()


def test_indexing_that_is_cut_off_goes_on_where_it_stopped(curator: User) -> None:
    for _ in range(3):
        published(OTHER)
    add(curator)
    assert indexing.index_waiting(NOW, most=2) is True
    assert FigureKey.objects.filter(key__contains="lynx").values("figure").distinct().count() == 2
    assert indexing.index_waiting(NOW, most=2) is False
    assert FigureKey.objects.filter(key__contains="lynx").values("figure").distinct().count() == 3


def test_the_command_writes_all_keys_anew(curator: User, capsys: pytest.CaptureFixture[str]) -> None:
    figure = published(OTHER).figures.get(text__contains="902")
    before = keys(figure)
    figure.keys.all().delete()
    for said in ("1 figures had other keys", "0 figures had other keys"):
        call_command("index_figures")
        assert said in capsys.readouterr().out
    assert keys(figure) == before


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("lynx", "one a line"),
        ("the, of", "too little"),
        ("x" * 61 + ", lynx", "characters"),
        ("seize, confiscate", "already"),
    ],
)
def test_what_tells_nothing_is_refused(text: str, said: str, curator: User) -> None:
    with pytest.raises(Invalid, match=said):
        add(curator, text)
    assert not Synonym.objects.exists()


def test_a_reviewer_may_not_and_the_history_says_who_did(reviewer: User, curator: User) -> None:
    with pytest.raises(NotAllowed):
        add(reviewer)
    synonym = add(curator)
    with pytest.raises(NotAllowed):
        vocabulary.remove(synonym, by=reviewer, now=NOW)
    vocabulary.remove(synonym, by=curator, now=LATER)
    with pytest.raises(Invalid, match="already"):
        vocabulary.remove(synonym, by=curator, now=LATER)
    assert set(Event.objects.values_list("kind", "by")) == {
        ("synonym.added", curator.pk),
        ("synonym.removed", curator.pk),
    }
