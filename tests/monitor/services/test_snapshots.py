"""Bytes as received, kept for good."""

from __future__ import annotations

import hashlib
from datetime import timedelta

import pytest

from monitor.models import Snapshot
from monitor.services import snapshots
from tests.factories import NOW, file_of, make_article, make_snapshot

pytestmark = pytest.mark.django_db

BODY = b"<p>4.33 tons</p>" * 100


def stored() -> Snapshot:
    return make_snapshot(make_article(), sha256=snapshots.store(BODY), size=len(BODY))


def test_bytes_come_back_as_they_were_received() -> None:
    assert snapshots.body(stored()) == BODY


def test_the_same_bytes_are_stored_once_and_packed() -> None:
    stored()
    before = file_of(hashlib.sha256(BODY).hexdigest()).stat()
    stored()
    path = file_of(hashlib.sha256(BODY).hexdigest())
    assert list(path.parent.iterdir()) == [path]
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert path.stat().st_size < len(BODY)


@pytest.mark.parametrize("damage", [b"", b"no gzip", b"\x1f\x8b\x08\x00cut"])
def test_a_damaged_file_is_said_and_mended_when_the_bytes_come_again(damage: bytes) -> None:
    snapshot = stored()
    file_of(snapshot.sha256).write_bytes(damage)
    with pytest.raises(snapshots.Damaged):
        snapshots.body(snapshot)
    snapshots.store(BODY)
    assert snapshots.body(snapshot) == BODY


def test_a_file_that_holds_something_else_is_said() -> None:
    snapshot = stored()
    other = file_of(snapshots.store(b"something else"))
    file_of(snapshot.sha256).write_bytes(other.read_bytes())
    with pytest.raises(snapshots.Damaged, match="does not hold"):
        snapshots.body(snapshot)


def test_a_missing_file_is_said() -> None:
    snapshot = stored()
    file_of(snapshot.sha256).unlink()
    with pytest.raises(snapshots.Damaged, match="missing"):
        snapshots.body(snapshot)


def test_an_unread_snapshot_goes_to_one_caller_until_its_lease_ends() -> None:
    old, new = (make_snapshot(make_article(), next_read_at=NOW - timedelta(minutes=n)) for n in (2, 1))
    make_snapshot(make_article(), next_read_at=NOW, read_at=NOW)
    assert snapshots.claim_unread(NOW) == [old.pk, new.pk]
    assert snapshots.claim_unread(NOW) == []
    assert snapshots.claim_unread(NOW + snapshots.READ_LEASE) == [old.pk, new.pk]
