"""What a watched page takes on the disk: `python -m scripts.bench_disk [PAGES [ADDRESS CHANGE]]`, by default 1000.

All pages are visited twice, then each changes its figure and is visited again; figures are not filed meanwhile. Printed
are the kilobytes per page after each: files of captures, in bytes and in blocks of the disk, and PostgreSQL's tables
and indexes after a VACUUM, beyond what they take when they are empty. ADDRESS is that of another newsroom's pages
without their number, CHANGE what to ask so that all of them change.
"""

from __future__ import annotations

import sys
import urllib.request
from pathlib import Path

from scripts.bench_watching import Bench
from scripts.services import services
from scripts.site import Newsroom, configure, end

KB = 1000
SIZES = """
SELECT relname, pg_table_size(oid), pg_indexes_size(oid) FROM pg_class
WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
"""


class Other(Newsroom):
    """A newsroom that somebody else has started."""

    def __init__(self, address: str, change: str) -> None:
        self.address, self.change = address, change

    @property
    def host(self) -> str:
        return self.address.split("/")[2]

    def url(self, path: str) -> str:
        return self.address + path.partition("/")[2]


def change_all(newsroom: Newsroom, pages: int) -> None:
    if isinstance(newsroom, Other):
        urllib.request.urlopen(newsroom.change, timeout=60).close()  # noqa: S310 - given by who runs this
    else:
        for number in range(pages):
            newsroom.ask(f"change?n={number}")


def sizes(captures: Path) -> dict[str, int]:
    """Bytes of the files of captures, and of each table and its indexes."""
    from django.db import connection

    files = [path.stat() for path in captures.rglob("*") if path.is_file()]
    found = {"captures": sum(file.st_size for file in files)}
    found["captures, in blocks"] = sum(file.st_blocks * 512 for file in files)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
        cursor.execute(SIZES)
        for name, table, indexes in cursor.fetchall():
            found[name], found[f"{name}, indexes"] = table, indexes
    return found


def report(what: str, pages: int, before: dict[str, int], after: dict[str, int]) -> None:
    grown = {name: (size - before.get(name, 0)) / pages / KB for name, size in after.items()}
    total = sum(size for name, size in grown.items() if name != "captures, in blocks")
    sys.stdout.write(f"{what}: {total:.1f} KB\n")
    for name, size in sorted(grown.items(), key=lambda one: -one[1]):
        if size >= 0.05:
            sys.stdout.write(f"  {name:40} {size:6.2f}\n")


def main(pages: int, newsroom: Newsroom) -> None:
    with services() as (folder, postgres, redis):
        configure(folder, postgres, redis, [newsroom.host])
        captures = folder / "data" / "snapshots"
        empty = sizes(captures)
        bench = Bench(folder, postgres, redis, newsroom, with_figures=False)
        try:
            bench.watch("a", pages)
            before = empty
            for what in ("a page", "a visit without news", "a change"):
                if what == "a change":
                    change_all(newsroom, pages)
                bench.check(pages)
                after = sizes(captures)
                report(what, pages, before, after)
                before = after
        finally:
            bench.stop()


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    if len(sys.argv) > 2:
        main(count, Other(sys.argv[2], sys.argv[3]))
    else:
        own = Newsroom(count)
        try:
            main(count, own)
        finally:
            end(own.process)
