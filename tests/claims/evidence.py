"""Claims with evidence, made by the services from rows as the reader stores them."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from factcheck.claims.models import Claim, Discrepancy, Observation, Reading
from factcheck.claims.services import discrepancies, filing
from factcheck.claims.services.reading import read_revision
from monitor.models import Article
from tests.factories import (
    NOW,
    make_article,
    make_claim,
    make_figure,
    make_observation,
    make_publisher,
    make_revision,
    make_source,
)

# Sentences as unlike as those of independent newsrooms: near-identical ones count as one origin.
SENTENCES = [
    "Police took {} of heroin in China in 2008.",
    "Over the whole of last year customs and border officers confiscated {}, the ministry reported on Monday.",
    "The annual survey puts the quantity found by Chinese drug squads during 2008 at {} of the opiate.",
    "For 2008 the yearbook lists {} under heroin.",
]


def article_of(name: str, **changes: Any) -> Article:
    return make_article(source=make_source(publisher=make_publisher(name=name)), **changes)


def say(claim: Claim, words: str, *, article: Article | None = None, **changes: Any) -> Observation:
    """An observation of a claim: a new text of `article` that gives `words`, a number and its unit."""
    sentence = SENTENCES[claim.observations.count() % len(SENTENCES)]
    revision = make_revision(sentence.format(words), article=article)
    number = Decimal(words.split()[0].replace(",", ""))
    step = Decimal(1).scaleb(int(number.as_tuple().exponent))
    figure = make_figure(revision, words, low=number, high=number, step=step)
    return make_observation(claim, figure, **changes)


def differing(*values: str) -> Discrepancy:
    """An open discrepancy on a claim of its own; each value comes from another publisher."""
    claim = make_claim()
    for value in values or ("4.33 tons", "4.4 tons"):
        say(claim, value)
    discrepancy = discrepancies.update(claim, NOW)
    assert discrepancy is not None
    return discrepancy


def published(text: str, *, article: Article | None = None, name: str = "", now: datetime = NOW) -> Reading:
    """A text as it comes from a source: recorded, read and filed."""
    revision = make_revision(text, article=article or (article_of(name) if name else make_article()), recorded_at=now)
    reading = read_revision(revision, now)
    filing.file_reading(reading, now)
    reading.refresh_from_db()
    return reading
