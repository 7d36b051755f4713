"""Visits of one turn: what is read for all of them at once, and what is written so."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from monitor import tasks
from monitor.models import Article, Host, Revision, Snapshot, Source, Visit
from monitor.services import captures, rounds, schedule
from monitor.services.rounds import Round, Row
from monitor.signals import revision_recorded
from tests.factories import file_of, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def site_of_ones_own(settings: Any) -> None:
    settings.FETCH_HOST_SPACING_SECONDS = 0
    settings.FETCH_HOST_AT_ONCE = 1


def serve(site: HTTPServer, count: int, first: int = 0) -> list[Source]:
    """Pages that say that they are not modified, once they are known."""

    def answer(request: Request) -> Response:
        if request.headers.get("If-None-Match") == '"same"':
            return Response(status=304)
        return Response(f"<p>Police seized 4.4 tons at {request.path}.</p>", headers={"ETag": '"same"'})

    paths = [f"/report/{n}" for n in range(first, first + count)]
    for path in paths:
        site.expect_request(path).respond_with_handler(answer)
    return [make_source(url=site.url_for(path)) for path in paths]


def visit_all() -> None:
    now = timezone.now()
    Source.objects.update(next_visit_at=now)
    for name, token in schedule.hand_out(now):
        schedule.go_through(name, token, tasks._visit_and_read)


def test_visits_without_news_are_written_together(site: HTTPServer) -> None:
    serve(site, 5)
    visit_all()
    with CaptureQueriesContext(connection) as few:
        visit_all()
    serve(site, 15, first=5)
    visit_all()
    with CaptureQueriesContext(connection) as many:
        visit_all()
    assert len(many) == len(few)
    assert Visit.objects.filter(outcome="unchanged").count() == 5 + 5 + 20
    assert Source.objects.due(timezone.now()).count() == 0
    assert all(source.last_visit_at and not source.last_error for source in Source.objects.all())


def test_what_first_texts_say_is_written_with_their_bytes(site: HTTPServer) -> None:
    serve(site, 5)
    with CaptureQueriesContext(connection) as queries:
        visit_all()
    assert sum('UPDATE "monitor_article"' in query["sql"] for query in queries) == 1
    assert {article.title for article in Article.objects.all()} == set(Revision.objects.values_list("title", flat=True))


def test_pages_of_one_layout_and_a_page_that_changed_take_little(site: HTTPServer) -> None:
    styles = "".join(f'<i class="column-{n} {n * 7919 % 9973}"></i>' for n in range(300))
    texts = {f"/report/{n}": f"Police seized {n}.4 tons." for n in range(3)}
    for path in texts:
        site.expect_request(path).respond_with_handler(
            lambda request: Response(f"{styles}<p>{texts[request.path]}</p>", content_type="text/html")
        )
    make_source(url=site.url_for("/report/0"))
    visit_all()
    for path in ("/report/1", "/report/2"):  # in another turn
        make_source(url=site.url_for(path))
    visit_all()
    texts["/report/2"] = "Police seized 2.5 tons."
    visit_all()
    first, *others = (snapshot.sha256 for snapshot in Snapshot.objects.order_by("pk"))
    assert len(others) == 3
    assert all(file_of(other).stat().st_size < file_of(first).stat().st_size / 5 for other in others)
    assert b"2.5 tons" in captures.read(others[-1])


def test_pages_with_classes_at_random_take_less_once_the_host_is_known_for_it(
    site: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rounds, "MOST_LAYOUTS", 2)
    words = " ".join(f"{n * 7919 % 9973:x}" for n in range(1500))
    for number in range(5):
        page = f'<p class="random-{number}">{words}</p><p>Police seized {number}.4 tons.</p>'
        site.expect_request(f"/report/{number}").respond_with_data(page, content_type="text/html")
        make_source(url=site.url_for(f"/report/{number}"))
        visit_all()  # each in a turn of its own
    sizes = [file_of(one.sha256).stat().st_size for one in Snapshot.objects.order_by("pk")]
    assert max(sizes[3:]) < min(sizes[:3]) / 5
    assert len(Host.objects.get().layouts) == 3


def test_a_layout_that_is_known_is_not_written_again(site: HTTPServer) -> None:
    site.expect_request("/report").respond_with_data('<p class="a">4.4 tons</p>', content_type="text/html")
    make_source(url=site.url_for("/report"))
    visit_all()
    together = Round(Host.objects.get().name)
    ((layout, digest),) = Host.objects.get().layouts.items()
    together.learn_layout(layout, digest)
    with CaptureQueriesContext(connection) as none:
        together.write_layouts()
    together.learn_layout(layout, "0" * 64)
    together.write_layouts()
    assert len(none) == 0
    assert Host.objects.get().layouts == {layout: "0" * 64}


def test_first_texts_are_written_together(site: HTTPServer) -> None:
    with CaptureQueriesContext(connection) as few:
        serve(site, 5)
        visit_all()
    serve(site, 15, first=5)
    with CaptureQueriesContext(connection) as many:
        visit_all()
    assert len(many) < 1.5 * len(few)
    assert Revision.objects.count() == Visit.objects.filter(outcome="new").count() == 20
    for revision in Revision.objects.select_related("snapshot__visit", "article"):
        assert revision.text.endswith(f"{revision.article.url[-3:].strip('/')}.")
        assert revision.snapshot.read_at == revision.snapshot.visit.started_at
        assert revision.article.visible_sha256 and revision.article.bytes_sha256 == revision.snapshot.sha256


def test_texts_that_change_are_written_too(site: HTTPServer) -> None:
    (source,) = serve(site, 1)
    visit_all()
    site.clear()
    site.expect_request("/report/0").respond_with_data("<p>Police seized 4.5 tons.</p>", content_type="text/html")
    visit_all()
    assert [one.text for one in Revision.objects.order_by("number")][1:] == ["Police seized 4.5 tons."]
    assert source.visits.latest("pk").outcome == "changed"


def test_a_page_without_text_is_a_failure_among_others(site: HTTPServer) -> None:
    (good,) = serve(site, 1)
    site.expect_request("/empty").respond_with_data("<p></p>", content_type="text/html")
    bad = make_source(url=site.url_for("/empty"))
    visit_all()
    good.refresh_from_db()
    bad.refresh_from_db()
    assert (good.failures, bad.failures, bad.last_error) == (0, 1, "The page holds no text.")
    assert set(Visit.objects.values_list("outcome", flat=True)) == {"new", "empty"}


def test_a_source_that_was_removed_meanwhile_takes_what_was_found_with_it(site: HTTPServer) -> None:
    gone, there = serve(site, 2)

    def visit(row: Row, together: Round) -> None:
        tasks._visit_and_read(row, together)
        Source.objects.filter(pk=gone.pk).delete()

    for name, token in schedule.hand_out(timezone.now()):
        schedule.go_through(name, token, visit)
    assert [one.article.source_id for one in Revision.objects.select_related("article")] == [there.pk]


def test_what_another_worker_has_kept_meanwhile_is_kept_once(site: HTTPServer) -> None:
    (source,) = serve(site, 1)

    def visit(row: Row, together: Round) -> None:
        tasks._visit_and_read(row, together)
        tasks._visit_and_read(source)

    for name, token in schedule.hand_out(timezone.now()):
        schedule.go_through(name, token, visit)
    assert (Snapshot.objects.count(), Revision.objects.count()) == (1, 1)


def test_a_text_that_cannot_be_written_keeps_no_other_from_it(site: HTTPServer) -> None:
    bad, *_ = serve(site, 3)

    def refuse(*, revision: Revision, **kwargs: Any) -> None:
        if revision.article.url == bad.url:
            raise IntegrityError

    revision_recorded.connect(refuse)
    try:
        with pytest.raises(IntegrityError):
            visit_all()
    finally:
        revision_recorded.disconnect(refuse)
    assert Revision.objects.count() == Snapshot.objects.count() == 2
    assert not Article.objects.get(url=bad.url).was_answered


def test_copies_found_in_one_turn_know_their_original(site: HTTPServer) -> None:
    words = " ".join(f"word{n}" for n in range(60))
    for path in ("/wire", "/paper"):
        site.expect_request(path).respond_with_data(f"<p>{words}</p>", content_type="text/html")
        make_source(url=site.url_for(path))
    visit_all()
    wire, paper = Article.objects.order_by("first_seen_at", "pk")
    assert (wire.copy_of, paper.copy_of) == (None, wire)


def test_each_visit_writes_its_own_values(site: HTTPServer) -> None:
    hourly, daily = serve(site, 2)
    Source.objects.filter(pk=daily.pk).update(every_minutes=24 * 60, slowest_minutes=48 * 60)
    visit_all()
    visit_all()
    for source in (hourly, daily):
        source.refresh_from_db()
        last = source.visits.first()
        assert last and last.status_code == 304 and last.is_conditional
        assert source.next_visit_at == last.started_at + source.pace
    assert daily.pace.total_seconds() == pytest.approx(1.2**2 * 24 * 3600)


def test_a_source_in_trouble_is_well_again_after_a_visit_without_news(site: HTTPServer) -> None:
    (source,) = serve(site, 1)
    visit_all()
    Source.objects.update(failures=3, last_error="The site took too long to answer.")
    visit_all()
    source.refresh_from_db()
    assert (source.failures, source.last_error) == (0, "")


def test_a_source_that_was_removed_meanwhile_takes_its_visit_with_it(site: HTTPServer) -> None:
    gone, there = serve(site, 2)
    visit_all()
    Visit.objects.filter(snapshot=None).delete()
    now = timezone.now()
    Source.objects.update(next_visit_at=now)

    def visit(row: Row, together: Round) -> None:
        tasks._visit_and_read(row, together)
        Source.objects.filter(pk=gone.pk).delete()

    for name, token in schedule.hand_out(now):
        schedule.go_through(name, token, visit)
    assert [visit.source_id for visit in Visit.objects.filter(outcome="unchanged")] == [there.pk]


def test_pages_of_one_turn_get_their_articles_at_once(site: HTTPServer) -> None:
    sources = serve(site, 3)
    visit_all()
    assert {(article.url, article.source_id) for article in Article.objects.all()} == {
        (source.url, source.pk) for source in sources
    }


@pytest.mark.django_db(transaction=True)
def test_the_lanes_of_a_turn_ask_the_database_nothing(site: HTTPServer, settings: Any) -> None:
    settings.FETCH_HOST_AT_ONCE = 4
    serve(site, 3 * schedule.CHUNK)
    asked = []

    def visit(row: Row, together: Round) -> None:
        with CaptureQueriesContext(connection) as queries:
            tasks._visit_and_read(row, together)
        asked.append(len(queries))

    for name, token in schedule.hand_out(timezone.now()):
        schedule.go_through(name, token, visit)
    assert sum(asked) == asked[0]  # the first visit asks for robots.txt
    assert Revision.objects.count() == 3 * schedule.CHUNK
