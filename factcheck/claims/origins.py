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


def numbered(observations: Sequence[Observation]) -> dict[int, int]:
    """For each observation, by its id, the number of its origin, counted from 1.

    What no longer stands, or is only suggested, makes no two origins one: it goes to the origin of its article, if that
    has one, and else to one of its own.
    """
    standing = [one for one in observations if one.is_current and one.state in Observation.BINDING]
    number_of = {one.pk: n for n, group in enumerate(by_origin(standing), start=1) for one in group}
    of_root = {root_of(one): number_of[one.pk] for one in standing}
    for one in observations:
        if one.pk not in number_of:
            number_of[one.pk] = of_root.setdefault(root_of(one), max(number_of.values(), default=0) + 1)
    return number_of


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
