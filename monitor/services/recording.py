"""Writes what the visits of a round found: visits, state, snapshots and texts of many pages in one transaction."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import DataError, IntegrityError, transaction

from monitor.extract import Extracted, disguised
from monitor.models import Visit
from monitor.services import outcomes, revisions, rows, snapshots
from monitor.services.outcomes import Said
from monitor.services.rounds import Find, Note, Round


def write(together: Round) -> None:
    """All that the round has found so far."""
    notes, finds = together.taken()
    if notes:
        _write_notes(notes)
    if finds:
        _record_all(finds)
        together.write_layouts()


@transaction.atomic
def _write_notes(notes: list[Note]) -> None:
    there = rows.update((note.row, note.row_changes) for note in notes)
    rows.update((note.page, note.page_changes) for note in notes if note.page and note.page_changes)
    # A row that a curator has removed meanwhile took its visits with it.
    Visit.objects.bulk_create(note.visit for note in notes if (type(note.row), note.row.pk) in there)


def _record_all(finds: list[Find]) -> None:
    """One page that the database does not take keeps no other from being written."""
    try:
        record(finds)
    except (DataError, IntegrityError) as error:
        if len(finds) == 1:
            raise
        troubles = [trouble for find in finds if (trouble := _trouble_with(find))]
        if troubles:
            raise troubles[0] from error


def _trouble_with(find: Find) -> DataError | IntegrityError | None:
    try:
        record([find])
    except (DataError, IntegrityError) as error:
        return error
    return None


@transaction.atomic
def record(finds: Sequence[Find]) -> list[int]:
    """Visits, snapshots and what was read in them. What was not is left to be read, and its ids are given."""
    behind = snapshots.unread_of([find.look.page for find in finds if find.look.page.was_answered])
    first = {find: text for find in finds if (text := _first_text(find))}
    kept = outcomes.fetched({find: _said(find, first.get(find)) for find in finds})
    unread = {find for find, _ in kept if find.look.page.pk in behind or not (find.looked.found or find.looked.trouble)}
    taken = snapshots.take(kept, unread)
    read = [(snapshot, find) for snapshot, (find, _) in zip(taken, kept, strict=True) if find not in unread]
    revisions.record_first([(snapshot, first[find]) for snapshot, find in read if find in first])
    for snapshot, find in read:
        if find not in first:
            revisions.record_looked(snapshot, find.response.body, find.looked, find.look.started_at)
    return [snapshot.pk for snapshot in taken if snapshot.read_at is None]


def _said(find: Find, text: Extracted | None) -> Said:
    return revisions.first(find.look.page, text, find.look.started_at) if text else Said(Visit.Outcome.FETCHED)


def _first_text(find: Find) -> Extracted | None:
    """The text of a page that never had one: nothing before it needs to be looked at."""
    found = find.looked.found
    if found is None or find.look.page.was_answered or disguised.disguise(found.title, found.text):
        return None
    return found
