from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.test import Client

from factcheck.claims.models import Discrepancy
from factcheck.claims.services import discrepancies
from factcheck.publishing.services import verdicts
from factcheck.review.models import Decision
from factcheck.review.services import decisions
from monitor.models import Revision
from tests.claims.evidence import article_of, differing, say
from tests.factories import NOW, make_claim, make_observation
from tests.views.pages import text
from tests.views.world import settle

pytestmark = pytest.mark.django_db


@pytest.fixture
def discrepancy() -> Discrepancy:
    return differing("4.33 tons", "4.3 tons", "4.4 tons")


def page(client: Client, discrepancy: Discrepancy) -> BeautifulSoup:
    return BeautifulSoup(client.get(discrepancy.get_absolute_url()).content, "html.parser")


def send(client: Client, discrepancy: Discrepancy, **changes: Any) -> Any:
    """The decision form as a reviewer fills it: the first observation stands."""
    first = discrepancy.claim.observations.order_by("pk")[0]
    data = {"choice": first.pk, "reason": "rounding", "note": "", "seen": discrepancy.evidence_version} | changes
    return client.post(f"{discrepancy.get_absolute_url()}settle/", data)


def standing(discrepancy: Discrepancy) -> Decision | None:
    return discrepancy.decisions.filter(ended_at=None).first()


def test_it_shows_every_value_with_its_quote_marked_in_its_paragraph(
    as_reviewer: Client, discrepancy: Discrepancy
) -> None:
    quotes = page(as_reviewer, discrepancy).select(".quote")
    assert [quote.mark.text for quote in quotes if quote.mark] == ["4.33 tons", "4.3 tons", "4.4 tons"]
    assert "Police took 4.33 tons of heroin in China in 2008." in quotes[0].get_text()


def test_it_plots_what_each_written_number_can_stand_for(as_reviewer: Client, discrepancy: Discrepancy) -> None:
    rows = page(as_reviewer, discrepancy).select(".plot .plot-value")
    assert [row.text for row in rows if row.text] == ["4.35 to 4.45 t", "4.325 to 4.335 t", "4.25 to 4.35 t"]


def test_it_says_why_they_differ_likeliest_first(as_reviewer: Client, discrepancy: Discrepancy) -> None:
    causes = page(as_reviewer, discrepancy).select(".difference .causes li")
    assert "Rounded up" in causes[0].get_text()
    assert "4.33 rounds to 4.3, not 4.4" in causes[0].get_text()


def test_it_leads_to_the_words_in_the_kept_text_and_on_the_original_page(
    as_reviewer: Client, discrepancy: Discrepancy
) -> None:
    figure = discrepancy.claim.observations.order_by("pk")[0].figure
    links = [str(link["href"]) for link in page(as_reviewer, discrepancy).select(".quote footer a")]
    assert links[0] == f"/revisions/{figure.revision_id}/#f{figure.pk}"
    assert links[1].startswith(f"{figure.revision.article.url}#:~:text=Police%20took")


def test_a_value_is_settled_on(as_reviewer: Client, reviewer: User, discrepancy: Discrepancy) -> None:
    response = send(as_reviewer, discrepancy, note="Counted by the ministry.")
    assert response["Location"] == discrepancy.get_absolute_url()
    decision = standing(discrepancy)
    assert decision is not None
    assert (decision.by, decision.outcome, decision.note) == (reviewer, "value", "Counted by the ministry.")


def test_a_range_is_settled_on_with_numbers_as_people_write_them(as_reviewer: Client, discrepancy: Discrepancy) -> None:
    send(as_reviewer, discrepancy, choice="range", low="4.3", high="1,004.4")
    decision = standing(discrepancy)
    assert decision is not None
    assert (decision.low, decision.high, decision.unit) == (Decimal("4.3"), Decimal("1004.4"), "tonne")


def test_another_value_is_typed(as_reviewer: Client, discrepancy: Discrepancy) -> None:
    send(as_reviewer, discrepancy, choice="range", low="4.35", high="")
    decision = standing(discrepancy)
    assert decision is not None
    assert (decision.outcome, decision.low) == ("value", Decimal("4.35"))


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"choice": ""}, "Choose what stands."),
        ({"reason": ""}, "Choose a reason."),
        ({"choice": "range", "low": "", "high": "5"}, "Write the value, or both ends of the range."),
        ({"choice": "range", "low": "5", "high": "4"}, "must be smaller than the second"),
        ({"choice": "range", "low": "many", "high": "5"}, "Enter a number."),
        ({"choice": "not_comparable", "note": " "}, "Write a note that says why the figures cannot be compared."),
        ({"reason": "other", "note": " "}, "Say in the note what the reason is."),
    ],
)
def test_what_is_missing_is_said_and_nothing_typed_is_lost(
    as_reviewer: Client, discrepancy: Discrepancy, wrong: dict[str, str], sentence: str
) -> None:
    response = send(as_reviewer, discrepancy, **{"note": "Kept words"} | wrong)
    assert response.status_code == 422
    text = response.content.decode()
    assert sentence in text
    # Above all, for who sends the form from the foot of a phone's page
    top = BeautifulSoup(text, "html.parser").select(".notice.error a[href='#decision']")
    assert sentence in " ".join(link.text for link in top)
    assert "note" in wrong or "Kept words" in text
    assert standing(discrepancy) is None


