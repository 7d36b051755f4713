"""One pass over markup, without a parser: is it fit for one, and what would a reader see of it.

libxml2 takes minutes for a tag with 100,000 attributes and loses what is nested 256 deep; both can be seen beforehand.
Everything here takes time in proportion to the length, whatever the markup.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from monitor.extract.clean import words_of

DEEPEST = 200
MOST_TAGS = 60_000
MOST_ATTRIBUTES = 500

_NAME = r"[a-zA-Z][a-zA-Z0-9:-]{0,40}"
# A tag from end to end; attributes may hold ">" inside their quotes. Possessive, so that a failure costs one pass.
_TAG = re.compile(rf"""<(/?)({_NAME})(?:[^>"']++|"[^"]*+"|'[^']*+')*+>|<(?:!--|[!?])|</?{_NAME}""")
_UNQUOTED_TAG = re.compile(rf"<(/?)({_NAME})[^>]*+>|<(?:!--|[!?])|</?{_NAME}")
# After so many tags with unclosed quotes, quotes are not heeded any more.
_MOST_BROKEN = 20

# So many pieces of text are put together at a time: together all those of a large page take several times its size.
_MOST_PARTS = 10_000

# Their content is not for readers.
HIDDEN = {"script", "style", "noscript", "template", "svg", "iframe", "object", "textarea", "select", "title"}
_CLOSING = {name: re.compile(f"</{name}", re.I | re.ASCII) for name in HIDDEN}
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
# A parser closes these by itself where the next one opens.
_SELF_CLOSING = {"p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "colgroup"}
INLINE = {"a", "abbr", "b", "bdi", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "ins", "kbd"}
INLINE |= {"mark", "nobr", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr", "big"}


# Name ("" for comments and declarations), whether it closes, begin, end. A page has thousands: a plain tuple is quick.
_Tag = tuple[str, bool, int, int]


def is_wild(markup: str) -> bool:
    """Whether a parser would lose text or take minutes; `visible` reads such markup without one."""
    depth = 0
    tags = _first_tags(markup)
    if tags is None:
        return True
    for name, closes, begin, end in tags:
        if end - begin > 2 * MOST_ATTRIBUTES and _attributes(markup[begin:end]) > MOST_ATTRIBUTES:
            return True
        if name and name not in _VOID and name not in _SELF_CLOSING:
            depth = max(depth - 1, 0) if closes else depth + 1
            if depth > DEEPEST:
                return True
    return False


def _attributes(words: str) -> int:
    """At least the number of a tag's attributes."""
    return max(words.count("="), len(words.split()))


def visible(markup: str) -> str:
    """The words a reader would see, one block a line.

    >>> visible("<h1>Catch</h1><p>4.4 <b>tons</b><script>x()</script>")
    'Catch\\n4.4 tons'
    """
    lines: list[str] = []
    parts: list[str] = []
    at = 0
    for name, closes, begin, end in _first_tags(markup) or _tags(markup):
        if begin < at:
            continue  # inside a hidden element
        parts.append(markup[at:begin])
        if name not in INLINE:
            if len(parts) > _MOST_PARTS:
                lines += _lines(parts)
                parts.clear()
            parts.append("\x1e")
        at = end
        if name in HIDDEN and not closes:
            closing = _CLOSING[name].search(markup, end)
            at = closing.start() if closing else len(markup)
    parts.append(markup[at:])
    lines += _lines(parts)
    return "\n".join(lines)


def _lines(parts: list[str]) -> list[str]:
    lines = (words_of(line) for line in html.unescape("".join(parts)).split("\x1e"))
    return [line for line in lines if line]


@lru_cache(maxsize=1)
def _first_tags(markup: str) -> list[_Tag] | None:
    """All tags; None where there are more than MOST_TAGS. Kept for the next question about the same page."""
    tags = list(islice(_tags(markup), MOST_TAGS + 1))
    return tags if len(tags) <= MOST_TAGS else None


def _tags(markup: str) -> Iterator[_Tag]:
    at = broken = 0
    while True:
        for found in (_TAG if broken < _MOST_BROKEN else _UNQUOTED_TAG).finditer(markup, at):
            name, slash = found.group(2, 1)
            if name is None:
                break
            yield name.lower(), slash == "/", found.start(), found.end()
        else:
            return
        # A comment, a declaration, or a tag with an unclosed quote: the search goes on behind its end.
        begin = found.start()
        end_mark = "-->" if found[0] == "<!--" else ">"
        at = markup.find(end_mark, found.end()) + len(end_mark)
        if at <= begin:
            return  # it never ends, and neither does anything after it
        name = found[0].strip("<!-?/")
        broken += bool(name)
        yield name.lower(), found[0].startswith("</"), begin, at
