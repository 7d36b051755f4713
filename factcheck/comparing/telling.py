"""Words by which a sentence tells how its number came about: a revision, a count of one's own, what it leaves out."""

from __future__ import annotations

import json
import re
from functools import cache, lru_cache
from pathlib import Path

_DATA = Path(__file__).parent / "data"
# A sentence is laid beside many others.
_sentences_kept = lru_cache(maxsize=1024)
_ADDING_UP = re.compile(
    r"\b(?:still (?:rising|growing|coming in)|more to come|and counting|running total)\b|"
    r"\b(?:so far|since|cumulative|to date|altogether|over the past \w+ years"
    r"|first (?:two|three|four|five|six|seven|eight|nine|ten|eleven|\d+) (?:weeks|months|quarters))\b|累计|以来",
    re.I,
)
_SCOPE = re.compile(
    r"\b(?:(?:not )?counting|exclud(?:es|ed|ing)|leav(?:es|ing) out|left out|without (?:those|them|the)"
    r"|not includ(?:ed|ing)|(?:which|it|that|who|also) (?:also )?(?:includes?|counts?)|apart from|except"
    r"|on the merits|gross|net of)\b|不含|剔除",
    re.I,
)
_OWN = re.compile(
    r"\b(?:(?:my|our|their|its|his|her|'s|’s) own (?:\w+ ){0,2}(?:count|figures?|surveys?|register|tally|estimates?)"
    r"|(?:we|which|who|union|group|association|campaigners|charity|register|census|survey|database|list)"
    r" (?:calculate|count|estimate|reckon|expect|list|add|has|found|put|say|speak)s?"
    r"|as (?:measured|calculated|counted|compiled|defined) by"
    r"|add(?:s|ing)? up|arrives? at|by our (?:count|reckoning|estimate))\b"
    r"|我们(?:统计|估计|计算)|据.{0,6}自行统计",
    re.I,
)


@cache
def _revisions() -> re.Pattern[str]:
    words: list[str] = json.loads((_DATA / "revisions.json").read_text(encoding="utf-8"))
    return re.compile("|".join(rf"\b{word}\b" if word.isascii() else word for word in map(re.escape, words)), re.I)


@_sentences_kept
def word_of_revision(text: str) -> str:
    """The first word that tells of a revision: "corrected"; empty where there is none."""
    return first_match(_revisions(), text)


@_sentences_kept
def word_of_adding_up(text: str) -> str:
    """The first that tells of a count from a beginning on: "so far"."""
    return first_match(_ADDING_UP, text)


@_sentences_kept
def word_of_scope(text: str) -> str:
    """The first that tells what a count takes in or leaves out: "excluding"."""
    return first_match(_SCOPE, text)


@_sentences_kept
def word_of_own_count(text: str) -> str:
    """The first that tells who counted: "our own survey"."""
    return first_match(_OWN, text).strip()


def first_match(pattern: re.Pattern[str], text: str) -> str:
    """What a pattern finds first in a text; empty where it finds nothing."""
    found = pattern.search(text)
    return found.group() if found else ""
