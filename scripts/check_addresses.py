"""Hold our reading of addresses against the table of the URL standard's tests (urltestdata.json of web-platform-tests).

    apt-get download librust-url-dev && dpkg -x librust-url-dev*.deb FOLDER
    python -m scripts.check_addresses FOLDER/usr/share/cargo/registry/url-*/tests/urltestdata.json

An address may be refused that a browser takes, with the sentence for it; none may break the reading, and one that is
taken must lead to the very place to which it leads a browser. Exits with 1 where one does not.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from monitor.addresses import BadAddress, canonical

HOW = "asked as a browser would", "refused by both", "refused, though a browser takes it", "WRONG"


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
    for case in json.loads(Path(path).read_text(encoding="utf-8")):
        if isinstance(case, dict):
            how, ours = outcome(case)
            counts[how] += 1
            if how == HOW[3]:
                theirs = case.get("href", "none")
                sys.stdout.write(f"{case['input']!r} at {case['base']!r}: ours {ours}, a browser's {theirs}\n")
    sys.stdout.write("".join(f"{counts[how]:4} {how}\n" for how in HOW))
    return 1 if counts[HOW[3]] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
