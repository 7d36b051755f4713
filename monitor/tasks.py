"""What workers do: each task fetches its rows and calls a service. Names are public, for messages outlive releases.

Tasks take ids. A row that vanished ends a task quietly, and a task that runs twice changes nothing the second time.
"""

from __future__ import annotations

from celery import shared_task
from celery.contrib.django.task import DjangoTask
from django.conf import settings
from django.utils import timezone

from monitor import budget, sandbox
from monitor.models import Article, Snapshot, Source
from monitor.services import folding, problems, revisions, schedule, snapshots, watching
from monitor.services.rounds import Round


@shared_task(base=DjangoTask)
def visit_due() -> None:
    """On every tick: hands out the hosts that have something due."""
    for name, token in schedule.hand_out(timezone.now()):
        visit_host.delay_on_commit(name, token)


# Its turn ends by itself; the limits are for a worker that hangs.
@shared_task(base=DjangoTask)
def visit_host(name: str, token: str) -> None:
    schedule.go_through(name, token, _visit_and_read)


@shared_task(base=DjangoTask)
def mend_clock() -> None:
    schedule.mend_clock(timezone.now())


@shared_task(base=DjangoTask)
def note_problems() -> None:
    problems.note(timezone.now())
    problems.tell(timezone.now())


@shared_task(base=DjangoTask)
def note_silence() -> None:
    """Of lists whose pages cannot be read it is said before: they are no riddle."""
    problems.note_pages(timezone.now())
    problems.note_silence(timezone.now())


@shared_task(base=DjangoTask)
def fold_visits() -> None:
    """Each hour the old visits of other sources."""
    folding.fold(timezone.now())


@shared_task(base=DjangoTask)
def visit_source(source_id: int) -> None:
    source = Source.objects.filter(pk=source_id).first()
    if source is not None:
        _visit_and_read(source)


@shared_task(base=DjangoTask)
def visit_article(article_id: int) -> None:
    article = Article.objects.filter(pk=article_id).select_related("source").first()
    if article is not None:
        _visit_and_read(article)


@shared_task(base=DjangoTask)
def read_snapshot(snapshot_id: int) -> None:
    with budget.of(settings.VISIT_SECONDS):
        _read(snapshot_id)


@shared_task(base=DjangoTask)
def read_unread() -> None:
    """On every tick: snapshots whose worker or reader died before they were read."""
    for snapshot_id in snapshots.claim_unread(timezone.now()):
        read_snapshot.delay_on_commit(snapshot_id)


def _visit_and_read(row: Source | Article, together: Round | None = None) -> None:
    """In one budget: a page that took long to come is read by another task."""
    with budget.of(settings.VISIT_SECONDS):
        for snapshot_id in watching.visit(row, timezone.now(), together):
            if budget.left(sandbox.SECONDS) < sandbox.SECONDS:
                read_snapshot.delay_on_commit(snapshot_id)
            else:
                _read(snapshot_id)


def _read(snapshot_id: int) -> None:
    unread = Snapshot.objects.unread().filter(pk=snapshot_id)
    for snapshot in unread.select_related("visit__source", "visit__article", "article__source"):
        revisions.record(snapshot, timezone.now())
