"""How the evidence of a claim changed, told in sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from factcheck.claims.assessment import article_key, evidence_key

Evidence = dict[str, Any]


def came_and_went(
    before: Sequence[Evidence], after: Sequence[Evidence], key: Callable[[Evidence], tuple[Any, ...]] = evidence_key
) -> tuple[list[Evidence], list[Evidence]]:
    """What is new in `after`, and what of `before` is no longer there; one item for each key."""
    old, new = ({key(item): item for item in reversed(items)} for items in (before, after))
    return [new[one] for one in new if one not in old], [old[one] for one in old if one not in new]


def news(before: Sequence[Evidence], after: Sequence[Evidence]) -> str:
    """What changed, by article: an outlet that took over another's value is named, though no origin came."""
    return told(*came_and_went(before, after, article_key))


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