def test_who_is_second_sees_both_decisions_and_keeps_her_words(
    as_reviewer: Client, curator: User, discrepancy: Discrepancy
) -> None:
    settle(discrepancy, by=curator)
    response = send(as_reviewer, discrepancy, note="My own long note")
    assert response.status_code == 409
    text = response.content.decode()
    assert "curator settled this first" in text
    assert "My own long note" in text
    assert "The yearbook says so." in text
    assert discrepancy.decisions.count() == 1


def test_new_evidence_is_announced_and_the_choice_kept(as_reviewer: Client, discrepancy: Discrepancy) -> None:
    seen = discrepancy.evidence_version
    say(discrepancy.claim, "5.1 tons", article=article_of("A fourth newsroom"))
    discrepancies.update(discrepancy.claim, NOW)
    response = send(as_reviewer, discrepancy, seen=seen, note="My own long note")
    assert response.status_code == 409
    form = BeautifulSoup(response.content, "html.parser").select_one("#decision")
    assert form is not None
    assert "The evidence changed" in response.content.decode()
    assert form.select_one("textarea").text.strip() == "My own long note"  # type: ignore[union-attr]
    assert form.select_one("input[name=choice][checked]") is not None
    assert form.select_one("input[name=seen]")["value"] == str(seen + 1)  # type: ignore[index]


def test_a_choice_that_is_no_longer_there_is_refused_in_words(as_reviewer: Client, discrepancy: Discrepancy) -> None:
    response = send(as_reviewer, discrepancy, choice="999999")
    assert response.status_code == 422


def test_settle_and_next_leads_down_the_queue_and_round_to_the_top(as_reviewer: Client) -> None:
    small, wide, wider = (
        differing("4.33 tons", "4.4 tons"),
        differing("4 tons", "6 tons"),
        differing("1 tons", "9 tons"),
    )
    response = send(as_reviewer, wide, and_next="1")
    assert response["Location"] == small.get_absolute_url()
    response = send(as_reviewer, small, and_next="1")
    assert response["Location"] == wider.get_absolute_url()
    response = send(as_reviewer, wider, and_next="1", follow=True)
    assert response["Location"] == "/discrepancies/"


def test_a_settled_one_shows_what_stands_and_who_said_so(
    as_reviewer: Client, curator: User, discrepancy: Discrepancy
) -> None:
    settle(discrepancy, by=curator)
    soup = page(as_reviewer, discrepancy)
    box = soup.select_one(".decision")
    assert box is not None
    assert "4.33 tons stands" in box.get_text()
    assert "Settled by curator" in box.get_text()
    assert soup.select(".plot rect.band")


def test_a_settled_one_is_opened_again_with_a_reason(
    as_reviewer: Client, curator: User, discrepancy: Discrepancy
) -> None:
    settle(discrepancy, by=curator)
    as_reviewer.post(f"{discrepancy.get_absolute_url()}reopen/", {"because": "The yearbook was corrected."})
    discrepancy.refresh_from_db()
    assert discrepancy.state == "open"
    assert "The yearbook was corrected." in page(as_reviewer, discrepancy).get_text()


def test_opening_again_without_a_reason_is_refused(
    as_reviewer: Client, curator: User, discrepancy: Discrepancy
) -> None:
    settle(discrepancy, by=curator)
    response = as_reviewer.post(f"{discrepancy.get_absolute_url()}reopen/", {"because": " "})
    assert response.status_code == 422
    assert "Say why it must be looked at again." in response.content.decode()


def test_one_s_own_decision_can_be_undone(as_reviewer: Client, reviewer: User, discrepancy: Discrepancy) -> None:
    decision = settle(discrepancy, by=reviewer)
    as_reviewer.post(f"/decisions/{decision.pk}/undo/")
    assert standing(discrepancy) is None


def test_who_cannot_undo_any_more_is_told_why(
    as_reviewer: Client, reviewer: User, curator: User, discrepancy: Discrepancy
) -> None:
    settle(discrepancy, by=reviewer)
    verdicts.publish(discrepancy.claim, by=curator, now=NOW)
    words = text(as_reviewer, discrepancy.get_absolute_url())
    assert "This decision is published already. So it is not simply undone" in words


