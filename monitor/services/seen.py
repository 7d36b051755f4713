"""Remembers how far a person has followed an article."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User

from monitor.models import Article, Revision, Seen


def mark(revision: Revision, by: User, now: datetime) -> None:
    """The person has read the article up to this revision; an older one takes nothing back."""
    seen, is_new = Seen.objects.get_or_create(
        user=by, article=revision.article, defaults={"number": revision.number, "at": now}
    )
    if not is_new and seen.number < revision.number:
        Seen.objects.filter(pk=seen.pk, number__lt=revision.number).update(number=revision.number, at=now)


def last_number(article: Article, by: User) -> int | None:
    """The number of the newest revision that the person has read; None where she has read none."""
    return Seen.objects.filter(user=by, article=article).values_list("number", flat=True).first()
