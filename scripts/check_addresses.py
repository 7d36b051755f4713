"""Hold our reading of addresses against the tables by which browsers are tested.

    apt-get download librust-url-dev && dpkg -x librust-url-dev*.deb FOLDER
    pip download --no-deps --no-binary :all: idna==3.10 (unpack it)
    python -m scripts.check_addresses FOLDER/usr/share/cargo/registry/url-*/tests/urltestdata.json
    python -m scripts.check_addresses idna-3.10/tests/IdnaTestV2.txt
    python -m scripts.check_addresses toascii.json

Addresses: urltestdata.json of web-platform-tests. Names of hosts: toascii.json from there, and IdnaTestV2.txt of
Unicode. An address may be refused that a browser takes, with the sentence for it; none may break the reading, and one
that is taken must lead to the very place to which it leads a browser. Exits with 1 where one does not.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from monitor.addresses import BadAddress, canonical

# What IdnaTestV2.txt finds wrong and browsers do not: hyphens, lengths, and signs of ASCII.
OVERLOOKED = {"V2", "V3", "A4_1", "A4_2", "U1"}
# Characters that are none: those of later versions are, so these rows say nothing.
UNKNOWN = {"P1", "V6"}
_ENDS_NAME = re.compile(r"[/?#:@\\\[\]]")
HOW = "asked as a browser would", "refused by both", "refused, though a browser takes it", "WRONG"


def cases(path: Path) -> Iterator[dict[str, Any]]:
    """Each with "input" and "base", and either the address to which it leads, "href", or "failure"."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".txt":
        yield from _of_unicode(text)
        return
    for case in json.loads(text):
        if isinstance(case, dict):
            yield _named(case["input"], case["output"]) if "output" in case else case


def _of_unicode(text: str) -> Iterator[dict[str, Any]]:
    """Lines of "name; in Unicode; what is wrong with it; in ASCII; what is wrong with that", "" for the same again."""
    for line in text.splitlines():
        columns = [_unescaped(column.strip()) for column in line.partition("#")[0].split(";")]
        if len(columns) > 1:
            name, in_unicode, wrong, in_ascii, wrong_in_ascii = columns[:5]
            faults = set(re.findall(r"\w+", wrong_in_ascii or wrong)) - OVERLOOKED
            says_nothing = _ENDS_NAME.search(name) or (faults and faults <= UNKNOWN)
            # The direction of labels in ASCII is of no matter to browsers, says toascii.json.
            if not says_nothing and not (faults == {"B1"} and name[0].isdigit()):
                yield _named(name, None if faults else in_ascii or in_unicode or name)


def _unescaped(column: str) -> str:
    return re.sub(r"\\u(\w{4})|\\x\{(\w+)\}", lambda match: chr(int(match[1] or match[2], 16)), column)


def _named(name: str, in_ascii: str | None) -> dict[str, Any]:
    case = {"input": f"https://{name}/", "base": ""}
    return case | ({"failure": True} if in_ascii is None else {"href": f"https://{in_ascii.removesuffix('.')}/"})


def outcome(case: dict[str, Any]) -> tuple[str, str]:
    """Which of HOW, and our address or the reason why there is none."""
    try:
        ours = canonical(case["input"], base=case["base"] if str(case["base"]).startswith("http") else "")
    except BadAddress as error:
        return (HOW[1] if case.get("failure") else HOW[2]), str(error)
    except Exception as error:  # noqa: BLE001 - whatever is raised is what is looked for
        return HOW[3], repr(error)
    is_same = not case.get("failure") and _spelt(ours) == _spelt(case["href"].partition("#")[0])
    return (HOW[0] if is_same else HOW[3]), ours


def _spelt(url: str) -> str:
    """Signs may be written as themselves or as their number, and an empty query means none."""
    for sign in "[]'":
        url = url.replace(f"%{ord(sign):02X}", sign)
    return url.removesuffix("?")


def main(path: str) -> int:
    counts: Counter[str] = Counter()
    for case in cases(Path(path)):
        how, ours = outcome(case)
        counts[how] += 1
        if how == HOW[3]:
            theirs = case.get("href", "none")
            sys.stdout.write(f"{case['input']!r} at {case['base']!r}: ours {ours}, a browser's {theirs}\n")
    sys.stdout.write("".join(f"{counts[how]:4} {how}\n" for how in HOW))
    return 1 if counts[HOW[3]] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
