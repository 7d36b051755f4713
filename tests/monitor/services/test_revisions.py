"""From snapshots to texts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from monitor import sandbox
from monitor.models import Article, Revision, Snapshot, Visit
from monitor.services import captures, revisions
from monitor.signals import revision_recorded
from tests.factories import NOW, file_of, make_article, make_snapshot, make_source, make_visit
from tests.monitor import hostile

pytestmark = pytest.mark.django_db

Outcome = Visit.Outcome


@pytest.fixture
def told() -> Iterator[list[Revision]]:
    """The revisions that the one signal told of."""
    heard: list[Revision] = []

    def listen(revision: Revision, **_: Any) -> None:
        heard.append(revision)

    revision_recorded.connect(listen)
    yield heard
    revision_recorded.disconnect(listen)


def captured(body: str | bytes, article: Article | None = None, content_type: str = "text/html") -> Snapshot:
    article = article or make_article()
    content = body.encode() if isinstance(body, str) else body
    visit = make_visit(article, outcome=Outcome.FETCHED)
    headers = [["Content-Type", content_type]]
    return make_snapshot(article, visit=visit, sha256=captures.store(content).digest, headers=headers)


# A page whose bytes differ beside its text.
BEFORE = "<p>4.33 tons</p><!--"


def kill_readers_of(words: bytes, patched: pytest.MonkeyPatch) -> None:
    in_order = sandbox.call

    def call(function: Any, body: bytes, **kwargs: Any) -> Any:
        if words in body:
            raise sandbox.Died
        return in_order(function, body, **kwargs)

    patched.setattr(sandbox, "call", call)


def outcome(snapshot: Snapshot) -> str:
    snapshot.visit.refresh_from_db()
    return snapshot.visit.outcome


def test_links_are_kept_under_the_addresses_that_articles_have() -> None:
    hrefs = ("/yearbook?utm_source=x#p3", "mailto:a@b.test", "http://a@b.test/", "https://other.test/b c", "#top")
    links = " ".join(f'<a href="{href}">here {n}</a>' for n, href in enumerate(hrefs))
    snapshot = captured(f"<p>Seized, as we said {links}.</p>", make_article(url="https://paper.test/news/1"))
    Snapshot.objects.filter(pk=snapshot.pk).update(url="https://paper.test/news/1")
    snapshot.refresh_from_db()
    revision = revisions.record(snapshot, NOW)
    assert revision is not None
    assert [(revision.text[one["start"] : one["end"]], one["url"]) for one in revision.links] == [
        ("here 0", "https://paper.test/yearbook"),
        ("here 3", "https://other.test/b%20c"),
    ]


def test_a_first_text_is_a_revision_and_claims_are_told(told: list[Revision]) -> None:
    snapshot = captured("<html lang=en><title>Catch</title><p>4.33 tons were seized.</p>")
    revision = revisions.record(snapshot, NOW)
    assert revision is not None
    assert (revision.number, revision.text, revision.title, revision.language) == (
        1,
        "4.33 tons were seized.",
        "Catch",
        "en",
    )
    assert told == [revision]
    assert outcome(snapshot) == Outcome.NEW
    snapshot.refresh_from_db()
    assert snapshot.read_at == NOW


def test_reading_twice_changes_nothing(told: list[Revision]) -> None:
    snapshot = captured("<p>4.33 tons</p>")
    revisions.record(snapshot, NOW)
    assert revisions.record(snapshot, NOW) is None
    assert (Revision.objects.count(), len(told)) == (1, 1)


def test_the_same_text_in_other_bytes_is_no_revision(told: list[Revision]) -> None:
    article = make_article()
    revisions.record(captured("<p>4.33 tons</p>", article), NOW)
    again = captured("<div><p>4.33   tons</p></div>", article)
    assert revisions.record(again, NOW) is None
    assert outcome(again) == Outcome.UNCHANGED
    assert len(told) == 1


def test_snapshots_that_wait_are_read_oldest_first() -> None:
    article = make_article()
    first, second = captured("<p>4.33 tons</p>", article), captured("<p>4.4 tons</p>", article)
    revisions.record(second, NOW)
    revisions.record(first, NOW)
    texts = article.revisions.order_by("number").values_list("text", flat=True)
    assert list(texts) == ["4.33 tons", "4.4 tons"]


def test_a_better_extractor_is_no_change_of_the_publisher(told: list[Revision]) -> None:
    article = make_article()
    old = revisions.record(captured("<p>4.33 tons</p>", article), NOW)
    assert old is not None
    Revision.objects.filter(pk=old.pk).update(extractor_version=0, text="4.33", text_sha256="0" * 64)
    noisy = captured("<p>4.33 tons</p><!-- other bytes -->", article)
    assert revisions.record(noisy, NOW) is None
    assert outcome(noisy) == Outcome.UNCHANGED
    changed = revisions.record(captured("<p>4.4 tons</p>", article), NOW)
    assert changed is not None
    assert changed.number == 2


def test_a_reader_that_dies_on_the_text_before_makes_no_change_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    article = make_article()
    old = revisions.record(captured(f"{BEFORE} before", article), NOW)
    assert old is not None
    Revision.objects.filter(pk=old.pk).update(extractor_version=0, text="4.33", text_sha256="0" * 64)
    again = captured(f"{BEFORE} again", article)
    with monkeypatch.context() as patched:
        kill_readers_of(b"before", patched)
        assert revisions.record(again, NOW) is None
    assert list(Snapshot.objects.unread()) == [again]
    assert revisions.record(again, NOW) is None
    assert outcome(again) == Outcome.UNCHANGED


def test_where_the_text_before_always_kills_its_reader_the_new_one_is_recorded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    article = make_article()
    old = revisions.record(captured(f"{BEFORE} before", article), NOW)
    assert old is not None
    Revision.objects.filter(pk=old.pk).update(extractor_version=0, text="4.33", text_sha256="0" * 64)
    again = captured(f"{BEFORE} again", article)
    kill_readers_of(b"before", monkeypatch)
    found = [revisions.record(Snapshot.objects.get(pk=again.pk), NOW) for _ in range(revisions.MOST_ATTEMPTS)]
    assert [one and one.number for one in found] == [None, None, 2]


@pytest.mark.parametrize(
    ("body", "content_type", "expected"),
    [
        ("<html><body></body></html>", "text/html", Outcome.EMPTY),
        ("{}", "application/json", Outcome.NOT_READABLE),
        (b"%PDF-1.7 nothing", "application/pdf", Outcome.NOT_READABLE),
    ],
)
def test_what_cannot_be_read_is_said_once_and_not_tried_for_ever(
    body: str | bytes, content_type: str, expected: Outcome, told: list[Revision]
) -> None:
    snapshot = captured(body, content_type=content_type)
    assert revisions.record(snapshot, NOW) is None
    assert outcome(snapshot) == expected
    assert snapshot.visit.message
    assert not Snapshot.objects.unread().exists()
    snapshot.article.refresh_from_db()
    assert told == []


def test_a_missing_file_is_said_on_the_visit() -> None:
    snapshot = captured("<p>4.33 tons</p>")
    file_of(snapshot.sha256).unlink()
    assert revisions.record(snapshot, NOW) is None
    assert outcome(snapshot) == Outcome.NOT_READABLE


def test_a_file_that_kills_its_reader_is_given_up_after_three_attempts(monkeypatch: pytest.MonkeyPatch) -> None:
    snapshot = captured("<p>4.33 tons</p>")

    with monkeypatch.context() as patched:
        patched.setattr("monitor.extract.extract", hostile.die)
        for _ in range(3):
            assert revisions.record(snapshot, NOW) is None
        assert Snapshot.objects.unread().exists()
        assert revisions.record(snapshot, NOW) is None
    assert outcome(snapshot) == Outcome.NOT_READABLE
    assert not Snapshot.objects.unread().exists()


def test_a_listener_that_fails_leaves_the_snapshot_unread() -> None:
    def fail(**_: Any) -> None:
        raise RuntimeError

    snapshot = captured("<p>4.33 tons</p>")
    revision_recorded.connect(fail)
    try:
        with pytest.raises(RuntimeError):
            revisions.record(snapshot, NOW)
    finally:
        revision_recorded.disconnect(fail)
    assert Revision.objects.count() == 0
    assert Snapshot.objects.unread().count() == 1


def test_the_day_of_publication_is_the_page_s_own_or_the_feed_s() -> None:
    stamped = '<meta property="article:published_time" content="2026-02-20">'
    revision = revisions.record(captured(f"{stamped}<p>4.33 tons</p>"), NOW)
    assert revision is not None
    assert revision.published_on == date(2026, 2, 20)
    revision = revisions.record(captured("<p>4.33 tons</p>", make_article(published_at=NOW)), NOW)
    assert revision is not None
    assert revision.published_on == NOW.date()


def test_a_day_in_the_future_is_not_believed() -> None:
    day = (NOW + timedelta(days=9)).date().isoformat()
    revision = revisions.record(captured(f'<meta name="dc.date" content="{day}"><p>4.33 tons</p>'), NOW)
    assert revision is not None
    assert revision.published_on is None


def test_the_language_a_curator_set_counts() -> None:
    article = make_article(source=make_source(language="fr"))
    revision = revisions.record(captured("<html lang=en><p>4.33 tons</p>", article), NOW)
    assert revision is not None
    assert revision.language == "fr"


def test_cells_point_at_their_words() -> None:
    table = "<table><tr><th>Drug</th><th>2008</th></tr><tr><td>Heroin</td><td>4.33</td></tr></table>"
    revision = revisions.record(captured(f"<p>Seizures, in tons, as reported to the office.</p>{table}"), NOW)
    assert revision is not None
    (cell,) = revision.cells
    assert revision.text[cell["start"] : cell["end"]] == "4.33"
    assert (cell["row"], cell["column"]) == ("Heroin", "2008")
