"""A discrepancy as text, for somebody who has no account here."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from factcheck.claims.models import Claim, Discrepancy
from factcheck.claims.services import discrepancies
from tests.claims.evidence import differing
from tests.factories import NOW
from tests.views.pages import soup
from tests.views.world import propose, settle

pytestmark = pytest.mark.django_db


@pytest.fixture
def discrepancy() -> Discrepancy:
    return differing("4.33 tons", "4.4 tons")


def summary(client: Client, discrepancy: Discrepancy) -> str:
    field = soup(client, f"{discrepancy.get_absolute_url()}summary/").select_one("#summary")
    assert field is not None
    return field.get_text()


def test_it_says_who_says_what_in_which_words_and_why_they_differ(
    as_reviewer: Client, discrepancy: Discrepancy
) -> None:
    text = summary(as_reviewer, discrepancy)
    assert text.startswith(
        "Heroin seized in China, 2008 (tonnes)\n\nNothing is decided yet.\n\n2 figures from 2 origins"
    )
    assert "\n    “Police took 4.33 tons of heroin in China in 2008.”\n    http" in text
    assert "against 4.4 tons (" in text or "against 4.33 tons (" in text
    assert "Rounded up: 4.33 rounds to 4.3, not 4.4" in text
    assert text.endswith(f"All of it: http://localhost:8000{discrepancy.get_absolute_url()}")


def test_of_a_cell_it_names_the_table_the_row_and_the_column(as_reviewer: Client, discrepancy: Discrepancy) -> None:
    figure = discrepancy.claim.observations.order_by("pk")[0].figure
    figure.cell = {"caption": "Seizures", "row": "Heroin", "column": "2008", "start": 0, "end": 4}
    figure.save()
    assert "in a table: row “Heroin”, column “2008”, caption “Seizures”" in summary(as_reviewer, discrepancy)


def test_it_begins_with_what_stands(as_reviewer: Client, discrepancy: Discrepancy, curator: User) -> None:
    settle(discrepancy, by=curator)
    assert "\n\n4.33 tons stands: " in summary(as_reviewer, discrepancy)
    assert "(curator, 2 March 2026, sure).\nThe yearbook says so.\n\n" in summary(as_reviewer, discrepancy)


def test_where_the_sources_no_longer_differ_it_says_so(as_reviewer: Client, discrepancy: Discrepancy) -> None:
    discrepancy.claim.observations.filter(figure__text="4.4 tons").update(is_current=False)
    discrepancies.update(discrepancy.claim, NOW)
    text = summary(as_reviewer, discrepancy)
    assert "\n\nThe sources no longer differ.\n\n1 figure from 1 origin:\n\n4.33 tons" in text
    assert "Why they differ" not in text


def test_it_gives_away_nothing_of_the_first_of_two(as_reviewer: Client, curator: User) -> None:
    propose(by=curator)
    waiting = Discrepancy.objects.get(claim=Claim.objects.get(needs_sign_off=True))
    assert "Nothing is decided yet." in summary(as_reviewer, waiting)
    assert "curator" not in summary(as_reviewer, waiting)


def test_the_page_of_the_discrepancy_leads_to_it(as_reviewer: Client, discrepancy: Discrepancy) -> None:
    page = soup(as_reviewer, discrepancy.get_absolute_url())
    assert page.select_one(f"a[href='{discrepancy.get_absolute_url()}summary/']")
