from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command

from factcheck.claims.corrected import Meaning, corrected, machine_reading, meaning_of
from factcheck.claims.errors import Invalid, NotAllowed
from factcheck.claims.mentions import figure_of
from factcheck.claims.models import Claim, Correction, Discrepancy, Figure, Observation
from factcheck.claims.models.corrections import CorrectionIsFinal
from factcheck.claims.services import corrections, observations, reading
from factcheck.review.models import Event
from tests.claims.evidence import article_of, published
from tests.comparing.making import make_mention
from tests.factories import NOW, make_article

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(hours=1)
AGENCY = "Customs officers in Norway seized 612 kilograms of cannabis in 2019."
WIRE = "During 2019, Norwegian customs seized 698 kilograms of cannabis in Norway, officials said on Friday."


def figure_in(text: str, words: str = "kilograms", *, name: str = "Agency") -> Figure:
    return published(text, name=name).figures.get(text__contains=words)


def meaning(figure: Figure, **changes: Any) -> Meaning:
    return replace(meaning_of(figure_of(figure)), **changes)


def correct(figure: Figure, by: User, **changes: Any) -> Correction:
    figure.refresh_from_db()
    return corrections.correct(figure, meaning(figure, **changes), by=by, now=LATER)


def claim_of(figure: Figure) -> Claim | None:
    found = Observation.objects.standing().filter(figure=figure).select_related("claim").first()
    return found.claim if found else None


@pytest.fixture
def pair() -> tuple[Figure, Figure]:
    """Two figures of one claim, that differ."""
    first, second = figure_in(AGENCY), figure_in(WIRE, name="Wire")
    assert claim_of(first) == claim_of(second) is not None
    return first, second


def test_a_correction_is_kept_beside_the_machines_reading(reviewer: User) -> None:
    figure = figure_in(AGENCY)
    correction = correct(figure, reviewer, period="2018", unit="tonne")
    figure.refresh_from_db()
    assert (figure.period, figure.unit, figure.dimension) == ("2018", "tonne", "mass")
    assert (figure.as_read["period"], figure.as_read["unit"]) == ("2019", "kilogram")
    assert machine_reading(figure).period == "2019"
    assert correction.values == {"unit": "tonne", "period": "2018"}
    assert correction.changes == [("unit", "tonne", "kilogram"), ("period", "2018", "2019")]
    assert (correction.by, correction.at) == (reviewer, LATER)


def test_the_figure_is_filed_anew_and_its_discrepancy_follows(pair: tuple[Figure, Figure], reviewer: User) -> None:
    discrepancy = Discrepancy.objects.get()
    assert discrepancy.state == "open"
    correct(pair[1], reviewer, period="2017")
    discrepancy.refresh_from_db()
    assert claim_of(pair[1]) is None
    assert claim_of(pair[0]) == discrepancy.claim
    assert discrepancy.state == "closed"
    corrections.correct(pair[1], meaning(pair[1], period="2019"), by=reviewer, now=LATER)
    discrepancy.refresh_from_db()
    assert claim_of(pair[1]) == discrepancy.claim
    assert discrepancy.state == "open"
    assert "corrected what 698 kilograms means" in discrepancy.reopened_because


def test_a_corrected_value_stays_with_its_claim_and_settles_the_difference(
    pair: tuple[Figure, Figure], reviewer: User
) -> None:
    correct(pair[1], reviewer, low=Decimal("612"), high=Decimal("612"))
    assert claim_of(pair[0]) == claim_of(pair[1])
    assert Discrepancy.objects.get().state == "closed"


def test_a_figure_joins_the_claim_it_belongs_to_once_corrected(pair: tuple[Figure, Figure], reviewer: User) -> None:
    stray = figure_in("The ministry put it at 655 kilograms of cannabis seized in Norway in 2016.", name="Ministry")
    assert claim_of(stray) is None
    correct(stray, reviewer, period="2019")
    assert claim_of(stray) == claim_of(pair[0])


