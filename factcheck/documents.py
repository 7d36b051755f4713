"""Files and pages as documents: what people hand in, brought to a text with its title, date and tables."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from factcheck.comparing import Mention
from factcheck.figures import Cell, Document, read
from monitor import sandbox
from monitor.extract import Extracted, NoText, NotReadable, extract

LARGEST_FILE = 32 * 1024 * 1024
# A title is a line of its own, not a paragraph.
_LONGEST_TITLE = 200
# Chinese leaves no room between its words.
_WORD = re.compile(r"[\u4e00-\u9fff]|[^\s\u4e00-\u9fff]+")
# A dateline stands near the top.
_DATELINE_LINES = 40
_DATELINE = re.compile(
    r"^\W*(?:(?:last\s+)?(?:updated|edited)|published|posted|issued|released|dated?|发布时间|更新时间|日期)(?:\s+(?:on|at))?\s*[:：]?\s*(.{6,40})",
    re.I,
)
_MONTH_FIRST = re.compile(r"([A-Z][a-z]{2,8})\.?\s+(\d{1,2})\s*,\s*(\d{4})")
_DAY_FIRST = re.compile(r"(\d{1,2})\s+([A-Z][a-z]{2,8})\.?,?\s+(\d{4})")
_NUMERIC = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})")


class DocumentError(Exception):
    """A file that cannot be read as a document; the message is a sentence for whoever named it."""


@dataclass(frozen=True, slots=True)
class Paper:
    """One document from one source; `id` is its file's name without the ending, longer where two would be alike.

    `is_cut` says that it goes on beyond what is read.
    """

    id: str
    title: str
    published: date | None
    publisher: str
    document: Document
    is_cut: bool = False


def find_files(paths: Sequence[Path]) -> Iterator[tuple[Path, bool]]:
    """The files named, and for a folder all below it in order of their names, with whether each was named itself.

    Raises DocumentError for a path that is not there and for a folder without files.
    """
    for path in paths:
        if path.is_dir():
            inside = [one for one in sorted(path.rglob("*")) if one.is_file() and not _is_hidden(one, path)]
            if not inside:
                raise DocumentError(f"{path} is a folder without files: name a folder that holds documents.")
            yield from ((one, False) for one in inside)
        elif path.is_file():
            yield path, True
        else:
            raise DocumentError(f"{path} does not exist: check the name.")


def _is_hidden(path: Path, below: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(below).parts)


def read_papers(paths: Sequence[Path], skipped: Callable[[str], None]) -> Iterator[Paper]:
    """The documents of the paths, one after the other.

    A file that was named itself and cannot be read raises DocumentError; one found in a folder is told to `skipped`,
    for folders hold pictures and archives beside their documents. Raises DocumentError too when nothing is left.
    """
    taken: set[str] = set()
    for path, named in find_files(paths):
        try:
            paper = read_paper(path)
        except DocumentError as error:
            if named:
                raise
            skipped(f"Skipped: {error}")
            continue
        yield named_apart(paper, [path.name, path.as_posix()], taken)
    if not taken:
        raise DocumentError("None of the files is a document: name HTML, PDF, text or CSV files.")


def named_apart(paper: Paper, longer: Sequence[str], taken: set[str]) -> Paper:
    """The paper under the first of its id and the `longer` names that none `taken` before has, which it then is."""
    names = [paper.id, *longer]
    free = next((name for name in names if name not in taken), f"{names[-1]} ({len(taken)})")
    taken.add(free)
    return replace(paper, id=free)


def read_paper(path: Path) -> Paper:
    """One file as a document. Raises DocumentError for what is empty, too large, or neither HTML, PDF, text nor CSV."""
    body = _bytes(path)
    try:
        return as_paper(body, path.stem, content_type=mimetypes.guess_type(path.name)[0])
    except (NotReadable, NoText) as error:
        raise DocumentError(f"{path} cannot be read: {error}") from error


def as_paper(body: bytes, name: str, *, content_type: str | None = None) -> Paper:
    """The bytes of a file or page as a document with this name. Raises NotReadable and NoText as `extract` does."""
    found = sandbox.call(extract, body, content_type=content_type)
    lines = [line.strip() for line in found.text.splitlines() if line.strip()][:_DATELINE_LINES]
    title = _title(found, lines)
    published = found.published or _dateline(lines)
    cells = tuple(Cell(one.start, one.end, one.row, one.column, one.caption) for one in found.cells)
    document = Document(found.text, title, published, found.language or None, cells)
    return Paper(name, title or name, published, found.site_name, document, found.is_cut)


def mentions_of(paper: Paper) -> Iterator[Mention]:
    """The figures of a document, each with where it stands."""
    for number, figure in enumerate(read(paper.document), 1):
        key = f"{paper.id}#{number}"
        yield Mention(key, figure, paper.id, paper.published, paper.publisher, paper.title)


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE:
            limit = LARGEST_FILE // 1024 // 1024
            raise DocumentError(f"{path} is larger than {limit} MB: split it into documents.")
        return path.read_bytes()
    except OSError as error:
        raise DocumentError(f"{path} cannot be read: {error.strerror}.") from error


def _title(found: Extracted, lines: Sequence[str]) -> str:
    """The title found, or for a plain text the first line that looks like one."""
    return next((line for line in (found.title, *lines) if _is_title(line)), "")


def _is_title(line: str) -> bool:
    return (
        len(line) <= _LONGEST_TITLE
        and len(_WORD.findall(line)) > 2
        and line[-1] not in ".:;,。；："
        and "|" not in line
        and "\t" not in line
    )


def _dateline(lines: Sequence[str]) -> date | None:
    for line in lines:
        # The date in a box of facts, whose rows have tabs, is that of what happened.
        if "\t" not in line and (match := _DATELINE.search(line)) and (found := _date(match[1])):
            return found
    return None


def _date(text: str) -> date | None:
    if match := _NUMERIC.search(text):
        year, month, day = match.groups()
    elif match := _MONTH_FIRST.search(text):
        month, day, year = match.groups()
    elif match := _DAY_FIRST.search(text):
        day, month, year = match.groups()
    else:
        return None
    form = "%Y-%m-%d" if month.isdigit() else "%Y-%b-%d"
    try:
        return datetime.strptime(f"{year}-{month[:3]}-{day}", form).date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return None
