"""Who may open which address: every address of the site is in the table, or the last test fails."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.conftest import logged_in
from tests.factories import make_user
from tests.views.world import World, make_world

pytestmark = pytest.mark.django_db

ROLES = ("nobody", "visitor", "reviewer", "curator", "admin", "administrator")
EVERYONE = frozenset(ROLES)
DESK = frozenset({"reviewer", "curator", "admin", "administrator"})
LOGGED_IN = EVERYONE - {"nobody"}
CURATORS = frozenset({"curator", "admin", "administrator"})
MISSING = 999_999


@dataclass(frozen=True)
class Page:
    """How an address is opened, by whom, and with which object of the world."""

    allowed: frozenset[str]
    method: str = "get"
    pk: Callable[[World], int] | None = None
    data: dict[str, str] | None = None

    args: tuple[str, ...] = ()

    def path(self, name: str, pk: int | None) -> str:
        return reverse(name, args=self.args if pk is None else [pk])


PAGES = {
    "home": Page(EVERYONE),
    "login": Page(EVERYONE),
    "logout": Page(EVERYONE, "post"),
    "unsent": Page(LOGGED_IN),
    "login-code": Page(EVERYONE),
    "password_reset": Page(EVERYONE),
    "password_reset_done": Page(EVERYONE),
    "password_reset_confirm": Page(EVERYONE, args=("MQ", "no-token")),
    "password_change": Page(LOGGED_IN),
    "account": Page(LOGGED_IN),
    "account-mail": Page(LOGGED_IN, "post"),
    "account-letters": Page(LOGGED_IN, "post"),
    "session-end": Page(LOGGED_IN, "post"),
    "second-step-on": Page(LOGGED_IN),
    "second-step-change": Page(LOGGED_IN, "post"),
    "about": Page(EVERYONE),
    "language": Page(EVERYONE, "post", data={"language": "zh-hans"}),
    "verdict-list": Page(EVERYONE),
    "verdict-detail": Page(EVERYONE, pk=lambda world: world.verdict.claim_id),
    "healthz": Page(EVERYONE),
    "readyz": Page(EVERYONE),
    "queue": Page(DESK),
    "home-live": Page(DESK),
    "progress": Page(DESK),
    "progress-steps": Page(DESK),
    "discrepancy-live": Page(DESK, pk=lambda world: world.open.pk),
    "discrepancy-summary": Page(DESK, pk=lambda world: world.open.pk),
    "discrepancy-detail": Page(DESK, pk=lambda world: world.open.pk),
    "discrepancy-settle": Page(DESK, "post", lambda world: world.open.pk),
    "discrepancy-reopen": Page(DESK, "post", lambda world: world.settled.pk),
    "discrepancy-next": Page(DESK, "post"),
    "settle-together": Page(DESK),
    "undo-together": Page(DESK, "post"),
    "filter-save": Page(DESK, "post"),
    "filter-delete": Page(DESK, "post"),
    "discrepancy-hold": Page(DESK, "post", lambda world: world.open.pk),
    "discrepancy-draft": Page(DESK, "post", lambda world: world.open.pk),
    "discrepancy-assign": Page(DESK, "post", lambda world: world.open.pk),
    "discrepancy-take-up": Page(DESK, "post", lambda world: world.open.pk),
    "discrepancy-weigh": Page(CURATORS, "post", lambda world: world.open.pk),
    "discrepancy-comment": Page(DESK, "post", lambda world: world.open.pk),
    "opinion-withdraw": Page(DESK, "post", lambda world: world.opinion.pk),
    "erratum-list": Page(DESK),
    "erratum-detail": Page(DESK, pk=lambda world: world.erratum.pk),
    "erratum-mark": Page(DESK, "post", lambda world: world.erratum.pk),
    "decision-undo": Page(DESK, "post", lambda world: world.decision.pk),
    "history": Page(DESK),
    "claim-list": Page(DESK),
    "claim-write": Page(CURATORS),
    "claim-search": Page(DESK, "post", lambda world: world.claim.pk),
    "claim-series": Page(DESK, pk=lambda world: world.claim.pk),
    "claim-split": Page(DESK, pk=lambda world: world.claim.pk),
    "claim-merge": Page(DESK, pk=lambda world: world.claim.pk),
    "arrangement-undo": Page(DESK, "post", lambda world: world.arrangement.pk),
    "lesson-undo": Page(DESK, "post", lambda world: world.lesson.pk),
    "synonym-list": Page(DESK),
    "synonym-add": Page(CURATORS, "post"),
    "synonym-remove": Page(CURATORS, "post", lambda world: world.synonym.pk),
    "observation-move": Page(DESK, pk=lambda world: world.observation.pk),
    "claim-detail": Page(DESK, pk=lambda world: world.claim.pk),
    "observation-accept": Page(DESK, "post", lambda world: world.observation.pk),
    "observation-reject": Page(DESK, "post", lambda world: world.observation.pk),
    "observation-move-here": Page(DESK, "post", lambda world: world.observation.pk),
    "figure-correct": Page(DESK, pk=lambda world: world.observation.figure_id),
    "article-detail": Page(DESK, pk=lambda world: world.article.pk),
    "revision-detail": Page(DESK, pk=lambda world: world.revision.pk),
    "search": Page(DESK),
    "try": Page(DESK),
    "compare-documents": Page(DESK),
    "revision-seen": Page(DESK, "post", lambda world: world.revision.pk),
    "revision-diff": Page(DESK, pk=lambda world: world.revision.pk),
    "article-warc": Page(DESK, pk=lambda world: world.snapshot.article_id),
    "snapshot-detail": Page(DESK, pk=lambda world: world.snapshot.pk),
    "source-list": Page(DESK),
    "source-detail": Page(DESK, pk=lambda world: world.source.pk),
    "source-texts": Page(DESK, pk=lambda world: world.source.pk),
    "source-log": Page(DESK, pk=lambda world: world.source.pk),
    "source-progress": Page(DESK, pk=lambda world: world.source.pk),
    "publisher-edit": Page(CURATORS, pk=lambda world: world.source.publisher_id),
    "source-export": Page(DESK),
    "source-import": Page(CURATORS),
    "source-add": Page(CURATORS),
    "source-edit": Page(CURATORS, pk=lambda world: world.source.pk),
    "source-visit-now": Page(CURATORS, "post", lambda world: world.source.pk),
    "source-pause": Page(CURATORS, "post", lambda world: world.source.pk),
    "verdict-publish": Page(CURATORS, "post", lambda world: world.settled.claim_id),
    "verdict-withdraw": Page(CURATORS, "post", lambda world: world.settled.claim_id),
}
# Django admin and the API guard themselves; their own tests hold them to it.
GUARDED_ELSEWHERE = ("admin/", "api/v1/")
READ_AND_WRITE = {
    "source-import",
    "claim-write",
    "claim-split",
    "claim-merge",
    "observation-move",
    "publisher-edit",
    "login",
    "source-add",
    "source-edit",
    "try",
    "compare-documents",
    "figure-correct",
    "settle-together",
    "login-code",
    "password_reset",
    "password_reset_confirm",
    "password_change",
    "second-step-on",
}
# The second step is for those whose password was right a moment ago; everybody else is sent to the first.
LEADS_TO_LOGIN = {"login-code"}
# Readiness says 503 where no broker runs, as in these tests.
ANSWERS = {"readyz": {200, 503}, "article-warc": {200, 409}}


def client_of(role: str) -> Client:
    if role == "nobody":
        return Client()
    if role == "administrator":
        return logged_in(make_user(role, is_staff=True, is_superuser=True))
    return logged_in(make_user(role, group="" if role == "visitor" else role))


def ask(client: Client, name: str, pk: int | None) -> Any:
    page = PAGES[name]
    send = client.post if page.method == "post" else client.get
    return send(page.path(name, pk), page.data or {})


def is_login(response: HttpResponse) -> bool:
    return response.status_code == 302 and response["Location"].startswith(reverse("login"))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_for_its_roles_and_for_nobody_else(name: str) -> None:
    world = make_world()
    page = PAGES[name]
    pk = page.pk(world) if page.pk else None
    for role in ROLES:
        response = ask(client_of(role), name, pk)
        if role in page.allowed:
            assert not is_login(response) or name in LEADS_TO_LOGIN, role
            assert response.status_code in ANSWERS.get(name, {200, 302, 422}), role
        elif role == "nobody":
            assert is_login(response)
        else:
            assert response.status_code == 403, role


@pytest.mark.parametrize("name", [name for name, page in PAGES.items() if page.pk])
def test_what_does_not_exist_is_not_found(name: str, as_administrator: Client) -> None:
    assert ask(as_administrator, name, MISSING).status_code == 404


@pytest.mark.parametrize("name", [name for name in PAGES if name not in READ_AND_WRITE])
def test_the_wrong_method_is_refused(name: str, as_administrator: Client) -> None:
    world = make_world()
    page = PAGES[name]
    path = page.path(name, page.pk(world) if page.pk else None)
    wrong = as_administrator.get if page.method == "post" else as_administrator.post
    assert wrong(path).status_code == 405


# The buttons that change the language stand on pages without tokens.
@pytest.mark.parametrize("name", [name for name, page in PAGES.items() if page.method == "post" and name != "language"])
def test_a_change_without_the_forms_token_is_refused(name: str, administrator: User) -> None:
    world = make_world()
    page = PAGES[name]
    client = Client(enforce_csrf_checks=True)
    client.force_login(administrator, backend="django.contrib.auth.backends.ModelBackend")
    assert client.post(page.path(name, page.pk(world) if page.pk else None)).status_code == 403


def names_of(patterns: list[Any], prefix: str = "") -> set[str]:
    found: set[str] = set()
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if route.startswith(GUARDED_ELSEWHERE):
            continue
        if isinstance(pattern, URLResolver):
            found |= names_of(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern):
            found.add(pattern.name or route)
    return found


def test_every_address_is_in_the_table() -> None:
    assert names_of(get_resolver().url_patterns) == set(PAGES)
