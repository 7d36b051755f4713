"""Finds where new figures belong: beside which stored figures, under which claims. Writes nothing.

New figures are grouped together with the stored ones most likely to speak of the same quantities, in the way in which
`comparing.group` groups the documents of a folder; the groups say which claims they join or make.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple, TypeVar

from django.db.models import Case, Exists, F, Max, OuterRef, Q, QuerySet, Value, When, Window
from django.db.models.functions import Concat, RowNumber

from factcheck.claims import synonyms
from factcheck.claims.keys import looked_for_under
from factcheck.claims.lessons import applies, ruled_out
from factcheck.claims.mentions import mention_of, quantity_of
from factcheck.claims.models import Claim, ClaimKey, Figure, FigureKey, Lesson, Observation, Reading
from factcheck.claims.models.figures import FIGURE_COLUMNS, PUBLISHED
from factcheck.comparing import MAYBE, SURE, Match, Matches, Mention, Synonyms, same_quantity

# Names in one query: far below what SQLite takes
CHUNK = 5000
# New figures grouped at once, and stored ones beside them
BATCH = 50
NEARBY = 120
TEXTS = 10
# The newest stored figures under one key, of which those that share most keys with a new figure are laid beside it
STORED_PER_KEY = 50
NEIGHBOURS = 4
OF_ONE_TEXT = 2


@dataclass(eq=False, slots=True)
class Proposal:
    """A claim to be made of these figures."""

    members: list[Sighting] = field(default_factory=list)


Target = int | Proposal


@dataclass(frozen=True, slots=True)
class Sighting:
    """A stored figure, or a written claim in place of one, with its mention and the keys of what it may be one with."""

    figure: Figure | None
    mention: Mention
    wanted: frozenset[str] = frozenset()
    has_claim: bool = False


class Stand(NamedTuple):
    """Where a stored figure stands: in which text, and at which place."""

    revision: int
    place: str


@dataclass(frozen=True, slots=True)
class Filing:
    """A figure under a claim; one that is not sure is only suggested."""

    figure: Figure
    target: Target
    match: Match
    is_sure: bool


def sighting(figure: Figure, has_claim: bool = False) -> Sighting:
    """A stored figure. Note: reads its revision, article, source and publisher; load them with it."""
    return Sighting(figure, mention_of(figure), has_claim=has_claim)


def sighting_of_new(figure: Figure, known: Synonyms) -> Sighting:
    """A figure that a place is wanted for."""
    mention = mention_of(figure)
    published = mention.published or figure.revision.recorded_at.date()
    return Sighting(figure, mention, looked_for_under(mention.figure, published, known))


def as_mentions(figures: QuerySet[Figure]) -> QuerySet[Figure]:
    """With what comparing needs (see claims.mentions), whether their text still stands, and no more."""
    behind = figures.select_related("revision__article__source__publisher", "reading")
    return behind.only(*FIGURE_COLUMNS, *PUBLISHED, "reading__standing")


class Matcher:
    """Finds a place for figures, and remembers the places it has found: later figures may belong there too.

    `known` is what is known of figures already: an observation that binds says the figure's claim, any other that this
    claim is ruled out, or suggested and not answered yet. What claims learnt from people rules figures out of them too,
    and brings others in.
    """

    def __init__(self, known: Iterable[Observation]) -> None:
        self._synonyms = synonyms.current()
        self._target_of: dict[str, Target] = {}
        self._offered: set[tuple[str, Target]] = set()
        self._claims: dict[int, Claim] = {}
        self._lessons: list[Lesson] = []
        self._note(known)

    def _note(self, known: Iterable[Observation]) -> None:
        for one in known:
            if one.state in Observation.BINDING:
                self._target_of.setdefault(str(one.figure_id), one.claim_id)
            else:
                self._offered.add((str(one.figure_id), one.claim_id))

    def place(self, figures: Sequence[Figure]) -> Iterator[Filing]:
        for begin in range(0, len(figures), BATCH):
            new = [sighting_of_new(figure, self._synonyms) for figure in figures[begin : begin + BATCH]]
            yield from self._place([one for one in new if one.mention.key not in self._target_of])

    def _place(self, new: Sequence[Sighting]) -> Iterator[Filing]:
        near = self._neighbours(new)
        by_key = {one.mention.key: one for one in (*near, *new)}
        filed = {one.mention.key: self._target_of.get(one.mention.key) for one in near}
        matches = Matches([one.mention for one in by_key.values()], filed, self._synonyms)
        for found in matches.groups():
            members = self._without_doubtful([by_key[mention.key] for mention in found], matches)
            if len(members) > 1:
                yield from self._join(members, matches)
        for one in new:
            if one.mention.key not in self._target_of:
                yield from self._by_lesson(one) or self._suggest(one, near, matches)

    def _neighbours(self, new: Sequence[Sighting]) -> list[Sighting]:
        stored = stored_alike(new)
        stored += in_the_same_texts(stored, NEARBY - len(stored))
        self._note(Observation.objects.filter(figure__in=[one.figure for one in stored if one.figure]))
        written = written_claims({key for one in new for key in one.wanted})
        self._target_of |= {one.mention.key: claim for claim, one in written.items()}
        self._recall({target for target in self._target_of.values() if isinstance(target, int)})
        asked = {one.mention.key for one in new}
        return [one for one in (*stored, *written.values()) if one.mention.key not in asked]

    def _recall(self, claims: set[int]) -> None:
        """These claims, and what they learnt."""
        unknown = claims - self._claims.keys()
        self._claims |= Claim.objects.in_bulk(unknown)
        self._lessons += Lesson.objects.holding().filter(claim__in=unknown).select_related("claim")

    def _join(self, members: Sequence[Sighting], matches: Matches) -> Iterator[Filing]:
        """Put the members without a claim under the one that the others have; under a new one where none has any."""
        targets = Counter(target for one in members if (target := self._target_of.get(one.mention.key)))
        target, is_sure = _prevailing(targets)
        for one in members:
            if self._may_join(one, target):
                others = [other.mention for other in members if other is not one]
                yield self._filed(one, target, matches.best(one.mention, others)[0], is_sure)

    def _may_join(self, one: Sighting, target: Target) -> bool:
        if one.figure is None or one.mention.key in self._target_of or (one.mention.key, target) in self._offered:
            return False
        if isinstance(target, Proposal):
            return True
        return not ruled_out(self._lessons, one.figure, self._claims[target], self._synonyms)

    def _by_lesson(self, one: Sighting) -> list[Filing]:
        """The claim that learnt from people that these words mean its own: put into its words, the figure must fit."""
        likely = [
            (self._in_words_of(lesson, one), lesson)
            for lesson in self._lessons
            if lesson.kind == Lesson.Kind.SAME and one.figure and applies(lesson, one.figure, self._synonyms)
        ]
        match, lesson = max(likely, key=lambda found: found[0].score, default=(Match(0.0, ()), None))
        if lesson is None or match.score < MAYBE or not self._may_join(one, lesson.claim_id):
            return []
        is_sure = match.score >= SURE
        return [self._filed(one, lesson.claim_id, Match(match.score, (str(lesson), *match.reasons)), is_sure)]

    def _in_words_of(self, lesson: Lesson, one: Sighting) -> Match:
        figure = replace(one.mention.figure, **lesson.meant)
        return same_quantity(replace(one.mention, figure=figure), quantity_of(lesson.claim), self._synonyms)

    def _suggest(self, one: Sighting, near: Iterable[Sighting], matches: Matches) -> list[Filing]:
        """Where grouping was not sure, the claim of the figure most like this one may be worth a look."""
        filed = [other.mention for other in near if self._target_of.get(other.mention.key) is not None]
        match, closest = matches.best(one.mention, filed)
        if closest is None or match.score < MAYBE:
            return []
        target = self._target_of[closest.key]
        return [self._filed(one, target, match, is_sure=False)] if self._may_join(one, target) else []

    def _filed(self, one: Sighting, target: Target, match: Match, is_sure: bool) -> Filing:
        """Note the filing, so that later figures follow it and no other offers the same."""
        if one.figure is None:
            raise ValueError("a claim is not filed under another")
        self._offered.add((one.mention.key, target))
        if is_sure:
            self._target_of[one.mention.key] = target
            if isinstance(target, Proposal):
                target.members.append(one)
        return Filing(one.figure, target, match, is_sure)

    def _without_doubtful(self, members: Sequence[Sighting], matches: Matches) -> list[Sighting]:
        """Grouping joins what is likely on average; a figure must surely be of one quantity with one member."""
        mentions = [one.mention for one in members]
        return [
            one
            for one in members
            if any(matches.score(one.mention, other) >= SURE for other in mentions if other is not one.mention)
        ]


def _prevailing(targets: Counter[Target]) -> tuple[Target, bool]:
    """The claim that most members have; between two that have as many a person must choose."""
    if not targets:
        return Proposal(), True
    (first, count), *others = targets.most_common(2)
    return first, not others or others[0][1] < count


def stored_alike(new: Sequence[Sighting], count: int = NEIGHBOURS) -> list[Sighting]:
    """For each of these the stored figures that share most keys with it.

    Some have a claim; the others stand in the newest text of an article.
    """
    stands: dict[int, Stand] = {}
    by_key: dict[str, list[int]] = defaultdict(list)
    for key, figure, revision, place in _under_keys(new):
        by_key[key].append(figure)
        stands[figure] = Stand(revision, place)
    found = {figure for one in new for figure in _nearest(one, by_key, stands, count)}
    return _free_only_in_newest_texts(_load(found))


def in_the_same_texts(stored: Sequence[Sighting], count: int) -> list[Sighting]:
    """More figures of the texts that most of these stand in: what else a text speaks of tells what it is about."""
    votes = Counter(one.figure.revision_id for one in stored if one.figure).most_common(TEXTS)
    known = [one.figure.pk for one in stored if one.figure]
    others = Figure.objects.filter(
        revision__in=[revision for revision, _ in votes], reading__standing=Reading.Standing.CURRENT
    ).exclude(pk__in=known)
    # Chosen by the database: a text may hold ten thousand.
    most_voted_first = Case(*(When(revision=revision, then=number) for revision, number in votes)).desc()
    chosen = others.order_by(most_voted_first, "pk").values_list("pk", flat=True)[: max(count, 0)]
    return _free_only_in_newest_texts(_load(list(chosen)))


def _under_keys(new: Sequence[Sighting]) -> Iterator[tuple[str, int, int, str]]:
    """Key, figure, revision and place of the newest figures under each key, and of the newest at the same place."""
    worth = Q(figure__reading__standing=Reading.Standing.CURRENT) | Exists(
        Observation.objects.binding().filter(figure=OuterRef("figure"))
    )
    newest_first = F("figure_id").desc()
    rank = Window(RowNumber(), partition_by="key", order_by=newest_first)
    rank_there = Window(RowNumber(), partition_by=["key", "figure__place"], order_by=newest_first)
    key_there = Concat("key", Value("@"), "figure__place")
    there = {f"{key}@{one.mention.figure.place}" for one in new if one.mention.figure.place for key in one.wanted}
    near = Q(rank__lte=STORED_PER_KEY) | Q(rank_there__lte=NEIGHBOURS, key_there__in=there)
    for chunk in _chunks({key for one in new for key in one.wanted}):
        ranked = FigureKey.objects.filter(worth, key__in=chunk).annotate(rank=rank, rank_there=rank_there)
        found = ranked.annotate(key_there=key_there).filter(near)
        yield from found.values_list("key", "figure_id", "figure__revision_id", "figure__place")


def _nearest(one: Sighting, by_key: dict[str, list[int]], stands: dict[int, Stand], count: int) -> list[int]:
    """The figures that share most keys with one, few of each text: one long table must not keep out all others.

    In a yearbook that says the same of twenty countries, that of the same country is the one to be laid beside it.
    """
    shared = Counter(figure for key in one.wanted for figure in by_key.get(key, ()))
    if one.figure:
        shared.pop(one.figure.pk, None)
    place = one.mention.figure.place
    shared.update(figure for figure in shared if place and stands[figure].place == place)
    of_text: Counter[int] = Counter()
    found: list[int] = []
    for figure in sorted(shared, key=lambda figure: (-shared[figure], -figure)):
        of_text[stands[figure].revision] += 1
        if of_text[stands[figure].revision] <= OF_ONE_TEXT:
            found.append(figure)
    return found[:count]


def _load(figures: Collection[int]) -> list[Figure]:
    return [
        figure
        for chunk in _chunks(figures)
        for figure in as_mentions(Figure.objects.filter(pk__in=chunk)).order_by("pk")
    ]


def _free_only_in_newest_texts(stored: Sequence[Figure]) -> list[Sighting]:
    """Without figures of texts that a newer one is about to replace: its figures are stored, but not filed yet."""
    articles = {figure.revision.article_id for figure in stored}
    read = Reading.objects.filter(revision__article__in=articles)
    newest = dict(read.values_list("revision__article").annotate(newest=Max("revision__number")).order_by())
    bound = set(Observation.objects.binding().filter(figure__in=stored).values_list("figure_id", flat=True))
    return [
        sighting(figure, figure.pk in bound)
        for figure in stored
        if figure.pk in bound or figure.revision.number == newest[figure.revision.article_id]
    ]


def written_claims(keys: Collection[str]) -> dict[int, Sighting]:
    """Claims that people wrote and that share keys, by claim id; their own words stand for a figure."""
    found: dict[int, Sighting] = {}
    for chunk in _chunks(keys):
        claims = Claim.objects.in_use().filter(pk__in=ClaimKey.objects.filter(key__in=chunk).values("claim"))
        found |= {claim.pk: Sighting(None, quantity_of(claim)) for claim in claims}
    return found


T = TypeVar("T")


def _chunks(items: Collection[T]) -> Iterator[list[T]]:
    ordered = sorted(items, key=str)
    for begin in range(0, len(ordered), CHUNK):
        yield ordered[begin : begin + CHUNK]
