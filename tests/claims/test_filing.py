from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factcheck.claims.models import Claim, Discrepancy, Figure, Observation, Reading
from factcheck.claims.services import filing, observations, reading
from factcheck.claims.services.reading import read_revision
from factcheck.review.models import Event
from tests.claims.evidence import article_of, published
from tests.factories import NOW, make_claim, make_observation, make_revision

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(days=1)

BULLETIN = "Police in Portugal seized 4.33 tonnes of heroin in 2008."
WIRE = "In 2008, 4.3 tonnes of heroin were seized by police across Portugal, the ministry said."
TABLOID = "Portugal police seized 4.4 tonnes of heroin in 2008, a record."


def values(claim: Claim) -> set[str]:
    return set(claim.observations.standing().values_list("figure__text", flat=True))


def test_one_figure_alone_makes_no_claim() -> None:
    published(BULLETIN)
    assert not Claim.objects.exists()


def test_two_documents_that_speak_of_one_quantity_make_a_claim_and_say_why() -> None:
    published(BULLETIN)
    published(WIRE)
    claim = Claim.objects.get()
    assert values(claim) == {"4.33 tonnes", "4.3 tonnes"}
    assert (claim.what, claim.place, claim.period, claim.unit) == ("heroin", "Portugal", "2008", "tonne")
    assert claim.created_by is None
    assert all(observation.reasons for observation in claim.observations.all())
    assert not Discrepancy.objects.exists()


def test_one_document_that_gives_a_quantity_twice_makes_a_claim() -> None:
    published(
        "Officers in Portugal arrested 74,400 suspects in 2008. The service is proud of its work. "
        "Later the report says that officers in Portugal arrested 73,400 suspects in 2008."
    )
    claim = Claim.objects.get()
    assert values(claim) == {"74,400", "73,400"}
    assert claim.discrepancy.first_cause == "one_digit"


def test_a_later_document_is_filed_under_the_claim_and_opens_its_discrepancy() -> None:
    for text in (BULLETIN, WIRE, TABLOID):
        published(text)
    claim = Claim.objects.get()
    assert values(claim) == {"4.33 tonnes", "4.3 tonnes", "4.4 tonnes"}
    assert claim.discrepancy.state == "open"
    assert claim.discrepancy.first_cause == "rounded_up"


def test_other_years_things_and_places_stay_apart() -> None:
    published(BULLETIN)
    published("Police in Portugal seized 10.8 tonnes of heroin in 2004.")
    published("Police in Portugal seized 1.4 tonnes of opium in 2008.")
    published("Police in Spain seized 2.1 tonnes of heroin in 2008.")
    published("Police in Portugal seized heroin in 123 cases in 2008.")
    assert not Claim.objects.exists()


def test_a_reading_is_filed_once() -> None:
    published(BULLETIN)
    filed = published(WIRE)
    before = list(Observation.objects.values_list("pk", "state"))
    filing.file_reading(filed, LATER)
    assert list(Observation.objects.values_list("pk", "state")) == before
    filed.refresh_from_db()
    assert filed.filed_at == NOW


def test_a_correction_takes_the_place_of_what_was_said_before() -> None:
    article = article_of("Evening Ledger")
    published(BULLETIN)
    published(TABLOID, article=article)
    published(TABLOID.replace("4.4", "4.33"), article=article, now=LATER)
    claim = Claim.objects.get()
    assert values(claim) == {"4.33 tonnes"}
    assert claim.discrepancy.state == "closed"
    assert "Evening Ledger changed 4.4 tonnes to 4.33 tonnes" in Event.objects.get(kind="discrepancy.closed").sentence
    said = claim.observations.timeline().values_list("figure__text", flat=True)
    assert sorted(said) == ["4.33 tonnes", "4.33 tonnes", "4.4 tonnes"]


def test_a_text_that_came_late_does_not_take_the_place_of_a_newer_one() -> None:
    article = article_of("Evening Ledger")
    published(BULLETIN)
    old = make_revision(TABLOID, article=article)
    published(TABLOID.replace("4.4", "4.33"), article=article, now=LATER)
    filing.file_reading(read_revision(old, LATER), LATER)
    claim = Claim.objects.get()
    assert values(claim) == {"4.33 tonnes"}
    assert claim.observations.filter(figure__text="4.4 tonnes", is_current=False).exists()
    assert not Discrepancy.objects.exists()


