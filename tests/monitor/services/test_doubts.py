"""What looks like a change and may be none: kept, said, and recorded only if it stays."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pytest_httpserver import HTTPServer

from monitor.models import Article, Revision, Snapshot, Visit
from tests.factories import NOW
from tests.monitor.visiting import page, serve, visit, visits

pytestmark = pytest.mark.django_db

Outcome = Visit.Outcome
HOUR = timedelta(hours=1)
WALL = "<html><title>Just a moment...</title><body><p>Checking your browser.</p></body></html>"
GONE = "<html><title>Page not found</title><body><p>Try our search.</p></body></html>"


def test_a_page_that_goes_back_and_forth_is_no_news_from_the_fourth_text_on(site: HTTPServer) -> None:
    texts = [page("4.33"), page("4.4")] * 4
    source = serve(site, "/report", *texts)
    found = visits(source, 8)
    assert found[:4] == [Outcome.NEW, Outcome.CHANGED, Outcome.CHANGED, Outcome.FLAPPING]
    assert set(found[4:]) == {Outcome.UNCHANGED, Outcome.FLAPPING}
    assert Revision.objects.count() == 3
    assert source.failures == 0


def test_a_text_that_stays_after_all_is_recorded(site: HTTPServer) -> None:
    source = serve(site, "/report", page("4.33"), page("4.4"), page("4.33"), page("4.4"), page("4.4"), page("4.4"))
    assert visits(source, 6)[3:] == [Outcome.FLAPPING, Outcome.CHANGED, Outcome.UNCHANGED]
    assert "4.4 tons" in Article.objects.get().revisions.all()[0].text


def test_a_correction_taken_back_later_is_news(site: HTTPServer) -> None:
    source = serve(site, "/report", page("4.33"), page("4.4"), page("4.33"), page("4.4"))
    found = [visit(source, NOW + n * timedelta(days=5)).outcome for n in range(4)]
    assert found == [Outcome.NEW, Outcome.CHANGED, Outcome.CHANGED, Outcome.CHANGED]


def test_a_page_that_breaks_off_is_no_change_of_its_text(site: HTTPServer) -> None:
    whole = page("4.33") + "<!-- x -->"
    changed = page("4.4").replace("tons were seized. ", "tons were seized. And more.")
    source = serve(site, "/report", whole, changed[: len(changed) // 2], whole)
    assert visits(source, 3) == [Outcome.NEW, Outcome.CUT_SHORT, Outcome.UNCHANGED]
    assert Revision.objects.count() == 1
    assert Snapshot.objects.count() == 3


def test_a_page_that_is_short_from_now_on_is_recorded_at_the_second_look(site: HTTPServer) -> None:
    short = "<html><body><main><h1>Report</h1><p>Moved to the archive.</p></main></body></html>"
    long = page("4.33").replace("</p>", " The harbour office counted ships." * 40 + "</p>")
    source = serve(site, "/report", long, short, short)
    assert visits(source, 3) == [Outcome.NEW, Outcome.SHRUNK, Outcome.CHANGED]


@pytest.mark.parametrize(("sent", "outcome"), [(WALL, Outcome.WALL), (GONE, Outcome.ERROR_PAGE)])
def test_what_stands_in_for_the_page_is_kept_apart_from_its_text(
    site: HTTPServer, sent: str, outcome: Visit.Outcome
) -> None:
    source = serve(site, "/report", page("4.33"), sent, sent, page("4.33"))
    assert visits(source, 4) == [Outcome.NEW, outcome, outcome, Outcome.UNCHANGED]
    assert Revision.objects.count() == 1
    assert source.failures == 0
    assert Snapshot.objects.filter(visit__outcome=outcome).count() == 1
