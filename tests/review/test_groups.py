from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.core.management import call_command

pytestmark = pytest.mark.django_db

SETTLE, PUBLISH, ADD_SOURCE = "claims.settle_discrepancy", "claims.publish_verdict", "monitor.add_source"


def test_a_reviewer_settles_and_no_more(reviewer: User) -> None:
    assert reviewer.has_perm(SETTLE)
    assert reviewer.has_perm("claims.view_discrepancy")
    assert not reviewer.has_perm(PUBLISH)
    assert not reviewer.has_perm(ADD_SOURCE)


def test_a_curator_settles_publishes_and_keeps_sources(curator: User) -> None:
    assert curator.has_perms([SETTLE, PUBLISH, ADD_SOURCE, "monitor.change_source", "claims.add_claim"])
    assert not curator.has_perm("auth.add_user")


def test_a_visitor_has_no_right(visitor: User) -> None:
    assert not visitor.get_all_permissions()


def test_nobody_by_group_may_touch_history_verdicts_or_evidence() -> None:
    final = ["event", "decision", "verdict", "revision", "snapshot", "figure", "reading"]
    given = Permission.objects.filter(group__isnull=False, content_type__model__in=final)
    assert given.exists()
    assert not given.exclude(codename__startswith="view_").exists()


def test_every_right_the_groups_have_is_one_django_knows() -> None:
    call_command("migrate", verbosity=0)
    names = Permission.objects.filter(group__isnull=False).values_list("name", flat=True)
    assert all(name.startswith("Can ") for name in names)
    assert set(Group.objects.values_list("name", flat=True)) == {"reviewer", "curator", "admin"}
