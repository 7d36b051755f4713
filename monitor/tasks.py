"""What workers do: each task fetches its rows and calls a service. Names are public, for messages outlive releases.

Tasks take ids. A row that vanished ends a task quietly, and a task that runs twice changes nothing the second time.
"""

from __future__ import annotations

from collections.abc import Iterable

from celery import shared_task
from celery.contrib.django.task import DjangoTask
from django.utils import timezone

from monitor.models import Article, Snapshot, Source
from monitor.services import revisions, schedule, snapshots, watching


@shared_task(base=DjangoTask)
def visit_due() -> None:
    """On every tick: hands out the hosts that have something due."""
    for name, token in schedule.hand_out(timezone.now()):
        visit_host.delay_on_commit(name, token)


# Its turn ends by itself; the limits are for a worker that hangs.
@shared_task(base=DjangoTask)
def visit_host(name: str, token: str) -> None:
    schedule.go_through(name, token, lambda row: _read_soon(watching.visit(row, timezone.now())))


@shared_task(base=DjangoTask)
def mend_clock() -> None:
    schedule.mend_clock(timezone.now())


@shared_task(base=DjangoTask)
def visit_source(source_id: int) -> None:
    source = Source.objects.filter(pk=source_id).first()
    if source is not None:
        _read_soon(watching.visit_source(source, timezone.now()))


@shared_task(base=DjangoTask)
def visit_article(article_id: int) -> None:
    article = Article.objects.filter(pk=article_id).select_related("source").first()
    if article is not None:
        _read_soon(watching.visit_article(article, timezone.now()))


# Reading hostile files must not take a worker for long: it is killed, and after three attempts the file is left alone.
@shared_task(base=DjangoTask, soft_time_limit=60, time_limit=75)
def read_snapshot(snapshot_id: int) -> None:
    snapshot = Snapshot.objects.unread().filter(pk=snapshot_id).select_related("visit").first()
    if snapshot is not None:
        revisions.record(snapshot, timezone.now())


@shared_task(base=DjangoTask)
def read_unread() -> None:
    """On every tick: snapshots whose message was lost, or whose reader died."""
    _read_soon(snapshots.claim_unread(timezone.now()))


def _read_soon(snapshot_ids: Iterable[int]) -> None:
    for snapshot_id in snapshot_ids:
        read_snapshot.delay_on_commit(snapshot_id)
