"""Pages to which no address alone leads: what comes of a click or a mistake, what somebody else did, what is empty."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django_otp.plugins.otp_totp.models import TOTPDevice
from playwright.sync_api import FilePayload, Page

from factcheck.claims.models import Claim, Discrepancy
from factcheck.claims.services import discrepancies
from factcheck.review import glance
from factcheck.review.models import Decision
from factcheck.review.services import assigning
from tests.accounts.test_logging_in import app_code
from tests.browser.conftest import NewPage
from tests.browser.test_looks import LONGEST_WORD, barriers, heavy, too_wide
from tests.claims.evidence import differing, say
from tests.factories import NOW, make_article, make_claim, make_publisher, make_source, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LISTS = ("/", "/claims/", "/sources/", "/history/", "/errata/", "/synonyms/", "/verdicts/", "/search/")
FILTERED = (
    "/claims/?show=suggested",
    "/history/?by=machine",
    "/verdicts/?q=none",
    "/search/?q=none",
    "/discrepancies/?q=none",
    "/discrepancies/?by=cause",
)


def faults(page: Page) -> list[str]:
    """What is wrong with the page as it stands."""
    page.emulate_media(color_scheme="light")
    found = [*heavy(page), *too_wide(page), *barriers(page)]
    page.emulate_media(color_scheme="dark")
    return found + [f"dark, {what}" for what in barriers(page, {"runOnly": ["color-contrast"]})]


def log_in(page: Page, name: str = "reviewer", password: str = "a-long-password") -> None:  # noqa: S107 - a test's
    page.get_by_label("User name").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("main").get_by_role("button", name="Log in").click()


def choose(page: Page, choice: int, note: str = LONGEST_WORD) -> None:
    page.locator("input[name=choice]").nth(choice).check()
    page.locator("#id_note").fill(note)
    page.get_by_role("button", name="Settle", exact=True).click()


def test_what_is_empty_is_fit_to_be_read(open_as: NewPage, curator: User) -> None:
    page = open_as("/", curator, reduced_motion="reduce")
    found = []
    for address in (*LISTS, *FILTERED):
        page.goto(address)
        assert page.locator("h1").count() == 1, address
        found += [f"{address}: {what}" for what in faults(page)]
    assert found == []


def test_logging_in_and_what_can_go_wrong_with_it(open_as: NewPage, reviewer: User, settings: Any) -> None:
    settings.SENDS_MAIL = True
    device = TOTPDevice.objects.create(user=reviewer, confirmed=True, name="app")
    page = open_as("/login/", reduced_motion="reduce")
    log_in(page, password="wrong")
    found = {"a wrong password": faults(page)}
    log_in(page)
    found["the code"] = faults(page)
    page.get_by_role("textbox", name="Code").fill("000000" if app_code(device) != "000000" else "111111")
    page.get_by_role("main").get_by_role("button", name="Log in").click()
    found["a wrong code"] = faults(page)
    page.goto("/password/forgotten/")
    found["a forgotten password"] = faults(page)
    page.goto("/login/")
    while page.get_by_label("User name").count():
        log_in(page, password="wrong")
    page.get_by_role("heading", name="Too many wrong tries").wait_for()
    found["locked out"] = faults(page)
    assert {state: what for state, what in found.items() if what} == {}


def test_being_logged_out_while_a_form_is_filled_in(open_as: NewPage, reviewer: User) -> None:
    page = open_as("/try/", reviewer, reduced_motion="reduce")
    page.get_by_label("Text", exact=True).fill("Police seized 4.33 tons.")
    page.context.clear_cookies(name="figurewatch_session")
    page.get_by_role("button", name="Read the figures").click()
    page.get_by_role("heading", name="Log in").wait_for()
    found = {"no longer logged in": faults(page)}
    log_in(page)
    page.get_by_role("heading", name="Not sent yet").wait_for()
    found["not sent yet"] = faults(page)
    page.get_by_role("button", name="Send it now").click()
    page.locator("#c1").wait_for()
    assert {state: what for state, what in found.items() if what} == {}


def test_the_account_with_all_that_it_can_show(open_as: NewPage, reviewer: User) -> None:
    Client().post("/login/", {"username": "reviewer", "password": "a-long-password"})
    page = open_as("/account/", reviewer, reduced_motion="reduce")
    page.get_by_role("button", name="Log out there").wait_for()
    found = {"two sessions": faults(page)}
    page.get_by_role("button", name="Turn it on").click()
    page.get_by_role("textbox", name="Code").fill(app_code(TOTPDevice.objects.get(user=reviewer)))
    page.get_by_role("button", name="Turn it on").click()
    page.get_by_role("heading", name="Codes for a lost app").wait_for()
    found["codes"] = faults(page)
    page.goto("/account/")
    page.get_by_role("button", name="Turn it off").click()
    found["a wrong password"] = faults(page)
    assert {state: what for state, what in found.items() if what} == {}


@contextmanager
def broken(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A site whose home page fails."""
    with monkeypatch.context() as patch:
        patch.setattr(glance, "what_waits", lambda person: 1 / 0)
        yield


