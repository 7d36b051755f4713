"""The first accounts, and the commands that make them."""

from __future__ import annotations

from io import StringIO

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import CommandError, call_command
from django.test import Client

from factcheck.accounts import roles

pytestmark = pytest.mark.django_db


def make_users() -> dict[str, str]:
    """What the command says after each name."""
    output = StringIO()
    call_command("make_users", stdout=output)
    return {line.split()[0]: line.split(maxsplit=1)[1] for line in output.getvalue().splitlines()}


def test_the_printed_passwords_let_each_of_them_in() -> None:
    for name, password in make_users().items():
        response = Client().post("/login/", {"username": name, "password": password})
        assert response.status_code == 302, name


def test_before_the_roles_are_made_the_command_says_what_to_wait_for() -> None:
    Group.objects.all().delete()
    with pytest.raises(CommandError, match="wait until the site is ready, or run migrate"):
        make_users()
    assert not User.objects.exists()


def test_passwords_are_long_and_differ_each_time() -> None:
    first = make_users()
    User.objects.all().delete()
    assert all(len(password) >= 16 for password in first.values())
    assert not set(first.values()) & set(make_users().values())


def test_an_account_that_exists_keeps_its_password() -> None:
    password = make_users()["reviewer"]
    assert "exists already" in make_users()["reviewer"]
    assert User.objects.get(username="reviewer").check_password(password)
    assert User.objects.count() == len(roles.ROLES)


@pytest.mark.parametrize(("name", "may_publish"), [("reviewer", False), ("curator", True), ("admin", True)])
def test_each_may_do_what_its_role_says(name: str, may_publish: bool) -> None:
    roles.make(name, "a-long-password")
    user = User.objects.get(username=name)
    assert user.has_perm("claims.settle_discrepancy")
    assert user.has_perm("claims.publish_verdict") is may_publish


@pytest.mark.parametrize("name", roles.ROLES)
def test_each_may_enter_django_s_admin(name: str) -> None:
    roles.make(name, "a-long-password")
    client = Client()
    client.force_login(User.objects.get(username=name), backend="django.contrib.auth.backends.ModelBackend")
    assert client.get("/admin/").status_code == 200


def test_only_admin_may_do_everything() -> None:
    for role in roles.ROLES:
        roles.make(role, "a-long-password")
    assert [user.username for user in User.objects.filter(is_superuser=True)] == ["admin"]


def test_a_password_that_is_no_secret_is_stored_like_any_other_once_it_is_used() -> None:
    roles.make("reviewer", roles.demo_password("reviewer"), is_secret=False)
    stored = User.objects.get().password
    assert Client().post("/login/", {"username": "reviewer", "password": "demo-reviewer"}).status_code == 302
    assert User.objects.get().password != stored
    assert User.objects.get().check_password("demo-reviewer")


def test_a_demo_at_no_address_makes_nothing_and_says_why() -> None:
    with pytest.raises(CommandError, match="nonsense is no address of a newsroom"):
        call_command("load_demo", newsroom="nonsense")
    assert not User.objects.exists()
