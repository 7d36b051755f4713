"""The catalogues hold what the program says, with its places intact, and are compiled."""

from __future__ import annotations

import re

import pytest
from babel.messages.catalog import Message
from babel.messages.mofile import read_mo

from scripts import translations

BOTH = pytest.mark.parametrize("domain", ["django", "sentences"])
LOCALE = "zh_Hans"


def forms(words: object) -> tuple[str, ...]:
    """The texts of a message: two where it is counted."""
    return tuple(map(str, words)) if isinstance(words, tuple | list) else (str(words),)


def named(text: str) -> set[str]:
    """The places in which something is filled: "%(count)s", "{0}" and "{0!s}" alike."""
    return set(re.findall(r"%\(\w+\)s|%s", text)) | {f"{{{name}}}" for name in re.findall(r"\{(\w+)(?:!s)?\}", text)}


def messages(domain: str) -> list[Message]:
    return [message for message in translations.catalogue(LOCALE, domain) if message.id]


@BOTH
def test_a_translation_fills_no_place_that_the_original_has_not(domain: str) -> None:
    for message in messages(domain):
        original = forms(message.id)[-1]
        for form in forms(message.string):
            assert named(form) <= named(original), original


def test_what_pages_fill_in_stands_in_the_translation_too() -> None:
    for message in messages("django"):
        for form in forms(message.string):
            assert named(form) == named(forms(message.id)[-1])


def test_the_compiled_catalogue_is_that_of_its_source() -> None:
    with translations.path_of(LOCALE, "django", "mo").open("rb") as file:
        compiled = {forms(message.id): forms(message.string) for message in read_mo(file) if not message.context}
    stored = {forms(one.id): forms(one.string) for one in messages("django") if one.string and not one.context}
    assert {name: words for name, words in compiled.items() if name != ("",)} == stored


@BOTH
def test_all_that_the_program_says_is_translated(domain: str) -> None:
    """`make translations` writes down what is new; its translation is to be filled in."""
    new = translations.brought_up(LOCALE, domain)
    assert [message.id for message in new if message.id and not all(forms(message.string))] == []
