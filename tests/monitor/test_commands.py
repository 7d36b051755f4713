"""Commands for whoever runs the site."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from pytest_httpserver import HTTPServer

from monitor.models import Revision, Snapshot
from monitor.services import captures
from tests.factories import file_of, make_article, make_snapshot, make_source

pytestmark = pytest.mark.django_db


def kept(body: bytes) -> Snapshot:
    return make_snapshot(make_article(), sha256=captures.store(body).digest, size=len(body))


def test_captures_that_are_as_received_are_said_to_be() -> None:
    kept(b"one")
    kept(b"one")
    kept(b"two")
    out = StringIO()
    call_command("verify_snapshots", stdout=out)
    assert out.getvalue() == "All 2 files are as received.\n"


def test_missing_and_damaged_captures_are_named_and_counted() -> None:
    kept(b"one")
    missing, damaged = kept(b"two"), kept(b"three")
    file_of(missing.sha256).unlink()
    file_of(damaged.sha256).write_bytes(b"damage")
    err = StringIO()
    with pytest.raises(CommandError, match="2 of 3 files"):
        call_command("verify_snapshots", stderr=err)
    assert missing.article.url in err.getvalue()
    assert damaged.sha256 in err.getvalue()


def test_a_source_is_visited_and_read_at_once(site: HTTPServer) -> None:
    site.expect_request("/report").respond_with_data("<p>4.33 tons</p>", content_type="text/html")
    source = make_source(url=site.url_for("/report"))
    out = StringIO()
    call_command("visit", source.url, stdout=out)
    assert out.getvalue() == "New text.\n"
    assert Revision.objects.get().text == "4.33 tons"


def test_a_visit_that_fails_says_why(site: HTTPServer) -> None:
    site.expect_request("/report").respond_with_data("", status=404)
    source = make_source(url=site.url_for("/report"))
    with pytest.raises(CommandError, match="no such page"):
        call_command("visit", source.url)


def test_an_address_that_is_not_watched_is_told_so() -> None:
    with pytest.raises(CommandError, match="add it first"):
        call_command("visit", "http://unknown.test/")