def test_what_a_person_accepted_stays_where_she_put_it(pair: tuple[Figure, Figure], reviewer: User) -> None:
    claim = claim_of(pair[1])
    observations.accept(Observation.objects.get(figure=pair[1]), by=reviewer, now=NOW)
    correct(pair[1], reviewer, period="2017")
    assert claim_of(pair[1]) == claim


def test_an_accepted_figure_that_would_now_belong_elsewhere_is_suggested_there(
    pair: tuple[Figure, Figure], reviewer: User
) -> None:
    for name, words in (
        ("Gazette", "Customs officers in Norway seized 412 kilograms of cannabis in 2017."),
        ("Ministry", "During 2017, Norwegian customs seized 431 kilograms of cannabis in Norway."),
    ):
        other = figure_in(words, name=name)
    observations.accept(Observation.objects.get(figure=pair[1]), by=reviewer, now=NOW)
    correct(pair[1], reviewer, period="2017")
    suggested = Observation.objects.get(figure=pair[1], state="suggested")
    assert suggested.claim == claim_of(other) != claim_of(pair[1]) == claim_of(pair[0])
    assert suggested.is_current


def test_a_rejected_figure_does_not_come_back(pair: tuple[Figure, Figure], reviewer: User) -> None:
    observations.reject(Observation.objects.get(figure=pair[1]), by=reviewer, now=NOW)
    correct(pair[1], reviewer, low=Decimal(700), high=Decimal(700))
    assert claim_of(pair[1]) != claim_of(pair[0])


def test_it_survives_reading_again_by_a_newer_reader(reviewer: User, monkeypatch: pytest.MonkeyPatch) -> None:
    figure = figure_in(AGENCY)
    correct(figure, reviewer, period="2018")
    monkeypatch.setattr(reading, "READER", reading.READER + 1)
    again = reading.read_revision(figure.revision, LATER).figures.get(text=figure.text)
    assert again.pk != figure.pk
    assert (again.period, again.as_read["period"]) == ("2018", "2019")
    assert any(key.key.startswith("2018|") for key in again.keys.all())
    assert not any(key.key.startswith("2019|") for key in again.keys.all())


def test_it_holds_in_newer_texts_that_say_the_same_words(reviewer: User) -> None:
    article = article_of("Agency")
    figure = published(AGENCY, article=article).figures.get()
    correct(figure, reviewer, period="2018")
    kept = published(f"{AGENCY}\n\nNothing else is known.", article=article).figures.get()
    assert kept.period == "2018"
    changed = published(AGENCY.replace("Norway", "the north"), article=article).figures.get()
    assert changed.period == "2019"
    elsewhere = published(AGENCY, article=make_article()).figures.get()
    assert elsewhere.period == "2019"


def test_all_that_stands_in_the_article_in_the_same_words_is_corrected(reviewer: User) -> None:
    stored = published(f"{AGENCY}\n\nTo repeat it:\n\n{AGENCY}")
    correct(stored.figures.earliest("start"), reviewer, place="Sweden")
    assert list(stored.figures.values_list("place", flat=True)) == ["Sweden", "Sweden"]


def test_the_newest_correction_wins_and_none_is_changed(reviewer: User, curator: User) -> None:
    figure = figure_in(AGENCY)
    first = correct(figure, reviewer, period="2018")
    correct(figure, curator, period="2017")
    figure.refresh_from_db()
    assert (figure.period, figure.as_read["period"]) == ("2017", "2019")
    first.note = "I meant it."
    with pytest.raises(CorrectionIsFinal):
        first.save()
    with pytest.raises(CorrectionIsFinal):
        Correction.objects.update(note="")


def test_back_to_the_machines_reading(reviewer: User) -> None:
    figure = figure_in("Customs in Norway seized 612 kilograms (1,349 lb) of cannabis in 2019.", "612")
    before = figure_of(figure)
    correct(figure, reviewer, low=Decimal("6.12"), high=Decimal("6.12"), unit="tonne")
    figure.refresh_from_db()
    assert (figure.step, figure.also) == (Decimal("0.01"), [])
    corrections.correct(figure, meaning_of(machine_reading(figure)), by=reviewer, now=LATER)
    figure.refresh_from_db()
    assert figure_of(figure) == before
    assert figure.as_read == {}


