"""Is the figure really in the cited source? Looks into what is kept of the source that a text links or names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from factcheck.claims.evidence import Evidence
from factcheck.claims.mentions import mention_of
from factcheck.claims.models import Figure, Reading
from factcheck.comparing.agreement import agree
from factcheck.comparing.circumstances import same_name
from monitor.models import Article, Publisher, Revision

# Figures of one value and source that are looked at
MOST = 50


@dataclass(frozen=True, slots=True)
class Cited:
    """What the texts that are kept of the cited source say. `figure` is where; None where none gives the figure."""

    name: str
    holds: bool
    figure: Figure | None
    sentence: str


@dataclass(frozen=True, slots=True)
class _Source:
    """What a text gives as its source, and which articles are of it."""

    name: str
    texts: str
    nowhere: str
    is_of: Callable[[Article], bool]


def cited_sources(evidence: Sequence[Evidence]) -> dict[int, Cited]:
    """By the observation's id; nothing for figures that link and name no source, or one of which no text is kept.

    What is linked in the figure's sentence counts before what is linked in its paragraph, and that before a name. The
    number of queries does not grow with the evidence.
    """
    linked = _articles_linked(evidence)
    naming = {one.observation.pk: one for one in evidence if one.observation.figure.attributed_to}
    named = {
        pk: publisher
        for pk, publisher in _publishers_named(naming).items()
        if pk not in linked and publisher.pk != naming[pk].article.source.publisher_id
    }
    citing = [one for one in evidence if one.observation.pk in linked or one.observation.pk in named]
    publishers = {publisher.pk for publisher in named.values()}
    stored = _figures_of(publishers, {article.pk for found in linked.values() for article in found}, citing)
    sources = {pk: [_linked_source(article) for article in found] for pk, found in linked.items()}
    sources |= {pk: [_named_source(publisher)] for pk, publisher in named.items()}
    return {one.observation.pk: _best(one, sources[one.observation.pk], evidence, stored) for one in citing}


def _linked_source(article: Article) -> _Source:
    name = article.source.publisher.name
    texts, nowhere = f"The linked text of {name}", f"The linked text of {name} does not give this figure."
    return _Source(name, texts, nowhere, lambda other: other.pk == article.pk)


def _named_source(publisher: Publisher) -> _Source:
    name, nowhere = publisher.name, f"No text kept of {publisher.name} gives this figure."
    return _Source(name, name, nowhere, lambda other: other.source.publisher_id == publisher.pk)


def _articles_linked(evidence: Sequence[Evidence]) -> dict[int, list[Article]]:
    """Other articles of which a text is kept and to which the figure's sentence leads, or else its paragraph."""
    urls = {one.observation.pk: _urls(one) for one in evidence}
    wanted = {way for found in urls.values() for url in found for way in _spellings(url)}
    if not wanted:
        return {}
    texts = Revision.objects.filter(article=OuterRef("pk"))
    held = Article.objects.filter(Exists(texts), url__in=wanted).select_related("source__publisher")
    by_url = {url: article for article in held for url in _spellings(article.url)}
    found = {
        one.observation.pk: [
            by_url[url] for url in urls[one.observation.pk] if url in by_url and by_url[url].pk != one.article.pk
        ]
        for one in evidence
    }
    return {pk: articles for pk, articles in found.items() if articles}


def _urls(one: Evidence) -> list[str]:
    figure, text = one.observation.figure, one.observation.figure.revision.text
    begin, end = figure.quote_start, figure.quote_start + len(figure.quote)
    after = text.find("\n\n", end)
    paragraph = text.rfind("\n\n", 0, begin) + 1, len(text) if after < 0 else after
    for first, last in ((begin, end), paragraph):
        inside = [link["url"] for link in figure.revision.links if first <= link["start"] and link["end"] <= last]
        if inside:
            return list(dict.fromkeys(inside))
    return []


def _spellings(url: str) -> set[str]:
    """An address with and without the things that lead to the same page nearly always."""
    bare = url.partition("://")[2].removeprefix("www.").removesuffix("/")
    return {
        f"{scheme}://{www}{bare}{slash}" for scheme in ("http", "https") for www in ("", "www.") for slash in ("", "/")
    }


def _publishers_named(citing: dict[int, Evidence]) -> dict[int, Publisher]:
    if not citing:
        return {}
    texts = Revision.objects.filter(article__source__publisher=OuterRef("pk"))
    known = list(Publisher.objects.filter(Exists(texts)))
    found = {
        pk: next((one for one in known if same_name(row.observation.figure.attributed_to, one.name)), None)
        for pk, row in citing.items()
    }
    return {pk: publisher for pk, publisher in found.items() if publisher}


def _figures_of(publishers: set[int], articles: set[int], citing: Sequence[Evidence]) -> list[Figure]:
    """Figures of the newest texts of these publishers and articles that are written with one of the values."""
    if not publishers and not articles:
        return []
    values = {one.observation.figure.low for one in citing if one.observation.figure.low is not None}
    figures = Figure.objects.filter(
        Q(revision__article__source__publisher__in=publishers) | Q(revision__article__in=articles),
        low__in=values,
        reading__standing=Reading.Standing.CURRENT,
    ).select_related("revision__article__source__publisher")
    most = MOST * (len(publishers) + len(articles))
    return list(figures.defer("revision__text", "revision__cells").order_by("pk")[:most])


def _best(one: Evidence, sources: Sequence[_Source], evidence: Sequence[Evidence], stored: Sequence[Figure]) -> Cited:
    """Of several sources one that gives the figure, else the first that gives another."""
    found = [_cited(one, source, evidence, stored) for source in sources]
    return max(found, key=lambda cited: (cited.holds, cited.figure is not None))


def _cited(one: Evidence, source: _Source, evidence: Sequence[Evidence], stored: Sequence[Figure]) -> Cited:
    own = [other for other in evidence if other.is_standing and source.is_of(other.article) and other is not one]
    mention = mention_of(one.observation)
    if same := next((other for other in own if agree(mention, mention_of(other.observation))), None):
        figure = same.observation.figure
        return Cited(source.name, True, figure, f"{source.texts} gives {figure.as_written} itself.")
    if own:
        figure = own[0].observation.figure
        return Cited(source.name, False, figure, f"{source.texts} itself gives {figure.as_written}, not this.")
    written = one.observation.figure
    of_source = (other for other in stored if source.is_of(other.revision.article))
    if alike := next((other for other in of_source if (other.high, other.unit) == (written.high, written.unit)), None):
        return Cited(source.name, True, alike, f"{source.texts} gives {alike.as_written}, filed elsewhere.")
    return Cited(source.name, False, None, source.nowhere)
