"""Makes the rows tests need: plain functions with sensible defaults, each default overridden by a keyword."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from decimal import Decimal
from itertools import count
from pathlib import Path
from typing import Any

from django.contrib.auth.models import Group, User
from django.core.files.storage import storages

from factcheck.claims.models import Claim, Discrepancy, Figure, Observation, Reading
from monitor.models import Article, Publisher, Revision, Snapshot, Source, Visit
from monitor.services import captures

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
_number = count(1)


def make_user(username: str, *, group: str = "", **changes: Any) -> User:
    user = User.objects.create_user(username, password="a-long-password", **changes)
    if group:
        user.groups.add(Group.objects.get(name=group))
    return user


def make_publisher(**changes: Any) -> Publisher:
    return Publisher.objects.create(**{"name": f"Publisher {next(_number)}"} | changes)


def make_source(**changes: Any) -> Source:
    n = next(_number)
    values = {"title": f"Source {n}", "url": f"http://source{n}.test/", "next_visit_at": NOW} | changes
    values.setdefault("publisher", None)
    values["publisher"] = values["publisher"] or make_publisher()
    return Source.objects.create(**values)


def make_article(**changes: Any) -> Article:
    n = next(_number)
    values = {"url": f"http://article{n}.test/", "title": f"Article {n}", "first_seen_at": NOW, "next_visit_at": NOW}
    values |= changes
    if "source" not in values:
        values["source"] = make_source()
    return Article.objects.create(**values)


def make_visit(article: Article, **changes: Any) -> Visit:
    values: dict[str, Any] = {
        "source": article.source,
        "article": article,
        "url": article.url,
        "started_at": NOW,
        "ended_at": NOW,
        "outcome": Visit.Outcome.NEW,
    }
    return Visit.objects.create(**values | changes)


def make_snapshot(article: Article, **changes: Any) -> Snapshot:
    values: dict[str, Any] = {"taken_at": NOW, "url": article.url, "headers": [], "sha256": "0" * 64, "size": 1}
    values |= changes
    if "visit" not in values:
        values["visit"] = make_visit(article)
    return Snapshot.objects.create(article=article, **values)


def file_of(digest: str) -> Path:
    """Where the capture with this content lies."""
    return Path(storages["snapshots"].path(captures.name_of(digest)))


def make_revision(text: str, *, article: Article | None = None, **changes: Any) -> Revision:
    article = article or make_article()
    values: dict[str, Any] = {
        "number": article.revisions.count() + 1,
        "recorded_at": NOW,
        "title": article.title,
        "text_sha256": hashlib.sha256(text.encode()).hexdigest(),
        "extractor_version": 1,
    } | changes
    if "snapshot" not in values:
        values["snapshot"] = make_snapshot(article, read_at=NOW)
    return Revision.objects.create(article=article, text=text, **values)


def make_figure(revision: Revision, words: str, **changes: Any) -> Figure:
    """A figure whose words stand in the revision's text."""
    start = revision.text.index(words)
    reading, _ = Reading.objects.get_or_create(
        revision=revision, reader_version=1, defaults={"read_at": NOW, "filed_at": NOW}
    )
    values: dict[str, Any] = {
        "start": start,
        "end": start + len(words),
        "text": words,
        "low": Decimal("4.33"),
        "high": Decimal("4.33"),
        "step": Decimal("0.01"),
        "unit": "tonne",
        "dimension": "mass",
        "what": "heroin",
        "action": "seize",
        "place": "China",
        "period": "2008",
        "quote": revision.text,
        "quote_start": 0,
    }
    return Figure.objects.create(**{"reading": reading, "revision": revision} | values | changes)


def make_claim(**changes: Any) -> Claim:
    values = {
        "statement": "Heroin seized in China, 2008 (tonnes)",
        "what": "heroin",
        "action": "seize",
        "place": "China",
        "period": "2008",
        "unit": "tonne",
        "dimension": "mass",
    }
    return Claim.objects.create(**values | changes)


def make_observation(claim: Claim, figure: Figure, **changes: Any) -> Observation:
    return Observation.objects.create(claim=claim, figure=figure, **{"filed_at": NOW} | changes)


def make_discrepancy(claim: Claim | None = None, **changes: Any) -> Discrepancy:
    """An open discrepancy row by itself; services make the real ones from the evidence."""
    values: dict[str, Any] = {"opened_at": NOW, "changed_at": NOW, "evidence_sha256": "0" * 64, "spread": 0.02}
    discrepancy = Discrepancy(claim=claim or make_claim(), **values | changes)
    discrepancy.weigh()
    discrepancy.save()
    return discrepancy
