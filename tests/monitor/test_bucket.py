"""Captures in a bucket, on a small server that speaks as much S3 as they need."""

from __future__ import annotations

import re
import threading
import time
from typing import Any

import pytest
from django.core.files.storage import storages
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from factcheck.env import snapshot_storage
from monitor.services import captures
from tests.factories import make_article, make_snapshot

pytest.importorskip("boto3", reason='the extra "s3" is not installed')
from monitor.bucket import ANSWERS_WITHIN

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
    with pytest.raises(CommandError, match=r"damaged: 0 of 1 files. Not to be read just now: 1."):
        call_command("verify_snapshots")


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


def test_a_server_that_hangs_holds_a_visit_for_seconds(
    bucket: dict[str, bytes], httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(ANSWERS_WITHIN, "read_timeout", 0.2)
    alike = captures.store(BODY).digest
    over = threading.Event()
    httpserver.clear()
    httpserver.expect_request(re.compile("/.*")).respond_with_handler(lambda _: Response(str(over.wait(20))))
    begun = time.monotonic()
    with pytest.raises(captures.NotKept):
        captures.store(BODY + b"4.34 tons", [alike, alike])
    over.set()
    assert time.monotonic() - begun < 10


def test_a_bucket_that_does_not_exist_is_not_taken_for_missing_captures(
    bucket: dict[str, bytes], httpserver: HTTPServer
) -> None:
    digest = captures.store(BODY).digest
    httpserver.clear()
    answer = "<Error><Code>NoSuchBucket</Code></Error>"
    httpserver.expect_request(re.compile("/.*")).respond_with_data(answer, status=404, content_type="application/xml")
    with pytest.raises(captures.OutOfReach):
        captures.read(digest)


def test_to_read_a_capture_asks_the_server_once(bucket: dict[str, bytes], httpserver: HTTPServer) -> None:
    digest = captures.store(BODY).digest
    asked = len(httpserver.log)
    captures.read(digest)
    assert len(httpserver.log) - asked == 1


def test_what_is_sent_needs_no_server_that_knows_new_checksums(
    bucket: dict[str, bytes], httpserver: HTTPServer
) -> None:
    captures.store(BODY)
    [put] = [request for request, _ in httpserver.log if request.method == "PUT"]
    assert not [name for name, _ in put.headers if "checksum" in name.lower() or "trailer" in name.lower()]
    assert "aws-chunked" not in put.headers.get("Content-Encoding", "")
