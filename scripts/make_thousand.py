"""Make a thousand different documents out of the labelled pages, to measure `manage.py compare` at size.

    python -m scripts.make_thousand FOLDER CORPUS... [--documents 1000] [--alike]

Each page of the corpora is written again with other names and numbers until there are enough. With `--alike` that is
all: a page then stands beside 7 to 8 versions of itself that speak of one subject in the same words, which no real
thousand does. Otherwise each version has other nouns too, the same throughout: some 250 subjects with a handful of
pages on each, as when a newsroom watches many stories. Such prose is nonsense, told in real sentences.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

from factcheck.comparing.words import stem

ROOT = Path(__file__).parents[1] / "factcheck"
# Tags and entities stay as they are, so do dates and the counts that may be one.
TOKEN = re.compile(r"<[^>]*>|&#?\w+;|\d[\d.,]*\d|\d|[^\W\d_]+(?:['’][^\W\d_]+)?")
YEAR = re.compile(r"(?:19|20)\d\d")
LONGEST_DAY = 31
# The commonest words hold sentences together.
HOLDING = 300
VOWELS, CONSONANTS = "aeiou", "bcdfghklmnprstvz"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("corpora", type=Path, nargs="+")
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--alike", action="store_true")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    pages = [(corpus.name, page) for corpus in options.corpora for page in sorted((corpus / "documents").iterdir())]
    for number in range(options.documents):
        version, page = divmod(number, len(pages))
        corpus, path = pages[page]
        rewrite = rewriter(version, with_nouns=not options.alike)
        text = TOKEN.sub(rewrite, path.read_text(encoding="utf-8"))
        name = f"{version}-{corpus}-{path.name}"
        (options.folder / name).write_text(text, encoding="utf-8")


@cache
def rewriter(version: int, *, with_nouns: bool) -> Callable[[re.Match[str]], str]:
    """What writes one token of a page as the version has it; 0 is the page itself."""

    @cache
    def rewritten(token: str) -> str:
        if not version or token[0] in "<&":
            return token
        if token[0].isdigit():
            return other_number(token, version)
        if token[0].isupper() and token.lower() not in held() and stem(token) not in ranks():
            return other_name(token, version)
        return other_noun(token, version) if with_nouns and token.isascii() else token

    return lambda match: rewritten(match.group())


def other_number(token: str, version: int) -> str:
    """Other digits, the same for the same, so that what agreed agrees and what had a digit wrong has it wrong."""
    if YEAR.fullmatch(token) or (token.isdigit() and int(token) <= LONGEST_DAY):
        return token
    turned = {str(digit): str((digit - 1 + version) % 9 + 1) for digit in range(1, 10)}
    return "".join(turned.get(sign, sign) for sign in token)


def other_name(token: str, version: int) -> str:
    """The name with other letters: vowels for vowels, consonants for consonants."""
    turned = {
        letter: letters[(place + version) % len(letters)]
        for letters in (VOWELS, CONSONANTS)
        for place, letter in enumerate(letters)
    }
    found = "".join(turned.get(letter, letter) for letter in token.lower())
    return found.upper() if token.isupper() and len(token) > 1 else found.capitalize()


def other_noun(token: str, version: int) -> str:
    """Another word about as common, with the same ending; words that hold sentences together stay."""
    root = stem(token)
    place = ranks().get(root)
    if place is None or place < HOLDING or token.lower() in held():
        return token
    words = tuple(ranks())
    other = words[HOLDING + (place - HOLDING + version * 97) % (len(words) - HOLDING)]
    found = other + token.lower().removeprefix(root) if token.lower().startswith(root) else other
    return found.capitalize() if token[0].isupper() else found


@cache
def ranks() -> dict[str, int]:
    """Stems of English words, the commonest first."""
    words = (ROOT / "comparing" / "data" / "word_vectors.txt").read_text(encoding="utf-8").split()
    return {word: place for place, word in enumerate(words)}


@cache
def held() -> frozenset[str]:
    """Words by which figures are read: verbs, units, numbers, hedges, months."""
    tables = (ROOT / "figures" / "data" / "en").glob("*.txt")
    names = (table for table in tables if "place" not in table.name and "currenc" not in table.name)
    return frozenset(word for table in names for word in re.findall(r"[a-z']+", table.read_text().lower()))


if __name__ == "__main__":
    main()
