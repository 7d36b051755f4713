"""Several workers and reviewers at once, on PostgreSQL: nothing lost, nothing twice."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from itertools import product
from threading import Barrier
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import close_old_connections, connection

from factcheck.claims.corrected import meaning_of
from factcheck.claims.errors import Refused
from factcheck.claims.mentions import figure_of
from factcheck.claims.models import Arrangement, Claim, Correction, Discrepancy, Figure, Observation, Reading
from factcheck.claims.services import arranging, corrections, discrepancies, filing
from factcheck.claims.services.reading import read_revision
from factcheck.review.models import Decision, Event
from factcheck.review.services import decisions
from tests.claims.evidence import differing, published, say
from tests.factories import NOW, make_claim, make_figure, make_observation, make_revision

pytestmark = [pytest.mark.services, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

TEXTS = [
    "Police in Portugal seized 4.33 tonnes of heroin in 2008.",
    "In 2008, 4.3 tonnes of heroin were seized by police across Portugal, the ministry said.",
    "Portugal police seized 4.4 tonnes of heroin in 2008, a record.",
    "During 2008 officers in Portugal seized 4.7 tonnes of heroin, the yearbook has it.",
]


def at_once(*jobs: Callable[[], Any]) -> list[Any]:
    """Run jobs in threads that start together, each on a connection of its own; results, or what was raised."""
    gate = Barrier(len(jobs))

    def run(job: Callable[[], Any]) -> Any:
        try:
            gate.wait()
            return job()
        except Refused as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(jobs)) as pool:
        found = list(pool.map(run, jobs))
    close_old_connections()
    return found


def filing_of(reading: Reading) -> Callable[[], None]:
    return lambda: filing.file_reading(Reading.objects.get(pk=reading.pk), NOW)


@pytest.mark.parametrize("round_", range(5))
def test_workers_that_propose_the_same_claim_at_once_make_one(round_: int) -> None:
    readings = [read_revision(make_revision(text), NOW) for text in TEXTS]
    at_once(*(filing_of(reading) for reading in readings))
    claim = Claim.objects.get()
    assert claim.observations.standing().count() == Figure.objects.count() == len(TEXTS)
    assert len(Discrepancy.objects.get().pairs) == 6
    assert Event.objects.filter(kind="discrepancy.opened").count() == 1


@pytest.mark.parametrize("round_", range(3))
def test_workers_whose_texts_share_many_quantities_in_other_orders_make_each_claim_once(round_: int) -> None:
    things = ["heroin", "cocaine", "tobacco", "ivory"]
    forms = ["Police in Portugal seized {} tonnes of {} in 2008.", "In 2008 Portugal's police seized {} tonnes of {}."]
    texts = [
        " ".join(form.format(10 * n + number, thing) for number, thing in numbered)
        for n, form in enumerate(forms, 1)
        for numbered in (list(enumerate(things, 1)), list(enumerate(things, 1))[::-1])
    ]
    readings = [read_revision(make_revision(text), NOW) for text in texts]
    at_once(*(filing_of(reading) for reading in readings))
    assert Claim.objects.count() == len(things)
    for claim in Claim.objects.all():
        assert claim.observations.standing().values("figure__revision").distinct().count() == len(texts)
        assert Event.objects.filter(kind="discrepancy.opened", claim=claim).count() == 1


def test_figures_without_period_and_place_filed_at_once_meet_in_one_claim() -> None:
    texts = ["Police seized 4.33 tonnes of heroin.", "4.4 tonnes of heroin were seized by police.", TEXTS[0]]
    readings = [read_revision(make_revision(text, published_on=date(2009, 1, 8)), NOW) for text in texts]
    at_once(*(filing_of(reading) for reading in readings))
    assert Claim.objects.get().observations.standing().count() == len(texts)


def test_figures_in_units_that_nothing_converts_are_kept_while_others_are_filed() -> None:
    published(TEXTS[0])
    published(TEXTS[2])
    claim = Claim.objects.get()
    share = make_figure(
        make_revision("It was 62 percent."), "62 percent", low=62, high=62, step=1, unit="percent", dimension="ratio"
    )
    odd = make_observation(claim, share)
    readings = [read_revision(make_revision(text), NOW) for text in (TEXTS[1], TEXTS[3])]
    at_once(
        lambda: discrepancies.update(Claim.objects.get(pk=claim.pk), NOW), *(filing_of(reading) for reading in readings)
    )
    assert set(claim.observations.standing().values_list("figure__unit", flat=True)) == {"tonne", "percent"}
    assert {item["observation"] for item in claim.discrepancy.evidence} >= {odd.pk}
    assert Observation.objects.standing().count() == Figure.objects.count() == len(TEXTS) + 1


def test_workers_that_read_one_revision_at_once_store_one_reading() -> None:
    revision = make_revision(TEXTS[0])
    readings = at_once(*(lambda: read_revision(revision, NOW) for _ in range(4)))
    assert len({reading.pk for reading in readings}) == 1
    assert Figure.objects.count() == 1


def test_workers_that_file_one_reading_at_once_file_it_once() -> None:
    published(TEXTS[0])
    reading = read_revision(make_revision(TEXTS[2]), NOW)
    at_once(*(filing_of(reading) for _ in range(4)))
    assert Observation.objects.count() == 2
    assert Event.objects.filter(kind="discrepancy.opened").count() == 1


def test_long_documents_filed_by_two_workers_each_at_once_are_filed_once() -> None:
    places = ["Portugal", "Spain", "France", "Italy", "Greece", "Poland", "Norway", "Sweden", "Finland", "Denmark"]
    things = ["heroin", "cocaine", "opium", "tobacco", "ivory", "timber", "gold", "silver", "copper", "coal"]
    forms = ["In 2008 officers in {} seized {} tonnes of {}.", "Police in {} confiscated {} tonnes of {} during 2008."]
    numbered = list(enumerate(product(places, things), 101))
    texts = [
        "\n\n".join(form.format(place, number * factor, thing) for number, (place, thing) in numbered)
        for factor, form in enumerate(forms, 1)
    ]
    readings = [read_revision(make_revision(text), NOW) for text in texts]
    at_once(*(filing_of(reading) for reading in readings * 2))
    assert Figure.objects.count() == 2 * len(numbered)
    assert not Reading.objects.filter(filed_at=None).exists()
    assert Observation.objects.standing().count() == Observation.objects.standing().values("figure").distinct().count()
    opened = Event.objects.filter(kind="discrepancy.opened").values_list("claim", flat=True)
    assert sorted(opened) == sorted(Discrepancy.objects.values_list("claim", flat=True))
    assert len(opened) > len(numbered) * 0.9


def test_two_revisions_of_one_article_filed_at_once_leave_the_newer_standing() -> None:
    published(TEXTS[0])
    first = read_revision(make_revision(TEXTS[2]), NOW)
    second = read_revision(make_revision(TEXTS[2].replace("4.4", "4.5"), article=first.revision.article), NOW)
    at_once(filing_of(first), filing_of(second))
    standing = Observation.objects.standing().values_list("figure__text", flat=True)
    assert sorted(standing) == ["4.33 tonnes", "4.5 tonnes"]
    assert {item["text"] for item in Discrepancy.objects.get().evidence} == {"4.33 tonnes", "4.5 tonnes"}


def test_of_many_reviewers_one_settles_and_the_others_are_told() -> None:
    discrepancy = differing()
    reviewers = [User.objects.create_superuser(f"reviewer{n}") for n in range(6)]
    chosen = discrepancy.claim.observations.first()

    def settling(by: User) -> Callable[[], Decision]:
        return lambda: decisions.settle(
            Discrepancy.objects.get(pk=discrepancy.pk),
            by=by,
            outcome="value",
            chosen=chosen,
            reason="slip",
            seen=1,
            now=NOW,
        )

    found = at_once(*(settling(by) for by in reviewers))
    assert sum(isinstance(one, Decision) for one in found) == 1
    assert sum(isinstance(one, decisions.Conflict) for one in found) == 5
    assert Decision.objects.count() == Event.objects.filter(kind="discrepancy.settled").count() == 1


@pytest.mark.parametrize("round_", range(5))
def test_evidence_and_a_decision_at_once_never_leave_a_settlement_on_evidence_nobody_saw(round_: int) -> None:
    discrepancy = differing()
    reviewer = User.objects.create_superuser("reviewer")
    chosen = discrepancy.claim.observations.first()

    def settle() -> Decision:
        return decisions.settle(
            discrepancy, by=reviewer, outcome="value", chosen=chosen, reason="slip", seen=1, now=NOW
        )

    def evidence() -> None:
        say(Claim.objects.get(), "4.9 tons")
        discrepancies.update(Claim.objects.get(), NOW)

    at_once(settle, evidence)
    left = Discrepancy.objects.get()
    assert (left.state, left.evidence_version) == ("open", 2)
    assert not Decision.objects.filter(ended_at=None).exists()


def correction_of(figure: Figure, by: User, **changes: str) -> Callable[[], Correction]:
    meaning = replace(meaning_of(figure_of(figure)), **changes)  # type: ignore[arg-type]
    return lambda: corrections.correct(Figure.objects.get(pk=figure.pk), meaning, by=by, now=NOW)


@pytest.mark.parametrize("round_", range(5))
def test_a_correction_and_workers_that_file_beside_it_meet_in_one_claim(round_: int, reviewer: User) -> None:
    astray = published(TEXTS[0].replace("2008", "2003")).figures.get()
    readings = [read_revision(make_revision(text), NOW) for text in TEXTS[1:]]
    at_once(correction_of(astray, reviewer, period="2008"), *(filing_of(reading) for reading in readings))
    assert Claim.objects.get().observations.standing().count() == len(TEXTS)
    assert len(Discrepancy.objects.get().pairs) == 6


def test_of_two_corrections_at_once_both_are_kept_and_the_later_wins(reviewer: User, curator: User) -> None:
    figure = published(TEXTS[0]).figures.get()
    at_once(correction_of(figure, reviewer, period="2007"), correction_of(figure, curator, period="2006"))
    figure.refresh_from_db()
    newest = Correction.objects.latest("pk")
    assert Correction.objects.count() == Event.objects.filter(kind="figure.corrected").count() == 2
    assert figure.period == newest.values["period"]
    assert figure.as_read["period"] == "2008"


@pytest.mark.parametrize("round_", range(3))
def test_a_claim_merged_while_workers_file_under_it_loses_nothing(round_: int, reviewer: User) -> None:
    published(TEXTS[0])
    published(TEXTS[1])
    claim, into = Claim.objects.get(), make_claim(statement="Heroin found in Portugal", place="Portugal")
    readings = [read_revision(make_revision(text), NOW) for text in TEXTS[2:]]
    merging = lambda: arranging.merge(claim, into, by=reviewer, now=NOW)  # noqa: E731
    found = at_once(merging, *(filing_of(reading) for reading in readings))
    assert isinstance(found[0], Arrangement)
    standing = Observation.objects.standing()
    assert standing.filter(claim=into).count() == standing.count() == len(TEXTS)
    assert len(Discrepancy.objects.get(claim=into).pairs) == 6
    assert not Discrepancy.objects.filter(claim=claim, state="open").exists()


@pytest.mark.parametrize("round_", range(2))
def test_of_two_merges_into_each_other_one_is_done(round_: int, reviewer: User, curator: User) -> None:
    one, other = differing("4.33 tons", "4.4 tons").claim, differing("5.33 tons", "5.4 tons").claim
    found = at_once(
        lambda: arranging.merge(one, other, by=reviewer, now=NOW),
        lambda: arranging.merge(other, one, by=curator, now=NOW),
    )
    assert sorted(type(result).__name__ for result in found) == ["Arrangement", "Invalid"]
    assert Claim.objects.in_use().get().observations.standing().count() == 4
