"""Django's admin, where curators work: nothing of its lists is cut off, and its pages are fit to be read."""

from __future__ import annotations

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.urls import reverse

from factcheck.claims.models import Discrepancy
from tests.browser.conftest import NewPage
from tests.browser.test_looks import LONGEST_WORD, barriers
from tests.factories import make_article, make_source, make_visit
from tests.views.world import make_world

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# Django's own admin of accounts, and those of others, are theirs.
OURS = {"claims", "review", "publishing", "monitor"}
# The box that completes a publisher's name has no name of its own in Django.
NOT_OURS = {"rules": {"aria-input-field-name": {"enabled": False}}}


@pytest.fixture
def addresses() -> list[str]:
    """Every list, and of each what stands first in it."""
    make_world()
    Discrepancy.objects.update(reopened_because=f"New evidence came: {LONGEST_WORD}.")
    failing = make_source(title="A source that fails", failures=3, last_error=f"No page at {LONGEST_WORD}.")
    make_visit(make_article(source=failing, title=LONGEST_WORD), outcome="missing", message=LONGEST_WORD)
    found = []
    for model in admin.site._registry:
        if model._meta.app_label in OURS:
            name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
            found.append(reverse(f"{name}_changelist"))
            if (first := model._default_manager.first()) is not None:
                found.append(reverse(f"{name}_change", args=[first.pk]))
    return found


def test_every_page_of_the_admin_is_fit_to_be_read(open_as: NewPage, administrator: User, addresses: list[str]) -> None:
    """Each is loaded in its theme: a style sheet of Django's draws the change of themes over some time."""
    page = open_as("/admin/", administrator, reduced_motion="reduce", viewport={"width": 1280, "height": 800})
    found = []
    for address in addresses:
        page.emulate_media(color_scheme="dark")
        page.goto(address)
        found += [f"{address}: dark, {what}" for what in barriers(page, {"runOnly": ["color-contrast"]})]
        page.emulate_media(color_scheme="light")
        page.goto(address)
        found += [f"{address}: {what}" for what in barriers(page, NOT_OURS)]
        if page.evaluate("[...document.querySelectorAll('.results')].some((one) => one.scrollWidth > one.clientWidth)"):
            found.append(f"{address}: a column is cut off")
    assert found == []
