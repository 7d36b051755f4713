"""The page that shows what changed from one text to another."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from factcheck.claims.models import Figure
from monitor.models import Article, Revision
from tests.factories import make_article, make_claim, make_figure, make_observation, make_revision
from tests.views.pages import soup, text
from tests.views.test_growth import same_number_of_queries

pytestmark = pytest.mark.django_db

TEXTS = (
    "They seized 4.4 tons. It rained all day. Forty boats came.",
    "They seized 4.33 tons. It rained all day. Forty boats came. Three sank.",
    "They seized 4.33 tons. It rained all day. Fifty boats came. Three sank.",
)


def revisions(*texts: str) -> list[Revision]:
    article = make_article()
    return [make_revision(words, article=article) for words in texts or TEXTS]


def diff(client: Client, revision: Revision, query: str = "") -> BeautifulSoup:
    return soup(client, f"/revisions/{revision.pk}/diff/{query}")


def marks(page: BeautifulSoup, tag: str) -> list[str]:
    return [mark.get_text().removeprefix("[taken out: ").removeprefix("[put in: ").rstrip("]") for mark in page(tag)]


@pytest.mark.parametrize("view", ["", "?view=side", "?view=nonsense"])
def test_words_are_marked_and_every_change_can_be_jumped_to(as_reviewer: Client, view: str) -> None:
    _, second, _ = revisions()
    page = diff(as_reviewer, second, view)
    assert (marks(page, "del"), marks(page, "ins")) == (["4.4"], ["4.33", " Three sank."])
    jumps = [str(link["href"]) for link in page.select(".jump a")]
    assert jumps == ["#change-1", "#change-2"]
    assert all(page.select(jump) for jump in jumps)


def test_the_two_sides_each_hold_their_own_text(as_reviewer: Client) -> None:
    first, second, _ = revisions()
    rows = diff(as_reviewer, second, "?view=side").select("tbody tr")
    for side, revision in ((0, first), (1, second)):
        cells = [(row.select("td") * 2)[side] for row in rows]
        for extra in (one for cell in cells for one in cell.select("summary, .visually-hidden")):
            extra.extract()
        assert "".join(cell.get_text() for cell in cells) == revision.text


def with_figures(article: Article, words: str, *figures: tuple[str, str]) -> tuple[Revision, list[Figure]]:
    revision = make_revision(words, article=article)
    return revision, [make_figure(revision, figure, what=what) for figure, what in figures]


def test_only_figures_that_changed_are_shown_with_their_claims(as_reviewer: Client) -> None:
    article = make_article()
    kept = ("120 boats", "boats")
    with_figures(article, "Seized 4.4 tons in all. Also 120 boats. And 3 cars.", ("4.4 tons", "heroin"), kept)
    words = "Seized 4.33 tons in all. Well, also 120 boats. Then 9 men came."
    second, (after, *_) = with_figures(article, words, ("4.33 tons", "heroin"), kept, ("9 men", "men"))
    claim = make_claim(statement="Heroin seized")
    make_observation(claim, after)
    rows = [" ".join(row.get_text().split()) for row in diff(as_reviewer, second, "?view=figures")("tr")[1:]]
    assert len(rows) == 2
    assert rows[0].startswith("4.4 tons 4.33 tons heroin") and rows[0].endswith("Heroin seized")
    assert rows[1].startswith("not given 9 men") and rows[1].endswith("none")


def test_words_that_changed_without_a_figure_are_said_to_be_only_words(as_reviewer: Client) -> None:
    _, _, third = revisions()
    assert "No figure changed." in text(as_reviewer, f"/revisions/{third.pk}/diff/?view=figures")


def test_what_is_new_since_one_last_read_it(as_reviewer: Client, as_curator: Client) -> None:
    first, second, third = revisions()
    assert "Since I last read it" not in text(as_reviewer, f"/revisions/{third.pk}/diff/")
    as_reviewer.post(f"/revisions/{first.pk}/seen/")
    link = next(one for one in diff(as_reviewer, third)("a") if "Since I last read it" in one.text)
    page = diff(as_reviewer, third, str(link["href"]))
    assert marks(page, "ins") == ["4.33", "Fifty", " Three sank."]
    assert "Since I last read it" not in text(as_curator, f"/revisions/{third.pk}/diff/")
    as_reviewer.post(f"/revisions/{third.pk}/seen/")
    as_reviewer.post(f"/revisions/{second.pk}/seen/")  # takes nothing back
    assert "I have read this" not in text(as_reviewer, f"/revisions/{third.pk}/diff/")


def test_the_changes_before_and_after_are_one_step_away(as_reviewer: Client) -> None:
    first, second, third = revisions()
    links = {link.text: link["href"] for link in diff(as_reviewer, second).select(".page-head .actions a")}
    assert links == {"Revision 3 →": f"/revisions/{third.pk}/diff/"}
    assert "first text we have" in text(as_reviewer, f"/revisions/{first.pk}/diff/")


@pytest.mark.parametrize("number", ["0", "99", "x", "-1", "²"])
def test_a_revision_that_is_none_to_compare_with_is_passed_over(as_reviewer: Client, number: str) -> None:
    *_, third = revisions()
    assert "Compared with revision 2." in text(as_reviewer, f"/revisions/{third.pk}/diff/?from={number}")


def test_markup_of_a_stranger_is_shown_and_never_rendered(as_reviewer: Client) -> None:
    _, second = revisions("Before.", "<script>alert(1)</script> <img src=x onerror=alert(1)>")
    page = diff(as_reviewer, second)
    assert not page.select("main script, main img")
    assert "<script>alert(1)</script>" in page.get_text().replace("+", "")


def test_the_number_of_queries_does_not_grow(as_reviewer: Client) -> None:
    article = make_article()
    make_revision("Nothing yet.", article=article)
    revision = make_revision(" ".join(f"Then {n} tons came." for n in range(10, 30)), article=article)
    numbers = iter(range(10, 30))

    def grow() -> None:
        make_observation(make_claim(), make_figure(revision, f"{next(numbers)} tons"))

    same_number_of_queries(as_reviewer, f"/revisions/{revision.pk}/diff/?view=figures", grow)


def test_a_text_that_was_put_back_is_said_to_be_the_same(as_reviewer: Client) -> None:
    article = make_article()
    for words in ("4.4 tons", "4.33 tons", "4.4 tons"):
        revision = make_revision(f"They seized {words}.", article=article)
    same = "Nothing changed between the two."
    assert same in text(as_reviewer, f"/revisions/{revision.pk}/diff/?from=1")
    assert same not in text(as_reviewer, f"/revisions/{revision.pk}/diff/")


def test_of_many_changes_the_first_have_links_and_all_are_counted(as_reviewer: Client) -> None:
    old, new = ("".join(f"Boat {n} {fate}. It was day {n}. " for n in range(120)) for fate in ("sank", "burnt"))
    jumps = diff(as_reviewer, revisions(old, new)[1]).select_one(".jump")
    assert jumps
    assert len(jumps.select("a")) == 100
    assert jumps.get_text().strip().endswith("… 120")
