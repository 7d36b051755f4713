"""How far the machine is with what lies before it."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.factories import NOW, make_article, make_revision, make_snapshot, make_source
from tests.views.pages import soup, text

pytestmark = pytest.mark.django_db


def step(client: Client, words: str) -> str:
    found = [one.text for one in soup(client, "/progress/steps/").select("li") if words in one.text]
    return found[0].split()[0] if found else ""


def test_what_waits_at_each_step_is_counted(as_reviewer: Client) -> None:
    article = make_article(source=make_source(kind="feed"), next_visit_at=NOW)
    make_snapshot(article)
    make_revision("They seized 4.33 tons.", article=article)
    assert step(as_reviewer, "visited for the first time") == "1"
    assert step(as_reviewer, "whose visit is due") == "1"
    assert int(step(as_reviewer, "text is to be taken out")) >= 1
    assert step(as_reviewer, "figures are to be read") == "1"
    page = soup(as_reviewer, "/progress/")
    assert "At work." in page.text
    # Without scripts the page loads itself again.
    assert page.select_one("noscript meta[http-equiv=refresh]")


def test_where_nothing_waits_it_says_so_and_rests(as_reviewer: Client) -> None:
    assert "Nothing waits." in text(as_reviewer, "/progress/")
    assert not soup(as_reviewer, "/progress/").select_one("noscript")
    assert soup(as_reviewer, "/progress/steps/").select_one("[data-done='1']")
