"""Brings the keys of what is stored up to the synonyms of today. What is cut off goes on where it stopped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import reduce
from operator import or_

from django.db import transaction
from django.db.models import Q

from factcheck.claims import synonyms
from factcheck.claims.keys import stored_under
from factcheck.claims.mentions import figure_of, quantity_of
from factcheck.claims.models import Claim, ClaimKey, Figure, FigureKey, Synonym
from factcheck.claims.series import thing_of
from factcheck.comparing.words import stem

BATCH = 500


def index_waiting(now: datetime, most: int = 20_000) -> bool:
    """Index what synonyms that were added or removed concern; True where more is left than `most` figures."""
    return any(not _index(synonym, now, most) for synonym in Synonym.objects.waiting().order_by("pk"))


def index_all(figures: Iterable[Figure]) -> int:
    """Write the keys of these figures anew where they are not what they would be today; how many were not."""
    changed, batch = 0, list[Figure]()
    for figure in figures:
        batch.append(figure)
        if len(batch) == BATCH:
            changed += _write(batch)
            batch = []
    return changed + _write(batch)


def index_claims(claims: Iterable[Claim]) -> None:
    """The same for claims; keys they had before do no harm."""
    known = synonyms.current()
    for claim in claims:
        Claim.objects.filter(pk=claim.pk).update(thing=thing_of(claim, known))
        if claim.keys.exists():
            keys = stored_under(quantity_of(claim).figure, known)
            ClaimKey.objects.bulk_create([ClaimKey(claim=claim, key=key) for key in keys], ignore_conflicts=True)


def _index(synonym: Synonym, now: datetime, most: int) -> bool:
    """Index what has one of the words; False where it is more than `most` figures."""
    concerned = Figure.objects.filter(
        _says(synonym.words, "what", "action") | Q(what="") & _says(synonym.words, "quote")
    )
    left = concerned.filter(pk__gt=synonym.indexed_to).order_by("pk")
    pks = list(left.values_list("pk", flat=True)[: most + 1])
    for begin in range(0, most, BATCH):
        chunk = pks[begin : min(begin + BATCH, most)]
        if not chunk:
            break
        _write(list(Figure.objects.filter(pk__in=chunk)))
        Synonym.objects.filter(pk=synonym.pk).update(indexed_to=chunk[-1])
    if len(pks) > most:
        return False
    index_claims(Claim.objects.filter(_says(synonym.words, "what", "action")).iterator())
    # One that was removed meanwhile waits anew.
    as_seen = Synonym.objects.filter(pk=synonym.pk, removed_at=synonym.removed_at)
    as_seen.update(indexed_at=now)
    return True


def _says(words: Sequence[str], *columns: str) -> Q:
    """Whether one of the columns may have one of the words, whatever its inflection."""
    parts = {stem(word.split()[0]) for word in words}
    return reduce(or_, (Q(**{f"{column}__icontains": part}) for part in parts for column in columns))


@transaction.atomic
def _write(figures: Sequence[Figure]) -> int:
    known = synonyms.current()
    before: dict[int, set[str]] = defaultdict(set)
    for figure, key in FigureKey.objects.filter(figure__in=figures).values_list("figure", "key"):
        before[figure].add(key)
    after = {one.pk: stored_under(figure_of(one), known) for one in figures}
    changed = [pk for pk, keys in after.items() if keys != before[pk]]
    FigureKey.objects.filter(figure__in=changed).delete()
    rows = [FigureKey(figure_id=pk, key=key) for pk in changed for key in sorted(after[pk])]
    FigureKey.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)
    return len(changed)
