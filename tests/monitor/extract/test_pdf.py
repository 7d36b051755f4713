"""PDF files."""

from __future__ import annotations

import pytest

from monitor.extract import NoText, NotReadable, extract


def pdf(content: bytes) -> bytes:
    """A PDF of one page that shows what the content stream draws."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R"
        b" /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
    ]
    body = b"%PDF-1.4\n"
    for number, item in enumerate(objects, 1):
        body += b"%d 0 obj\n%s\nendobj\n" % (number, item)
    return body + b"trailer << /Root 1 0 R >>\n%%EOF"


def lines(*texts: str) -> bytes:
    shown = b"".join(b"(%s) Tj 0 -16 Td " % text.encode() for text in texts)
    return b"BT /F1 12 Tf 50 750 Td " + shown + b"ET"


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


def test_a_damaged_pdf_is_told_as_such() -> None:
    with pytest.raises(NotReadable, match="damaged"):
        extract(b"%PDF-1.7\nnothing else")
