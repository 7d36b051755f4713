"""Brings the catalogues in `locale/` up to the words of the program, and compiles them: `make translations`.

Plain Python, so that nobody needs the gettext programs: Django parses the templates, Babel reads the code and writes
the files. What is new stands in a catalogue with an empty translation, which `tests/test_translations.py` reports.

Each language has two catalogues: `django` holds what is marked (labels, choices, templates), `sentences` what the
record says (see `factcheck/phrasebook.py`). Whole sentences of the code are found by themselves; words and parts of
sentences that are worth telling are added to `sentences.po` by hand, and stay as long as the code says them.
"""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LOCALES = {"zh_Hans": "zh_Hans_CN"}
HEADER = "# Brought up by `make translations`. Translate here."
CODE = ("factcheck", "monitor")
# What these say is read by whoever runs the site, in the terminal or its log, or is passed on in the record's language.
NOT_ON_PAGES = re.compile(
    r"/(migrations|management|figures|search)/|factcheck/(broker|documents|env|launcher|settings|celery)\b"
    r"|factcheck/comparing/letter|factcheck/review/summary|/apps\.py|monitor/(bucket|storage|visit_log|services/warc)"
)
_KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
}
_IN_FILTER = re.compile(r"_\(\"([^\"]+)\"\)")
_SENTENCE = re.compile(r"^[A-Z“‘{][^=]*\s[^=]*(?:[.!?](?:\{\d+\})*|: \{\d+\})$", re.DOTALL)
_KIND = re.compile(r"^[a-z]+\.[a-z_]+$")


@dataclass(frozen=True, slots=True)
class Message:
    """What is to be translated: one text or, where it is counted, two; `context` tells apart words that are alike."""

    texts: tuple[str, ...]
    context: str | None = None

    @property
    def id(self) -> str | tuple[str, ...]:
        return self.texts if len(self.texts) > 1 else self.texts[0]


@cache
def marked() -> set[Message]:
    """All that templates and code say through gettext."""
    return {*_of_templates(), *_of_code()}


def said() -> dict[str, str]:
    """Every text in the code that may come into the record, as a pattern, with what stands in its places."""
    found: dict[str, str] = {}
    for path in _modules():
        if not NOT_ON_PAGES.search(str(path.relative_to(ROOT))):
            found |= dict(_texts(ast.parse(path.read_text(encoding="utf-8"))))
    return found | dict.fromkeys(_units(), "")


def is_sentence(pattern: str) -> bool:
    return bool(_SENTENCE.match(pattern))


def catalogue(locale: str, domain: str) -> Catalog:
    """The catalogue as it is stored; an empty one where there is none."""
    path = path_of(locale, domain, "po")
    if not path.exists():
        return Catalog(locale=LOCALES[locale])
    with path.open("rb") as file:
        return read_po(file, locale=LOCALES[locale])


def path_of(locale: str, domain: str, ending: str) -> Path:
    return ROOT / "locale" / locale / "LC_MESSAGES" / f"{domain}.{ending}"


def brought_up(locale: str, domain: str) -> Catalog:
    """The catalogue with what the program says now, and nothing else; translations are kept."""
    stored = catalogue(locale, domain)
    renewed = _Renewed(locale=LOCALES[locale], header_comment=HEADER, fuzzy=False)
    if domain == "django":
        for message in sorted(marked(), key=lambda one: (one.texts[0].lower(), one.texts, one.context or "")):
            known = stored.get(message.id, message.context)
            renewed.add(message.id, known.string if known else "", context=message.context)
        return renewed
    sentences = said()
    labels = {message.id for message in marked() if not message.context}
    translated = {message.id for message in stored if message.id and message.string}
    wanted = {text for text in sentences if text not in labels and (is_sentence(text) or text in translated)}
    for text in sorted(wanted, key=lambda text: (text.lower(), text)):
        known = stored.get(text)
        comment = [sentences[text]] if sentences[text] else []
        renewed.add(text, known.string if known else "", auto_comments=comment)
    return renewed


class _Renewed(Catalog):
    """Without dates and names, so that a catalogue changes only where its words do."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        return [
            ("Language", str(self.locale)),
            ("Plural-Forms", self.plural_forms),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
        ]


def store(catalog: Catalog, locale: str, domain: str) -> None:
    with path_of(locale, domain, "po").open("wb") as file:
        write_po(file, catalog, width=120, no_location=True)
    if domain == "django":
        with path_of(locale, domain, "mo").open("wb") as file:
            write_mo(file, catalog)


def _modules() -> Iterator[Path]:
    for package in CODE:
        yield from sorted((ROOT / package).rglob("*.py"))


def _of_code() -> Iterator[Message]:
    for path in _modules():
        with path.open("rb") as file:
            for _, name, found, _ in extract_python(file, _KEYWORDS, [], {}):
                yield _message(str(name), found)


def _message(name: str, found: object) -> Message:
    texts = tuple(text for text in (found if isinstance(found, tuple) else (found,)) if isinstance(text, str))
    return Message(texts[1:], texts[0]) if name.startswith("pgettext") else Message(texts)


def _of_templates() -> Iterator[Message]:
    from django.template import Engine
    from django.templatetags.i18n import BlockTranslateNode, TranslateNode

    for path in sorted((ROOT / "templates").rglob("*.*")):
        source = path.read_text(encoding="utf-8")
        yield from (Message((text,)) for text in _IN_FILTER.findall(source))
        template = Engine.get_default().from_string(source)
        for kind in (TranslateNode, BlockTranslateNode):
            yield from map(_of_node, template.nodelist.get_nodes_by_type(kind))


def _of_node(node: Any) -> Message:
    context = node.message_context.resolve({}) if node.message_context else None
    if hasattr(node, "filter_expression"):
        return Message((node.filter_expression.var.literal.replace("%", "%%"),), context)
    forms = (node.singular, node.plural) if node.plural else (node.singular,)
    return Message(tuple(node.render_token_list(form)[0] for form in forms), context)


def _texts(tree: ast.AST) -> Iterator[tuple[str, str]]:
    docstrings = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    inside = {part for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield _pattern(node)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and not {node} & (docstrings | inside):
            yield (_name_of_event(node.value) if _KIND.match(node.value) else node.value), ""


def _pattern(node: ast.JoinedStr) -> tuple[str, str]:
    """ "{0} settled “{1}”" of f"{by} settled “{claim}”", and "by, claim"."""
    pattern = ""
    places: list[str] = []
    for part in node.values:
        if isinstance(part, ast.FormattedValue):
            pattern += f"{{{len(places)}}}"
            places.append(ast.unparse(part.value))
        elif isinstance(part, ast.Constant):
            pattern += str(part.value)
    return pattern, ", ".join(places)


def _units() -> Iterator[str]:
    """Names of units that are made of the reader's own: "square_kilometre" is told as "square kilometres"."""
    from factcheck.claims.wording import SIGNS
    from factcheck.comparing.units import plural

    for unit in SIGNS:
        yield from (plural(unit), unit.replace("_", " "))


def _name_of_event(kind: str) -> str:
    return kind.replace(".", " ").replace("_", " ").capitalize()


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
    import django

    django.setup()
    for locale in LOCALES:
        for domain in ("django", "sentences"):
            path_of(locale, domain, "po").parent.mkdir(parents=True, exist_ok=True)
            store(brought_up(locale, domain), locale, domain)


if __name__ == "__main__":
    main()
