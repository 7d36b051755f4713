"""What kind of bytes these are, whatever the server calls them, and which characters they stand for."""

from __future__ import annotations

import re
from typing import Literal

from trafilatura.utils import detect_encoding
from w3lib.encoding import html_to_unicode

from monitor.extract.document import NotReadable

Kind = Literal["html", "text", "sheet", "pdf"]

_HTML_START = re.compile(rb"<(?:!doctype\s+html|html|head|body|title|meta|article|main|div|p|h1|table|span)\b", re.I)
_XML_START = re.compile(rb"\s*<\?xml\b|\s*<(?:rss|feed|rdf:RDF|urlset|sitemapindex|svg)\b", re.I)
_FEED_START = re.compile(rb"<(?:rss|feed|rdf:RDF)\b", re.I)
_SIGNATURES = (
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture or a recording"),
    (b"PK\x03\x04", "an archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\x1f\x8b", "a packed file"),
    (b"ID3", "a recording"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)
_AS_PDF = "An office document can be read when it is saved as PDF."
# A spreadsheet program gives its name to the CSV files it is to open.
_SHEETS = ("text/csv", "application/csv", "text/tab-separated-values", "application/vnd.ms-excel")
_HEAD = 4096
# Of the first bytes; text of any encoding without byte order mark stays far below.
_MOST_CONTROLS = 0.05
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x1b"))
# Text in a script beyond Latin is mostly bytes above 127, in Latin script it is seldom so.
_NON_LATIN = 0.3


def kind_of(body: bytes, content_type: str) -> Kind:
    """Raises NotReadable for what is neither a page, a plain text, a file of separated values nor a PDF."""
    head = body[:_HEAD]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if name := next((name for signature, name in _SIGNATURES if head.startswith(signature)), None):
        said = f"This is {name}, not a page, a plain text or a PDF."
        raise NotReadable(f"{said} {_AS_PDF}" if "office" in name else said)
    if _wide_encoding(head):
        return "html" if b"<" in head else _kind_of_text(content_type)
    if len(head.translate(None, _CONTROLS)) < len(head) * (1 - _MOST_CONTROLS):
        raise NotReadable("These are binary data, not a page, a plain text or a PDF.")
    return _kind_of_markup(head, content_type)


def _kind_of_markup(head: bytes, content_type: str) -> Kind:
    if _FEED_START.search(head[:1024]) and not re.search(rb"<html\b", head, re.I):
        raise NotReadable("This is a feed: add it as a source of the kind feed.")
    if _HTML_START.search(head):
        return "html"
    if _XML_START.match(head) or "json" in content_type or head.lstrip()[:2] in (b'{"', b"[{"):
        raise NotReadable("These are data for programs (XML or JSON), not a page, a plain text or a PDF.")
    return "html" if "html" in content_type else _kind_of_text(content_type)


def _kind_of_text(content_type: str) -> Kind:
    return "sheet" if content_type.startswith(_SHEETS) else "text"


def decode(body: bytes, content_type: str) -> str:
    """The characters of a page or plain text. Never fails: what stands for nothing becomes U+FFFD."""
    if wide := _wide_encoding(body[:_HEAD]):
        return body.decode(wide, errors="replace").removeprefix("\ufeff")
    try:
        # Text that is valid UTF-8 beyond ASCII is UTF-8, whatever a server or a page says.
        return body.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError:
        _, text = html_to_unicode(content_type or None, body, default_encoding="cp1252", auto_detect_fun=_guess)
    return text


def _wide_encoding(head: bytes) -> str:
    """UTF-16 by its mark or, in scripts with ASCII in between, by every other byte being zero."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if len(head) >= 64 and head.count(0) > len(head) * 0.3:
        zeros = head[0::2].count(0), head[1::2].count(0)
        if min(zeros) * 10 < max(zeros):
            return "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"
    return ""


def _guess(body: bytes) -> str | None:
    """The encoding of bytes that nothing is said about and that are not UTF-8; None where cp1252 is the best guess."""
    visible = re.sub(rb"<[^>]{0,2000}>", b" ", body[:200_000])
    letters = visible.translate(None, b" \t\r\n")
    if not letters or sum(byte > 127 for byte in letters) < _NON_LATIN * len(letters):
        return None
    guesses = detect_encoding(visible)
    return guesses[0] if guesses else None
