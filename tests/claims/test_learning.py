"""What a claim learns from what people accept and reject under it."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from factcheck.claims import synonyms
from factcheck.claims.errors import Invalid, NotAllowed
from factcheck.claims.lessons import ruled_out
from factcheck.claims.models import Claim, Lesson, Observation
from factcheck.claims.services import claims, learning, observations
from factcheck.review.models import Event
from tests.claims.evidence import published, say
from tests.factories import NOW, make_claim, make_figure, make_observation, make_revision

pytestmark = pytest.mark.django_db

BULLETIN = "Police in Portugal seized 4.33 tonnes of heroin in 2008."
WIRE = "In 2008, 4.3 tonnes of heroin were seized by police across Portugal, the ministry said."


def other_words(claim: Claim, words: str = "1.4 tons", **changes: str) -> Observation:
    figure = make_figure(make_revision(f"They took {words} of opium."), words, **{"what": "opium"} | changes)
    return make_observation(claim, figure)


def test_a_rejected_figure_teaches_by_the_words_that_tell_it_apart(reviewer: User) -> None:
    claim = make_claim()
    say(claim, "4.33 tons")
    lesson = observations.reject(other_words(claim), by=reviewer, now=NOW)
    assert str(lesson) == "Never treat “opium” as “heroin” here."
    assert Event.objects.get(kind="lesson.learnt").by == reviewer


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"what": "heroin", "place": "Spain"}, {"place": "Spain"}),
        ({"what": "heroin", "period": "2007"}, {"period": "2007"}),
        ({"what": "heroin", "action": "burn"}, {"action": "burn"}),
        ({"what": "heroin", "action": "confiscate"}, None),
        ({"what": "heroin", "place": "", "period": ""}, None),
    ],
)
def test_only_words_that_say_something_else_are_learnt(
    changes: dict[str, str], told: dict[str, str] | None, reviewer: User
) -> None:
    lesson = observations.reject(other_words(make_claim(), **changes), by=reviewer, now=NOW)
    assert (lesson.told if lesson else None) == told


def test_nothing_is_learnt_against_words_in_which_another_figure_stands(reviewer: User) -> None:
    claim = make_claim()
    other_words(claim)
    assert observations.reject(other_words(claim, "1.9 tons"), by=reviewer, now=NOW) is None
    assert not Lesson.objects.exists()


def test_what_is_ruled_out_is_neither_filed_nor_suggested_again(reviewer: User) -> None:
    published(BULLETIN)
    published(WIRE)
    claim = Claim.objects.get()
    Lesson.objects.create(
        claim=claim, kind="never", told={"place": "Portugal"}, meant={"place": ""}, by=reviewer, at=NOW
    )
    published("Portugal police seized 4.4 tonnes of heroin in 2008, a record.")
    assert claim.observations.count() == 2


def test_a_lesson_that_was_taken_back_no_longer_holds(reviewer: User) -> None:
    published(BULLETIN)
    published(WIRE)
    claim = Claim.objects.get()
    lesson = Lesson.objects.create(
        claim=claim, kind="never", told={"place": "Portugal"}, meant={"place": ""}, by=reviewer, at=NOW
    )
    learning.undo(lesson, by=reviewer, now=NOW)
    published("Portugal police seized 4.4 tonnes of heroin in 2008, a record.")
    assert claim.observations.count() == 3
    with pytest.raises(Invalid, match="already"):
        learning.undo(lesson, by=reviewer, now=NOW)


def test_accepted_words_mean_the_claims_own_from_then_on(reviewer: User) -> None:
    claim = make_claim(what="stray mail", action="", place="Portugal", period="2019", unit="count", dimension="count")
    figure = published("Portugal logged 815 lost parcels in 2019.").figures.get()
    observations.accept(make_observation(claim, figure, state="suggested"), by=reviewer, now=NOW)
    lesson = Lesson.objects.get()
    assert str(lesson) == "“lost parcels” means “stray mail” here."
    # The figure itself is no help any more: only what was learnt from it brings the next one.
    Observation.objects.all().delete()
    figure.keys.all().delete()
    later = published("Postal officers of Portugal logged 902 lost parcels in 2019.").figures.get()
    filed = later.observations.get()
    assert filed.claim == claim
    assert str(lesson) in filed.reasons


def test_a_lesson_is_a_sentence_whatever_it_is_about(reviewer: User) -> None:
    claim = make_claim()
    words = {"told": {"place": "Macao", "period": "2009"}, "meant": {"place": "China", "period": "2008"}}
    same, never = (Lesson(claim=claim, kind=kind, by=reviewer, at=NOW, **words) for kind in ("same", "never"))
    assert str(same) == "“Macao” for “2009” means “China” for “2008” here."
    assert str(never) == "Never treat “Macao” for “2009” as “China” for “2008” here."


def test_one_word_takes_back_what_was_learnt_to_the_contrary(reviewer: User) -> None:
    observation = other_words(make_claim())
    observations.reject(observation, by=reviewer, now=NOW)
    observations.accept(observation, by=reviewer, now=NOW)
    assert [one.kind for one in Lesson.objects.holding()] == ["same"]


def test_said_twice_it_is_learnt_once(reviewer: User) -> None:
    claim = make_claim()
    for words in ("1.4 tons", "1.9 tons"):
        observations.reject(other_words(claim, words), by=reviewer, now=NOW)
    assert Lesson.objects.count() == 1


def test_a_visitor_takes_nothing_back(reviewer: User, visitor: User) -> None:
    lesson = observations.reject(other_words(make_claim()), by=reviewer, now=NOW)
    assert lesson
    with pytest.raises(NotAllowed):
        learning.undo(lesson, by=visitor, now=NOW)
    assert Lesson.objects.holding().exists()


def test_what_is_never_treated_as_another_thing_is_not_the_other_way_round_either(
    curator: User, reviewer: User
) -> None:
    brown = {"statement": "Brown heroin seized in Portugal, 2008 (tonnes)", "what": "brown heroin", "place": "Portugal"}
    lesson = observations.reject(
        other_words(make_claim(**brown), what="heroin", place="Portugal"), by=reviewer, now=NOW
    )
    assert str(lesson) == "Never treat “heroin” as “brown heroin” here."
    published("Police in Portugal seized 4.33 tonnes of brown heroin in 2008.")
    words = {"what": "heroin", "action": "seize", "place": "Portugal", "period": "2008", "unit": "tonne"}
    assert not claims.write_claim(by=curator, now=NOW, **words).observations.exists()
    assert lesson is not None
    learning.undo(lesson, by=reviewer, now=NOW)
    assert claims.write_claim(by=curator, now=NOW, **words).observations.exists()


def test_a_heading_says_in_one_what_a_sentence_parts(reviewer: User) -> None:
    heading = other_words(make_claim(), what="Opium seized")
    lesson = observations.reject(heading, by=reviewer, now=NOW)
    assert lesson is not None
    assert lesson.told == {"what": "Opium seized"}
    known = synonyms.current()
    opium = make_figure(make_revision("They took 3 tons of opium."), "3 tons", what="opium")
    heroin = make_figure(make_revision("They took 4 tons of heroin."), "4 tons")
    assert ruled_out([lesson], opium, lesson.claim, known)
    assert ruled_out([lesson], heroin, make_claim(what="opium"), known)
    assert not ruled_out([lesson], heroin, make_claim(what="cannabis"), known)


def test_turned_round_a_lesson_holds_only_where_all_else_is_alike(reviewer: User) -> None:
    lesson = observations.reject(other_words(make_claim()), by=reviewer, now=NOW)
    heroin = make_figure(make_revision("They took 2 tons of heroin."), "2 tons")
    assert lesson is not None
    for changes, is_ruled_out in (({}, True), ({"place": "Spain"}, False), ({"period": "2019"}, False)):
        opium = make_claim(what="opium", **changes)
        assert ruled_out([lesson], heroin, opium, synonyms.current()) is is_ruled_out
    assert not ruled_out([lesson], heroin, lesson.claim, synonyms.current())
