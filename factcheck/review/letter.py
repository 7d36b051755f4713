"""The letter to a publisher about a figure that a decision found wrong, drafted from the evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from factcheck.phrasebook import recorded
from factcheck.review.models import Erratum
from factcheck.review.values import finding


def subject(erratum: Erratum) -> str:
    return f"A figure in “{erratum.article.title or erratum.article.url}”"


def letter(erratum: Erratum, explanations: Iterable[str], sender: str) -> str:
    """Plain text to be read over and sent by a person. `explanations` say how the figures differ, in sentences."""
    decision = erratum.decision
    others = [item for item in decision.evidence if item["observation"] != erratum.observation_id]
    # What bears the letter out comes first.
    others.sort(key=lambda item: (item["observation"] != decision.chosen_id, item["text"] == erratum.says))
    parts = [
        f"To the editors of {erratum.article.source.publisher}",
        f"Your text “{erratum.article.title or erratum.article.url}”\n{erratum.article.url}\nsays:",
        _quoted(erratum.quote),
        f"We believe that the figure “{erratum.says}” is not right. As we read the sources, {finding(decision)}.",
        f"The reason: {recorded(decision.get_reason_display).lower()}.",
        decision.note,
        "\n".join(f"- {explanation}" for explanation in explanations),
        "Other sources give:" if others else "",
        "\n\n".join(_source(item) for item in others),
        "Would you look at it, and tell us if you correct it, or why the figure stands?",
        sender,
    ]
    return "\n\n".join(part for part in parts if part)


def _source(item: Mapping[str, Any]) -> str:
    return f"{item['text']}: {item['source']}, {item['article_url']}\n{_quoted(item['quote'])}"


def _quoted(words: str) -> str:
    return f"    “{' '.join(words.split())}”"
