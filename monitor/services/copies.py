"""Links articles that repeat another almost word for word: they count as one origin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef, Subquery
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
    keys = band_keys(own := shingles(revision.text))
    if revision.number > 1:
        CopyBand.objects.filter(article=article).exclude(key__in=keys).delete()
    _note({article.pk: keys})
    _link(article, revision, own, keys)


def link_first(revisions: Sequence[Revision]) -> None:
    """As `link` for each, which are the first texts of their articles."""
    bands = {revision.article_id: band_keys(shingles(revision.text)) for revision in revisions}
    _note(bands)
    sharing = _sharing(bands)
    for revision in revisions:
        if revision.article_id in sharing:
            _link(revision.article, revision, shingles(revision.text), bands[revision.article_id])


def _note(bands: dict[int, list[int]]) -> None:
    found = ", ".join(f"({key}, {pk})" for pk, keys in bands.items() for key in keys)
    if not found:
        return
    # Twenty rows of two numbers for each article: as objects of Django's they take ten times as long.
    table = connection.ops.quote_name(CopyBand._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {table} (key, article_id) VALUES {found} ON CONFLICT DO NOTHING")  # noqa: S608 - numbers


def _sharing(article_ids: Collection[int]) -> set[int]:
    """Those of the articles that have a band in common with another: few new texts do."""
    others = CopyBand.objects.filter(key=OuterRef("key")).exclude(article_id=OuterRef("article_id"))
    return set(CopyBand.objects.filter(Exists(others), article_id__in=article_ids).values_list("article_id", flat=True))


def _link(article: Article, revision: Revision, own: set[int], keys: list[int]) -> None:
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
