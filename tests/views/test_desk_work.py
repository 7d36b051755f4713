"""What reviewers do on the page of a discrepancy besides settling it."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from factcheck.claims.models import Claim, Discrepancy
from factcheck.review.models import Comment, Decision, Draft, Erratum, Lease, Work
from factcheck.review.services import errata, leases
from monitor.addresses import host_name
from monitor.models import Publisher, Revision
from tests.claims.evidence import differing, say
from tests.conftest import logged_in
from tests.factories import make_user
from tests.views.pages import soup, text
from tests.views.test_discrepancy import send
from tests.views.world import propose, settle

pytestmark = pytest.mark.django_db


@pytest.fixture
def discrepancy() -> Discrepancy:
    return differing("4.33 tons", "4.4 tons")


def words(client: Client, discrepancy: Discrepancy) -> str:
    return text(client, discrepancy.get_absolute_url())


def post(client: Client, discrepancy: Discrepancy, action: str, **data: object) -> str:
    """The page after the action."""
    response = client.post(f"{discrepancy.get_absolute_url()}{action}/", data, follow=True)
    assert response.status_code == 200
    return str(response.content.decode())


def test_who_has_it_open_is_shown_to_others_but_not_to_her(
    as_reviewer: Client, as_curator: Client, discrepancy: Discrepancy
) -> None:
    assert as_reviewer.post(f"{discrepancy.get_absolute_url()}hold/").json() == {"held": True}
    assert as_curator.post(f"{discrepancy.get_absolute_url()}hold/").json() == {"held": False}
    assert "reviewer has this open" in words(as_curator, discrepancy)
    assert "has this open" not in words(as_reviewer, discrepancy)


def test_looking_takes_no_lease(as_reviewer: Client, discrepancy: Discrepancy) -> None:
    words(as_reviewer, discrepancy)
    assert not Lease.objects.exists()


def test_a_draft_is_back_in_the_form_and_can_be_thrown_away(as_reviewer: Client, discrepancy: Discrepancy) -> None:
    second = discrepancy.claim.observations.order_by("pk")[1]
    fields = {"choice": second.pk, "note": "Half a thought", "reason": "slip", "seen": 1}
    post(as_reviewer, discrepancy, "draft", **fields)
    page = soup(as_reviewer, discrepancy.get_absolute_url())
    checked = page.select_one("input[name=choice][checked]")
    assert checked is not None
    assert checked["value"] == str(second.pk)
    assert "Half a thought" in str(page.select_one("#id_note"))
    assert "is thrown away" in post(as_reviewer, discrepancy, "draft", discard=1)
    assert not Draft.objects.exists()


def test_a_draft_sent_by_the_script_is_answered_quietly(as_reviewer: Client, discrepancy: Discrepancy) -> None:
    path = f"{discrepancy.get_absolute_url()}draft/"
    response = as_reviewer.post(path, {"note": "Half a thought"}, headers={"x-requested-with": "fetch"})
    assert response.status_code == 204
    assert Draft.objects.get().fields == {"note": ["Half a thought"]}


def test_what_a_conflict_refused_is_kept_as_a_draft(
    as_reviewer: Client, curator: User, discrepancy: Discrepancy
) -> None:
    settle(discrepancy, by=curator)
    shown = "4.33 tons, The wire\n4.4 tons, The radio"
    page = send(as_reviewer, discrepancy, note="My own long note", shown=shown).content.decode()
    for said in ("Yours", "4.33 tons stands", "curator’s", "When you opened it", "4.4 tons, The radio"):
        assert said in page
    post(as_reviewer, discrepancy, "reopen", because="I differ.")
    assert "My own long note" in str(soup(as_reviewer, discrepancy.get_absolute_url()).select_one("#id_note"))


def test_it_is_put_aside_with_a_day_and_a_note(as_reviewer: Client, discrepancy: Discrepancy) -> None:
    wrong = send(as_reviewer, discrepancy, choice="more_evidence", remind_on="", note="")
    assert "Say in the note what is missing." in wrong.content.decode()
    assert "Choose the day on which to be reminded." in wrong.content.decode()
    send(as_reviewer, discrepancy, choice="more_evidence", remind_on="2999-01-01", note="The yearbook.", reason="")
    assert Work.objects.get().waits_note == "The yearbook."
    assert "Put aside by reviewer until 1 January 2999 : The yearbook." in words(as_reviewer, discrepancy)
    assert "Back in the queue." in post(as_reviewer, discrepancy, "take-up")


def test_at_least_is_settled_on(as_reviewer: Client, discrepancy: Discrepancy) -> None:
    send(as_reviewer, discrepancy, choice="range", bound="at_least", low="4")
    assert "4 t or more stands" in words(as_reviewer, discrepancy).lower()


def test_work_is_given_and_its_message_shown(
    as_reviewer: Client, as_curator: Client, curator: User, discrepancy: Discrepancy
) -> None:
    assert "curator has it now." in post(as_reviewer, discrepancy, "assign", to="curator", message="You know better.")
    assert "reviewer gave you this: You know better." in words(as_curator, discrepancy)
    assert "There is nobody of this name." in post(as_reviewer, discrepancy, "assign", to="stranger")
    assert Work.objects.get().assignee == curator


def test_a_curator_says_what_a_claim_weighs(as_curator: Client, discrepancy: Discrepancy) -> None:
    post(as_curator, discrepancy, "weigh", weight="1", needs_sign_off="1")
    claim = Claim.objects.get()
    assert (claim.weight, claim.needs_sign_off) == (1, True)
    assert "Choose how much the claim weighs" in post(as_curator, discrepancy, "weigh", weight="much")


def test_a_comment_stands_under_the_figure_it_points_at(as_reviewer: Client, discrepancy: Discrepancy) -> None:
    about = discrepancy.claim.observations.order_by("pk")[1]
    post(as_reviewer, discrepancy, "comment", text="<b>Bold</b> claim", about=about.pk)
    page = soup(as_reviewer, discrepancy.get_absolute_url())
    under = page.select_one(f"#o{about.pk} + .about")
    assert under is not None
    assert "<b>Bold</b> claim" in under.get_text()
    assert page.select_one("#talk .comments a")["href"] == f"#o{about.pk}"  # type: ignore[index]
    assert "Write the comment first." in post(as_reviewer, discrepancy, "comment", text=" ")
    assert Comment.objects.count() == 1


def test_values_are_shown_in_a_unit_in_which_one_is_written(as_reviewer: Client, discrepancy: Discrepancy) -> None:
    figure = say(discrepancy.claim, "4,330 kilograms").figure
    figure.unit = "kilogram"
    figure.save()
    path = discrepancy.get_absolute_url()
    shown = [one.text for one in soup(as_reviewer, f"{path}?unit=kilogram").select(".plot .plot-value") if one.text]
    assert shown[0] == "4,350 to 4,450 kg"
    assert "4.35 to 4.45 t" in text(as_reviewer, f"{path}?unit=nonsense")


def test_a_wrong_source_is_ticked_and_its_letter_offered(as_reviewer: Client, discrepancy: Discrepancy) -> None:
    wrong = discrepancy.claim.observations.order_by("pk")[1]
    send(as_reviewer, discrepancy, wrong=[wrong.pk])
    erratum = Erratum.objects.get()
    link = soup(as_reviewer, discrepancy.get_absolute_url()).select_one(f'a[href="{erratum.get_absolute_url()}"]')
    assert link is not None
    letter = soup(as_reviewer, erratum.get_absolute_url())
    assert "is not right" in letter.select_one("#letter").get_text()  # type: ignore[union-attr]
    assert "4.4 tons" in text(as_reviewer, "/errata/")
    as_reviewer.post(f"{erratum.get_absolute_url()}mark/", {"state": "sent"})
    assert "None in this state." in text(as_reviewer, "/errata/?state=found")


def test_a_letter_says_where_to_send_it_and_that_it_is_in_english(
    as_reviewer: Client, reviewer: User, discrepancy: Discrepancy
) -> None:
    wrong = discrepancy.claim.observations.order_by("pk")[1]
    erratum = settle(discrepancy, by=reviewer, wrong=[wrong]).errata.get()
    page = text(as_reviewer, erratum.get_absolute_url())
    assert f"look for an address on {host_name(erratum.article.url)}" in page
    assert "translate it before you send it" not in page
    Erratum.objects.update(quote="2008年警方缴获海洛因4.4吨。")
    assert "translate it before you send it" in text(as_reviewer, erratum.get_absolute_url())
    Erratum.objects.update(quote="They seized 4.4 tons.")
    Revision.objects.update(language="fr")
    assert "translate it before you send it" in text(as_reviewer, erratum.get_absolute_url())


def test_a_letter_goes_to_the_address_that_is_noted_of_the_publisher(
    as_reviewer: Client, reviewer: User, discrepancy: Discrepancy
) -> None:
    wrong = discrepancy.claim.observations.order_by("pk")[1]
    erratum = settle(discrepancy, by=reviewer, wrong=[wrong]).errata.get()
    Publisher.objects.update(notes="Corrections: <desk@courier.example>, answers in a week.")
    page = soup(as_reviewer, erratum.get_absolute_url())
    assert "Noted of the publisher: Corrections: <desk@courier.example>" in " ".join(page.get_text(" ").split())
    assert page.select('main a[href^="mailto:desk@courier.example?subject="]')


def test_a_letter_warns_when_the_decision_is_taken_up_again_or_the_text_has_changed(
    as_reviewer: Client, reviewer: User, discrepancy: Discrepancy
) -> None:
    wrong = discrepancy.claim.observations.order_by("pk")[1]
    erratum = settle(discrepancy, by=reviewer, wrong=[wrong]).errata.get()
    wrong.is_current = False
    wrong.save()
    post(as_reviewer, discrepancy, "reopen", because="A page was missed.")
    page = text(as_reviewer, erratum.get_absolute_url())
    assert "The decision does not stand any more. A page was missed." in page
    assert "The newest text no longer says this." in page
    assert errata.is_sent(erratum.decision) is False


def test_the_second_reviewer_decides_without_seeing_the_first(as_reviewer: Client, curator: User) -> None:
    discrepancy = propose(by=curator).discrepancy
    page = words(as_reviewer, discrepancy)
    assert "Another reviewer has decided. You see what was decided when you have decided too." in page
    assert "tons stands" not in page
    other = discrepancy.claim.observations.order_by("pk")[1]
    send(as_reviewer, discrepancy, choice=other.pk)
    page = words(as_reviewer, discrepancy)
    assert "Noted; you two differ, so a curator decides" in page
    assert "Two reviewers differ" in page
    assert "6.1 tons stands" in page
    assert "6.9 tons stands" in page
    assert "Which stands?" not in page


def test_a_curator_decides_between_two(as_reviewer: Client, as_curator: Client) -> None:
    discrepancy = propose(by=make_user("first", group="reviewer")).discrepancy
    send(as_reviewer, discrepancy, choice=discrepancy.claim.observations.order_by("pk")[1].pk)
    assert "Decide between them." in words(as_curator, discrepancy)
    send(as_curator, discrepancy)
    assert Decision.objects.get().signed_off_by is not None


def test_a_curator_who_is_one_of_two_that_differ_is_told_that_another_decides(
    as_reviewer: Client, curator: User
) -> None:
    discrepancy = propose(by=curator).discrepancy
    send(as_reviewer, discrepancy, choice=discrepancy.claim.observations.order_by("pk")[1].pk)
    assert "Another curator than you decides between them." in words(logged_in(curator), discrepancy)
    assert "A curator decides between them." in words(as_reviewer, discrepancy)


def test_one_s_own_opinion_is_shown_and_taken_back(curator: User) -> None:
    opinion = propose(by=curator)
    client = logged_in(curator)
    assert "It stands as soon as a second reviewer decides the same." in words(client, opinion.discrepancy)
    response = client.post(f"/opinions/{opinion.pk}/withdraw/", follow=True)
    assert "Taken back." in response.content.decode()


def test_skip_hands_out_the_next_in_the_list_one_came_from(as_reviewer: Client, reviewer: User) -> None:
    first, second = differing("1 tons", "9 tons"), differing("4.33 tons", "4.4 tons")
    filtered = f"from=cause%3D{second.first_cause}"
    response = as_reviewer.post("/discrepancies/next/", {"after": second.pk})
    assert response["Location"] == first.get_absolute_url()
    response = as_reviewer.post("/discrepancies/next/", {"from": f"cause={second.first_cause}"})
    assert response["Location"] == f"{second.get_absolute_url()}?{filtered}"
    response = as_reviewer.post("/discrepancies/next/", {"from": "cause=unheard_of"}, follow=True)
    assert "That was the last one in this list" in response.content.decode()
    assert not leases.hold(first, by=make_user("other"), now=Lease.objects.get(discrepancy=first).taken_at)
