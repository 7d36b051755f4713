"""PDF files."""

from __future__ import annotations

import contextlib
import zlib

import pytest

from monitor import sandbox
from monitor.extract import NoText, NotReadable, extract
from monitor.extract import pdf as reader
from monitor.models import Revision
from tests.monitor.pdfs import lines, pdf


def test_lines_broken_by_the_margin_are_joined_and_rows_are_not() -> None:
    body = pdf(
        lines(
            "In 2024 the coast guard stopped three hundred and eleven vessels of",
            "every size, or 9 per cent more than in the year before, it said.",
            "Arn 120",
            "Belm 191",
        )
    )
    found = extract(body, content_type="application/octet-stream")
    assert "vessels of every size, or 9 per cent more" in found.text
    assert "\nArn 120\nBelm 191" in found.text


def test_a_pdf_called_html_is_read_as_a_pdf() -> None:
    assert "311 vessels" in extract(pdf(lines("311 vessels")), content_type="text/html").text


def test_a_pdf_of_pictures_is_told_as_such() -> None:
    with pytest.raises(NoText, match="pictures"):
        extract(pdf(b""))


def test_it_is_known_on_which_page_a_figure_stands() -> None:
    found = extract(pdf(lines("Summary of 2024"), b"", lines("311 vessels", "were stopped"), b""))
    revision = Revision(text=found.text, pages=list(found.pages))
    assert revision.page_at(found.text.index("Summary")) == 1
    assert revision.page_at(found.text.index("311")) == revision.page_at(len(found.text) - 1) == 3


def test_a_text_without_pages_has_none() -> None:
    assert Revision(text="311 vessels").page_at(3) is None


def test_a_pdf_that_unpacks_to_a_gigabyte_costs_its_reader_at_most() -> None:
    packer = zlib.compressobj(9)
    first, again = (packer.compress(b" " * 1_000_000) + packer.flush(zlib.Z_FULL_FLUSH) for _ in range(2))
    content = first + again * 999
    with contextlib.suppress(NoText, NotReadable):
        sandbox.call(extract, pdf(content, packing=b"/Filter /FlateDecode"))
    assert sandbox.call(extract, pdf(lines("311 vessels"))).text == "311 vessels"


@pytest.mark.parametrize(
    "content",
    [
        b"BI /W 10 /H 10 ID " + b"x" * 1000,
        lines("311 vessels") + b" q" * 200_000,
        b"/Fm0 Do " * 100_000 + lines("311 vessels"),
    ],
    ids=["picture without an end", "states never given back", "forms that are not there"],
)
def test_what_is_drawn_without_sense_breaks_nothing(content: bytes) -> None:
    with contextlib.suppress(NoText):
        assert extract(pdf(content)).text in ("", "311 vessels")


def test_a_tree_of_pages_that_holds_itself_ends() -> None:
    body = pdf(lines("311 vessels")).replace(b"/Kids [3 0 R]", b"/Kids [2 0 R]")
    with pytest.raises((NoText, NotReadable)):
        sandbox.call(extract, body)


def test_a_damaged_pdf_is_told_as_such() -> None:
    with pytest.raises(NotReadable, match="damaged"):
        extract(b"%PDF-1.7\nnothing else")


@pytest.mark.parametrize(
    ("turned", "matrix"), [(90, "0 1 -1 0 {across} 50"), (180, "-1 0 0 -1 550 {across}"), (270, "0 -1 1 0 {back} 750")]
)
def test_a_page_that_was_turned_is_read_as_it_is_seen(turned: int, matrix: str) -> None:
    said = ("Report of the coast guard", "In 2025 it counted 311 vessels")
    drawn = (f"{matrix.format(across=100 + 16 * n, back=500 - 16 * n)} Tm ({line}) Tj" for n, line in enumerate(said))
    body = pdf(f"BT /F1 12 Tf {' '.join(drawn)} ET".encode())
    turned_body = body.replace(b"/MediaBox [0 0 600 800]", b"/MediaBox [0 0 600 800] /Rotate %d" % turned)
    assert extract(turned_body).text.split() == " ".join(said).split()


def test_a_pdf_with_a_password_is_told_as_such() -> None:
    lock = b"99 0 obj\n<< /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -44 >>\nendobj\n" % (b"28" * 32, b"00" * 32)
    trailer = b"trailer << /Root 1 0 R /Encrypt 99 0 R /ID [<00><00>] >>"
    body = pdf(lines("311 vessels")).replace(b"trailer << /Root 1 0 R >>", lock + trailer)
    with pytest.raises(NotReadable, match="locked with a password"):
        extract(body)


def test_of_a_very_long_pdf_the_first_pages_are_read_and_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    body = pdf(*(lines(f"Page {number} counts {number * 100} vessels") for number in range(1, 5)))
    assert not extract(body).is_cut
    monkeypatch.setattr(reader, "MOST_PAGES", 2)
    found = extract(body)
    assert found.is_cut
    assert "Page 2 counts 200" in found.text
    assert "Page 3" not in found.text
