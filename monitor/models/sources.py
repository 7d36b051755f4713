"""Who publishes, what is watched, and every attempt to look."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, time, timedelta
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from monitor.addresses import BadAddress, canonical, host_name
from monitor.validators import public_address, usable_patterns, usable_selector

LONGEST_ETAG = 500
LONGEST_LAST_MODIFIED = 100
LONGEST_MINUTES = 60 * 24 * 366


class Publisher(models.Model):
    class Kind(models.TextChoices):
        AGENCY = "agency", _("Public agency")
        NEWSPAPER = "newspaper", _("Newspaper or broadcaster")
        WIRE = "wire", _("News agency")
        ENCYCLOPAEDIA = "encyclopaedia", _("Encyclopaedia")
        NGO = "ngo", _("Organisation")
        OTHER = "other", _("Other")

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
        UNKNOWN = "unknown", _("Find out at the first visit")
        FEED = "feed", _("Feed (RSS, Atom or JSON)")
        SITEMAP = "sitemap", _("Sitemap")
        LISTING = "listing", _("Page that lists others")
        PAGE = "page", _("Single page or PDF")

    # Kinds whose articles are visited on a schedule of their own.
    LISTS: ClassVar = (Kind.FEED, Kind.SITEMAP, Kind.LISTING)

    publisher = models.ForeignKey(Publisher, on_delete=models.PROTECT, related_name="sources")
    # Moving it forward is also how a worker claims the row.
    next_visit_at = models.DateTimeField(default=timezone.now)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.PAGE)
    title = models.CharField(max_length=300)
    url = models.CharField(
        "address",
        max_length=2000,
        validators=[public_address],
        error_messages={"unique": "This address is watched already: look for it under Sources."},
    )
    language = models.CharField(max_length=10, blank=True, help_text=_("Leave empty to detect it from each page."))
    every_minutes = models.PositiveIntegerField(
        "visit every (minutes)",
        default=60,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST_MINUTES)],
        help_text=_("How often to look."),
    )
    # Where given, the pace follows the source, between `every_minutes` and this.
    slowest_minutes = models.PositiveIntegerField(
        "at the slowest every (minutes)",
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST_MINUTES)],
    )
    # What the pace has come to. Written by services/outcomes.py.
    pace_seconds = models.PositiveIntegerField(null=True, editable=False)
    window_from = models.TimeField("only from (UTC)", null=True, blank=True)
    window_until = models.TimeField("until (UTC)", null=True, blank=True)
    # Of a list: pieces of the addresses that are wanted, as patterns.py reads them.
    url_patterns = models.TextField("addresses", blank=True, max_length=2000, validators=[usable_patterns])
    # CSS selectors: of a page of links, where these stand; of what is read, what to keep and what to drop.
    link_selector = models.CharField("links", max_length=300, blank=True, validators=[usable_selector])
    keep_selector = models.CharField("parts to keep", max_length=300, blank=True, validators=[usable_selector])
    drop_selector = models.CharField("parts to drop", max_length=300, blank=True, validators=[usable_selector])
    # Of a sitemap of sitemaps: {address: {"depth", "changed", "read_at"}}. Written by services/finding.py.
    child_sitemaps = models.JSONField(default=dict, blank=True, editable=False)
    is_paused = models.BooleanField("paused", default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = ["title"]
        # Not as the field's own rule, for which PostgreSQL would get a second index.
        constraints = [models.UniqueConstraint(fields=["url"], name="monitor_source_url")]
        indexes = [
            # services/problems.py
            models.Index(fields=["failures"], condition=models.Q(failures__gt=0), name="monitor_source_failing"),
            # services/schedule.py
            models.Index(fields=["next_visit_at"], condition=models.Q(is_paused=False), name="monitor_source_due"),
            models.Index(
                fields=["host_name", "next_visit_at"], condition=models.Q(is_paused=False), name="monitor_source_host"
            ),
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
        if self.slowest_minutes and self.every_minutes and self.slowest_minutes < self.every_minutes:
            raise ValidationError({"slowest_minutes": "The slowest pace must be longer than the fastest."})
        if (self.window_from is None) != (self.window_until is None) or (
            self.window_from is not None and self.window_from == self.window_until
        ):
            raise ValidationError({"window_until": "Give two different times of the day, or neither."})

    @property
    def lists_articles(self) -> bool:
        """Whether it names the addresses of others, rather than being read itself."""
        return self.kind in self.LISTS

    @property
    def pace(self) -> timedelta:
        """How long after a visit in order the next one comes."""
        if self.slowest_minutes is None:
            return timedelta(minutes=self.every_minutes)
        fastest, slowest = timedelta(minutes=self.every_minutes), timedelta(minutes=self.slowest_minutes)
        return min(max(timedelta(seconds=self.pace_seconds or 0), fastest), slowest)

    @property
    def window(self) -> tuple[time, time] | None:
        """The hours of the day in which it may be visited, in UTC; None where any will do."""
        return (self.window_from, self.window_until) if self.window_from and self.window_until else None


class Visit(models.Model):
    """One attempt to look at an address, and what came of it in words a curator understands."""

    class Outcome(models.TextChoices):
        NEW = "new", _("New text")
        CHANGED = "changed", _("Text changed")
        UNCHANGED = "unchanged", _("No change")
        FETCHED = "fetched", _("Kept, being read")
        FEED_READ = "feed_read", _("List read")
        REFUSED = "refused", _("Refused by the site or its robots.txt")
        UNSAFE = "unsafe", _("Address not allowed")
        MISSING = "missing", _("Page missing")
        SLOW = "slow", _("Too slow")
        TOO_LARGE = "too_large", _("Too large")
        EMPTY = "empty", _("No text")
        NOT_READABLE = "not_readable", _("Not a readable kind")
        UNREACHABLE = "unreachable", _("Not reachable")
        SERVER_ERROR = "server_error", _("Error at the site")
        BUSY = "busy", _("Site asked to wait")
        WALL = "wall", _("Wall against programs")
        ERROR_PAGE = "error_page", _("Error page sent as a page")
        FLAPPING = "flapping", _("Goes back and forth")
        CUT_SHORT = "cut_short", _("Page breaks off")
        SHRUNK = "shrunk", _("Most of the text missing")
        NOT_KEPT = "not_kept", _("Could not be kept")

    # monitor_visit_by_source is its index.
    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="visits", db_index=False)
    article = models.ForeignKey("Article", null=True, blank=True, on_delete=models.CASCADE, related_name="visits")
    url = models.CharField(max_length=2000)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField()
    outcome = models.CharField(max_length=20, choices=Outcome)
    message = models.TextField(blank=True)
    status_code = models.PositiveSmallIntegerField(null=True, blank=True)
    size = models.PositiveIntegerField("bytes", default=0)
    # Whether what was known already was named (If-None-Match, If-Modified-Since).
    is_conditional = models.BooleanField(default=False)
    # Every address asked, where it was not `url` alone and answered: robots.txt, redirects, sitemaps inside sitemaps.
    # Before them the requests of visits that were folded into this one, the last of each with "size": folding.py
    asked = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["-started_at", "-pk"]
        indexes = [models.Index(fields=["source", "-started_at"], name="monitor_visit_by_source")]

    def __str__(self) -> str:
        return f"{self.get_outcome_display()}: {self.url}"

    @property
    def failed(self) -> bool:
        return self.outcome not in SUCCESSES

    @property
    def stands_for(self) -> int:
        """How many visits it is the record of."""
        return 1 + sum("size" in row for row in self.asked)


SUCCESSES = {
    Visit.Outcome.NEW,
    Visit.Outcome.CHANGED,
    Visit.Outcome.UNCHANGED,
    Visit.Outcome.FETCHED,
    Visit.Outcome.FEED_READ,
    # Not recorded yet: services/doubts.py
    Visit.Outcome.FLAPPING,
    Visit.Outcome.CUT_SHORT,
    Visit.Outcome.SHRUNK,
}


class Host(models.Model):
    """One host: who visits it now, when it may be asked again, and its robots.txt."""

    name = models.CharField(max_length=255)
    next_request_at = models.DateTimeField()
    # Until then one worker visits this host's due rows, and no other does: the one who knows `held_by`.
    held_until = models.DateTimeField()
    held_by = models.CharField(max_length=32, blank=True)
    robots_text = models.TextField(blank=True)
    # What the site answered; empty where it gave no answer.
    robots_status = models.PositiveSmallIntegerField(null=True, blank=True)
    robots_fetched_at = models.DateTimeField(null=True, blank=True)
    # {sign of a layout: SHA-256 of a capture that has it and stands by itself}; services/captures.py, packing.py
    layouts = models.JSONField(default=dict, blank=True, editable=False)

    class Meta:
        ordering = ["name"]
        # Few indexes, for each tick writes hundreds of rows.
        constraints = [models.UniqueConstraint(fields=["name"], name="monitor_host_name")]
        indexes = [models.Index(fields=["held_until"], name="monitor_host_held")]

    def __str__(self) -> str:
        return self.name