def test_what_an_article_no_longer_says_is_no_evidence() -> None:
    article = article_of("Evening Ledger")
    published(BULLETIN)
    published(TABLOID, article=article)
    published("The article was withdrawn by its editors.", article=article, now=LATER)
    assert values(Claim.objects.get()) == {"4.33 tonnes"}
    assert Discrepancy.objects.get().state == "closed"


def test_an_unchanged_sentence_keeps_what_people_said_of_it(reviewer: User) -> None:
    article = article_of("Evening Ledger")
    published(BULLETIN)
    published(f"{TABLOID} More follows.", article=article)
    claim = Claim.objects.get()
    observations.accept(claim.observations.get(figure__text="4.4 tonnes"), by=reviewer, now=NOW)
    published(f"{TABLOID} The minister spoke of a success.", article=article, now=LATER)
    now, before = claim.observations.filter(figure__text="4.4 tonnes").order_by("-pk")
    assert (now.state, now.decided_by, now.is_current) == ("accepted", reviewer, True)
    assert (before.state, before.is_current) == ("accepted", False)
    assert Discrepancy.objects.get().evidence_version == 1


def test_a_rejected_figure_does_not_come_back_in_a_later_revision(reviewer: User) -> None:
    article = article_of("Evening Ledger")
    published(BULLETIN)
    published(WIRE)
    published(TABLOID, article=article)
    claim = Claim.objects.get()
    observations.reject(claim.observations.get(figure__text="4.4 tonnes"), by=reviewer, now=NOW)
    for day in (1, 2):
        published(f"{TABLOID} Update {'again ' * day}follows.", article=article, now=NOW + timedelta(days=day))
    assert values(claim) == {"4.33 tonnes", "4.3 tonnes"}
    assert set(claim.observations.filter(figure__text="4.4 tonnes").values_list("state", flat=True)) == {"rejected"}


def test_a_rejected_figure_that_was_gone_for_a_while_stays_rejected(reviewer: User) -> None:
    article = article_of("Evening Ledger")
    published(BULLETIN)
    published(WIRE)
    published(TABLOID, article=article)
    claim = Claim.objects.get()
    observations.reject(claim.observations.get(figure__text="4.4 tonnes"), by=reviewer, now=NOW)
    published("Nothing to report.", article=article, now=LATER)
    published(TABLOID, article=article, now=LATER + timedelta(days=1))
    assert values(claim) == {"4.33 tonnes", "4.3 tonnes"}


def test_a_number_that_changes_in_its_sentence_stays_under_its_claim_whatever_has_come_nearer() -> None:
    article = published(BULLETIN).revision.article
    published(WIRE)
    claim = Claim.objects.get()
    for number in ("5.1", "5.2"):
        published(f"Police in Portugal seized {number} tonnes of heroin mixtures in 2008.")
    other = make_claim(what="heroin mixtures")
    Observation.objects.filter(figure__what="heroin mixtures").update(claim=other)
    published(BULLETIN.replace("4.33", "4.56"), article=article)
    corrected = Observation.objects.standing().get(figure__text="4.56 tonnes")
    assert corrected.claim == claim
    assert corrected.reasons == ["the same sentence said 4.33 tonnes before"]


def table(heroin: str, cocaine: str, **changes: Any) -> Reading:
    """The text of a table, with the headings of each of its cells."""
    caption = "Seizures by police in Portugal in 2008, tonnes"
    text = f"{caption}\n\n\tSeized\nHeroin\t{heroin}\nCocaine\t{cocaine}"
    cells = []
    for row, words in (("Heroin", heroin), ("Cocaine", cocaine)):
        start = text.index(row) + len(row) + 1
        headings = {"row": row, "column": "Seized", "caption": caption}
        cells.append({"start": start, "end": start + len(words), **headings})
    read = read_revision(make_revision(text, cells=cells, **changes), NOW)
    filing.file_reading(read, NOW)
    return read


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (("4.33", "7.1"), ("4.56", "7.1")),
        (("4.33", "7.1"), ("4.33", "7.2")),
        (("4.33", "7.1"), ("7.1", "8.2")),
        (("5.5", "5.5"), ("5.5", "5.6")),
    ],
    ids=["the first changed", "the last changed", "one took over the other's number", "they were equal"],
)
def test_a_cell_of_a_table_stays_under_the_claim_of_its_own_row(
    before: tuple[str, str], after: tuple[str, str]
) -> None:
    first = table(*before)
    claims = [make_claim(what=figure.what) for figure in first.figures.order_by("start")]
    for figure, claim in zip(first.figures.order_by("start"), claims, strict=True):
        Observation.objects.update_or_create(figure=figure, defaults={"claim": claim, "filed_at": NOW})
    table(*after, article=first.revision.article)
    standing = Observation.objects.standing().order_by("figure__start")
    assert [(one.figure.text, one.claim) for one in standing] == list(zip(after, claims, strict=True))