def test_the_history_tells_who_said_what(pair: tuple[Figure, Figure], reviewer: User) -> None:
    correct(pair[1], reviewer, unit="gram")
    event = Event.objects.get(kind="figure.corrected")
    assert event.sentence == "reviewer corrected what 698 kilograms means: unit gram."
    assert (event.by, event.data["read"]["unit"], event.data["corrected"]["unit"]) == (reviewer, "kilogram", "gram")


def test_a_value_is_told_once_and_a_range_by_its_ends(reviewer: User) -> None:
    figure = figure_in(AGENCY)
    single = correct(figure, reviewer, low=Decimal(621), high=Decimal(621))
    assert single.changes == [("value", "621", "612")]
    range_ = correct(figure, reviewer, low=Decimal(600), high=Decimal(621))
    assert range_.changes == [("lowest value", "600", "612"), ("highest value", "621", "612")]


def test_a_failing_history_undoes_the_correction(reviewer: User, monkeypatch: pytest.MonkeyPatch) -> None:
    figure = figure_in(AGENCY)

    def fail(happening: object) -> None:
        raise RuntimeError("the history is full")

    monkeypatch.setattr(corrections, "tell", fail)
    with pytest.raises(RuntimeError):
        correct(figure, reviewer, period="2018")
    figure.refresh_from_db()
    assert figure.period == "2019"
    assert not Correction.objects.exists()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({}, "Nothing is changed."),
        ({"unit": "bushells"}, "“bushells” is no unit that is known here."),
        ({"period": "last year"}, "Write the period as 2008"),
        ({"low": None, "high": None}, "Write the value, or one end of it."),
        ({"low": Decimal(9), "high": Decimal(8)}, "The lowest value must not be above the highest."),
        ({"low": Decimal(10) ** 28, "high": Decimal(10) ** 28}, "The value is too large."),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(changes: dict[str, Any], sentence: str, reviewer: User) -> None:
    with pytest.raises(Invalid, match=sentence):
        correct(figure_in(AGENCY), reviewer, **changes)


def test_a_figure_of_an_older_text_is_corrected_in_the_newest(reviewer: User) -> None:
    article = article_of("Agency")
    old = published(AGENCY, article=article).figures.get()
    published("Nothing was seized.", article=article)
    with pytest.raises(Invalid, match="A newer text of this article stands"):
        correct(old, reviewer, period="2018")


def test_whoever_is_not_of_the_desk_may_not(visitor: User) -> None:
    with pytest.raises(NotAllowed):
        correct(figure_in(AGENCY), visitor, period="2018")


@pytest.mark.parametrize(
    ("values", "hedge", "step"),
    [
        ({"low": "4.33", "high": "4.33"}, "exact", "0.01"),
        ({"low": "4", "high": "5"}, "between", "1"),
        ({"low": "400", "high": None}, "at_least", "1"),
        ({"low": None, "high": "400"}, "at_most", "1"),
    ],
)
def test_hedge_and_precision_follow_the_value(values: dict[str, str | None], hedge: str, step: str) -> None:
    read = make_mention("612", unit="kilogram").figure
    found = corrected(read, values)
    assert (found.hedge, found.step) == (hedge, Decimal(step))


def test_corrections_that_stand_are_exported_as_labelled_examples(reviewer: User) -> None:
    text = f"A year at the border.\n\n{AGENCY}"
    first, other = figure_in(text), figure_in(WIRE, name="Wire")
    correct(first, reviewer, period="2017")
    correct(first, reviewer, period="2018")
    correct(other, reviewer, place="Sweden")
    correct(other, reviewer, place="Norway")
    out = StringIO()
    call_command("export_corrections", stdout=out)
    (row,) = [json.loads(line) for line in out.getvalue().splitlines()]
    assert (row["figure"]["period"], row["read"]["period"]) == ("2018", "2019")
    assert row["text"][row["figure"]["start"] : row["figure"]["end"]] == "612 kilograms"
