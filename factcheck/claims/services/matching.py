"""Finds for new figures their claims, and the stored figures they make a new claim with. Writes nothing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import TypeVar

from django.db.models import F, Max, QuerySet, Window
from django.db.models.functions import RowNumber

from factcheck.claims.keys import looked_for_under, stored_under
from factcheck.claims.mentions import mention_of, quantity_of
from factcheck.claims.models import Claim, ClaimKey, Figure, FigureKey, Observation, Reading
from factcheck.comparing import MAYBE, SURE, Match, Mention, quantity_key, same_quantity

# Names in one query: far below what SQLite takes
CHUNK = 5000
# Stored figures looked at for one key: the newest are as good as any, for all speak of the same thing.
STORED_PER_KEY = 50
# Claims laid beside one figure, those that share most keys with it first
CLAIMS_PER_FIGURE = 50
# Figures of a claim laid beside a new one, for each way in which the claim's figures are told
OF_EACH_WORDING = 3
# Other wordings of a document's figures laid beside one, for each key
WORDINGS_PER_KEY = 100
# Two claims this close to each other leave the choice to a person.
TIE = 0.02


@dataclass(frozen=True, slots=True)
class Home:
    """The claim a figure belongs to, surely or maybe."""

    claim: int
    score: float
    reasons: tuple[str, ...]
    is_sure: bool


@dataclass(frozen=True, slots=True)
class Sighting:
    """A stored figure with its mention, the keys it is stored under, and those of figures it may be one with."""

    figure: Figure
    mention: Mention
    keys: frozenset[str]
    wanted: frozenset[str]

    @property
    def wording(self) -> tuple[object, ...]:
        """Equal for figures that are told in the same way, so that one of them can speak for all."""
        figure = self.mention.figure
        return (quantity_key(figure), figure.role, figure.per, figure.trend, figure.part_of)


def sighting(figure: Figure) -> Sighting:
    """Note: reads the figure's revision, article, source and publisher; load them with it."""
    mention = mention_of(figure)
    published = mention.published or figure.revision.recorded_at.date()
    return Sighting(figure, mention, stored_under(mention.figure), looked_for_under(mention.figure, published))


def with_source(figures: QuerySet[Figure]) -> QuerySet[Figure]:
    return figures.select_related("revision__article__source__publisher").defer("revision__text", "revision__cells")


def homes(sightings: Sequence[Sighting], barred: Collection[tuple[int, int]] = ()) -> dict[int, Home]:
    """The best claim for each figure that has one, by figure id.

    `barred` are (claim, figure) ids that a person ruled out.
    """
    by_figure = _claims_by_figure(sightings)
    asked = {claim for claims in by_figure.values() for claim in claims}
    known = _representatives(asked)
    found: dict[int, Home] = {}
    for one in sightings:
        allowed = [claim for claim in by_figure[one.figure.pk] if (claim, one.figure.pk) not in barred]
        if home := _best(one.mention, {claim: known[claim] for claim in allowed if claim in known}):
            found[one.figure.pk] = home
    return found


def _claims_by_figure(sightings: Sequence[Sighting]) -> dict[int, list[int]]:
    """For each figure the claims that share keys with it, those that share most first."""
    by_key: dict[str, list[int]] = defaultdict(list)
    for keys in _chunks({key for one in sightings for key in one.wanted}):
        for key, claim in ClaimKey.objects.filter(key__in=keys).values_list("key", "claim_id"):
            by_key[key].append(claim)
    return {one.figure.pk: _nearest(one, by_key) for one in sightings}


def _nearest(one: Sighting, by_key: Mapping[str, list[int]]) -> list[int]:
    shared = Counter(chain.from_iterable(by_key[key] for key in one.wanted if key in by_key))
    return sorted(shared, key=lambda claim: (-shared[claim], -claim))[:CLAIMS_PER_FIGURE]


def _representatives(claims: Collection[int]) -> dict[int, list[Mention]]:
    """A few figures of each wording filed under a claim; the claim's own words where nothing is filed.

    What a person accepted speaks first: so the matcher learns from it.
    """
    wordings: dict[int, dict[object, list[Mention]]] = {claim: defaultdict(list) for claim in claims}
    for chunk in _chunks(claims):
        filed = Observation.objects.binding().filter(claim__in=chunk).with_source().order_by("state", "-pk")
        for observation in filed:
            alike = wordings[observation.claim_id][_told(observation.figure)]
            if len(alike) < OF_EACH_WORDING:
                alike.append(mention_of(observation))
    bare = [claim for claim, found in wordings.items() if not found]
    for claim in Claim.objects.filter(pk__in=bare):
        wordings[claim.pk][()].append(quantity_of(claim))
    return {claim: list(chain.from_iterable(found.values())) for claim, found in wordings.items() if found}


def _told(figure: Figure) -> tuple[str, ...]:
    """The stored columns that `Sighting.wording` is made of, for figures that are not worth a mention yet."""
    return (figure.what, figure.action, figure.place, figure.period, figure.unit, figure.role, figure.per)