def test_of_a_sentence_that_stands_twice_no_figure_is_taken_for_the_other() -> None:
    sentence = "Police in Portugal seized {} tonnes in 2008."
    text = f"Heroin\n\n{sentence}\n\nCocaine\n\n{sentence}"
    first = read_revision(make_revision(text.format("4.33", "7.1")), NOW)
    filing.file_reading(first, NOW)
    heroin, cocaine = first.figures.order_by("start")
    claim = make_claim(what="cocaine")
    Observation.objects.filter(figure=cocaine).delete()
    make_observation(claim, cocaine)
    published(text.format("4.33", "7.2"), article=first.revision.article)
    found = Observation.objects.filter(figure__text=heroin.text)
    assert not any("the same sentence said" in reason for one in found for reason in one.reasons)


def test_a_number_that_changes_where_no_period_is_named_is_not_said_to_be_of_the_same_one() -> None:
    text = "Jobs are scarce in Portugal. The unemployment rate stands at {} percent in Portugal."
    article = published(text.format("4.1")).revision.article
    published(text.format("4.1"))
    published(text.format("4.4"), article=article)
    found = Observation.objects.filter(figure__text="4.4 percent")
    assert all("before" not in " ".join(one.reasons) for one in found)


def test_a_rejected_figure_does_not_come_back_with_another_number(reviewer: User) -> None:
    article = published(BULLETIN).revision.article
    published(WIRE)
    observations.reject(Observation.objects.get(figure__text="4.33 tonnes"), by=reviewer, now=NOW)
    published(BULLETIN.replace("4.33", "4.56"), article=article)
    assert values(Claim.objects.get()) == {"4.3 tonnes"}


def test_an_accepted_figure_that_changes_is_no_longer_called_accepted(reviewer: User) -> None:
    article = published(BULLETIN).revision.article
    published(WIRE)
    observations.accept(Observation.objects.get(figure__text="4.33 tonnes"), by=reviewer, now=NOW)
    published(BULLETIN.replace("4.33", "4.56"), article=article)
    changed = Observation.objects.get(figure__text="4.56 tonnes")
    assert (changed.state, changed.decided_by) == ("filed", None)


def read_by(version: int, monkeypatch: pytest.MonkeyPatch, revision: Any) -> Reading:
    monkeypatch.setattr(reading, "READER", version)
    read = read_revision(revision, LATER)
    filing.file_reading(read, LATER)
    read.refresh_from_db()
    return read


def test_a_newer_reader_that_reads_the_same_changes_nothing_anybody_sees(
    monkeypatch: pytest.MonkeyPatch, reviewer: User
) -> None:
    published(BULLETIN)
    old = published(TABLOID)
    claim = Claim.objects.get()
    accepted = claim.observations.get(figure__text="4.4 tonnes")
    observations.accept(accepted, by=reviewer, now=NOW)
    events = Event.objects.count()
    new = read_by(old.reader_version + 1, monkeypatch, old.revision)
    accepted.refresh_from_db()
    assert (accepted.state, accepted.is_current, accepted.figure.reading) == ("accepted", True, new)
    assert claim.observations.count() == 2
    assert claim.discrepancy.evidence_version == 1
    assert Event.objects.count() == events
    old.refresh_from_db()
    assert (old.standing, new.standing) == ("replaced", "current")


