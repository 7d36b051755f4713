from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import expect

from factcheck.claims.models import Claim, Discrepancy, Figure
from factcheck.claims.services import discrepancies
from factcheck.review.models import Decision
from tests.browser.conftest import NewPage
from tests.claims.evidence import article_of, differing, say
from tests.factories import NOW, make_claim
from tests.views.world import settle

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def discrepancy() -> Discrepancy:
    return differing("4.33 tons", "4.4 tons")


def test_from_the_queue_to_decided_by_keyboard(open_as: NewPage, reviewer: User, discrepancy: Discrepancy) -> None:
    following = differing("73,400 tons", "73,500 tons")
    page = open_as("/discrepancies/", reviewer)
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{discrepancy.get_absolute_url()}")
    page.keyboard.press("2")
    page.keyboard.press("s")
    page.wait_for_url(f"**{following.get_absolute_url()}")
    expect(page.locator(".notice.success")).to_contain_text("Settled")
    decision = Decision.objects.get()
    assert (decision.discrepancy, decision.by, decision.reason) == (discrepancy, reviewer, "rounding")


def test_keys_are_left_alone_while_typing_and_can_be_switched_off(
    open_as: NewPage, reviewer: User, discrepancy: Discrepancy
) -> None:
    page = open_as(discrepancy.get_absolute_url(), reviewer)
    page.locator("#id_note").type("1 is sure")
    expect(page.locator("input[name=choice]:checked")).to_have_count(0)
    page.locator("h1").click()
    page.keyboard.press("?")
    page.locator("#keys-switch").uncheck()
    page.locator("#keys-dialog button").click()
    page.keyboard.press("1")
    expect(page.locator("input[name=choice]:checked")).to_have_count(0)


def test_the_second_of_two_sees_the_first_decision_and_keeps_her_words(
    open_as: NewPage, reviewer: User, curator: User, discrepancy: Discrepancy
) -> None:
    first = open_as(discrepancy.get_absolute_url(), reviewer)
    second = open_as(discrepancy.get_absolute_url(), curator)
    for page, choice, note in ((first, 0, "The first note"), (second, 1, "The second note")):
        page.locator("input[name=choice]").nth(choice).check()
        page.locator("#id_note").fill(note)
    first.get_by_role("button", name="Settle", exact=True).click()
    expect(first.locator(".decision")).to_contain_text("4.4 tons stands")
    second.get_by_role("button", name="Settle", exact=True).click()
    expect(second.locator("[role=alert]")).to_contain_text("reviewer settled this first")
    expect(second.locator(".versus")).to_contain_text("The second note")
    assert Decision.objects.count() == 1


def test_new_evidence_reopens_it_and_says_why(open_as: NewPage, reviewer: User, discrepancy: Discrepancy) -> None:
    from factcheck.claims.services import discrepancies
    from tests.claims.evidence import say
    from tests.factories import NOW

    settle(discrepancy, by=reviewer)
    say(discrepancy.claim, "5.1 tons")
    discrepancies.update(discrepancy.claim, NOW)
    page = open_as(discrepancy.get_absolute_url(), reviewer)
    expect(page.locator(".notice.warning")).to_contain_text("Open again.")
    expect(page.locator("#decision")).to_be_visible()


def test_from_opened_to_decided_and_next_takes_two_keys(
    open_as: NewPage, reviewer: User, discrepancy: Discrepancy
) -> None:
    following = differing("73,400 tons", "73,500 tons")
    page = open_as(discrepancy.get_absolute_url(), reviewer)
    page.keyboard.press("1")
    page.keyboard.press("s")
    page.wait_for_url(f"**{following.get_absolute_url()}")
    assert Decision.objects.get().discrepancy == discrepancy


def test_the_second_of_two_reviewers_decides_blind(
    open_as: NewPage, reviewer: User, curator: User, discrepancy: Discrepancy
) -> None:
    Claim.objects.filter(pk=discrepancy.claim_id).update(needs_sign_off=True)
    first = open_as(discrepancy.get_absolute_url(), reviewer)
    first.keyboard.press("1")
    first.get_by_role("button", name="Settle", exact=True).click()
    expect(first.locator(".sign-off")).to_contain_text("You have decided")
    second = open_as(discrepancy.get_absolute_url(), curator)
    expect(second.locator(".sign-off")).to_contain_text("Another reviewer has decided.")
    expect(second.locator("body")).not_to_contain_text("4.4 tons stands")
    second.keyboard.press("1")
    second.get_by_role("button", name="Settle", exact=True).click()
    expect(second.locator(".decision")).to_contain_text("agreed by curator")
    assert Decision.objects.get().by == reviewer


def test_what_is_typed_is_kept_without_being_sent_and_who_looks_is_known(
    open_as: NewPage, reviewer: User, curator: User, discrepancy: Discrepancy
) -> None:
    page = open_as(discrepancy.get_absolute_url(), reviewer)
    with page.expect_response("**/draft/"):
        page.locator("#id_note").fill("Half a thought")
    other = open_as(discrepancy.get_absolute_url(), curator)
    expect(other.get_by_text("reviewer has this open")).to_be_visible()
    expect(other.locator("#id_note")).to_have_value("")
    page.reload()
    expect(page.locator("#id_note")).to_have_value("Half a thought")


