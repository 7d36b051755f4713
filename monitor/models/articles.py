"""Articles, the bytes captured of them, and the texts read from these bytes. Snapshots and revisions never change."""

from __future__ import annotations

from bisect import bisect_right
from datetime import datetime
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils import timezone

from monitor.addresses import host_name
from monitor.models.fields import IntegersField, PackedField, Sha256Field
from monitor.models.sources import Source, Visit, Visited

_HAS_TIME = models.Q(next_visit_at__isnull=False)


class ArticleQuerySet(models.QuerySet["Article"]):
    def due(self, now: datetime) -> ArticleQuerySet:
        """Articles of running lists whose time has come; uses monitor_article_due. A page goes with its source."""
        return self.filter(source__kind__in=Source.LISTS, source__is_paused=False, next_visit_at__lte=now)


class Article(Visited):
    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="articles")
    url = models.CharField("address", max_length=2000)
    title = models.CharField(max_length=500, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    first_seen_at = models.DateTimeField()
    changed_at = models.DateTimeField(null=True, blank=True)
    # As a source's; None for the article of a page, which is visited when its source is.
    next_visit_at = models.DateTimeField(null=True, blank=True, default=timezone.now)
    # Since when the site says that there is no such page; the captures stay.
    gone_at = models.DateTimeField(null=True, blank=True)
    # Of the visible text of the last answer: bytes that differ in markup only are no news.
    visible_sha256 = Sha256Field(blank=True, editable=False)
    # Of the bytes kept last.
    bytes_sha256 = Sha256Field(blank=True, editable=False)
    # The article this one repeats almost word for word: the two count as one origin.
    # monitor_article_copies is its index.
    copy_of = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="copies", db_index=False
    )

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ["-first_seen_at", "-pk"]
        # Not as the field's own rule, for which PostgreSQL would get a second index.
        constraints = [models.UniqueConstraint(fields=["url"], name="monitor_article_url")]
        indexes = [
            # services/copies.py; few articles are copies, and each write of the others would write it too.
            models.Index(fields=["copy_of"], condition=models.Q(copy_of__isnull=False), name="monitor_article_copies"),
            # services/problems.py
            models.Index(
                fields=["source"],
                condition=models.Q(failures__gt=0, gone_at__isnull=True),
                name="monitor_article_failing",
            ),
            # services/schedule.py
            models.Index(fields=["next_visit_at"], condition=_HAS_TIME, name="monitor_article_due"),
            models.Index(fields=["host_name", "next_visit_at"], condition=_HAS_TIME, name="monitor_article_host"),
        ]

    def __str__(self) -> str:
        return self.title or self.url

    def save(self, **kwargs: Any) -> None:
        self.host_name = host_name(self.url)
        super().save(**kwargs)

    def get_absolute_url(self) -> str:
        return reverse("article-detail", args=[self.pk])

    @property
    def was_answered(self) -> bool:
        """Whether the site has ever given the page: else there is nothing kept of it."""
        return self.last_full_at is not None


class SnapshotQuerySet(models.QuerySet["Snapshot"]):
    def unread(self) -> SnapshotQuerySet:
        return self.filter(read_at__isnull=True)


class Snapshot(models.Model):
    """Bytes and headers as received. The bytes stand once, in a file named by their SHA-256."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="snapshots")
    visit = models.OneToOneField(Visit, on_delete=models.CASCADE, related_name="snapshot")
    taken_at = models.DateTimeField()
    url = models.CharField("address after redirects", max_length=2000)
    headers = PackedField()
    sha256 = Sha256Field()
    size = models.PositiveIntegerField("bytes")
    read_at = models.DateTimeField(null=True, blank=True)
    # Counted before each reading: a file that kills its reader must not be read for ever.
    attempts = models.PositiveSmallIntegerField("attempts to read", default=0)
    next_read_at = models.DateTimeField(default=timezone.now)

    objects = SnapshotQuerySet.as_manager()

    class Meta:
        ordering = ["-taken_at", "-pk"]
        indexes = [
            # read_unread
            models.Index(
                fields=["next_read_at"], condition=models.Q(read_at__isnull=True), name="monitor_snapshot_unread"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article} at {self.taken_at:%Y-%m-%d %H:%M}"


class Revision(models.Model):
    """The text of an article as one snapshot gave it; a new one is made only where the text differs from the last."""

    # monitor_revision_number is its index.
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="revisions", db_index=False)
    snapshot = models.ForeignKey(Snapshot, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    recorded_at = models.DateTimeField()
    title = models.CharField(max_length=500, blank=True)
    text = models.TextField()
    # [{"start", "end", "row", "column", "caption"}]: table cells inside the text, with their headers
    cells = PackedField(default=list, blank=True)
    # Of a PDF: where in the text each page begins.
    pages = PackedField(default=list, blank=True)
    # [{"start", "end", "url"}]: words of the text that lead to another page, under the address an article has
    links = PackedField(default=list, blank=True)
    published_on = models.DateField(null=True, blank=True)
    language = models.CharField(max_length=10, blank=True)
    text_sha256 = Sha256Field()
    extractor_version = models.PositiveIntegerField()
    # The source's selectors by which it was read: texts read by others differ without the publisher's doing.
    keep_selector = models.CharField(max_length=300, blank=True)
    drop_selector = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["article", "-number"]
        constraints = [models.UniqueConstraint(fields=["article", "number"], name="monitor_revision_number")]

    def __str__(self) -> str:
        return f"{self.title or self.article} (revision {self.number})"

    def page_at(self, offset: int) -> int | None:
        """The page of a PDF, counted from 1, on which that character of the text stands; None for other texts."""
        return bisect_right(self.pages, offset) or None


class Signature(models.Model):
    """The bands of an article's newest text: articles with a band in common may be copies of each other.

    Texts too short to tell have none.
    """

    article = models.OneToOneField(Article, primary_key=True, on_delete=models.CASCADE, related_name="signature")
    # The migration gives it an index on PostgreSQL.
    bands = IntegersField()

    def __str__(self) -> str:
        return f"Signature of {self.article}"
