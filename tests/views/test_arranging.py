"""Splitting, merging and moving, as people do it in the pages."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.test import Client

from factcheck.claims import synonyms
from factcheck.claims.models import Arrangement, Claim, Lesson
from factcheck.claims.series import thing_of
from factcheck.claims.services import claims
from factcheck.claims.services.claims import Parts
from tests.claims.evidence import differing, say
from tests.factories import make_claim
from tests.views.pages import soup, text

pytestmark = pytest.mark.django_db


def with_a_stray() -> Claim:
    claim = differing("4.33 tons", "4.3 tons", "1.4 tons").claim
    stray = claim.observations.get(figure__text="1.4 tons").figure
    stray.what = "opium"
    stray.save()
    return claim


def of_opium(by: User) -> Claim:
    parts = Parts(
        what="opium", action="seize", place="China", period="2008", unit="kilogram", text="Opium confiscated by police"
    )
    return claims.create(parts, by=by)


def shown_text(answer: Any) -> str:
    return " ".join(BeautifulSoup(answer.content, "html.parser").get_text(" ").split())


def filled(as_reviewer: Client, path: str) -> dict[str, object]:
    """The form of a page as it is offered."""
    page = soup(as_reviewer, path)
    fields: dict[str, object] = {
        str(one["name"]): one.get("value", "") for one in page.select("form input[name][type=text]")
    }
    return fields | {"o": [one["value"] for one in page.select("input[name=o][checked]")]}


def test_a_split_is_offered_shown_and_then_done(as_reviewer: Client) -> None:
    claim = with_a_stray()
    path = f"/claims/{claim.pk}/split/"
    data = filled(as_reviewer, path)
    assert data["what"] == "opium"
    shown = as_reviewer.post(path, data)
    assert "Opium seized in China, 2008 (tonnes)" in shown.content.decode()
    assert Claim.objects.count() == 1
    done = as_reviewer.post(path, data | {"confirmed": "1"}, follow=True)
    made = Claim.objects.get(what="opium")
    assert done.redirect_chain[0][0] == made.get_absolute_url()
    assert made.observations.standing().get().figure.text == "1.4 tons"
    assert "Never treat “opium” as “heroin” here." in text(as_reviewer, claim.get_absolute_url())


def test_where_another_claim_is_of_this_already_the_figures_can_go_there(as_reviewer: Client, reviewer: User) -> None:
    claim = with_a_stray()
    path = f"/claims/{claim.pk}/split/"
    data = filled(as_reviewer, path)
    opium = of_opium(reviewer)
    assert "Opium confiscated by police is a claim of this already." in shown_text(as_reviewer.post(path, data))
    as_reviewer.post(path, data | {"into": str(opium.pk)})
    assert opium.observations.standing().get().figure.text == "1.4 tons"
    assert Arrangement.objects.get().kind == Arrangement.Kind.MOVE


def test_two_claims_of_one_quantity_are_made_only_on_purpose(as_reviewer: Client, reviewer: User) -> None:
    claim = with_a_stray()
    path = f"/claims/{claim.pk}/split/"
    data = filled(as_reviewer, path)
    of_opium(reviewer)
    as_reviewer.post(path, data | {"confirmed": "1"})
    assert Claim.objects.filter(what="opium").count() == 2


def test_what_is_split_off_must_be_something_else(as_reviewer: Client) -> None:
    claim = with_a_stray()
    claim.thing = thing_of(claim, synonyms.current())
    claim.save()
    path = f"/claims/{claim.pk}/split/"
    answer = as_reviewer.post(path, filled(as_reviewer, path) | {"what": "heroin"})
    assert "is what this claim is about already" in shown_text(answer)


def test_no_figures_cannot_be_moved(as_reviewer: Client) -> None:
    claim, opium = with_a_stray(), make_claim(statement="Opium seized in China", what="opium")
    path = f"/claims/{claim.pk}/split/"
    answer = as_reviewer.post(path, filled(as_reviewer, path) | {"o": [], "into": str(opium.pk)})
    assert "Choose the figures to move." in shown_text(answer)


def test_a_figure_can_be_named_that_is_to_be_split_off(as_reviewer: Client) -> None:
    claim = differing("4.33 tons", "4.4 tons").claim
    chosen = claim.observations.get(figure__text="4.4 tons")
    assert filled(as_reviewer, f"/claims/{claim.pk}/split/?o={chosen.pk}")["o"] == [str(chosen.pk)]


@pytest.mark.parametrize("change", [{"o": []}, {"what": ""}, {"period": "lately"}])
def test_a_split_that_cannot_be_says_why_and_keeps_what_was_typed(
    change: dict[str, object], as_reviewer: Client
) -> None:
    claim = with_a_stray()
    path = f"/claims/{claim.pk}/split/"
    answer = as_reviewer.post(path, filled(as_reviewer, path) | {"place": "Macao"} | change)
    assert answer.status_code == 422
    assert "errorlist" in answer.content.decode()
    assert 'value="Macao"' in answer.content.decode()


def test_a_merge_is_chosen_shown_done_and_undone(as_reviewer: Client) -> None:
    claim = differing("4.33 tons", "4.4 tons").claim
    other = make_claim(statement="Diamorphine seized in China", what="diamorphine")
    say(other, "4.9 tons")
    path = f"/claims/{other.pk}/merge/"
    assert f"{claim} 4.33 tons · 4.4 tons" in text(as_reviewer, f"{path}?q=heroin+china")
    assert "3 figures from 3 origins" in text(as_reviewer, f"{path}?into={claim.pk}")
    answer = as_reviewer.post(path, {"into": claim.pk}, follow=True)
    assert answer.redirect_chain[-1][0] == claim.get_absolute_url()
    assert as_reviewer.get(other.get_absolute_url())["Location"] == claim.get_absolute_url()
    assert len(soup(as_reviewer, "/claims/").select(".row")) == 1
    as_reviewer.post(f"/arrangements/{Arrangement.objects.get().pk}/undo/")
    assert other.observations.standing().count() == 1


def test_a_merge_with_a_settled_claim_warns(as_reviewer: Client) -> None:
    settled = differing("4.33 tons", "4.4 tons")
    settled.state = "settled"
    settled.save()
    other = make_claim(statement="Diamorphine seized in China")
    assert "is settled. The decision will be looked at again" in text(
        as_reviewer, f"/claims/{other.pk}/merge/?into={settled.claim_id}"
    )


def test_a_figure_is_moved_to_the_claim_that_is_chosen(as_reviewer: Client) -> None:
    claim = differing("4.33 tons", "4.4 tons").claim
    opium = make_claim(statement="Opium seized in China", what="opium")
    stray = claim.observations.get(figure__text="4.4 tons")
    path = f"/observations/{stray.pk}/move/"
    say(opium, "1.2 tons")
    shown = [
        one.get_text(" ", strip=True) for one in soup(as_reviewer, f"{path}?into={opium.pk}").select(".side-by-side")
    ]
    assert ["4.33 tons" in shown[0], "4.4 tons" in shown[0]] == [True, False]
    assert [amount in shown[1] for amount in ("1.2 tons", "4.4 tons", "they differ")] == [True, True, True]
    as_reviewer.post(path, {"into": opium.pk})
    assert opium.observations.standing().filter(figure=stray.figure).exists()


@pytest.mark.parametrize("into", ["", "no number", "0", "999999"])
def test_nonsense_for_the_other_claim_chooses_none(into: str, as_reviewer: Client) -> None:
    claim = differing("4.33 tons", "4.4 tons").claim
    assert as_reviewer.post(f"/claims/{claim.pk}/merge/", {"into": into or str(claim.pk)}).status_code == 200
    assert not Arrangement.objects.exists()


def test_a_lesson_is_taken_back_on_the_page_of_its_claim(as_reviewer: Client) -> None:
    claim = with_a_stray()
    as_reviewer.post(f"/observations/{claim.observations.get(figure__what='opium').pk}/reject/")
    lesson = Lesson.objects.get()
    as_reviewer.post(f"/lessons/{lesson.pk}/undo/")
    assert not Lesson.objects.holding().exists()
    assert (
        "Never treat"
        not in soup(as_reviewer, claim.get_absolute_url()).select("aside")[0].get_text().split("History")[0]
    )