def test_a_newer_reader_that_no_longer_reads_a_figure_is_not_taken_for_the_publisher(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    published(BULLETIN)
    old = published(TABLOID)
    monkeypatch.setattr("factcheck.figures.read", lambda document: [])
    read_by(old.reader_version + 1, monkeypatch, old.revision)
    claim = Claim.objects.get()
    assert values(claim) == {"4.33 tonnes"}
    assert [one.figure.text for one in claim.observations.timeline()] == ["4.33 tonnes"]


def test_what_a_person_accepted_outlives_a_reader_that_misses_it(
    monkeypatch: pytest.MonkeyPatch, reviewer: User
) -> None:
    published(BULLETIN)
    old = published(TABLOID)
    claim = Claim.objects.get()
    observations.accept(claim.observations.get(figure__text="4.4 tonnes"), by=reviewer, now=NOW)
    monkeypatch.setattr("factcheck.figures.read", lambda document: [])
    read_by(old.reader_version + 1, monkeypatch, old.revision)
    assert values(claim) == {"4.33 tonnes", "4.4 tonnes"}


def test_a_rejected_figure_does_not_come_back_when_read_again(monkeypatch: pytest.MonkeyPatch, reviewer: User) -> None:
    published(BULLETIN)
    published(WIRE)
    old = published(TABLOID)
    claim = Claim.objects.get()
    observations.reject(claim.observations.get(figure__text="4.4 tonnes"), by=reviewer, now=NOW)
    read_by(old.reader_version + 1, monkeypatch, old.revision)
    assert values(claim) == {"4.33 tonnes", "4.3 tonnes"}


def test_a_figure_between_two_claims_is_only_suggested() -> None:
    for year in ("2007", "2008"):
        published(BULLETIN.replace("2008", year), name=f"Bulletin {year}")
        published(TABLOID.replace("2008", year), name=f"Tabloid {year}")
    assert Claim.objects.count() == 2
    published("Police in Portugal seized 4.5 tonnes of heroin.")
    filed = Observation.objects.filter(figure__text="4.5 tonnes").values_list("state", flat=True)
    assert set(filed) <= {"suggested"}


def test_filing_asks_as_many_queries_when_much_more_is_stored() -> None:
    def queries(text: str) -> int:
        reading = read_revision(make_revision(text), NOW)
        with CaptureQueriesContext(connection) as asked:
            filing.file_reading(reading, NOW)
        return len(asked)

    published(BULLETIN)
    published(WIRE)
    few = queries(TABLOID)
    for n in range(12):
        published(f"{TABLOID} Edition {'again ' * n}follows.", name=f"Paper {n}")
        published(f"Police in Portugal seized {n + 20} tonnes of paper in {1980 + n}.", name=f"Other {n}")
    assert queries(f"{TABLOID} Last edition.") <= few


def test_every_new_figure_is_filed_at_most_once() -> None:
    for text in (BULLETIN, WIRE, TABLOID, BULLETIN, WIRE):
        published(text)
    assert Observation.objects.binding().count() == Figure.objects.count()


@pytest.mark.parametrize("words", ["4.4 tonnes", "4.6 tonnes"])
def test_what_another_worker_wrote_of_a_text_meanwhile_is_no_hindrance(words: str) -> None:
    """A claim is proposed with all figures at hand, those of a revision that is only read and not filed among them."""
    article = article_of("Evening Ledger")
    published(BULLETIN)
    published(TABLOID, article=article)
    claim = Claim.objects.get()
    again = read_revision(make_revision(TABLOID.replace("4.4 tonnes", words), article=article), LATER)
    make_observation(claim, again.figures.get())
    filing.file_reading(again, LATER)
    assert values(claim) == {"4.33 tonnes", words}


def test_what_a_person_said_stands_over_what_another_worker_wrote_meanwhile(reviewer: User) -> None:
    article = article_of("Evening Ledger")
    published(BULLETIN)
    published(TABLOID, article=article)
    claim = Claim.objects.get()
    observations.reject(claim.observations.get(figure__text="4.4 tonnes"), by=reviewer, now=NOW)
    again = read_revision(make_revision(f"{TABLOID} More follows.", article=article), LATER)
    make_observation(claim, again.figures.get())
    filing.file_reading(again, LATER)
    assert values(claim) == {"4.33 tonnes"}


@pytest.mark.parametrize(("state", "where"), [("accepted", "claim"), ("filed", "other")])
def test_a_figure_put_under_another_claim_meanwhile_comes_back_where_a_person_said_so(
    state: str, where: str, reviewer: User
) -> None:
    article = article_of("Evening Ledger")
    published(BULLETIN)
    published(TABLOID, article=article)
    claim, other = Claim.objects.get(), make_claim(statement="Heroin burnt in Portugal, 2008")
    if state == "accepted":
        observations.accept(claim.observations.get(figure__text="4.4 tonnes"), by=reviewer, now=NOW)
    again = read_revision(make_revision(f"{TABLOID} More follows.", article=article), LATER)
    make_observation(other, again.figures.get())
    filing.file_reading(again, LATER)
    assert ("4.4 tonnes" in values(claim), "4.4 tonnes" in values(other)) == (where == "claim", where == "other")
