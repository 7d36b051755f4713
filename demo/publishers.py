"""The newsroom's publishers, and what of them the demo watches."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Publisher:
    """`key` is the first part of its addresses, `kind` one of monitor.Publisher.Kind, `feed` "rss", "atom" or none."""

    key: str
    name: str
    kind: str
    country: str
    motto: str
    layout: str
    feed: str = ""


@dataclass(frozen=True)
class Watched:
    """A source the demo begins with: a publisher's feed, or a single page of it (`slug`)."""

    publisher: str
    title: str
    slug: str = ""


PUBLISHERS = {
    publisher.key: publisher
    for publisher in (
        Publisher(
            "courier", "The Eastern Courier", "newspaper", "Orvania", "Independent since 1921", "newspaper.html", "rss"
        ),
        Publisher("concord", "Concord News Agency", "wire", "", "News for newsrooms", "agency.html", "atom"),
        Publisher(
            "lakeside", "Lakeside Tribune", "newspaper", "Orvania", "Your region, every day", "newspaper.html", "rss"
        ),
        Publisher(
            "statute", "Statute & Practice", "other", "", "Notes on comparative criminal law", "journal.html", "atom"
        ),
        Publisher(
            "borders", "Institute for Border Studies", "ngo", "", "Research on borders and trade", "journal.html"
        ),
        Publisher(
            "statistics", "Statistical Office of Orvania", "agency", "Orvania", "Official statistics", "office.html"
        ),
        Publisher(
            "civil-protection",
            "Orvania Civil Protection Service",
            "agency",
            "Orvania",
            "Situation reports and warnings",
            "office.html",
        ),
    )
}

WATCHED = (
    Watched("courier", "The Eastern Courier: all news"),
    Watched("concord", "Concord News Agency: dispatches"),
    Watched("lakeside", "Lakeside Tribune: all news"),
    Watched("statute", "Statute & Practice: notes"),
    Watched("borders", "Fact sheet: drug seizures in China", "seizures-china-2008"),
    Watched("statistics", "Harvest of main crops", "harvest-2025"),
    Watched("civil-protection", "Situation report: Maren floods", "maren-floods"),
)
