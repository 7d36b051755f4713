"""What people hand in to be read at once: the address of a page, files. Nothing of it is stored."""

from __future__ import annotations

import mimetypes
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import PurePath
from urllib.parse import urlsplit

from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from factcheck.documents import DocumentError, Paper, as_paper, named_apart
from monitor import budget
from monitor.extract import NoText, NotReadable
from monitor.fetch import FetchError
from monitor.services import hosts

LARGEST_FILE = 10_000_000
# A person waits for one page, and, seeing how it goes, for all of them together
PAGE_SECONDS = 10
ALL_SECONDS = 60


def from_address(address: str, seconds: float = PAGE_SECONDS) -> Paper:
    """The page at an address, asked for as politely as a visit does. Raises DocumentError with a sentence."""
    try:
        with budget.of(seconds):
            answer = hosts.polite_get(address, now=timezone.now())
            name = urlsplit(answer.url).hostname or answer.url
            return as_paper(answer.body, name, content_type=answer.header("Content-Type"))
    except FetchError as error:
        raise DocumentError(f"{address} could not be fetched. {error.message}") from error
    except hosts.NotYet as later:
        raise DocumentError(f"{address} was not fetched. {later}") from later
    except (NotReadable, NoText) as error:
        raise DocumentError(f"{address} cannot be read. {error}") from error


def from_file(file: UploadedFile[bytes]) -> Paper:
    """An uploaded file as a document. Raises DocumentError with a sentence."""
    name = file.name or "The file"
    if not file.size:
        raise DocumentError(f"{name} is empty: choose another file.")
    if file.size > LARGEST_FILE:
        raise DocumentError(f"{name} is larger than {LARGEST_FILE // 1_000_000} MB: hand in the part that matters.")
    try:
        kind = mimetypes.guess_type(name)[0] or file.content_type
        return as_paper(file.read(), PurePath(name).stem, content_type=kind)
    except (NotReadable, NoText) as error:
        raise DocumentError(f"{name} cannot be read. {error}") from error


def read_each(files: Sequence[UploadedFile[bytes]], addresses: Sequence[str]) -> Iterator[Paper | DocumentError]:
    """One after the other, each under a name of its own; instead of one that cannot be read the sentence why."""
    taken = set[str]()
    ends = time.monotonic() + ALL_SECONDS
    readers: list[tuple[str, Callable[[], Paper]]] = [(file.name or "file", partial(from_file, file)) for file in files]
    readers += [(address, partial(_in_time, address, ends)) for address in addresses]
    for name, read in readers:
        try:
            yield named_apart(read(), [name], taken)
        except DocumentError as error:
            yield error


def _in_time(address: str, ends: float) -> Paper:
    left = ends - time.monotonic()
    if left <= 0:
        raise DocumentError(f"{address} was not fetched: the others took too long. Hand in fewer addresses at once.")
    return from_address(address, min(left, PAGE_SECONDS))
