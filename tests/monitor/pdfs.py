"""PDF files made by hand."""

from __future__ import annotations


def pdf(*contents: bytes, packing: bytes = b"") -> bytes:
    """A PDF of pages that show what the content streams draw."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>"
        % (b" ".join(b"%d 0 R" % (3 + 2 * n) for n in range(len(contents))), len(contents)),
    ]
    for number, content in enumerate(contents):
        objects += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents %d 0 R"
            b" /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
            % (4 + 2 * number),
            b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), packing, content),
        ]
    body = b"%PDF-1.4\n"
    for number, item in enumerate(objects, 1):
        body += b"%d 0 obj\n%s\nendobj\n" % (number, item)
    return body + b"trailer << /Root 1 0 R >>\n%%EOF"


def lines(*texts: str) -> bytes:
    shown = b"".join(b"(%s) Tj 0 -16 Td " % text.encode() for text in texts)
    return b"BT /F1 12 Tf 50 750 Td " + shown + b"ET"
