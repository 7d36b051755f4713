"""Sources in from other programs, and out to them."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from monitor.models import Source
from tests.factories import make_publisher, make_source

pytestmark = pytest.mark.django_db

TABLE = """url,title,publisher_name,kind,every_minutes
https://board.test/feed,Board news,Grain Board,feed,30
https://watched.test/,,,,
http://10.0.0.7/,Inside,,,
https://pace.test/,Odd,,,often
https://plain.test/report,,,,
HTTPS://plain.test/report#top,,,,
"""


def upload(client: Client, content: str | bytes, name: str = "sources.csv") -> BeautifulSoup:
    data = content.encode() if isinstance(content, str) else content
    response = client.post("/sources/import/", {"file": SimpleUploadedFile(name, data)})
    return BeautifulSoup(response.content, "html.parser")


def confirm(client: Client, page: BeautifulSoup) -> None:
    field = page.select_one("input[name=content]")
    assert field is not None
    client.post("/sources/import/", {"content": field["value"], "add": "1"})


def exported(client: Client, kind: str) -> str:
    response = client.get(f"/sources/export/?format={kind}")
    return b"".join(response.streaming_content).decode()  # type: ignore[attr-defined]


def test_each_row_is_shown_before_anything_is_added(as_curator: Client) -> None:
    make_source(url="https://watched.test/")
    page = upload(as_curator, TABLE)
    states = [row.select("td")[2].get_text(" ").strip() for row in page.select("tbody tr")]
    assert states[:2] == ["New", "Watched already: stays as it is"]
    assert "private network" in states[2]
    assert "every_minutes: Enter a whole number." in states[3]
    assert states[4:] == ["New", "Left out This address stands in the file twice."]
    assert Source.objects.count() == 1


def test_importing_twice_changes_nothing(as_curator: Client) -> None:
    make_source(url="https://watched.test/", title="As it was")
    confirm(as_curator, upload(as_curator, TABLE))
    before = list(Source.objects.order_by("pk").values())
    assert [row["url"] for row in before][1:] == ["https://board.test/feed", "https://plain.test/report"]
    board = Source.objects.get(url="https://board.test/feed")
    assert (board.publisher.name, board.kind, board.every_minutes) == ("Grain Board", "feed", 30)
    confirm(as_curator, upload(as_curator, TABLE))
    assert list(Source.objects.order_by("pk").values()) == before


@pytest.mark.parametrize("kind", ["csv", "opml"])
def test_what_is_exported_can_be_imported(as_curator: Client, kind: str) -> None:
    settings = {"url_patterns": "-/sport/\n/news/", "drop_selector": "p > .clock", "slowest_minutes": 900}
    make_source(title="=1+1 & <b>", publisher=make_publisher(name="Böard"), kind="listing", **settings)
    names = [*settings, "url", "title", "kind", "publisher__name"]
    before = Source.objects.values(*names).get()
    content = exported(as_curator, kind)
    Source.objects.all().delete()
    confirm(as_curator, upload(as_curator, content))
    assert Source.objects.values(*names).get() == before


@pytest.mark.parametrize(
    ("content", "words"), [(b"\xff\xfe\x00", "UTF-8"), (b"nothing", "one of them url"), (b"x" * 1_000_001, "1 MB")]
)
def test_a_file_that_is_no_list_is_refused_in_words(as_curator: Client, content: bytes, words: str) -> None:
    errors = upload(as_curator, content).select(".errorlist")
    assert words in errors[0].text


def test_no_file_is_said(as_curator: Client) -> None:
    assert "Choose a file first." in as_curator.post("/sources/import/", {}).content.decode()


@pytest.mark.parametrize("kind", ["csv", "opml"])
def test_the_export_asks_once_for_all(as_curator: Client, kind: str) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            exported(as_curator, kind)
        return len(captured)

    make_source()
    before = queries()
    for _ in range(5):
        make_source()
    assert queries() == before
