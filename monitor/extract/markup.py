"""One pass over markup, without a parser: is it fit for one, and what would a reader see of it.

libxml2 takes minutes for a tag with 100,000 attributes and loses what is nested 256 deep; both can be seen beforehand.
Everything here takes time in proportion to the length, whatever the markup.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

DEEPEST = 200
MOST_TAGS = 60_000
MOST_ATTRIBUTES = 500

# Attributes may hold ">" inside their quotes. Possessive, so that a failure costs one pass.
_REST_OF_TAG = re.compile(r"""(?:[^>"']++|"[^"]*+"|'[^']*+')*+>""")
_NAME = re.compile(r"[a-zA-Z][a-zA-Z0-9:-]{0,40}")
# After so many tags with unclosed quotes, quotes are not heeded any more.
_MOST_BROKEN = 20

# Their content is not for readers.
HIDDEN = {"script", "style", "noscript", "template", "svg", "iframe", "object", "textarea", "select", "title"}
_CLOSING = {name: re.compile(f"</{name}", re.I | re.ASCII) for name in HIDDEN}
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
# A parser closes these by itself where the next one opens.
_SELF_CLOSING = {"p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "colgroup"}
INLINE = {"a", "abbr", "b", "bdi", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "ins", "kbd"}
INLINE |= {"mark", "nobr", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr", "big"}


@dataclass(frozen=True, slots=True)
class _Tag:
    """`name` is "" for comments and declarations."""

    name: str
    closes: bool
    begin: int
    end: int


def is_wild(markup: str) -> bool:
    """Whether a parser would lose text or take minutes; `visible` reads such markup without one."""
    depth = 0
    for number, tag in enumerate(_tags(markup)):
        if number > MOST_TAGS or _attributes(markup, tag) > MOST_ATTRIBUTES:
            return True
        if tag.name and tag.name not in _VOID and tag.name not in _SELF_CLOSING:
            depth = max(depth + (-1 if tag.closes else 1), 0)
        if depth > DEEPEST:
            return True
    return False


def _attributes(markup: str, tag: _Tag) -> int:
    """At least the number of a tag's attributes."""
    if tag.end - tag.begin < 2 * MOST_ATTRIBUTES:
        return 0
    words = markup[tag.begin : tag.end]
    return max(words.count("="), len(words.split()))


def visible(markup: str) -> str:
    """The words a reader would see, one block a line.

    >>> visible("<h1>Catch</h1><p>4.4 <b>tons</b><script>x()</script>")
    'Catch\\n4.4 tons'
    """
    parts: list[str] = []
    at = 0
    for tag in _tags(markup):
        if tag.begin < at:
            continue  # inside a hidden element
        parts.append(markup[at : tag.begin])
        if tag.name not in INLINE:
            parts.append("\x1e")
        at = tag.end
        if tag.name in HIDDEN and not tag.closes:
            closing = _CLOSING[tag.name].search(markup, tag.end)
            at = closing.start() if closing else len(markup)
    parts.append(markup[at:])
    lines = (" ".join(line.split()) for line in html.unescape("".join(parts)).split("\x1e"))
    return "\n".join(line for line in lines if line)


def _tags(markup: str) -> Iterator[_Tag]:
    at = broken = 0
    while (begin := markup.find("<", at)) >= 0:
        mark, name = markup[begin + 1 : begin + 2], None
        if markup.startswith("<!--", begin):
            end = markup.find("-->", begin + 4) + 3
        elif mark in ("!", "?"):
            end = markup.find(">", begin) + 1
        elif name := _NAME.match(markup, begin + (2 if mark == "/" else 1)):
            rest = _REST_OF_TAG.match(markup, name.end()) if broken < _MOST_BROKEN else None
            broken += rest is None
            end = rest.end() if rest else markup.find(">", begin) + 1
        else:
            at = begin + 1
            continue
        if end <= begin:
            return  # it never ends, and neither does anything after it
        yield _Tag(name[0].lower() if name else "", mark == "/", begin, end)
        at = end
