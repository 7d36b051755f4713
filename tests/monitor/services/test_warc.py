"""What archives are given must be what was received, and hold by their own rules."""

from __future__ import annotations

import argparse
from io import BytesIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from monitor.models import Article
from monitor.services import captures, warc
from tests.factories import NOW, file_of, make_article, make_snapshot

pytestmark = pytest.mark.django_db

BODIES = (b"<p>4.33 tons</p>", "<p>4.4 tons, été</p>".encode())


@pytest.fixture
def article() -> Article:
    article = make_article(url="http://harbour.test/report")
    headers = [["Content-Type", "text/html"], ["Content-Encoding", "gzip"], ["X-Odd", "a\r\nb: c"]]
    for body in BODIES:
        make_snapshot(article, sha256=captures.store(body).digest, size=len(body), headers=headers)
    return article


def test_it_passes_the_check_of_archives(article: Article, tmp_path: Path) -> None:
    file = tmp_path / "captures.warc.gz"
    call_command("export_warc", article.url, str(file))
    checker = Checker(argparse.Namespace(inputs=[str(file)], verbose=True, verbose_errors=True))
    checker.process_all()
    assert checker.exit_value == 0


def test_each_capture_is_a_response_with_its_bytes(article: Article) -> None:
    file = BytesIO()
    assert warc.write(article, file) == 2
    file.seek(0)
    records = [
        (
            record.rec_type,
            record.rec_headers["WARC-Target-URI"],
            record.rec_headers["WARC-Date"],
            record.http_headers.get_header("X-Archive-Orig-Content-Encoding"),
            record.content_stream().read(),
        )
        for record in ArchiveIterator(file)
        if record.rec_type != "warcinfo"
    ]
    date = NOW.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    assert records == [("response", article.url, date, "gzip", body) for body in BODIES]


def test_a_capture_that_is_missing_is_said(article: Article, tmp_path: Path, as_reviewer: Client) -> None:
    file_of(captures.store(BODIES[0]).digest).unlink()
    with pytest.raises(CommandError, match="missing"):
        call_command("export_warc", article.url, str(tmp_path / "captures.warc.gz"))
    answer = as_reviewer.get(f"/articles/{article.pk}/captures.warc.gz")
    assert answer.status_code == 409
    assert "missing" in answer.content.decode()


def test_reviewers_can_load_it_down(article: Article, as_reviewer: Client) -> None:
    answer = as_reviewer.get(f"/articles/{article.pk}/captures.warc.gz")
    content = BytesIO(answer.getvalue())
    assert [record.rec_type for record in ArchiveIterator(content)] == ["warcinfo", "response", "response"]


def test_wrong_use_is_said(tmp_path: Path, article: Article) -> None:
    with pytest.raises(CommandError, match="No article"):
        call_command("export_warc", "http://nowhere.test/", str(tmp_path / "x"))
    with pytest.raises(CommandError, match="cannot be written"):
        call_command("export_warc", article.url, str(tmp_path / "none" / "x"))
