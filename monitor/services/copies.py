"""Links articles that repeat another almost word for word: they count as one origin."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Substr

from monitor.models import Article, CopyBand, Revision
from monitor.similarity import LONGEST, band_keys, containment, shared_numbers, shingles

# Of the shorter text's runs of words; a copy may be cut, or stand inside other text.
ALIKE = 0.6
# Bulletins of one form, month after month, differ in their numbers and in little else: they are no copies.
SAME_NUMBERS = 0.7
MOST_CANDIDATES = 20
MOST_SHARING = 2000
MOST_OF_A_BAND = 50


def link(article: Article, revision: Revision) -> None:
    """Finds the article that this one copies, or that copies it; the one published (or seen) first is the original."""
    own = shingles(revision.text)
    keys = band_keys(own)
    if revision.number > 1:
        CopyBand.objects.filter(article=article).delete()
    CopyBand.objects.bulk_create([CopyBand(article=article, key=key) for key in keys], ignore_conflicts=True)
    alike = [other for other in _candidates(article, keys) if _is_copy(revision.text, own, other.text)]
    roots = {other.copy_of or other for other in alike} - {article}
    original = min({*roots, article}, key=_age)
    if revision.number == 1 and not roots:
        return  # it leans on nobody, and nobody leans on a text that was not there before
    Article.objects.filter(pk=article.pk).update(copy_of=None if original == article else original)
    # Whoever leans on one that has turned out to be a copy leans on the original from now on.
    later = [root.pk for root in roots if root != original]
    followers = [other.pk for other in Article.objects.filter(copy_of__in=[*later, article.pk])]
    Article.objects.filter(pk__in=[*later, *followers]).exclude(pk=original.pk).update(copy_of=original)


def _candidates(article: Article, keys: list[int]) -> list[Any]:
    """Articles with their newest text, those first that share most bands.

    Bulletins of one form share bands with thousands: then of each band only the oldest articles count.
    """
    others = CopyBand.objects.exclude(article=article)
    found = list(others.filter(key__in=keys).values_list("article_id", flat=True)[:MOST_SHARING])
    if len(found) == MOST_SHARING:
        oldest = (others.filter(key=key).order_by("article_id")[:MOST_OF_A_BAND] for key in keys)
        found = [pk for bands in oldest for pk in bands.values_list("article_id", flat=True)]
    likeliest = [pk for pk, _ in Counter(found).most_common(MOST_CANDIDATES)]
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
