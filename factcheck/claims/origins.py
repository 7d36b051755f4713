"""How many independent origins a claim's observations go back to: one answer for discrepancies, pages and the API."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from factcheck.claims.mentions import mention_of
from factcheck.claims.models import Observation
from factcheck.comparing import Mention, origins


def by_origin(observations: Sequence[Observation]) -> list[list[Observation]]:
    """The observations put together by origin, in the order first met. They come with their sources loaded."""
    of_key = {str(one.pk): one for one in observations}
    mentions = [mention_of(one) for one in observations]
    return [[of_key[key] for key in keys] for keys in origins(mentions, copies_among(observations))]


def origin_ids(observations: Sequence[Observation]) -> dict[int, int]:
    """For each observation, by its id, what names its origin: the first of the articles that go back to it."""
    return {one.pk: min(root_of(other) for other in group) for group in by_origin(observations) for one in group}


def copies_among(observations: Iterable[Observation]) -> list[frozenset[str]]:
    """The texts that are of one article, or of articles that are copies of one, as `comparing.origins` takes them."""
    documents: dict[int, set[str]] = defaultdict(set)
    for one in observations:
        documents[root_of(one)].add(str(one.figure.revision_id))
    return [frozenset(copies) for copies in documents.values() if len(copies) > 1]


def root_of(observation: Observation) -> int:
    article = observation.figure.revision.article
    return article.copy_of_id or article.pk


def mentions_with_copies(observations: Sequence[Observation]) -> tuple[list[Mention], list[frozenset[str]]]:
    """What `comparing.suggest` and `comparing.origins` ask for."""
    return [mention_of(one) for one in observations], copies_among(observations)
