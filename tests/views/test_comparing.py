from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import StreamingHttpResponse
from django.test import Client
from pytest_httpserver import HTTPServer

from factcheck.claims import comparison, handed
from factcheck.claims.models import Claim, Figure
from monitor import sandbox
from monitor.models import Visit

pytestmark = pytest.mark.django_db

COAST = "<h1>The coast guard looks back</h1><p>In 2021 the coast guard of Chile rescued 412 people at sea.</p>"
PAPER = "<h1>A busy year on the water</h1><p>Chile's coast guard rescued 421 people at sea in 2021.</p>"
RADIO = "<h1>Eyes on the coast</h1><p>In 2021 the coast guard of Chile rescued about 410 people at sea.</p>"


def page(name: str, body: str | bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, body.encode() if isinstance(body, str) else body)


def compared(client: Client, *files: SimpleUploadedFile, addresses: str = "", status: int = 200) -> BeautifulSoup:
    response = client.post("/compare/", {"documents": files, "addresses": addresses})
    assert response.status_code == status
    return BeautifulSoup(response.getvalue(), "html.parser")


def words(page: BeautifulSoup, selector: str) -> str:
    return " ".join(" ".join(found.get_text(" ") for found in page.select(selector)).split())


def test_differences_come_first_with_quotes_values_and_causes(as_reviewer: Client) -> None:
    found = compared(as_reviewer, page("coast.html", COAST), page("paper.html", PAPER))
    assert "2 figures in 2 documents. 1 differs, 0 agree, 0 stand alone." in words(found, ".report-head p").replace(
        " ,", ","
    ).replace(" .", ".")
    (quantity,) = found.select("#differences .quantity")
    assert [mark.text for mark in quantity.select("blockquote mark")] == ["412", "421"]
    assert "Digits swapped" in words(found, "#differences .causes .badge")
    assert "2.1% apart" in words(found, "#differences .quantity > header")


def test_a_count_that_goes_on_is_shown_by_its_days(as_reviewer: Client) -> None:
    told = ((4, 31), (6, 58))
    pages = (
        page(
            f"day{day}.html",
            f"<h1>The shock</h1><p>Published {day} May 2031</p><p>{dead} people in Peru had been "
            f"killed by the earthquake as of {day} May 2031, the army said.</p>",
        )
        for day, dead in told
    )
    found = compared(as_reviewer, *pages)
    assert words(found, "#differences .states li") == "4 May 2031 31 6 May 2031 58"
    assert not found.select("#differences .difference")
    assert "58 likely stands." in words(found, "#differences .suggests")


def test_agreements_say_how_and_what_is_given_once_stands_alone(as_reviewer: Client) -> None:
    more = RADIO.replace("</p>", " They used 19 boats.</p>")
    found = compared(as_reviewer, page("coast.html", COAST), page("radio.html", more))
    assert "412" in words(found, "#agreements .quantity")
    assert not found.select("#differences .quantity")
    assert "19 boats used, 2021 radio" in words(found, "#alone tbody")


def test_a_total_that_its_cells_miss_is_told_above_what_stands_alone(as_reviewer: Client) -> None:
    rows = "".join(f"<tr><td>{port}</td><td>{boats}</td></tr>" for port, boats in (("North", 504), ("South", 400)))
    table = f"<table><tr><th>Port</th><th>2021</th></tr>{rows}<tr><td>Total</td><td>940</td></tr></table>"
    found = compared(as_reviewer, page("coast.html", COAST + table), page("paper.html", PAPER))
    assert words(found, "#checks tbody tr") == (
        "Does not hold Total of a table 504 + 400 = 904: the table gives 940 as the total (Total, 2021). coast"
    )
    assert not compared(as_reviewer, page("coast.html", COAST), page("paper.html", PAPER)).select("#checks")


def test_nothing_is_added_to_the_record(as_reviewer: Client) -> None:
    compared(as_reviewer, page("coast.html", COAST), page("paper.html", PAPER))
    assert not (Claim.objects.exists() or Figure.objects.exists() or Visit.objects.exists())


