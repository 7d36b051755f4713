"""Who may do what in Django's admin: every model and every bulk action is in the table, or the last test fails."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import RequestFactory
from django.urls import reverse

from tests.conftest import logged_in
from tests.factories import make_user

pytestmark = pytest.mark.django_db

# "admin" has the group of that name; "administrator" is Django's superuser, whom nothing is denied but by the models.
ROLES = ("visitor", "reviewer", "curator", "admin", "administrator")
NOBODY: frozenset[str] = frozenset()
DESK = frozenset({"reviewer", "curator", "admin", "administrator"})
CURATORS = frozenset({"curator", "admin", "administrator"})
ADMINS = frozenset({"admin", "administrator"})
SUPERUSER = frozenset({"administrator"})


@dataclass(frozen=True)
class Model:
    sees: frozenset[str]
    adds: frozenset[str] = NOBODY
    changes: frozenset[str] = NOBODY
    deletes: frozenset[str] = NOBODY
    actions: dict[str, frozenset[str]] = field(default_factory=dict)


BY_SUPERUSER = Model(SUPERUSER, SUPERUSER, SUPERUSER, SUPERUSER, {"delete_selected": SUPERUSER})
LOG = Model(SUPERUSER, NOBODY, SUPERUSER, SUPERUSER, {"delete_selected": SUPERUSER})
RECORD = Model(DESK)
MODELS = {
    "claims.claim": Model(DESK, CURATORS, CURATORS, actions={"merge": DESK, "search_stored": DESK}),
    "claims.observation": Model(DESK, actions={"accept": DESK, "reject": DESK, "move": DESK, "split": DESK}),
    "claims.lesson": Model(DESK, actions={"take_back": DESK}),
    "claims.arrangement": Model(DESK, actions={"undo": DESK}),
    "claims.synonym": Model(DESK, actions={"take_out": CURATORS}),
    "claims.discrepancy": Model(DESK, actions={"accept_suggested": DESK, "mark_not_comparable": DESK}),
    "review.decision": RECORD,
    "review.event": RECORD,
    "publishing.verdict": Model(DESK, actions={"withdraw": CURATORS}),
    "monitor.publisher": Model(DESK, CURATORS, CURATORS, ADMINS, {"delete_selected": ADMINS}),
    "monitor.source": Model(
        DESK,
        CURATORS,
        CURATORS,
        ADMINS,
        {"visit_now": CURATORS, "pause": CURATORS, "resume": CURATORS, "delete_selected": ADMINS},
    ),
    "monitor.article": RECORD,
    "monitor.visit": RECORD,
    "monitor.snapshot": RECORD,
    "monitor.revision": RECORD,
    "monitor.host": Model(SUPERUSER),
    "auth.group": Model(ADMINS, SUPERUSER, SUPERUSER, SUPERUSER, {"delete_selected": SUPERUSER}),
    "auth.user": Model(ADMINS, ADMINS, ADMINS, SUPERUSER, {"delete_selected": SUPERUSER}),
    "axes.accessattempt": Model(
        SUPERUSER,
        NOBODY,
        SUPERUSER,
        SUPERUSER,
        {"delete_selected": SUPERUSER, "cleanup_expired_attempts": SUPERUSER},
    ),
    "axes.accesslog": LOG,
    "axes.accessfailurelog": LOG,
    "otp_totp.totpdevice": BY_SUPERUSER,
    "otp_static.staticdevice": BY_SUPERUSER,
}


@pytest.fixture(scope="module")
def people(django_db_setup: None, django_db_blocker: Any) -> Any:
    """One of each role, all allowed through the admin's door; made once for the table."""
    with django_db_blocker.unblock():
        made = {role: _person(role) for role in ROLES}
        yield made
        User.objects.filter(pk__in=[user.pk for user in made.values()]).delete()


def _person(role: str) -> User:
    if role == "administrator":
        return make_user(f"table-{role}", is_staff=True, is_superuser=True)
    return make_user(f"table-{role}", group="" if role == "visitor" else role, is_staff=True)


@pytest.mark.parametrize("label", MODELS)
def test_a_model_is_open_to_its_roles_only(label: str, people: dict[str, User]) -> None:
    expected, model_admin = MODELS[label], admin.site._registry[apps.get_model(label)]
    for role, user in people.items():
        request = RequestFactory().get("/")
        request.user = user
        assert model_admin.has_view_permission(request) is (role in expected.sees), role
        assert model_admin.has_add_permission(request) is (role in expected.adds), role
        assert model_admin.has_change_permission(request) is (role in expected.changes), role
        assert model_admin.has_delete_permission(request) is (role in expected.deletes), role
        if role in expected.sees:
            allowed = {name for name, roles in expected.actions.items() if role in roles}
            assert set(model_admin.get_actions(request)) == allowed, role


@pytest.mark.parametrize("label", MODELS)
def test_the_lists_say_the_same(label: str, people: dict[str, User]) -> None:
    """The permissions above are what the addresses ask for."""
    address = reverse(f"admin:{label.replace('.', '_')}_changelist")
    for role in ("visitor", "reviewer", "curator"):
        expected = 200 if role in MODELS[label].sees else 403
        assert logged_in(people[role]).get(address).status_code == expected, role


def test_every_model_of_the_admin_is_in_the_table() -> None:
    assert {model._meta.label_lower for model in admin.site._registry} == set(MODELS)
