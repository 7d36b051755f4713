"""Links articles that repeat another almost word for word: they count as one origin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import datetime
from itertools import chain
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Substr

from monitor.models import Article, Revision, Signature
from monitor.similarity import LONGEST, bins_in_common, containment, shared_numbers, shingles, signature

# Of the shorter text's runs of words; a copy may be cut, or stand inside other text.
ALIKE = 0.6
# Bulletins of one form, month after month, differ in their numbers and in little else: they are no copies.
SAME_NUMBERS = 0.7
MOST_CANDIDATES = 20
MOST_SHARING = 2000


def link(article: Article, revision: Revision) -> None:
    """Finds the article that this one copies, or that copies it; the one published (or seen) first is the original."""
    bands = signature(own := shingles(revision.text))
    _note({article.pk: bands})
    _link(article, revision, own, bands)


def link_first(revisions: Sequence[Revision]) -> None:
    """As `link` for each, which are the first texts of their articles."""
    signatures = {revision.article_id: signature(shingles(revision.text)) for revision in revisions}
    _note(signatures)
    sharing = _sharing(signatures)
    for revision in revisions:
        if revision.article_id in sharing:
            _link(revision.article, revision, shingles(revision.text), signatures[revision.article_id])


def _note(signatures: dict[int, list[int]]) -> None:
    Signature.objects.filter(article__in=[pk for pk, bands in signatures.items() if not bands]).delete()
    Signature.objects.bulk_create(
        (Signature(article_id=pk, bands=bands) for pk, bands in signatures.items() if bands),
        update_conflicts=True,
        unique_fields=["article"],
        update_fields=["bands"],
    )


def _sharing(signatures: dict[int, list[int]]) -> set[int]:
    """Those of the articles that have a band in common with another: few new texts do."""
    bands = {band for own in signatures.values() for band in own}
    found = _with_any(bands).values_list("bands", flat=True)[:MOST_SHARING]
    if len(found) == MOST_SHARING:
        return set(signatures)
    count = Counter(chain.from_iterable(found))
    return {pk for pk, own in signatures.items() if any(count[band] > 1 for band in own)}


def _with_any(bands: Collection[int]) -> QuerySet[Signature]:
    return Signature.objects.filter(bands__overlap=list(bands))


def _link(article: Article, revision: Revision, own: set[int], bands: list[int]) -> None:
    alike = [other for other in _candidates(article, bands) if _is_copy(revision.text, own, other.text)]
    roots = {other.copy_of or other for other in alike} - {article}
    original = min({*roots, article}, key=_age)
    if revision.number == 1 and not roots:
        return  # it leans on nobody, and nobody leans on a text that was not there before
    Article.objects.filter(pk=article.pk).update(copy_of=None if original == article else original)
    # Whoever leans on one that has turned out to be a copy leans on the original from now on.
    later = [root.pk for root in roots if root != original]
    followers = [other.pk for other in Article.objects.filter(copy_of__in=[*later, article.pk])]
    Article.objects.filter(pk__in=[*later, *followers]).exclude(pk=original.pk).update(copy_of=original)


def _candidates(article: Article, bands: list[int]) -> list[Any]:
    """Articles with their newest text, those first that have most in common.

    Bulletins of one form share bands with thousands: then some of them will do.
    """
    found = _with_any(bands).exclude(article=article).values_list("article_id", "bands")[:MOST_SHARING]
    if not found:
        return []
    alike = sorted(found, key=lambda one: -bins_in_common(bands, one[1]))
    likeliest = [pk for pk, _ in alike[:MOST_CANDIDATES]]
    # As much of each text as is looked at: twenty long ones would fill a worker's memory.
    text = Substr("text", 1, LONGEST)
    newest = Revision.objects.filter(article=OuterRef("pk")).order_by("-number").values(beginning=text)[:1]
    return list(Article.objects.filter(pk__in=likeliest).select_related("copy_of").annotate(text=Subquery(newest)))


def _is_copy(text: str, own: set[int], other: str | None) -> bool:
    if other is None or shared_numbers(text[:LONGEST], other) < SAME_NUMBERS:
        return False
    return containment(own, shingles(other)) >= ALIKE


def _age(article: Article) -> tuple[datetime, datetime, int]:
    return (article.published_at or article.first_seen_at, article.first_seen_at, article.pk)