def test_a_bad_file_is_one_sentence_and_the_others_are_compared(
    as_reviewer: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handed, "LARGEST_FILE", 1_000_000)
    picture = page("map.png", b"\x89PNG\r\n\x1a\n" + bytes(100))
    empty, large = page("empty.txt", b""), page("large.txt", b"x" * 1_000_001)
    found = compared(as_reviewer, picture, empty, large, page("coast.html", COAST), page("paper.html", PAPER))
    said = [notice.text for notice in found.select(".notice.warning")]
    assert [sentence.split()[0] for sentence in said] == ["map.png", "empty.txt", "large.txt"]
    assert said[1:] == [
        "empty.txt is empty: choose another file.",
        "large.txt is larger than 1 MB: hand in the part that matters.",
    ]
    assert found.select("#differences .quantity")


def test_of_a_file_that_is_cut_one_sentence_says_so(as_reviewer: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "call", lambda function, body, **how: replace(function(body, **how), is_cut=True))
    found = compared(as_reviewer, page("coast.csv", b"Port,Boats\nEbb,40\n"), page("paper.html", PAPER))
    said = [notice.text for notice in found.select(".notice.warning")]
    assert said[0] == "coast is very long: only its beginning is read."


def test_the_page_comes_as_the_documents_are_read(as_reviewer: Client) -> None:
    files = [page(f"{one}.html", text) for one, text in enumerate([COAST, PAPER] * 25)]
    response = as_reviewer.post("/compare/", {"documents": files})
    assert isinstance(response, StreamingHttpResponse)
    parts = [part.decode() for part in response]
    assert parts[0].rstrip().endswith("</form>")
    assert "0 of 50 documents read." in parts[1]
    assert "2 of 50 documents read." in parts[3]
    assert "A busy year on the water: 1 figure" in parts[3]
    assert "Comparing 50 figures of 50 documents…" in parts[-3]
    assert 'id="differences"' in parts[-2]
    assert parts[-1].rstrip().endswith("</html>")


def test_two_files_of_one_name_are_told_apart(as_reviewer: Client) -> None:
    found = compared(as_reviewer, page("report.html", COAST), page("report.html", PAPER), page("report.html", RADIO))
    assert "(report)" in words(found, ".report-head li")
    assert "(report.html)" in words(found, ".report-head li")
    assert "(report.html (2))" in words(found, ".report-head li")


@pytest.mark.parametrize(
    ("number", "sentence"),
    [(1, "Hand in 2 to 50 documents, not 1."), (51, "Hand in 2 to 50 documents, not 51.")],
)
def test_too_few_and_too_many_documents_are_refused(as_reviewer: Client, number: int, sentence: str) -> None:
    found = compared(as_reviewer, *(page(f"{one}.html", COAST) for one in range(number)), status=422)
    assert words(found, ".errorlist") == sentence


def test_with_one_readable_document_there_is_nothing_to_compare(as_reviewer: Client) -> None:
    found = compared(as_reviewer, page("coast.html", COAST), page("empty.txt", b""))
    assert words(found, ".notice.error").startswith("Fewer than two of the documents could be read")
    assert not found.select(".report-head")
    assert "empty.txt is empty: choose another file." in words(found, ".notice.warning")


@pytest.mark.parametrize(
    ("limit", "sentence"),
    [
        ("MOST_CHARACTERS", "The documents have more than 0 characters together: hand in fewer"),
        ("MOST_FIGURES", "1 figures were read, more than can be compared while you wait: hand in fewer"),
        ("MOST_PAIRS", "2 figures were read, more than can be compared while you wait: hand in fewer"),
    ],
)
def test_more_than_a_person_would_wait_for_is_refused_and_it_is_said_what_to_do(
    as_reviewer: Client, monkeypatch: pytest.MonkeyPatch, limit: str, sentence: str
) -> None:
    monkeypatch.setattr(comparison, limit, 0)
    found = compared(as_reviewer, page("coast.html", COAST), page("paper.html", PAPER))
    assert sentence in words(found, ".notice.error")
    assert not found.select(".report-head")


def test_documents_without_figures_say_so(as_reviewer: Client) -> None:
    found = compared(as_reviewer, *(page(f"{n}.txt", b"Nothing is counted here.") for n in range(2)))
    assert words(found, ".notice.error").startswith("No figure was read in the documents")
    assert not found.select(".report-head")


def test_of_many_pairs_that_differ_some_are_shown_and_the_others_counted(as_reviewer: Client) -> None:
    texts = (f"In 2008 police in China seized {n}3 tons of heroin.".encode() for n in range(1, 8))
    found = compared(as_reviewer, *(page(f"{n}.txt", text) for n, text in enumerate(texts)))
    (quantity,) = found.select("#differences .quantity")
    assert len(quantity.select(".difference")) == 12
    assert "9 other pairs of its figures differ too." in " ".join(quantity.get_text().split())


