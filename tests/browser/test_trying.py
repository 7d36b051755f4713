"""Reading a text and comparing documents by hand, in a real browser."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import FilePayload, expect

from tests.browser.conftest import NewPage
from tests.browser.test_looks import LONGEST_WORD, barriers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TEXT = (
    "Police in Norway seized nearly 612 kilograms (1,349 lb) of cannabis in 2019, up from 410 kilograms in 2018, "
    f"the directorate said.\n\nIt hopes to find at least 1.2 million euros a year. {LONGEST_WORD}\n\n"
)


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_a_figure_leads_to_its_card_and_back_without_scripts(
    open_as: NewPage, reviewer: User, scheme: str, width: int
) -> None:
    view = {"color_scheme": scheme, "viewport": {"width": width, "height": 800}}
    page = open_as("/try/", reviewer, java_script_enabled=False, **view)
    page.get_by_label("Text", exact=True).fill(TEXT * 8)
    page.get_by_role("button", name="Read the figures").click()
    page.locator("#f5").click()
    expect(page.locator("#c5")).to_be_in_viewport()
    page.locator("#c5 h3 a").click()
    expect(page.locator("#f5")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_cards_have_no_barriers(open_as: NewPage, reviewer: User, scheme: str) -> None:
    page = open_as("/try/", reviewer, color_scheme=scheme)
    page.get_by_label("Text", exact=True).fill(TEXT)
    page.get_by_role("button", name="Read the figures").click()
    assert barriers(page) == []


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_documents_are_compared_without_barriers(open_as: NewPage, reviewer: User, scheme: str, width: int) -> None:
    page = open_as("/compare/", reviewer, color_scheme=scheme, viewport={"width": width, "height": 800})
    sentences = {
        "agency": TEXT.replace("nearly 612 kilograms (1,349 lb)", "612 kilograms"),
        "wire": TEXT.replace("nearly 612 kilograms (1,349 lb)", "621 kilograms"),
        "radio": "Nothing. " + TEXT,
    }
    files = [
        FilePayload(name=f"{name}{LONGEST_WORD[:90]}.txt", mimeType="text/plain", buffer=said.encode())
        for name, said in sentences.items()
    ]
    page.get_by_label("Files").set_input_files(files)
    page.get_by_role("button", name="Compare").click()
    expect(page.locator("#differences .causes").first).to_contain_text("Digits swapped")
    expect(page.locator(".handed:visible")).to_have_count(0)
    assert barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_what_was_chosen_and_typed_stays_where_it_is_refused(open_as: NewPage, reviewer: User, settings: Any) -> None:
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 2
    page = open_as("/compare/", reviewer)
    files = [FilePayload(name=f"{one}.txt", mimeType="text/plain", buffer=b"In 2008, 4 tons.") for one in range(51)]
    chosen = page.get_by_label("Files")
    chosen.set_input_files(files[:1])
    page.get_by_role("button", name="Compare").click()
    assert chosen.evaluate("field => field.validationMessage") == "Hand in 2 to 50 documents, not 1."
    page.get_by_label("Addresses").fill("https://one.test/\nhttps://one.test/\n")
    chosen.set_input_files(files[:50])
    page.get_by_role("button", name="Compare").click()
    assert chosen.evaluate("field => field.validationMessage") == "Hand in 2 to 50 documents, not 51."
    chosen.set_input_files(files[:3])
    page.get_by_role("button", name="Compare").click()
    page.get_by_role("heading", name="Not taken").wait_for()
    page.go_back()
    expect(page.get_by_label("Addresses")).to_have_value("https://one.test/\nhttps://one.test/\n")
    expect(page.get_by_role("button", name="Compare")).to_be_visible()
