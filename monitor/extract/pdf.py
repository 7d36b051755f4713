"""Text out of PDF files. PDFium is not thread-safe: call it in one thread of a process only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

import pypdfium2

from monitor.extract.clean import clean, squeeze
from monitor.extract.document import LONGEST_TEXT, Extracted, NoText, NotReadable
from monitor.extract.facts import LONGEST_TITLE, language_of

MOST_PAGES = 500
# A line at least this long, against the longest of its page, is broken by the margin and goes on in the next.
_FULL_LINE = 0.8
_ENDS_SENTENCE = re.compile(r"[.!?:;。！？：；]['\"”’)\]]*\Z")


def extract(body: bytes) -> Extracted:
    """Raises NotReadable for a locked or damaged file, NoText for one that holds pictures of pages."""
    try:
        file = pypdfium2.PdfDocument(body)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        raise NotReadable("The PDF is locked with a password." if locked else "The PDF is damaged.") from error
    with file:
        pages = list(_pages(file))
        is_cut = len(file) > MOST_PAGES
        title = squeeze(clean(file.get_metadata_dict().get("Title") or ""))
    text = "\n\n".join(page for page in pages if page)
    if not text.strip():
        raise NoText("The PDF holds no text, only pictures of pages.")
    first_line = text.lstrip().split("\n", 1)[0]
    title = (title or first_line)[:LONGEST_TITLE]
    return Extracted(title, text, language=language_of(text), is_cut=is_cut, pages=_beginnings(pages))


def _beginnings(pages: list[str]) -> tuple[int, ...]:
    """Where in the text each page begins; one without text begins where the next one does."""
    lengths = (len(page) + len("\n\n") if page else 0 for page in pages)
    return tuple(accumulate(lengths, initial=0))[:-1]


def _pages(file: pypdfium2.PdfDocument) -> Iterator[str]:
    """Texts of pages, as many as may be read; "" for one without text."""
    left = LONGEST_TEXT
    for number in range(min(len(file), MOST_PAGES)):
        if left < 0:
            return
        try:
            page = file[number]
            words = page.get_textpage().get_text_range()
            page.close()
        except pypdfium2.PdfiumError:
            words = ""  # one damaged page among others
        text = "\n\n".join(_paragraphs(clean(words.replace("\r\n", "\n").replace("\r", "\n"))))
        left -= len(text)
        yield text


def _paragraphs(words: str) -> Iterator[str]:
    """Lines that the margin broke are joined; the others stay lines of their own, as rows of a table are."""
    lines = [squeeze(line) for line in words.split("\n")]
    longest = max((len(line) for line in lines), default=0)
    paragraph = ""
    for line in lines:
        if not line:
            yield from [paragraph] if paragraph else []
            paragraph = ""
            continue
        last = paragraph.rsplit("\n", 1)[-1]
        goes_on = len(last) >= _FULL_LINE * longest and not _ENDS_SENTENCE.search(last)
        goes_on = goes_on or (bool(last) and line[0].islower())
        if goes_on:
            paragraph = paragraph[:-1] + line if last.endswith("\u2010") else f"{paragraph} {line}"
        else:
            paragraph = f"{paragraph}\n{line}" if paragraph else line
    yield from [paragraph] if paragraph else []
