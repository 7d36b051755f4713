"""What the standing observations of a claim amount to: pairs with causes, how far apart they lie, and their hash."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from factcheck.claims.mentions import mention_of, plain
from factcheck.claims.models import Observation
from factcheck.claims.origins import origin_ids
from factcheck.comparing import Comparison, Mention, compare, spread
from factcheck.comparing.agreement import Beside
from factcheck.comparing.around import Around
from factcheck.comparing.circumstances import one_of_each_value
from factcheck.comparing.sides import laid_together

# Above this only one observation of each written value is paired: forty that repeat one number explain nothing more.
MOST_PAIRED = 40
# Numbers tried as what a rounded one was rounded from
MOST_SIBLINGS = 8


@dataclass(frozen=True, slots=True)
class Assessment:
    """`pairs` as Discrepancy.pairs, `evidence` as Discrepancy.evidence."""

    pairs: list[dict[str, Any]]
    evidence: list[dict[str, Any]]
    spread: float

    @property
    def differs(self) -> bool:
        return any(pair["relation"] == "differs" for pair in self.pairs)

    @property
    def first_cause(self) -> str:
        """The likeliest cause of the widest difference."""
        causes = self.pairs[0]["causes"] if self.pairs else []
        return causes[0]["cause"] if causes else ""

    @property
    def sha256(self) -> str:
        keys = sorted(str(key) for key in {evidence_key(item) for item in self.evidence})
        return hashlib.sha256(json.dumps(keys).encode()).hexdigest()


def assess(
    observations: Sequence[Observation], series: Sequence[Mention] = (), around: Sequence[Mention] = ()
) -> Assessment:
    """Compare a claim's standing observations, loaded by `as_mentions()`, each with each.

    `series` are figures of the same thing in other periods, `around` other figures of the texts, which may have been
    taken for this one's.
    """
    ids = origin_ids(observations)
    mentions = [mention_of(observation) for observation in _to_pair(observations)]
    beside = Beside(_finest(mentions), series, Around(mentions, [*mentions, *around]), laid_together(mentions))
    pairs = [(compare(a, b, beside), a, b) for a, b in combinations(mentions, 2)]
    widest_first = sorted(pairs, key=lambda pair: (pair[0].relation != "differs", -spread(pair[1:])))
    return Assessment(
        pairs=[_as_json(*pair) for pair in widest_first],
        evidence=[_evidence(observation, ids[observation.pk]) for observation in observations],
        spread=float(spread(mentions)),
    )


def evidence_key(item: dict[str, Any]) -> tuple[Any, ...]:
    """What makes two pieces of evidence the same: the origin and the value, not the row, the text or the revision.

    So a syndicated copy, an outlet that cites the same body, a text that was only reworded, or one that was read again,
    is no new evidence.
    """
    return tuple(item[name] for name in ("origin", "low", "high", "step", "hedge", "unit"))


def article_key(item: dict[str, Any]) -> tuple[Any, ...]:
    """The same for one article, whatever its origin."""
    return (item["article"], *evidence_key(item)[1:])


def under_origins_of(evidence: Sequence[dict[str, Any]], before: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Earlier evidence under today's origins: that two of them proved to be one is no change of what is said."""
    known = {item["article"]: item["origin"] for item in evidence}
    return [item | {"origin": known.get(item["article"], item["origin"])} for item in before]


def _to_pair(observations: Sequence[Observation]) -> list[Observation]:
    if len(observations) <= MOST_PAIRED:
        return list(observations)
    of_each_value: dict[tuple[Any, ...], Observation] = {}
    for one in observations:
        figure = one.figure
        of_each_value.setdefault((figure.low, figure.high, figure.step, figure.hedge, figure.unit), one)
    return list(of_each_value.values())[:MOST_PAIRED]


def _finest(mentions: Sequence[Mention]) -> list[Mention]:
    """The numbers that others may have been rounded from: the most precisely written, each value once."""
    return sorted(one_of_each_value(mentions), key=lambda one: one.figure.step)[:MOST_SIBLINGS]


def _as_json(comparison: Comparison, a: Mention, b: Mention) -> dict[str, Any]:
    return {
        "observations": [int(a.key), int(b.key)],
        "relation": comparison.relation,
        "how": comparison.how,
        "how_kind": comparison.how_kind,
        "causes": [{"cause": cause.kind, "explanation": cause.explanation} for cause in comparison.causes],
    }


def _evidence(observation: Observation, origin: int) -> dict[str, Any]:
    figure = observation.figure
    article = figure.revision.article
    return {
        "observation": observation.pk,
        "article": article.pk,
        "origin": origin,
        "revision": figure.revision_id,
        "source": article.source.publisher.name,
        "text": figure.text,
        "low": None if figure.low is None else f"{plain(figure.low):f}",
        "high": None if figure.high is None else f"{plain(figure.high):f}",
        "step": f"{plain(figure.step):f}",
        "hedge": figure.hedge,
        "unit": figure.unit,
    }