def test_another_s_decision_cannot_be_undone(as_reviewer: Client, curator: User, discrepancy: Discrepancy) -> None:
    decision = settle(discrepancy, by=curator)
    response = as_reviewer.post(f"/decisions/{decision.pk}/undo/", follow=True)
    assert "Only the person who decided can undo it." in response.content.decode()
    assert standing(discrepancy) == decision


def test_a_suggestion_counts_only_when_it_is_accepted(as_reviewer: Client, discrepancy: Discrepancy) -> None:
    suggestion = say(discrepancy.claim, "5.1 tons", state="suggested", reasons=["the period is not said"])
    box = page(as_reviewer, discrepancy).select_one(".suggestion")
    assert box is not None
    assert "the period is not said" in box.get_text()
    as_reviewer.post(f"/observations/{suggestion.pk}/accept/", {"next": discrepancy.get_absolute_url()})
    assert len(page(as_reviewer, discrepancy).select(".quote")) == 4


def test_a_suggestion_filed_elsewhere_can_only_be_moved_here(as_reviewer: Client, discrepancy: Discrepancy) -> None:
    other = make_claim(statement="Heroin seized in the south")
    filed = say(other, "5.1 tons")
    suggestion = make_observation(discrepancy.claim, filed.figure, state="suggested")
    box = page(as_reviewer, discrepancy).select_one(".suggestion")
    assert box is not None
    assert "Filed under Heroin seized in the south at present." in " ".join(box.get_text(" ").split())
    back = {"next": discrepancy.get_absolute_url()}
    refused = as_reviewer.post(f"/observations/{suggestion.pk}/accept/", back, follow=True)
    assert "This figure is filed under another claim." in refused.content.decode()
    as_reviewer.post(f"/observations/{suggestion.pk}/move-here/", back)
    assert len(page(as_reviewer, discrepancy).select(".quote")) == 4
    filed.refresh_from_db()
    assert filed.state == "rejected"


def test_after_a_rejection_the_reader_is_back_on_the_page(as_reviewer: Client, discrepancy: Discrepancy) -> None:
    last = discrepancy.claim.observations.order_by("pk")[2]
    path = f"/observations/{last.pk}/reject/"
    response = as_reviewer.post(path, {"next": discrepancy.get_absolute_url()})
    assert response["Location"] == discrepancy.get_absolute_url()
    assert (
        as_reviewer.post(path, {"next": "https://elsewhere.test/"})["Location"] == discrepancy.claim.get_absolute_url()
    )


def test_only_a_curator_is_offered_to_publish(
    as_reviewer: Client, as_curator: Client, curator: User, discrepancy: Discrepancy
) -> None:
    settle(discrepancy, by=curator)
    assert not page(as_reviewer, discrepancy).select(".publish")
    assert page(as_curator, discrepancy).select(".publish")


def test_hostile_words_of_a_source_stay_words(as_reviewer: Client) -> None:
    discrepancy = differing("4.33 tons", "4.4 tons")
    revision = discrepancy.claim.observations.order_by("pk")[0].figure.revision
    revision.text = '<script>alert("x")</script> ' + revision.text
    revision.save()
    html = as_reviewer.get(discrepancy.get_absolute_url()).content.decode()
    assert '<script>alert("x")' not in html


def test_the_article_of_a_strange_scheme_is_not_linked(as_reviewer: Client, discrepancy: Discrepancy) -> None:
    article = discrepancy.claim.observations.order_by("pk")[0].figure.revision.article
    article.url = "javascript:alert(1)"
    article.save()
    assert 'href="javascript' not in as_reviewer.get(discrepancy.get_absolute_url()).content.decode()


def test_the_history_is_told_in_sentences(as_reviewer: Client, curator: User, discrepancy: Discrepancy) -> None:
    settle(discrepancy, by=curator)
    decisions.reopen(discrepancy, by=curator, because="A page was missed.", now=NOW + timedelta(hours=1))
    events = [line.get_text() for line in page(as_reviewer, discrepancy).select(".events li")]
    assert "re-opened" in events[0]
    assert "settled" in events[1]


def test_a_figure_of_a_pdf_names_its_page_and_opens_there(as_reviewer: Client) -> None:
    discrepancy = differing()
    revision = Revision.objects.earliest("pk")
    Revision.objects.filter(pk=revision.pk).update(pages=[0, 3, 10_000])
    shown = as_reviewer.get(discrepancy.get_absolute_url()).content.decode()
    assert shown.count("· page 2") == 1
    assert f"{revision.article.url}#page=2" in shown
