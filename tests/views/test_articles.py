from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from factcheck.claims.views import articles
from monitor.models import Visit
from monitor.services import captures
from monitor.storage import SnapshotFolder
from tests.claims.evidence import published
from tests.factories import (
    NOW,
    make_article,
    make_claim,
    make_figure,
    make_observation,
    make_revision,
    make_snapshot,
    make_visit,
)
from tests.views.pages import soup, text

pytestmark = pytest.mark.django_db


def test_every_figure_is_marked_and_leads_to_its_claim(as_reviewer: Client) -> None:
    claim = make_claim()
    revision = make_revision("They seized 4.33 tons, and 12 cars.")
    filed = make_figure(revision, "4.33 tons")
    make_observation(claim, filed)
    make_figure(revision, "12 cars")
    page = soup(as_reviewer, revision.article.get_absolute_url())
    marked = page.select(".article-text .figure")
    assert [(mark.text, mark.get("href")) for mark in marked] == [
        ("4.33 tons", claim.get_absolute_url()),
        ("12 cars", None),
    ]
    assert marked[0]["id"] == f"f{filed.pk}"


def test_the_list_of_many_figures_has_pages_and_the_text_marks_them_all(
    as_reviewer: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(articles, "LISTED", 2)
    revision = make_revision("They seized 4.33 tons, 12 cars and 3 boats.")
    for words in ("4.33 tons", "12 cars", "3 boats"):
        make_figure(revision, words)
    pages = [soup(as_reviewer, f"{revision.article.get_absolute_url()}?page={number}") for number in (1, 2)]
    assert [[one.text for one in page.select(".figure-list strong")] for page in pages] == [
        ["4.33 tons", "12 cars"],
        ["3 boats"],
    ]
    assert all(len(page.select(".article-text .figure")) == 3 for page in pages)
    assert "3 read in this text" in pages[1].get_text()


def test_a_figure_that_is_only_suggested_leads_to_the_claim_it_is_filed_under(as_reviewer: Client) -> None:
    claim = make_claim()
    filed = make_figure(make_revision("They seized 4.33 tons, and 12 cars."), "4.33 tons")
    make_observation(claim, filed)
    for statement in ("Ash trees felled", "Zebras counted"):
        make_observation(make_claim(statement=statement), filed, state="suggested", is_current=False)
    page = soup(as_reviewer, filed.revision.article.get_absolute_url())
    assert page.select_one(".article-text .figure")["href"] == claim.get_absolute_url()  # type: ignore[index]


def test_a_part_larger_than_its_whole_is_told_and_leads_to_its_figure(as_reviewer: Client) -> None:
    text = "Guards seized 390 kg of drugs in all in 2030. Of it 400 kg of heroin was seized in the south."
    reading = published(f"{text} Half of 1,000 boats were searched, 412 of 1,000 boats or 41.2 percent by night.")
    page = soup(as_reviewer, reading.revision.article.get_absolute_url())
    told = [(line.select_one(".badge").text, line.a.text) for line in page.select("#checks li")]  # type: ignore[union-attr]
    assert told == [
        ("Does not hold", "400 kg (heroin) is more than 390 kg (drugs), which is given as the whole."),
        ("Holds", "412 of 1,000 are 41.2%, which is the 41.2 percent given."),
    ]
    part = reading.figures.get(text="400 kg")
    assert page.select_one("#checks a")["href"] == f"#f{part.pk}"  # type: ignore[index]


def test_a_text_without_anything_to_work_out_says_nothing_of_itself(as_reviewer: Client) -> None:
    page = soup(as_reviewer, published("They seized 4.33 tons.").revision.article.get_absolute_url())
    assert not page.select("#checks")


def test_the_text_is_shown_word_for_word(as_reviewer: Client) -> None:
    text = "They seized <b>4.33 tons</b> &amp; more.\n\nThen  silence."
    revision = make_revision(text)
    make_figure(revision, "4.33 tons")
    shown = soup(as_reviewer, f"/revisions/{revision.pk}/").select_one(".article-text")
    assert shown is not None
    assert shown.get_text() == text


def test_an_older_revision_keeps_its_own_address(as_reviewer: Client) -> None:
    article = make_article()
    old = make_revision("They seized 4.4 tons.", article=article)
    make_revision("They seized 4.33 tons.", article=article)
    assert "4.4 tons" in soup(as_reviewer, f"/revisions/{old.pk}/").get_text()
    assert "4.33 tons" in soup(as_reviewer, article.get_absolute_url()).get_text()


def test_an_article_without_text_says_why(as_reviewer: Client) -> None:
    article = make_article()
    make_visit(article, outcome="missing", message="The site has no such page (404).")
    words = " ".join(soup(as_reviewer, article.get_absolute_url()).get_text().split())
    assert "No text yet. The last visit failed: The site has no such page (404)." in words


def test_a_copy_names_its_original(as_reviewer: Client) -> None:
    original = make_article(title="The wire story")
    copy = make_article(copy_of=original)
    assert "The wire story" in soup(as_reviewer, copy.get_absolute_url()).get_text()
    assert copy.title in soup(as_reviewer, original.get_absolute_url()).get_text()


def test_what_changed_is_marked_by_words_and_not_by_colour_alone(as_reviewer: Client) -> None:
    article = make_article()
    make_revision("They seized 4.4 tons. All else stays.", article=article)
    new = make_revision("They seized 4.33 tons. All else stays.", article=article)
    page = soup(as_reviewer, f"/revisions/{new.pk}/diff/")
    assert [one.get_text() for one in page.select("del")] == ["[taken out: 4.4]"]
    assert [one.get_text() for one in page.select("ins")] == ["[put in: 4.33]"]


def test_the_first_revision_has_nothing_to_compare_with(as_reviewer: Client) -> None:
    revision = make_revision("They seized 4.4 tons.")
    assert "the first text we have" in soup(as_reviewer, f"/revisions/{revision.pk}/diff/").get_text()


def test_a_capture_is_shown_as_text_and_never_rendered(as_reviewer: Client) -> None:
    body = b"<script>alert(1)</script><h1>Yearbook</h1>"
    snapshot = make_snapshot(make_article(), sha256=captures.store(body).digest, size=len(body))
    page = soup(as_reviewer, f"/snapshots/{snapshot.pk}/")
    shown = page.select_one("pre.capture")
    assert shown is not None
    assert shown.text == body.decode()
    assert page.select_one(".badge.agrees")


def test_a_damaged_capture_is_said_to_be_damaged(as_reviewer: Client) -> None:
    revision = make_revision("Yearbook")
    page = soup(as_reviewer, f"/snapshots/{revision.snapshot.pk}/")
    assert "The file of this capture is missing." in page.get_text()
    assert not page.select("pre.capture")


def test_a_capture_that_cannot_be_read_just_now_is_not_called_damaged(
    as_reviewer: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    revision = make_revision("Yearbook")

    def fails(*_: object) -> None:
        raise TimeoutError

    monkeypatch.setattr(SnapshotFolder, "_open", fails)
    said = text(as_reviewer, f"/snapshots/{revision.snapshot.pk}/")
    assert "The place where captures are kept cannot be read just now." in said
    assert "damaged" not in said


def test_a_text_whose_page_could_not_be_read_at_its_last_visit_says_so(as_reviewer: Client) -> None:
    article = make_revision("They seized 4.33 tons.").article
    warning = "The page could not be read at its last visit"
    assert warning not in text(as_reviewer, article.get_absolute_url())
    wall = {"outcome": Visit.Outcome.WALL, "message": "The site shows a wall.", "started_at": NOW + timedelta(days=1)}
    make_visit(article, **wall)
    words = text(as_reviewer, article.get_absolute_url())
    assert f"{warning}, so the text below may be out of date. The site shows a wall." in words
    article.gone_at = NOW
    article.save()
    assert warning not in text(as_reviewer, article.get_absolute_url())
