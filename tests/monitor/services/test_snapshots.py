"""Which captures are still to be read."""

from __future__ import annotations

from datetime import timedelta

import pytest

from monitor.services import snapshots
from tests.factories import NOW, make_article, make_snapshot

pytestmark = pytest.mark.django_db


def test_an_unread_snapshot_goes_to_one_caller_until_its_lease_ends() -> None:
    old, new = (make_snapshot(make_article(), next_read_at=NOW - timedelta(minutes=n)) for n in (2, 1))
    make_snapshot(make_article(), next_read_at=NOW, read_at=NOW)
    assert snapshots.claim_unread(NOW) == [old.pk, new.pk]
    assert snapshots.claim_unread(NOW) == []
    assert snapshots.claim_unread(NOW + snapshots.READ_LEASE) == [old.pk, new.pk]