def _best(mention: Mention, claims: Mapping[int, Sequence[Mention]]) -> Home | None:
    scored = [(_closest(mention, known), claim) for claim, known in claims.items()]
    scored.sort(key=lambda found: -found[0].score)
    if not scored or scored[0][0].score < MAYBE:
        return None
    (best, claim), others = scored[0], scored[1:]
    tied = bool(others) and best.score - others[0][0].score < TIE
    return Home(claim, best.score, best.reasons, is_sure=best.score >= SURE and not tied)


def _closest(mention: Mention, known: Iterable[Mention]) -> Match:
    return max((same_quantity(mention, one) for one in known), key=lambda match: match.score)


def stored_alike(keys: Collection[str], per_key: int = STORED_PER_KEY) -> list[Sighting]:
    """The newest stored figures under each key that no claim has yet, and that the newest text of an article gives."""
    free = FigureKey.objects.filter(figure__reading__standing=Reading.Standing.CURRENT).exclude(
        figure__observations__state__in=Observation.BINDING
    )
    rank = Window(RowNumber(), partition_by="key", order_by=F("figure_id").desc())
    found: set[int] = set()
    for chunk in _chunks(keys):
        ranked = free.filter(key__in=chunk).annotate(rank=rank).filter(rank__lte=per_key)
        found |= set(ranked.values_list("figure_id", flat=True))
    stored = [
        sighting(figure)
        for chunk in _chunks(found)
        for figure in with_source(Figure.objects.filter(pk__in=chunk).order_by("pk"))
    ]
    return _of_newest_texts(stored)


def _of_newest_texts(stored: Sequence[Sighting]) -> list[Sighting]:
    """Without figures of texts that a newer one is about to replace: its figures are stored, but not filed yet."""
    articles = {one.figure.revision.article_id for one in stored}
    read = Reading.objects.filter(revision__article__in=articles)
    newest = dict(read.values_list("revision__article").annotate(newest=Max("revision__number")).order_by())
    return [one for one in stored if one.figure.revision.number == newest[one.figure.revision.article_id]]


def groups(new: Sequence[Sighting], stored: Sequence[Sighting]) -> list[list[Sighting]]:
    """The quantities that a new figure and another, new or stored, speak of."""
    fresh = {one.figure.pk for one in new}
    classes = _classes([*new, *(one for one in stored if one.figure.pk not in fresh)])
    return [
        members
        for indexes in _clusters(classes, fresh)
        if len(members := [one for i in indexes for one in classes[i]]) > 1
        and any(one.figure.pk in fresh for one in members)
    ]


def _clusters(classes: Sequence[Sequence[Sighting]], fresh: Collection[int]) -> list[list[int]]:
    """Classes joined where they are surely alike, the likest first, and nothing in one speaks against the other.

    The second half keeps a figure without a period from joining those of two years.
    """

    @cache
    def score(i: int, j: int) -> float:
        return same_quantity(classes[i][0].mention, classes[j][0].mention).score

    cluster_of = {i: [i] for i in range(len(classes))}
    sure = [(score(i, j), i, j) for i, j in _to_compare(classes, fresh) if score(i, j) >= SURE]
    for _, i, j in sorted(sure, key=lambda edge: (-edge[0], edge[1:])):
        one, other = cluster_of[i], cluster_of[j]
        if one is not other and all(score(min(p, q), max(p, q)) >= MAYBE for p in one for q in other):
            one += other
            cluster_of |= dict.fromkeys(other, one)
    return list({id(members): members for members in cluster_of.values()}.values())


def _classes(sightings: Sequence[Sighting]) -> list[list[Sighting]]:
    """Sightings told in the same way stand together, each one checked against the first of its class."""
    by_wording: dict[object, list[list[Sighting]]] = defaultdict(list)
    for one in sightings:
        first = by_wording[one.wording][:1]
        if first and same_quantity(first[0][0].mention, one.mention).score >= SURE:
            first[0].append(one)
        else:
            by_wording[one.wording].append([one])
    return [members for classes in by_wording.values() for members in classes]


def _to_compare(classes: Sequence[Sequence[Sighting]], fresh: Collection[int]) -> Iterator[tuple[int, int]]:
    """Pairs of classes that one would look for the other under, and of which one holds a new figure."""
    by_key: dict[str, list[int]] = defaultdict(list)
    for i, members in enumerate(classes):
        for key in members[0].keys:
            if len(by_key[key]) < WORDINGS_PER_KEY:
                by_key[key].append(i)
    is_new = [any(one.figure.pk in fresh for one in members) for members in classes]
    near = ((i, j) for i, members in enumerate(classes) for key in members[0].wanted for j in by_key.get(key, ()))
    yield from sorted({(min(i, j), max(i, j)) for i, j in near if i != j and (is_new[i] or is_new[j])})


T = TypeVar("T")


def _chunks(items: Collection[T]) -> Iterator[list[T]]:
    ordered = sorted(items, key=str)
    for begin in range(0, len(ordered), CHUNK):
        yield ordered[begin : begin + CHUNK]
