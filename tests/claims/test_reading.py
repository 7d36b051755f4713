from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factcheck import figures
from factcheck.claims import tasks
from factcheck.claims.models import Figure, FigureKey, Reading
from factcheck.claims.services import reading
from factcheck.figures import Document
from monitor.models import Revision
from monitor.signals import revision_recorded
from tests.factories import NOW, make_article, make_revision, make_source

pytestmark = pytest.mark.django_db

TEXT = "Officers in Portugal seized 4.33 tonnes of heroin in 2008. They arrested 73,400 suspects."


@pytest.fixture(autouse=True)
def empty_cache() -> None:
    """Ids begin anew in each test; what an earlier one sent must not count."""
    cache.clear()


def figure(start: int, text: str, **changes: Any) -> figures.Figure:
    values: dict[str, Any] = {"low": Decimal(1), "high": Decimal(1), "unit": "count", "quote": text, "quote_start": 0}
    return figures.Figure(start=start, end=start + len(text), text=text, **values | changes)


def reads(monkeypatch: pytest.MonkeyPatch, found: list[figures.Figure], version: str = "1") -> None:
    """Let the reader find these figures in whatever it is given."""
    monkeypatch.setattr(figures, "read", lambda document: found)
    monkeypatch.setattr(reading, "READER", int(version))


def test_figures_are_stored_with_their_words_and_keys() -> None:
    stored = reading.read_revision(make_revision(TEXT), NOW)
    heroin = stored.figures.get(text__startswith="4.33")
    assert TEXT[heroin.start : heroin.end] == heroin.text
    assert (heroin.low, heroin.unit, heroin.hedge) == (Decimal("4.33"), "tonne", "exact")
    assert heroin.quote in TEXT
    assert heroin.keys.exists()


def test_a_revision_is_read_once() -> None:
    revision = make_revision(TEXT)
    first = reading.read_revision(revision, NOW)
    assert reading.read_revision(revision, NOW + timedelta(hours=1)) == first
    assert Reading.objects.count() == 1
    assert Figure.objects.count() == first.figures.count()


def test_a_newer_reader_reads_again_beside_the_first_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    revision = make_revision(TEXT)
    reads(monkeypatch, [figure(0, "Officers")], version="1")
    reading.read_revision(revision, NOW)
    reads(monkeypatch, [figure(0, "Officers"), figure(12, "Portugal")], version="2")
    reading.read_revision(revision, NOW)
    assert [one.figures.count() for one in Reading.objects.order_by("reader_version")] == [1, 2]


def test_the_reader_is_told_what_is_known_of_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Document] = []

    def read(document: Document) -> list[figures.Figure]:
        seen.append(document)
        return []

    monkeypatch.setattr(figures, "read", read)
    article = make_article(source=make_source(language="en"))
    cell = {"start": 0, "end": 8, "row": "Portugal", "column": "2008", "caption": "Seizures"}
    revision = make_revision(TEXT, article=article, title="Yearbook", cells=[cell], published_on=NOW.date())
    reading.read_revision(revision, NOW)
    (document,) = seen
    assert (document.title, document.published, document.language) == ("Yearbook", NOW.date(), "en")
    assert document.cells[0].caption == "Seizures"


def test_what_is_longer_than_a_column_is_cut_and_what_no_column_holds_is_left_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    long = figure(0, "7", what="w" * 5000, place="p" * 5000, attributed_to="a" * 5000, unit_text="u" * 500)
    huge = figure(9, "9" * 30, low=Decimal("9" * 30), high=Decimal("9" * 30))
    reads(monkeypatch, [long, huge])
    (stored,) = reading.read_revision(make_revision(TEXT), NOW).figures.all()
    assert (len(stored.what), len(stored.place), len(stored.unit_text)) == (300, 200, 100)
    assert max(len(key) for key in FigureKey.objects.values_list("key", flat=True)) <= 200


def test_a_figure_given_twice_at_one_place_is_stored_once(monkeypatch: pytest.MonkeyPatch) -> None:
    reads(monkeypatch, [figure(0, "7"), figure(0, "7")])
    assert reading.read_revision(make_revision(TEXT), NOW).figures.count() == 1


def test_ten_thousand_figures_are_stored_with_few_queries(monkeypatch: pytest.MonkeyPatch) -> None:
    reads(monkeypatch, [figure(n * 3, "77", what="metered households") for n in range(10_000)])
    with CaptureQueriesContext(connection) as asked:
        stored = reading.read_revision(make_revision(TEXT), NOW)
    assert stored.figures.count() == 10_000
    assert len(asked) < 400  # SQLite takes some 35 rows at a time, PostgreSQL more


def test_a_text_without_figures_counts_as_read() -> None:
    assert reading.read_revision(make_revision("No numbers at all."), NOW).figures.count() == 0


def test_a_recorded_revision_is_sent_to_be_read_after_commit(
    django_capture_on_commit_callbacks: Any, sent_tasks: list[tuple[str, tuple[Any, ...]]]
) -> None:
    revision = make_revision(TEXT)
    with django_capture_on_commit_callbacks(execute=True):
        revision_recorded.send(sender=Revision, revision=revision)
        assert not sent_tasks
    assert sent_tasks == [("factcheck.claims.tasks.read_revision", (revision.pk,))]


def test_the_sweep_finds_what_was_never_read_and_what_was_read_but_not_filed(
    sent_tasks: list[tuple[str, tuple[Any, ...]]],
) -> None:
    long_ago = NOW - timedelta(days=30)
    unread, unfiled, done = (make_revision(TEXT, recorded_at=long_ago) for _ in range(3))
    reading.read_revision(unfiled, long_ago)
    tasks.read_revision(done.pk)
    tasks.read_unread()
    assert {arguments for _, arguments in sent_tasks} == {(unread.pk,), (unfiled.pk,)}


def test_the_sweep_leaves_alone_what_a_message_is_under_way_for() -> None:
    make_revision(TEXT, recorded_at=NOW)
    assert reading.unread_revisions(NOW + timedelta(seconds=5)) == []
    assert len(reading.unread_revisions(NOW + timedelta(minutes=5))) == 1


def test_the_sweep_does_not_send_again_what_it_has_just_sent(sent_tasks: list[tuple[str, tuple[Any, ...]]]) -> None:
    make_revision(TEXT, recorded_at=NOW - timedelta(days=30))
    tasks.read_unread()
    tasks.read_unread()
    assert len(sent_tasks) == 1


def test_one_sweep_sends_a_batch_and_the_next_one_the_rest(
    sent_tasks: list[tuple[str, tuple[Any, ...]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "MOST_SENT", 2)
    revisions = {make_revision(TEXT, recorded_at=NOW - timedelta(days=30)).pk for _ in range(3)}
    tasks.read_unread()
    assert len(sent_tasks) == 2
    tasks.read_unread()
    assert {pk for _, (pk,) in sent_tasks} == revisions


def test_a_revision_deleted_since_it_was_queued_is_no_error() -> None:
    tasks.read_revision(987654)


def test_the_task_reads_and_files() -> None:
    revision = make_revision(TEXT)
    tasks.read_revision(revision.pk)
    assert Reading.objects.get().filed_at is not None