def test_everything_needed_works_without_scripts(open_as: NewPage, reviewer: User, discrepancy: Discrepancy) -> None:
    page = open_as("/", reviewer, java_script_enabled=False)
    page.get_by_role("link", name=discrepancy.claim.statement).click()
    # Keys do nothing then, and so none is offered.
    assert not [one for one in page.locator("kbd").all() if one.is_visible()]
    page.locator("input[value=range]").check()
    page.locator("#id_low").fill("4.3")
    page.locator("#id_high").fill("4.4")
    page.locator("#id_note").fill("Both may be right.")
    page.get_by_role("button", name="Settle", exact=True).click()
    expect(page.locator(".decision")).to_contain_text("4.3 to 4.4 t stands")


def test_a_decision_is_taken_on_a_phone(open_as: NewPage, reviewer: User, discrepancy: Discrepancy) -> None:
    page = open_as(discrepancy.get_absolute_url(), reviewer, viewport={"width": 390, "height": 800}, has_touch=True)
    page.get_by_role("button", name="Decide").tap()
    page.locator("label.option").first.tap()
    page.get_by_role("button", name="Settle", exact=True).tap()
    expect(page.locator(".decision")).to_contain_text("4.4 tons stands")


def test_a_figure_opens_at_its_very_words(open_as: NewPage, reviewer: User, discrepancy: Discrepancy) -> None:
    page = open_as(discrepancy.get_absolute_url(), reviewer)
    page.get_by_role("link", name="In the text we kept").first.click()
    target = page.locator(":target")
    expect(target).to_have_text("4.33 tons")
    expect(target).to_be_in_viewport()


def test_logging_in_through_the_form(open_as: NewPage, reviewer: User) -> None:
    page = open_as("/discrepancies/")
    page.locator("#id_username").fill("reviewer")
    page.locator("#id_password").fill("a-long-password")
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("heading", name="Discrepancies")).to_be_visible()


def test_a_summary_is_copied_by_one_press(open_as: NewPage, reviewer: User, discrepancy: Discrepancy) -> None:
    page = open_as(discrepancy.get_absolute_url(), reviewer, permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="As text, to pass on").click()
    page.get_by_role("button", name="Copy it").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").startswith(discrepancy.claim.statement)


def test_what_happens_meanwhile_is_announced_and_moves_nothing(
    open_as: NewPage, reviewer: User, curator: User, discrepancy: Discrepancy
) -> None:
    page = open_as("/about/", reviewer)
    page.clock.install()
    page.goto(discrepancy.get_absolute_url())
    page.locator("#id_note").fill("Half a thought")
    settle(discrepancy, by=curator)
    page.clock.fast_forward(11_000)
    expect(page.locator(".live")).to_contain_text("Somebody settled this while you had it open.")
    expect(page.locator("#decision #id_note")).to_have_value("Half a thought")
    page.get_by_role("link", name="Show it").click()
    expect(page.locator(".decision")).to_contain_text("4.33 tons stands")


def test_who_logged_in_again_in_another_tab_meanwhile_settles_all_the_same(
    open_as: NewPage, reviewer: User, discrepancy: Discrepancy
) -> None:
    page = open_as(discrepancy.get_absolute_url(), reviewer)
    page.locator("input[name=choice]").nth(0).check()
    other = page.context.new_page()
    other.goto("/discrepancies/")
    other.get_by_role("button", name="Log out").click()
    other.goto("/login/")
    other.get_by_label("User name").fill("reviewer")
    other.get_by_label("Password").fill("a-long-password")
    other.get_by_role("main").get_by_role("button", name="Log in").click()
    other.get_by_role("button", name="Log out").wait_for()
    page.get_by_role("button", name="Settle", exact=True).click()
    expect(page.locator(".notice.success")).to_contain_text("Settled")


def test_beside_the_decision_no_column_of_the_figures_is_cut_off(open_as: NewPage, reviewer: User) -> None:
    claim = make_claim(statement="Wheat harvested, 2025 (tonnes)")
    for name, words in (("Statistical Office of Orvania", "2.84 million tonnes"), ("Gazette", "2.8 million tonnes")):
        said = say(claim, words, article=article_of(name, title="Orvania wheat harvest rises, exports steady"))
        Figure.objects.filter(pk=said.figure_id).update(attributed_to="Statistical Office", hedge="about")
    say(claim, "2,480,000 tonnes", article=article_of("The Eastern Courier"))
    discrepancies.update(claim, NOW)
    page = open_as(claim.discrepancy.get_absolute_url(), reviewer, viewport={"width": 1440, "height": 900})
    table = page.get_by_role("region", name="Observations")
    assert table.evaluate("box => box.scrollWidth - box.clientWidth") == 0
