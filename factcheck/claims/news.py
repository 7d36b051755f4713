"""How the evidence of a claim changed, told in sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from factcheck.claims.assessment import evidence_key

Evidence = dict[str, Any]


def came_and_went(before: Sequence[Evidence], after: Sequence[Evidence]) -> tuple[list[Evidence], list[Evidence]]:
    """What is new in `after`, and what of `before` is no longer there; one item for each origin and value."""
    old, new = ({evidence_key(item): item for item in reversed(items)} for items in (before, after))
    return [new[key] for key in new if key not in old], [old[key] for key in old if key not in new]


def told(came: Iterable[Evidence], went: Iterable[Evidence]) -> str:
    """The change in sentences, one for each article: "Harbour Times changed 4.33 tons to 4.4 tons."."""
    by_article: dict[int, tuple[list[Evidence], list[Evidence]]] = defaultdict(lambda: ([], []))
    for item in came:
        by_article[item["article"]][0].append(item)
    for item in went:
        by_article[item["article"]][1].append(item)
    return " ".join(_sentence(new, old) for new, old in by_article.values())


def _sentence(came: Sequence[Evidence], went: Sequence[Evidence]) -> str:
    source = (came or went)[0]["source"]
    if came and went and {item["revision"] for item in came} == {item["revision"] for item in went}:
        return f"Read anew, the unchanged text of {source} gives {_values(came)} instead of {_values(went)}."
    if came and went:
        return f"{source} changed {_values(went)} to {_values(came)}."
    if came:
        return f"{source} gives {_values(came)}."
    return f"{source} no longer gives {_values(went)}."


def _values(items: Sequence[Evidence]) -> str:
    return " and ".join(dict.fromkeys(item["text"] for item in items))
