"""Who said what when, who changed it quietly, who followed; and whether the cited source says it."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from factcheck.claims.cited import cited_sources
from factcheck.claims.evidence import evidence_of, observations_with_sources
from factcheck.claims.models import Claim, Observation
from factcheck.claims.timeline import Entry, timeline_of
from monitor.models import Article
from tests.claims.evidence import article_of, say
from tests.factories import NOW, make_claim, make_figure, make_observation, make_revision

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def said(claim: Claim, article: Article, words: str, text: str, days: int = 0, cites: str = "") -> Observation:
    claim.observations.filter(figure__revision__article=article).update(is_current=False)
    revision = make_revision(text.format(words), article=article, recorded_at=NOW + days * DAY)
    number = Decimal(words.split()[0])
    step = Decimal(1).scaleb(int(number.as_tuple().exponent))
    figure = make_figure(revision, words, low=number, high=number, step=step, attributed_to=cites)
    return make_observation(claim, figure)


def timeline(claim: Claim) -> list[Entry]:
    return timeline_of(evidence_of(observations_with_sources(claim.observations.timeline()), claim.unit))


def test_the_newest_comes_first_and_a_text_worded_anew_is_no_news() -> None:
    claim, article = make_claim(), article_of("Ledger")
    said(claim, article, "4.4 tons", "They took {}.")
    said(claim, article, "4.4 tons", "It is known that they took {}.", days=1)
    said(claim, article_of("Post"), "4.9 tons", "All in all {} were found.", days=2)
    assert [one.evidence.observation.figure.text for one in timeline(claim)] == ["4.9 tons", "4.4 tons"]


def test_what_a_later_text_gives_again_is_not_past_and_what_it_changed_is() -> None:
    claim, ledger, post = make_claim(), article_of("Ledger"), article_of("Post")
    said(claim, ledger, "4.4 tons", "They took {}.")
    said(claim, ledger, "4.4 tons", "It is known that they took {}.", days=1)
    said(claim, post, "4.9 tons", "All in all {} were found.", days=2)
    said(claim, post, "4.7 tons", "All in all {} were found.", days=3)
    found = [(one.evidence.observation.figure.text, one.is_past) for one in timeline(claim)]
    assert found == [("4.7 tons", False), ("4.9 tons", True), ("4.4 tons", False)]


@pytest.mark.parametrize(
    ("text", "is_quiet"),
    [("They took {}.", True), ("They took {}. This article was corrected on Friday.", False)],
)
def test_a_change_says_what_stood_there_and_whether_the_text_owns_it(text: str, is_quiet: bool) -> None:
    claim, article = make_claim(), article_of("Ledger")
    said(claim, article, "4.4 tons", "They took {}.")
    said(claim, article, "4.33 tons", text, days=3)
    newest = timeline(claim)[0]
    assert newest.before
    assert newest.before.observation.figure.text == "4.4 tons"
    assert (newest.on, newest.is_quiet) == ((NOW + 3 * DAY).date(), is_quiet)


def test_who_gives_a_value_after_another_follows() -> None:
    claim = make_claim()
    said(claim, article_of("Customs Bureau"), "4.33 tons", "Last year officers took {} of heroin.")
    said(claim, article_of("Post"), "4.33 tons", "In 2008 it was {}.", days=1, cites="the Customs Bureau")
    said(
        claim,
        article_of("Yearbook"),
        "4.33 tons",
        "The yearbook prints {} in its chapter on opiates.",
        days=2,
    )
    yearbook, post, first = timeline(claim)
    assert first.follows is None
    assert post.follows and yearbook.follows
    assert {post.follows.article, yearbook.follows.article} == {first.evidence.article}
    assert (post.is_of_one_origin, yearbook.is_of_one_origin) == (True, False)


def sentences(claim: Claim) -> list[tuple[bool, str]]:
    rows = evidence_of(observations_with_sources(claim.observations.standing()), claim.unit)
    return [(one.holds, one.sentence) for one in cited_sources(rows).values()]


def test_the_cited_source_that_gives_the_figure_is_named() -> None:
    claim = make_claim()
    say(claim, "4.33 tons", article=article_of("Customs Bureau"))
    said(claim, article_of("Post"), "4.3 tons", "It was {}.", cites="the Customs Bureau")
    assert sentences(claim) == [(True, "Customs Bureau gives 4.33 tons itself.")]


def test_a_figure_that_the_cited_source_does_not_give_is_told() -> None:
    claim = make_claim()
    say(claim, "4.33 tons", article=article_of("Customs Bureau"))
    said(claim, article_of("Post"), "4.4 tons", "It was {}.", cites="the Customs Bureau")
    assert sentences(claim) == [(False, "Customs Bureau itself gives 4.33 tons, not this.")]


def test_a_text_of_the_cited_source_filed_elsewhere_is_found() -> None:
    claim, bureau = make_claim(), article_of("Customs Bureau")
    said(claim, article_of("Post"), "4.4 tons", "It was {}.", cites="Customs Bureau")
    make_revision("Nothing of note happened.", article=bureau)
    assert sentences(claim) == [(False, "No text kept of Customs Bureau gives this figure.")]
    make_figure(make_revision("Found: 4.4 tons.", article=bureau), "4.4 tons", low="4.4", high="4.4")
    assert sentences(claim) == [(True, "Customs Bureau gives 4.4 tons, filed elsewhere.")]


def test_of_a_source_that_is_not_kept_nothing_is_said() -> None:
    claim = make_claim()
    said(claim, article_of("Post"), "4.4 tons", "It was {}.", cites="Customs Bureau")
    assert sentences(claim) == []


def linking(claim: Claim, words: str, text: str, *urls: str) -> Observation:
    """What an outlet says whose text leads to other pages where it says "there"."""
    observation = said(claim, article_of("Post"), words, text)
    revision = observation.figure.revision
    places = [place for place in range(len(revision.text)) if revision.text.startswith("there", place)]
    links = [{"start": place, "end": place + 5, "url": url} for place, url in zip(places, urls, strict=True)]
    type(revision).objects.filter(pk=revision.pk).update(links=links)
    return observation


def test_a_linked_text_that_is_kept_is_asked_first_in_whatever_way_its_address_is_written() -> None:
    claim = make_claim()
    bureau = article_of("Customs Bureau", url="https://bureau.test/yearbook")
    say(claim, "4.33 tons", article=bureau)
    linking(claim, "4.4 tons", "It was {}, as said there.", "http://www.bureau.test/yearbook/")
    assert sentences(claim) == [(False, "The linked text of Customs Bureau itself gives 4.33 tons, not this.")]


def test_of_several_linked_texts_one_that_gives_the_figure_counts() -> None:
    claim = make_claim()
    make_revision("Nothing of note.", article=article_of("Wire", url="http://wire.test/1"))
    say(claim, "4.33 tons", article=article_of("Customs Bureau", url="http://bureau.test/1"))
    text = "It was {}, as said there, there and there."
    linking(claim, "4.33 tons", text, "http://nobody.test/", "http://wire.test/1", "http://bureau.test/1")
    assert sentences(claim) == [(True, "The linked text of Customs Bureau gives 4.33 tons itself.")]


def test_a_link_of_the_sentence_goes_before_one_of_the_paragraph_and_none_of_another_paragraph_counts() -> None:
    claim = make_claim()
    for n, name in enumerate(("Wire", "Gazette", "Ledger")):
        make_revision("Nothing of note.", article=article_of(name, url=f"http://paper{n}.test/"))
    urls = [f"http://paper{n}.test/" for n in range(3)]
    own = linking(claim, "4.4 tons", "See there.\n\nIt was {}, says it there. Read there.", *urls)
    text = own.figure.revision.text
    for begin, end, name in ((12, 43, "Gazette"), (12, 20, "Gazette"), (0, 10, "Wire")):
        type(own.figure).objects.filter(pk=own.figure.pk).update(quote_start=begin, quote=text[begin:end])
        assert sentences(claim) == [(False, f"The linked text of {name} does not give this figure.")]


def test_the_day_a_text_gives_for_itself_counts() -> None:
    claim = make_claim()
    revision = make_revision("They took 4.4 tons.", published_on=date(2009, 1, 5))
    make_observation(claim, make_figure(revision, "4.4 tons"))
    assert timeline(claim)[0].on == date(2009, 1, 5)
