"""Articles that repeat another."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest

from monitor.models import Article, Signature
from monitor.services import copies
from monitor.similarity import shingles, signature
from tests.factories import NOW, make_article, make_revision

pytestmark = pytest.mark.django_db

RANDOM = random.Random(7)  # noqa: S311 - the same words at every run
DAY = timedelta(days=1)


def story(length: int = 200) -> str:
    return " ".join(f"word{RANDOM.randrange(400)}" for _ in range(length)) + " 4.33 tons and 12 arrests"


def recorded(text: str, days: int) -> Article:
    """An article published so many days after NOW, its text recorded and linked."""
    article = make_article(published_at=NOW + days * DAY)
    copies.link(article, make_revision(text, article=article))
    return article


def original_of(article: Article) -> Article | None:
    article.refresh_from_db()
    return article.copy_of


def test_a_later_copy_is_linked_to_the_first() -> None:
    text = story()
    wire, paper = recorded(text, 0), recorded(f"By our reporter. {text} More tomorrow.", 1)
    assert original_of(wire) is None
    assert original_of(paper) == wire


def test_what_was_published_first_is_the_original_though_seen_later() -> None:
    text = story()
    papers = [recorded(text, days) for days in (3, 4)]
    wire = recorded(text, 1)
    assert original_of(wire) is None
    assert [original_of(paper) for paper in papers] == [wire, wire]


def test_other_stories_are_not_linked() -> None:
    one, other = recorded(story(), 0), recorded(story(), 1)
    assert (original_of(one), original_of(other)) == (None, None)


def test_bulletins_of_one_form_with_other_numbers_are_no_copies() -> None:
    form = story().replace("4.33 tons and 12 arrests", "")
    one, other = (
        recorded(f"{form} 4.33 tons, 12 held in 2008", 0),
        recorded(f"{form} 5.1 tons, 31 held in 2009", 1),
    )
    assert (original_of(one), original_of(other)) == (None, None)


def test_a_copy_that_is_rewritten_stands_for_itself_again() -> None:
    text = story()
    recorded(text, 0)
    paper = recorded(text, 1)
    copies.link(paper, make_revision(story(), article=paper))
    assert original_of(paper) is None


def test_linking_twice_changes_nothing() -> None:
    text = story()
    wire, paper = recorded(text, 0), recorded(text, 1)
    signatures = list(Signature.objects.order_by("pk").values_list("article_id", "bands"))
    for article in (wire, paper):
        revision = article.revisions.get()
        copies.link(article, revision)
    assert list(Signature.objects.order_by("pk").values_list("article_id", "bands")) == signatures
    assert (original_of(wire), original_of(paper)) == (None, wire)


def test_a_text_that_changed_is_found_by_what_it_says_now() -> None:
    old, new = story(), story()
    wire = recorded(old, 0)
    copies.link(wire, make_revision(f"{old} And more.", article=wire))
    assert Signature.objects.get(article=wire).bands == signature(shingles(f"{old} And more."))
    copies.link(wire, make_revision(new, article=wire))
    assert (original_of(recorded(old, 1)), original_of(recorded(new, 1))) == (None, wire)


def test_a_short_text_is_nobody_s_copy() -> None:
    one, other = recorded("4.33 tons seized.", 0), recorded("4.33 tons seized.", 1)
    assert (original_of(one), original_of(other)) == (None, None)


def test_the_likeliest_of_many_that_share_a_band_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "MOST_CANDIDATES", 1)
    text = story()
    own = signature(shingles(text))
    for number in range(5):
        other = signature(shingles(story()))
        recorded(story(), number)
        Signature.objects.order_by("-pk").update(bands=[*own[:1], *other[1:]])
    wire = recorded(text, 5)
    assert original_of(recorded(text, 9)) == wire


def test_a_text_that_shares_bands_with_thousands_is_linked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "MOST_SHARING", 3)
    text = story()
    articles = [make_article(published_at=NOW + number * DAY) for number in range(5)]
    copies.link_first([make_revision(text, article=article) for article in articles])
    assert original_of(articles[0]) is None
    assert {original_of(article) for article in articles[1:]} == {articles[0]}


def test_a_text_that_became_too_short_is_no_longer_looked_for() -> None:
    text = story()
    wire = recorded(text, 0)
    copies.link(wire, make_revision("It is gone.", article=wire))
    assert not Signature.objects.exists()
    assert original_of(recorded(text, 1)) is None