def test_pages_are_fetched_and_those_that_fail_are_said(
    as_reviewer: Client, httpserver: HTTPServer, settings: Any
) -> None:
    settings.FETCH_ALLOWED_PRIVATE = [f"localhost:{httpserver.port}"]
    httpserver.expect_request("/robots.txt").respond_with_data("", status=404)
    httpserver.expect_request("/coast").respond_with_data(COAST, content_type="text/html")
    httpserver.expect_request("/gone").respond_with_data("", status=410)
    addresses = [httpserver.url_for("/coast"), httpserver.url_for("/gone"), "http://192.168.0.1/", "", "no address"]
    found = compared(as_reviewer, page("paper.html", PAPER), addresses="\r\n".join(addresses))
    said = [notice.text for notice in found.select(".notice.warning")]
    assert said[0].endswith("/gone could not be fetched. The site says that the page is gone (410).")
    assert [sentence.split(" could not be")[0] for sentence in said[1:]] == ["http://192.168.0.1/", "no address"]
    assert found.select("#differences .quantity")
    assert not Visit.objects.exists()


def test_once_the_time_is_up_the_rest_is_not_fetched(as_reviewer: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handed, "ALL_SECONDS", 0)
    files = page("coast.html", COAST), page("paper.html", PAPER)
    found = compared(as_reviewer, *files, addresses="http://slow.test/")
    assert "http://slow.test/ was not fetched: the others took too long." in words(found, ".notice.warning")


def test_what_is_too_much_to_be_taken_is_said_with_what_to_do(as_reviewer: Client, settings: Any) -> None:
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 2
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 512 * 1024
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000
    files = [page(f"{one}.html", COAST) for one in range(3)]
    found = compared(as_reviewer, *files, status=400)
    assert "You chose more than 2 files: choose fewer at once. Go back: what you typed still" in words(found, "main")
    found = compared(as_reviewer, addresses="x" * 600_000, status=400)
    assert "You pasted more than 0.5 MB of text: paste a part of it" in words(found, "main")
    answer = as_reviewer.post("/try/", {f"field{one}": "" for one in range(1001)})
    assert "You sent more than 1,000 entries" in answer.content.decode()
    assert "ALLOWED_HOSTS" not in answer.content.decode()


def test_a_name_by_which_the_site_is_not_known_is_told_how_to_mend_it(as_reviewer: Client) -> None:
    answer = as_reviewer.get("/compare/", headers={"Host": "unknown.test"})
    assert answer.status_code == 400
    assert "ALLOWED_HOSTS" in answer.content.decode()


def test_an_office_document_is_said_to_be_readable_as_pdf(as_reviewer: Client) -> None:
    letter = page("letter.docx", b"PK\x03\x04" + bytes(100))
    found = compared(as_reviewer, letter, page("coast.html", COAST), page("paper.html", PAPER))
    assert "letter.docx cannot be read." in words(found, ".notice.warning")
    assert "An office document can be read when it is saved as PDF." in words(found, ".notice.warning")


def test_the_report_can_be_passed_on_as_text(as_reviewer: Client) -> None:
    found = compared(as_reviewer, page("coast.html", COAST), page("paper.html", PAPER))
    text = words(found, "#as-text")
    assert text.startswith("2 figures in 2 documents: 1 quantity given more than once, 1 of them with differences.")
    assert "A busy year on the water" in text


def test_what_stands_alone_in_a_table_has_the_unit_of_its_column(as_reviewer: Client) -> None:
    rows = "<tr><th>Port</th><th>Catch (tonnes)</th></tr><tr><td>North</td><td>504</td></tr>"
    found = compared(as_reviewer, page("coast.html", COAST), page("port.html", f"{PAPER}<table>{rows}</table>"))
    assert "504 t" in words(found, "#alone tbody")


def test_what_stands_alone_under_thousands_has_its_number_in_full(as_reviewer: Client) -> None:
    rows = "<tr><th>Port</th><th>Catch (thousand tonnes)</th></tr><tr><td>North</td><td>504</td></tr>"
    found = compared(as_reviewer, page("coast.html", COAST), page("port.html", f"{PAPER}<table>{rows}</table>"))
    assert "504 t (504,000)" in words(found, "#alone tbody")
