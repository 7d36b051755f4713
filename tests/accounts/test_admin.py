"""Accounts in Django's admin: members of the group "admin" make and change them, but raise nobody above themselves."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from django.urls import reverse

from factcheck.claims.services import observations
from tests.claims.evidence import differing
from tests.conftest import logged_in
from tests.factories import NOW, make_user
from tests.views.pages import soup, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager() -> User:
    """Of the group "admin", and no superuser."""
    return make_user("manager", group="admin", is_staff=True)


@pytest.fixture
def as_manager(manager: User) -> Client:
    return logged_in(manager)


def change(client: Client, account: User, **fields: object) -> int:
    data = {"username": account.username, "is_active": "on", "date_joined_0": "2026-03-02", "date_joined_1": "12:00"}
    address = reverse("admin:auth_user_change", args=[account.pk])
    status: int = client.post(address, data | fields).status_code
    account.refresh_from_db()
    return status


def test_a_manager_gives_an_account_its_role(as_manager: Client, visitor: User) -> None:
    assert change(as_manager, visitor, groups=[Group.objects.get(name="curator").pk], is_staff="on") == 302
    assert visitor.is_staff
    assert [group.name for group in visitor.groups.all()] == ["curator"]


def test_a_manager_makes_nobody_a_superuser(as_manager: Client, manager: User, reviewer: User) -> None:
    right = Permission.objects.get(codename="delete_user")
    for account in (reviewer, manager):
        change(as_manager, account, is_staff="on", is_superuser="on", user_permissions=[right.pk])
        assert not account.is_superuser
        assert not account.user_permissions.exists()


def test_a_manager_gives_no_group_that_may_do_more_than_she(as_manager: Client, visitor: User) -> None:
    above = Group.objects.create(name="owners")
    above.permissions.add(Permission.objects.get(codename="delete_user"))
    change(as_manager, visitor, groups=[above.pk])
    assert not visitor.groups.exists()


def test_accounts_above_a_manager_are_out_of_her_reach(as_manager: Client, administrator: User) -> None:
    trusted = make_user("trusted", group="admin", is_active=False)
    trusted.user_permissions.add(Permission.objects.get(codename="delete_user"))
    for account in (administrator, trusted):
        assert change(as_manager, account, username="taken") == 403
        password = reverse("admin:auth_user_password_change", args=[account.pk])
        new = {"password1": "another-long-word", "password2": "another-long-word"}
        assert as_manager.post(password, new).status_code == 403
        account.refresh_from_db()
        assert account.check_password("a-long-password")
        assert account.username != "taken"


def test_a_superuser_makes_another(as_administrator: Client, reviewer: User) -> None:
    assert change(as_administrator, reviewer, is_staff="on", is_superuser="on") == 302
    assert reviewer.is_superuser


def test_a_new_account_is_given_its_role_and_address_at_once(as_manager: Client) -> None:
    password = {"usable_password": "true", "password1": "another-long-word", "password2": "another-long-word"}
    role = {"groups": [Group.objects.get(name="reviewer").pk], "email": "new@example.org", "is_staff": "on"}
    as_manager.post(reverse("admin:auth_user_add"), {"username": "new", **password, **role})
    account = User.objects.get(username="new")
    assert account.has_perm("claims.settle_discrepancy")
    assert (account.email, account.is_staff) == ("new@example.org", True)
    listed = soup(as_manager, reverse("admin:auth_user_changelist"))
    assert [role.text for role in listed.select("#result_list .field-roles")] == ["admin", "reviewer"]


def test_who_is_in_the_record_is_switched_off_and_not_deleted(as_administrator: Client, reviewer: User) -> None:
    observations.reject(differing("4.33 tons", "4.4 tons").claim.observations.all()[0], by=reviewer, now=NOW)
    one = text(as_administrator, reverse("admin:auth_user_delete", args=[reviewer.pk]))
    chosen = {"action": "delete_selected", "_selected_action": [reviewer.pk]}
    several = as_administrator.post(reverse("admin:auth_user_changelist"), chosen).content.decode()
    for page in (one, several):
        assert "the record is kept" in page
        assert "Switch “Active” off instead" in page


def test_who_did_nothing_is_deleted_after_a_question(as_administrator: Client, visitor: User) -> None:
    address = reverse("admin:auth_user_delete", args=[visitor.pk])
    assert "Are you sure" in text(as_administrator, address)
    as_administrator.post(address, {"post": "yes"})
    assert not User.objects.filter(pk=visitor.pk).exists()