def test_what_cannot_be_shown_says_so(
    open_as: NewPage, reviewer: User, visitor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_as("/none/", reviewer, reduced_motion="reduce")
    found = {"not found": faults(page)}
    with broken(monkeypatch):
        page.goto("/")
        page.get_by_role("heading", name="Our mistake").wait_for()
        found["broken"] = faults(page)
    other = open_as("/discrepancies/", visitor, reduced_motion="reduce")
    found["not allowed"] = faults(other)
    other.goto("/language/")
    found["takes forms only"] = faults(other)
    page.goto("/try/")
    page.context.clear_cookies(name="figurewatch_csrf")
    page.get_by_role("button", name="Read the figures").click()
    found["the form's token is missing"] = faults(page)
    assert {state: what for state, what in found.items() if what} == {}


def test_what_stands_above_a_discrepancy(open_as: NewPage, reviewer: User, curator: User) -> None:
    discrepancy = differing("4.33 tons", "4.4 tons")
    assigning.assign(discrepancy, reviewer, by=curator, message=LONGEST_WORD, now=NOW)
    path = discrepancy.get_absolute_url()
    first, second = open_as(path, curator), open_as(path, reviewer, reduced_motion="reduce")
    found = {"given, and open at somebody else's": faults(second)}
    second.get_by_role("button", name="Settle", exact=True).click()
    found["nothing chosen"] = faults(second)
    choose(first, 0)
    choose(second, 1)
    second.get_by_text("Your decision was not taken.").wait_for()
    found["somebody was faster"] = faults(second)
    second.get_by_label("Why it must be looked at again").fill(LONGEST_WORD)
    second.get_by_role("button", name="Open again").click()
    found["open again, with a draft"] = faults(second)
    second.locator("input[value=more_evidence]").check()
    second.get_by_role("button", name="Settle", exact=True).click()
    second.goto(path)
    second.get_by_text("Put aside", exact=True).first.wait_for()
    found["put aside"] = faults(second)
    say(discrepancy.claim, "5.1 tons")
    Discrepancy.objects.filter(pk=discrepancy.pk).update(evidence_version=9)
    second.goto(path)
    found["new evidence since"] = faults(second)
    assert {state: what for state, what in found.items() if what} == {}


def test_where_two_must_agree_and_do_not(open_as: NewPage, reviewer: User, curator: User) -> None:
    discrepancy = differing("4.33 tons", "4.4 tons")
    Claim.objects.update(needs_sign_off=True)
    discrepancy = Discrepancy.objects.get(pk=discrepancy.pk)
    page = open_as(discrepancy.get_absolute_url(), reviewer, reduced_motion="reduce")
    found = {"two must agree": faults(page)}
    choose(page, 0)
    found["mine waits"] = faults(page)
    second = open_as(discrepancy.get_absolute_url(), make_user("second", group="reviewer"), reduced_motion="reduce")
    found["a second is needed"] = faults(second)
    choose(second, 1)
    found["the two differ"] = faults(second)
    third = open_as(discrepancy.get_absolute_url(), curator, reduced_motion="reduce")
    third.get_by_text("Decide between them.").wait_for()
    found["a curator decides"] = faults(third)
    assert {state: what for state, what in found.items() if what} == {}


def test_what_is_shown_before_it_is_done(open_as: NewPage, curator: User) -> None:
    make_source(url="https://watched.test/")
    page = open_as("/sources/import/", curator, reduced_motion="reduce")
    rows = f"url,kind,title\nhttps://new.test/,,{LONGEST_WORD}\nhttps://watched.test/,,\nhttps://odd.test/,rss,\n"
    page.get_by_label("OPML or CSV file").set_input_files(
        FilePayload(name="sources.csv", mimeType="text/csv", buffer=rows.encode())
    )
    page.get_by_role("button", name="Show what is in it").click()
    found = {"import": faults(page)}
    claim, other = differing("4.33 tons", "4.4 tons").claim, differing("4.9 tons", "5.9 tons").claim
    stray = claim.observations.order_by("pk")[0]
    page.goto(f"/claims/{claim.pk}/merge/?into={other.pk}")
    found["merge"] = faults(page)
    page.goto(f"/observations/{stray.pk}/move/?into={other.pk}")
    found["move"] = faults(page)
    page.goto(f"/claims/{claim.pk}/split/?o={stray.pk}")
    page.get_by_label("What", exact=False).first.fill("opium")
    page.get_by_role("button", name="Show what comes of it").click()
    page.get_by_role("heading", name="As it would be").wait_for()
    found["split"] = faults(page)
    page.goto("/claims/write/")
    page.get_by_role("button", name="Write it and search").click()
    found["a claim without parts"] = faults(page)
    page.goto(f"/figures/{stray.figure_id}/correct/")
    page.get_by_label("Value", exact=False).first.fill("many")
    page.get_by_role("button", name="Correct it").click()
    found["a correction that cannot be"] = faults(page)
    assert {state: what for state, what in found.items() if what} == {}


def test_deciding_together_click_by_click(open_as: NewPage, reviewer: User) -> None:
    wire, yearbook = (make_source(publisher=make_publisher(name=name)) for name in ("The wire", LONGEST_WORD))
    for number in range(2):
        claim = make_claim(statement=f"Claim {number}")
        say(claim, "4.33 tons", article=make_article(source=yearbook))
        say(claim, "4.4 tons", article=make_article(source=wire))
        discrepancies.update(claim, NOW)
    page = open_as("/discrepancies/?by=cause", reviewer, reduced_motion="reduce")
    found = {"the groups": faults(page)}
    page.get_by_role("link", name="Rounded up: 2 discrepancies").click()
    page.get_by_role("link", name="Decide them together").click()
    page.get_by_label("What stands").select_option(label="What The wire says")
    page.get_by_role("button", name="Show what that means").click()
    found["what would stand"] = faults(page)
    page.get_by_label("Why").select_option("rounding")
    page.get_by_role("button", name="Settle the ticked ones").click()
    page.get_by_text("What you settled together can be undone together.").wait_for()
    found["settled"] = faults(page)
    assert Decision.objects.filter(ended_at=None).count() == 2
    page.get_by_role("button", name="Undo all of them").click()
    page.get_by_role("link", name="Claim 1").wait_for()
    assert not Decision.objects.filter(ended_at=None).exists()
    assert {state: what for state, what in found.items() if what} == {}
