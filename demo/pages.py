"""What the newsroom publishes: articles from `pages/`, set in their publisher's layout, and the feeds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import format_datetime
from functools import cache
from html import escape
from pathlib import Path
from string import Template

from demo.publishers import PUBLISHERS, Publisher

HERE = Path(__file__).parent
CORRECTED_AFTER = timedelta(seconds=90)


@dataclass(frozen=True)
class Article:
    """One article as it stands; `body` is HTML."""

    publisher: Publisher
    slug: str
    title: str
    author: str
    published: datetime
    summary: str
    section: str
    body: str

    @property
    def path(self) -> str:
        return f"/{self.publisher.key}/{self.slug}"


@cache
def read_article(name: str) -> Article:
    """The article in `pages/NAME.html`: lines of `key: value`, an empty line, the body.

    With `copy_of`, the body is that of another publisher's article, as in a syndicated story.
    """
    head, _, body = (HERE / "pages" / f"{name}.html").read_text(encoding="utf-8").partition("\n\n")
    values = dict(line.split(": ", 1) for line in head.splitlines())
    key, _, slug = name.removesuffix(".corrected").partition("--")
    if original := values.pop("copy_of", ""):
        body = read_article(original).body
    published = datetime.fromisoformat(values.pop("published"))
    return Article(PUBLISHERS[key], slug, body=body, published=published, **values)


def articles(key: str, age: timedelta) -> list[Article]:
    """A publisher's articles, newest first, corrected where the newsroom is old enough."""
    names = sorted(path.stem for path in (HERE / "pages").glob(f"{key}--*.html"))
    due = {name for name in names if name.endswith(".corrected") and age >= CORRECTED_AFTER}
    first = (name for name in names if not name.endswith(".corrected"))
    current = [f"{name}.corrected" if f"{name}.corrected" in due else name for name in first]
    return sorted((read_article(name) for name in current), key=lambda article: article.published, reverse=True)


def article_page(article: Article, others: list[Article]) -> str:
    layout = Template((HERE / "layouts" / article.publisher.layout).read_text(encoding="utf-8"))
    related = "".join(_link(other) for other in others if other != article)
    return layout.substitute(
        _names(article.publisher),
        title=escape(article.title),
        author=escape(article.author),
        summary=escape(article.summary),
        section=escape(article.section),
        published=article.published.isoformat(),
        date=f"{article.published:%-d %B %Y}",
        body=article.body,
        related=related,
    )


def front_page(publisher: Publisher, listed: list[Article]) -> str:
    items = "".join(_link(article, f"<p>{escape(article.summary)}</p>") for article in listed)
    return _plain_page(publisher.key, publisher.name, f"<p>{escape(publisher.motto)}</p><ul>{items}</ul>")


def all_publishers() -> str:
    items = "".join(
        f'<li><a href="/{publisher.key}/">{escape(publisher.name)}</a></li>' for publisher in PUBLISHERS.values()
    )
    note = "<p>All publishers, people and places of this site are invented, but for the figures on China.</p>"
    return _plain_page("", "The demo newsroom", f"<ul>{items}</ul>{note}")


def feed(publisher: Publisher, listed: list[Article], site: str) -> str:
    """The publisher's feed, in the form it has chosen."""
    if publisher.feed == "atom":
        entries = "".join(
            f"<entry><id>{site}{article.path}</id><title>{escape(article.title)}</title>"
            f'<link href="{site}{article.path}"/><updated>{article.published.isoformat()}</updated>'
            f"<summary>{escape(article.summary)}</summary></entry>"
            for article in listed
        )
        updated = listed[0].published.isoformat()
        return (
            f'<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><id>{site}/{publisher.key}/</id>'
            f"<title>{escape(publisher.name)}</title><updated>{updated}</updated>"
            f"<author><name>{escape(publisher.name)}</name></author>{entries}</feed>"
        )
    items = "".join(
        f"<item><guid>{site}{article.path}</guid><title>{escape(article.title)}</title><link>{site}{article.path}</link>"
        f"<pubDate>{format_datetime(article.published)}</pubDate>"
        f"<description>{escape(article.summary)}</description></item>"
        for article in listed
    )
    return (
        f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>{escape(publisher.name)}</title>'
        f"<link>{site}/{publisher.key}/</link><description>{escape(publisher.motto)}</description>{items}</channel></rss>"
    )


def _plain_page(key: str, title: str, body: str) -> str:
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<link rel="stylesheet" href="/style.css"></head><body class="{key}"><header><h1>{escape(title)}</h1></header>'
        f'<main>{body}</main><footer><p><a href="/">All publishers</a></p></footer></body></html>'
    )


def _link(article: Article, note: str = "") -> str:
    return f'<li><a href="{article.path}">{escape(article.title)}</a>{note}</li>'


def _names(publisher: Publisher) -> dict[str, str]:
    return {"publisher": escape(publisher.name), "motto": escape(publisher.motto), "key": publisher.key}
