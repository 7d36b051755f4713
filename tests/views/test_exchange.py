"""Sources in from other programs, and out to them."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from monitor import source_files
from monitor.models import Source
from monitor.views import exchange
from tests.factories import make_publisher, make_source
from tests.views.pages import text

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


def rows_of(page: BeautifulSoup) -> list[list[str]]:
    """Of each row its line, its source, and what would become of it."""
    return [[" ".join(cell.get_text(" ").split()) for cell in row.select("td")] for row in page.select("tbody tr")]


def confirm(client: Client, page: BeautifulSoup) -> None:
    field = page.select_one("input[name=content]")
    assert field is not None
    client.post("/sources/import/", {"content": field["value"], "add": "1"})


def exported(client: Client, kind: str) -> str:
    response = client.get(f"/sources/export/?format={kind}")
    return b"".join(response.streaming_content).decode()  # type: ignore[attr-defined]


def test_columns_that_mean_nothing_here_are_named(as_curator: Client) -> None:
    page = upload(as_curator, "Address;Publisher;Every;Remarks <b>\nhttps://board.test/feed;Grain Board;30;x\n")
    notice = page.select_one(".notice.warning")
    assert notice is not None
    assert "passed over: Every , Remarks <b> . Known are: url, kind," in " ".join(notice.get_text(" ").split())
    assert not upload(as_curator, TABLE).select(".notice.warning")
    confirm(as_curator, page)
    assert exported(as_curator, "opml")
    assert not upload(as_curator, exported(as_curator, "opml"), "sources.opml").select(".notice.warning")


def test_each_row_is_shown_before_anything_is_added(as_curator: Client) -> None:
    make_source(url="https://watched.test/")
    page = upload(as_curator, TABLE)
    states = {line: state for line, _, state in rows_of(page)}
    assert "private network" in states["4"]
    assert states["5"].startswith("Left out every_minutes Write a whole number of minutes, from 1")
    assert states["7"] == "Left out url This address stands in the file twice."
    assert [states[line] for line in "236"] == ["New", "Watched already: stays as it is", "New"]
    assert list(states) == ["4", "5", "7", "2", "3", "6"], "what is wrong comes first"
    assert Source.objects.count() == 1


@pytest.mark.parametrize(
    ("column", "cell", "words"),
    [
        ("url", "", "Write the address."),
        ("url", "board", "The address must begin with http:// or https://."),
        ("kind", "rss", "“rss” is no kind. Write unknown, feed, sitemap, listing or page."),
        ("title", "t" * 301, "Shorten the title to 300 characters."),
        ("publisher_name", "p" * 201, "Shorten the name of the publisher to 200 characters."),
        ("slowest_minutes", "1.5", "Write a whole number of minutes, from 1 to 527,040, which is a year."),
        ("every_minutes", "0", "Write a whole number of minutes, from 1 to 527,040, which is a year."),
        ("window_from", "soon", "Write a time of the day such as 08:00."),
        ("language", "Esperanto, mostly", "Write a code such as en or zh, or leave it empty."),
        ("drop_selector", "a" * 301, "Shorten the selector to 300 characters."),
        ("paused", "maybe", "Write yes or no."),
    ],
)
def test_a_bad_row_says_in_one_sentence_what_to_do(as_curator: Client, column: str, cell: str, words: str) -> None:
    given = {"url": "https://board.test/", "title": "Board"} | {column: cell}
    row = ",".join(f'"{value}"' for value in given.values())
    page = upload(as_curator, f"{','.join(given)}\n{row}\n")
    assert [state for _, _, state in rows_of(page)] == [f"Left out {column} {words}"]


def test_an_address_without_its_scheme_is_taken_as_on_the_page_of_a_source(as_curator: Client) -> None:
    make_source(url="https://watched.test/")
    page = upload(as_curator, "url\nboard.test/feed\nwatched.test\nhttps://board.test/feed\n")
    states = {line: state for line, _, state in rows_of(page)}
    assert [states[line] for line in "23"] == ["New", "Watched already: stays as it is"]
    assert states["4"] == "Left out url This address stands in the file twice."
    confirm(as_curator, page)
    assert Source.objects.get(url="https://board.test/feed").publisher.name == "board.test"


def test_the_lines_that_were_left_out_are_named(as_curator: Client) -> None:
    confirm(as_curator, upload(as_curator, TABLE))
    assert "Lines of the file that were left out: 4, 5, 7." in text(as_curator, "/sources/")


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


@pytest.mark.parametrize("kind", ["csv", "opml"])
def test_a_source_that_was_paused_is_paused_where_it_is_imported(as_curator: Client, kind: str) -> None:
    make_source(title="Resting", is_paused=True)
    make_source(title="At work")
    content = exported(as_curator, kind)
    Source.objects.all().delete()
    page = upload(as_curator, content)
    assert [state for _, _, state in rows_of(page)] == ["New Paused", "New"]
    confirm(as_curator, page)
    assert dict(Source.objects.values_list("title", "is_paused")) == {"Resting": True, "At work": False}


def test_what_is_added_as_paused_is_not_called_watched(as_curator: Client) -> None:
    rows = "\n".join(f"https://board{number}.test/,{'no' if number == 1 else 'yes'}" for number in range(1, 4))
    confirm(as_curator, upload(as_curator, f"url,paused\n{rows}\n"))
    said = text(as_curator, "/sources/")
    assert "1 source is watched from now on." in said
    assert "2 sources were added as paused." in said


def test_a_file_of_paused_sources_alone_has_none_that_is_watched(as_curator: Client) -> None:
    confirm(as_curator, upload(as_curator, "url,paused\nhttps://board.test/,yes\n"))
    said = text(as_curator, "/sources/")
    assert "1 source was added as paused." in said
    assert "watched from now on" not in said


def test_a_row_more_asks_the_database_nothing_more(as_curator: Client) -> None:
    """Ten thousand rows, each asked for by itself, would take longer than a proxy waits."""

    def queries(number: int, first: int) -> tuple[int, int]:
        rows = "\n".join(f"https://board.test/{first + n},Board {first + n}" for n in range(number))
        with CaptureQueriesContext(connection) as shown:
            page = upload(as_curator, f"url,publisher_name\n{rows}\n")
        with CaptureQueriesContext(connection) as added:
            confirm(as_curator, page)
        return len(shown), len(added)

    queries(1, 1)
    assert queries(30, 100) == queries(3, 200)
    assert Source.objects.count() == 34


@pytest.mark.parametrize(("cell", "is_paused"), [("Yes", True), ("NO", False), ("", False)])
def test_a_table_may_say_that_a_source_is_paused(as_curator: Client, cell: str, is_paused: bool) -> None:
    confirm(as_curator, upload(as_curator, f"url,paused\nhttps://board.test/,{cell}\n"))
    assert Source.objects.get().is_paused == is_paused


@pytest.mark.parametrize(
    ("content", "words"), [(b"\xff\xfe\x00", "UTF-8"), (b"nothing", "one of them url"), (b"x" * 2_000_001, "2 MB")]
)
def test_a_file_that_is_no_list_is_refused_in_words(as_curator: Client, content: bytes, words: str) -> None:
    errors = upload(as_curator, content).select(".errorlist")
    assert words in errors[0].text


def test_of_a_long_list_some_rows_are_shown_and_all_are_added(
    as_curator: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchange, "MOST_SHOWN", 2)
    page = upload(as_curator, "url\n" + "".join(f"https://board{n}.test/\n" for n in range(3)) + "ftp://odd.test/\n")
    assert [line for line, *_ in rows_of(page)] == ["5", "2"]
    assert "2 more rows are not shown." in page.get_text()
    confirm(as_curator, page)
    assert Source.objects.count() == 3


def test_a_list_that_is_too_long_says_how_to_split_it(as_curator: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source_files, "MOST_ROWS", 2)
    errors = upload(as_curator, "url\n" + "".join(f"https://board{n}.test/\n" for n in range(3))).select(".errorlist")
    assert errors[0].get_text(strip=True) == "The file holds 3 sources: split it into files of at most 2."


def test_an_empty_file_is_told_once(as_curator: Client) -> None:
    errors = upload(as_curator, b"").select(".errorlist li")
    assert [one.get_text(strip=True) for one in errors] == ["The file is empty."]


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
