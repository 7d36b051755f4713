"""The number of queries of a page does not grow with what it shows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factcheck.claims.models import Arrangement, Claim, Discrepancy, Lesson, Synonym
from factcheck.claims.services import discrepancies, vocabulary
from factcheck.publishing.services import verdicts
from factcheck.review.services import assigning, comments, decisions
from tests.claims.evidence import differing, say
from tests.conftest import logged_in
from tests.factories import (
    NOW,
    make_article,
    make_claim,
    make_figure,
    make_observation,
    make_publisher,
    make_revision,
    make_source,
    make_user,
    make_visit,
)
from tests.views.world import settle

pytestmark = pytest.mark.django_db

Grow = Callable[[], object]


def queries(client: Client, path: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


def same_number_of_queries(client: Client, path: str, grow: Grow) -> None:
    grow()
    grow()
    client.get(path)  # at the first look somebody's looking is written down
    before = queries(client, path)
    for _ in range(5):
        grow()
    assert queries(client, path) == before


def decided(by: User) -> None:
    discrepancy = differing("4.33 tons", "4.4 tons")
    settle(discrepancy, by=by)
    verdicts.publish(discrepancy.claim, by=by, now=NOW)


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/discrepancies/",
        "/discrepancies/?by=cause",
        "/claims/",
        "/search/?q=heroin",
        "/search/?q=heroin&in=figures",
        "/search/?q=heroin&in=articles",
        "/api/v1/discrepancies",
    ],
)
def test_lists_of_discrepancies(as_reviewer: Client, path: str) -> None:
    same_number_of_queries(as_reviewer, path, lambda: differing("4.33 tons", "4.4 tons", "4.3 tons"))


@pytest.mark.parametrize("path", ["/discrepancies/", "/discrepancies/?state=mine"])
def test_lists_of_what_is_given_to_somebody(as_reviewer: Client, reviewer: User, path: str) -> None:
    def grow() -> None:
        discrepancy = differing("4.33 tons", "4.4 tons")
        assigning.assign(discrepancy, reviewer, by=make_person(), message="Look at the yearbook.", now=NOW)

    same_number_of_queries(as_reviewer, path, grow)


@pytest.mark.parametrize("path", ["/", "/history/", "/verdicts/", "/discrepancies/?state=settled", "/api/v1/verdicts"])
def test_lists_of_decisions(as_reviewer: Client, path: str) -> None:
    decider = make_user("decider", group="curator")
    same_number_of_queries(as_reviewer, path, lambda: decided(decider))


@pytest.mark.parametrize("path", ["/sources/", "/"])
def test_lists_of_sources(as_curator: Client, path: str) -> None:
    def grow() -> None:
        make_article(source=make_source(failures=1, last_error="The page is missing."))

    same_number_of_queries(as_curator, path, grow)


def test_the_visits_and_texts_of_a_source(as_curator: Client) -> None:
    source = make_source()

    def grow() -> None:
        article = make_article(source=source)
        make_visit(article)
        make_revision("They seized 4.33 tons.", article=article)

    same_number_of_queries(as_curator, source.get_absolute_url(), grow)


def test_the_sources_of_a_publisher_and_the_texts_and_visits_of_one(as_curator: Client) -> None:
    source = make_source()

    def grow() -> None:
        make_visit(make_article(source=source))
        make_source(publisher=source.publisher)

    same_number_of_queries(as_curator, f"/publishers/{source.publisher_id}/", grow)
    same_number_of_queries(as_curator, f"/sources/{source.pk}/texts/", grow)
    same_number_of_queries(as_curator, f"/sources/{source.pk}/progress/?since=2026-01-01T00:00:00Z", grow)


def claim_with_a_difference() -> tuple[Claim, Grow]:
    claim = make_claim()

    def grow() -> None:
        number = claim.observations.count()
        say(claim, f"{4 + number}.33 tons")
        say(claim, f"{5 + number}.1 tons", state="suggested")
        say(claim, f"{6 + number}.2 tons", is_current=False)
        discrepancies.update(claim, NOW)

    grow()
    grow()
    return claim, grow


def test_the_evidence_of_a_discrepancy(as_curator: Client) -> None:
    claim, grow = claim_with_a_difference()
    same_number_of_queries(as_curator, claim.discrepancy.get_absolute_url(), grow)


def test_the_comments_and_earlier_decisions_on_a_discrepancy(as_curator: Client, curator: User) -> None:
    discrepancy = differing("4.33 tons", "4.4 tons")
    about = discrepancy.claim.observations.order_by("pk")[0]

    def grow() -> None:
        comments.write(discrepancy, "Look at the yearbook.", about=about, by=make_person(), now=NOW)
        settle(Discrepancy.objects.get(pk=discrepancy.pk), by=curator)
        decisions.reopen(discrepancy, by=curator, because="A page was missed.", now=NOW)

    same_number_of_queries(as_curator, discrepancy.get_absolute_url(), grow)


def make_person() -> User:
    return make_user(f"person-{User.objects.count()}", group="reviewer")


def test_the_register_of_corrections(as_curator: Client) -> None:
    def grow() -> None:
        discrepancy = differing("4.33 tons", "4.4 tons")
        settle(discrepancy, by=make_person(), wrong=[discrepancy.claim.observations.order_by("pk")[1]])

    same_number_of_queries(as_curator, "/errata/", grow)


def test_what_is_decided_together(as_curator: Client) -> None:
    same_number_of_queries(as_curator, "/discrepancies/together/", lambda: differing("4.33 tons", "4.4 tons"))


def test_the_evidence_of_a_claim(as_curator: Client) -> None:
    claim, grow = claim_with_a_difference()
    same_number_of_queries(as_curator, claim.get_absolute_url(), grow)


def test_the_figures_revisions_and_copies_of_an_article(as_curator: Client) -> None:
    article = make_article(source=make_source(publisher=make_publisher()))

    def grow() -> None:
        words = " and ".join(f"{number}.5 tons" for number in range(article.revisions.count() + 1))
        revision = make_revision(words, article=article)
        for word in words.split(" and "):
            make_observation(make_claim(), make_figure(revision, word))
        make_article(copy_of=article)
        make_visit(article)

    same_number_of_queries(as_curator, article.get_absolute_url(), grow)


def test_the_series_and_the_relations_of_a_claim(as_curator: Client) -> None:
    first = make_claim(thing="mass|heroin+seize|actual")

    def grow() -> None:
        other = make_claim(thing=first.thing, period=str(1990 + Claim.objects.count()))
        say(other, "4.33 tons")
        say(other, "4.4 tons")
        discrepancies.update(other, NOW)

    say(first, "4.33 tons")
    same_number_of_queries(as_curator, f"/claims/{first.pk}/series/", grow)
    same_number_of_queries(as_curator, first.get_absolute_url(), grow)


def test_what_people_said_of_a_claim_and_whom_its_figures_cite(as_curator: Client, reviewer: User) -> None:
    claim = make_claim()

    def grow() -> None:
        told = {"what": f"thing {claim.lessons.count()}"}
        Lesson.objects.create(claim=claim, kind="never", told=told, meant={}, by=reviewer, at=NOW)
        Arrangement.objects.create(kind="move", origin=claim, target=make_claim(), by=reviewer, at=NOW)
        publisher = make_publisher()
        make_revision("Nothing of note.", article=make_article(source=make_source(publisher=publisher)))
        figure = say(claim, "4.4 tons").figure
        figure.attributed_to = publisher.name
        figure.save()

    same_number_of_queries(as_curator, claim.get_absolute_url(), grow)
    same_number_of_queries(as_curator, f"/claims/{claim.pk}/split/", grow)
    same_number_of_queries(as_curator, f"/claims/{claim.pk}/merge/?q=heroin", grow)


def test_the_sessions_of_an_account(as_reviewer: Client, reviewer: User) -> None:
    same_number_of_queries(as_reviewer, "/account/", lambda: logged_in(reviewer))


def test_the_synonyms(as_curator: Client, curator: User) -> None:
    def grow() -> None:
        number = Synonym.objects.count()
        vocabulary.add(f"lynx number{number}, bobcat number{number}", by=curator, now=NOW)

    same_number_of_queries(as_curator, "/synonyms/", grow)
