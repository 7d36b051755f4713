"""Who publishes, what is watched, and every attempt to look."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone

from monitor.addresses import BadAddress, canonical, host_name
from monitor.validators import public_address

LONGEST_ETAG = 500
LONGEST_LAST_MODIFIED = 100


class Publisher(models.Model):
    class Kind(models.TextChoices):
        AGENCY = "agency", "Public agency"
        NEWSPAPER = "newspaper", "Newspaper or broadcaster"
        WIRE = "wire", "News agency"
        ENCYCLOPAEDIA = "encyclopaedia", "Encyclopaedia"
        NGO = "ngo", "Organisation"
        OTHER = "other", "Other"

    name = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.OTHER)
    country = models.CharField(max_length=100, blank=True)
    home_url = models.URLField(max_length=500, blank=True)
    notes = models.TextField(blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Visited(models.Model):
    """What is kept of every address that is visited again and again. Written by services/watching.py."""

    # Derived from the address: visits of one host are spaced, and a host that hangs takes one worker at most.
    host_name = models.CharField(max_length=255, editable=False)
    # Moving it forward is also how a worker claims the row.
    next_visit_at = models.DateTimeField(default=timezone.now)
    last_visit_at = models.DateTimeField(null=True, blank=True)
    last_error = models.TextField(blank=True)
    failures = models.PositiveIntegerField("failures in a row", default=0)
    etag = models.CharField(max_length=LONGEST_ETAG, blank=True)
    last_modified = models.CharField(max_length=LONGEST_LAST_MODIFIED, blank=True)
    # The last answer that was not "not modified", for validators can lie.
    last_full_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True


class SourceQuerySet(models.QuerySet["Source"]):
    def due(self, now: datetime) -> SourceQuerySet:
        """Sources whose time has come; uses monitor_source_due."""
        return self.filter(is_paused=False, next_visit_at__lte=now)


class Source(Visited):
    class Kind(models.TextChoices):
        UNKNOWN = "unknown", "Find out at the first visit"
        FEED = "feed", "Feed (RSS or Atom)"
        PAGE = "page", "Single page"

    publisher = models.ForeignKey(Publisher, on_delete=models.PROTECT, related_name="sources")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.PAGE)
    title = models.CharField(max_length=300)
    url = models.CharField(
        "address",
        max_length=2000,
        unique=True,
        validators=[public_address],
        error_messages={"unique": "This address is watched already: look for it under Sources."},
    )
    language = models.CharField(max_length=10, blank=True, help_text="Leave empty to detect it from each page.")
    every_minutes = models.PositiveIntegerField(
        "visit every (minutes)",
        default=60,
        validators=[MinValueValidator(1), MaxValueValidator(60 * 24 * 366)],
        help_text="How often to look.",
    )
    is_paused = models.BooleanField("paused", default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = ["title"]
        indexes = [
            # claim_due_sources
            models.Index(fields=["next_visit_at"], condition=models.Q(is_paused=False), name="monitor_source_due"),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, **kwargs: Any) -> None:
        self.host_name = host_name(self.url)
        super().save(**kwargs)

    def get_absolute_url(self) -> str:
        return reverse("source-detail", args=[self.pk])

    def clean(self) -> None:
        with suppress(BadAddress):  # which the field's validator explains
            self.url = canonical(self.url)


class Visit(models.Model):
    """One attempt to look at an address, and what came of it in words a curator understands."""

    class Outcome(models.TextChoices):
        NEW = "new", "New text"
        CHANGED = "changed", "Text changed"
        UNCHANGED = "unchanged", "No change"
        FETCHED = "fetched", "Kept, being read"
        FEED_READ = "feed_read", "Feed read"
        REFUSED = "refused", "Refused by the site or its robots.txt"
        UNSAFE = "unsafe", "Address not allowed"
        MISSING = "missing", "Page missing"
        SLOW = "slow", "Too slow"
        TOO_LARGE = "too_large", "Too large"
        EMPTY = "empty", "No text"
        NOT_READABLE = "not_readable", "Not a readable kind"
        UNREACHABLE = "unreachable", "Not reachable"
        SERVER_ERROR = "server_error", "Error at the site"
        BUSY = "busy", "Site asked to wait"

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="visits")
    article = models.ForeignKey("Article", null=True, blank=True, on_delete=models.CASCADE, related_name="visits")
    url = models.CharField(max_length=2000)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField()
    outcome = models.CharField(max_length=20, choices=Outcome)
    message = models.TextField(blank=True)
    status_code = models.PositiveSmallIntegerField(null=True, blank=True)
    size = models.PositiveIntegerField("bytes", default=0)

    class Meta:
        ordering = ["-started_at", "-pk"]
        indexes = [models.Index(fields=["source", "-started_at"], name="monitor_visit_by_source")]

    def __str__(self) -> str:
        return f"{self.get_outcome_display()}: {self.url}"

    @property
    def failed(self) -> bool:
        return self.outcome not in SUCCESSES


SUCCESSES = {
    Visit.Outcome.NEW,
    Visit.Outcome.CHANGED,
    Visit.Outcome.UNCHANGED,
    Visit.Outcome.FETCHED,
    Visit.Outcome.FEED_READ,
}


class Host(models.Model):
    """Politeness to one host, shared by all workers: when it may be asked again, and its robots.txt."""

    name = models.CharField(max_length=255, unique=True)
    next_request_at = models.DateTimeField()
    # Until then one worker has a batch of this host's visits in hand, and no other takes one.
    held_until = models.DateTimeField()
    robots_text = models.TextField(blank=True)
    # What the site answered; empty where it gave no answer.
    robots_status = models.PositiveSmallIntegerField(null=True, blank=True)
    robots_fetched_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["name"]
        indexes = [models.Index(fields=["held_until"], name="monitor_host_held")]

    def __str__(self) -> str:
        return self.name
