"""Throw the test files of other projects at our readers, and print what comes of them. Exits with 1 where one breaks.

    pip download --no-deps --no-binary :all: feedparser protego beautifulsoup4 trafilatura html5lib
    (unpack them)
    python -m scripts.check_fixtures FOLDER...

Every file is read as a feed, a sitemap, a page of links, an article and a robots.txt; a reader may say in a sentence
that it is none, but may not raise anything else, keep markup in a title, or take longer than SLOWEST. Where
feedparser's files say which title they expect of their first entry, ours is compared with it. html5lib's hold many
pages each.
"""

from __future__ import annotations

import ast
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from protego import Protego

from monitor import feeds, listings, sitemaps
from monitor.entries import Entries, NoList
from monitor.extract import NoText, NotReadable, extract, fingerprint

URL = "https://fixtures.test/folder/file"
SLOWEST = 5.0
_EXPECTED = re.compile(rb"Expect:\s+not bozo and entries\[0\]\['title'\] == (u?'[^'\\]*')\s")


def read_feed(body: bytes) -> None:
    found = feeds.parse(body, url=URL)
    no_markup(found)
    expected = _EXPECTED.search(body[:2000])
    if expected and found.entries:
        wanted = " ".join(re.sub(r"<[^>]*>", "", ast.literal_eval(expected[1].decode("ascii", "replace"))).split())
        if wanted and found.entries[0].title != wanted:
            raise AssertionError(f"the title is {found.entries[0].title!r}, not {wanted!r}")


def read_sitemap(body: bytes) -> None:
    no_markup(sitemaps.parse(body, url=URL).pages)


def read_listing(body: bytes) -> None:
    listings.looks_like_one(body, url=URL)
    no_markup(listings.parse(body, url=URL))


def read_article(body: bytes) -> None:
    fingerprint(body)
    extract(body)


def read_robots(body: bytes) -> None:
    rules = Protego.parse(body[:512_000].decode("utf-8", errors="replace"))
    rules.can_fetch(URL, "Figurewatch")
    rules.crawl_delay("Figurewatch")
    rules.request_rate("Figurewatch")


def no_markup(found: Entries) -> None:
    for title in (found.title, *(one.title for one in found.entries)):
        if re.search(r"<\s*(?:script|iframe|img|a)\b[^>]*>", title, re.I):
            raise AssertionError(f"a title holds markup: {title!r}")


READERS: dict[str, Callable[[bytes], None]] = {
    "feed": read_feed,
    "sitemap": read_sitemap,
    "page of links": read_listing,
    "article": read_article,
    "robots.txt": read_robots,
}


def outcome(read: Callable[[bytes], None], body: bytes) -> str:
    """ "read", "said to be none", or what went wrong."""
    begun = time.process_time()
    try:
        read(body)
        said = "read"
    except (NoList, NoText, NotReadable):
        said = "said to be none"
    except Exception as error:  # noqa: BLE001 - whatever a reader raises is what is looked for
        return f"{type(error).__name__}: {error}"
    took = time.process_time() - begun
    return said if took < SLOWEST else f"took {took:.1f} s"


def files(folders: list[str]) -> Iterator[Path]:
    for folder in map(Path, folders):
        yield from sorted(path for path in folder.rglob("*") if path.is_file())


def bodies(path: Path) -> Iterator[bytes]:
    """What is in a file: one body, or the pages of html5lib's tests."""
    content = path.read_bytes()
    if path.suffix == ".dat":
        yield from (part.partition(b"\n#")[0] for part in content.split(b"#data\n")[1:])
    elif path.suffix == ".test":
        for test in json.loads(content).get("tests", []):
            yield str(test.get("input", "")).encode("utf-8", errors="surrogatepass")
    else:
        yield content


def main() -> int:
    counts: dict[str, Counter[str]] = {name: Counter() for name in READERS}
    broken = 0
    for path in files(sys.argv[1:]):
        for body, (name, read) in product(bodies(path), READERS.items()):
            said = outcome(read, body)
            if said in ("read", "said to be none"):
                counts[name][said] += 1
            else:
                broken += 1
                print(f"{path} as {name}: {said}")  # noqa: T201
    for name, count in counts.items():
        print(f"{name}: {count['read']:,} read, {count['said to be none']:,} said to be none")  # noqa: T201
    print(f"{broken} broken")  # noqa: T201
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
