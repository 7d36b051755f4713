"""Captures in a bucket, on a small server that speaks as much S3 as they need."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.files.storage import storages
from django.core.management import call_command
from django.test import Client
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from factcheck.env import snapshot_storage
from monitor.services import captures
from tests.factories import make_article, make_snapshot

pytest.importorskip("storages.backends.s3", reason='the extra "s3" is not installed')
pytestmark = pytest.mark.django_db

BODY = b"<p>4.33 tons of barley</p>" * 50


@pytest.fixture
def bucket(httpserver: HTTPServer, settings: Any) -> dict[str, bytes]:
    """What lies in the bucket, by address."""
    kept: dict[str, bytes] = {}

    def answer(request: Request) -> Response:
        if request.method == "PUT":
            kept[request.path] = request.get_data()
            return Response(headers={"ETag": '"1"'})
        if request.path not in kept:
            return Response("<Error><Code>NoSuchKey</Code></Error>", status=404, content_type="application/xml")
        return Response(kept[request.path], headers={"ETag": '"1"'})

    httpserver.expect_request(re.compile("/captures/.*")).respond_with_handler(answer)
    storage = snapshot_storage(
        "captures", endpoint=httpserver.url_for("/"), region="here", access_key="a", secret_key="b"
    )
    settings.STORAGES = settings.STORAGES | {"snapshots": storage}
    return kept


def test_a_capture_is_kept_once_and_comes_back_as_it_was(bucket: dict[str, bytes]) -> None:
    digest = captures.store(BODY).digest
    captures.store(BODY)
    snapshot = make_snapshot(make_article(), sha256=digest, size=len(BODY))
    assert captures.read(snapshot.sha256) == BODY
    [(path, packed)] = bucket.items()
    assert path == f"/captures/{digest[:2]}/{digest}.zst"
    assert len(packed) < len(BODY)
    call_command("verify_snapshots")


def test_what_is_missing_or_damaged_is_said(bucket: dict[str, bytes]) -> None:
    snapshot = make_snapshot(make_article(), sha256=captures.store(BODY).digest, size=len(BODY))
    [path] = bucket
    bucket[path] = b"damage"
    with pytest.raises(captures.Damaged, match="damaged"):
        captures.read(snapshot.sha256)
    bucket.clear()
    with pytest.raises(captures.Damaged, match="missing"):
        captures.read(snapshot.sha256)


def test_a_server_that_does_not_answer_is_no_damage(
    bucket: dict[str, bytes], httpserver: HTTPServer, client: Client
) -> None:
    snapshot = make_snapshot(make_article(), sha256=captures.store(BODY).digest, size=len(BODY))
    httpserver.clear()
    httpserver.expect_request(re.compile("/.*")).respond_with_data("", status=403)
    with pytest.raises(captures.OutOfReach):
        captures.read(snapshot.sha256)
    with pytest.raises(OSError, match="bucket of captures"):
        storages["snapshots"].probe()  # type: ignore[attr-defined]


@pytest.mark.parametrize("status", [403, 200], ids=["not answered", "cut off"])
def test_a_server_that_stops_answering_in_the_middle_is_no_damage(
    bucket: dict[str, bytes], httpserver: HTTPServer, status: int
) -> None:
    digest = captures.store(BODY).digest
    [(path, packed)] = bucket.items()

    def answer(request: Request) -> Response:
        if request.method == "GET":
            return Response(iter([packed[:9]]), status, headers={"ETag": '"1"', "Content-Length": str(len(packed))})
        if request.method == "PUT":
            return Response(headers={"ETag": '"1"'})
        return Response(packed, 200 if request.path == path else 404, headers={"ETag": '"1"'})

    httpserver.clear()
    httpserver.expect_request(re.compile("/captures/.*")).respond_with_handler(answer)
    with pytest.raises(captures.OutOfReach):
        captures.read(digest)
    assert captures.store(BODY + b"4.34 tons", [digest]).is_whole
