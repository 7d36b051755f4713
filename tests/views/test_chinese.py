"""The desk in Simplified Chinese: none of the program's own words is left in English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from bs4 import BeautifulSoup
from bs4.element import PreformattedString
from django.apps import apps
from django.db import models
from django.test import Client
from django.utils import translation

from factcheck.review.models import Event
from monitor.models import Problem, Visit
from tests.views.pages import soup
from tests.views.test_access import PAGES
from tests.views.world import make_world

pytestmark = pytest.mark.django_db

CHINESE = {"Accept-Language": "zh-CN"}
# Names, abbreviations, and what is typed as it is
WORD = re.compile(r"[A-Za-z][A-Za-z’']+")
ALLOWED = set(
    WORD.findall(
        "Figurewatch English UTC PDF CSV OPML RSS Atom JSON WARC SHA CSS MB KB FY url http https www example org page "
        "Enter administrator count tonne percent USD seize kill export million “Heroin seized in China, 2008 (tonnes)”"
    )
)
# Words of sources and people, which are shown as they were written
THEIRS = "blockquote, .article-text, .address, datalist, code, pre, kbd, textarea, del, ins, script, style"
NAMES = ("title", "aria-label", "placeholder", "alt", "data-busy")
NO_PAGES = {
    "article-warc", "discrepancy-live", "healthz", "home-live", "login", "login-code", "readyz",
    "source-export", "source-log", "unsent",
}  # fmt: skip
LISTS = [
    *(f"/discrepancies/?state={state}" for state in ("mine", "unassigned", "reopened", "disputed", "aside", "settled")),
    "/discrepancies/?by=cause",
    "/search/?q=tons",
    "/claims/?show=suggested",
    "/sources/?show=failing",
]


@pytest.fixture(autouse=True)
def _in_english_afterwards() -> Iterator[None]:
    """A request leaves its language to whatever the same thread does next."""
    yield
    translation.deactivate()


def test_no_page_of_the_desk_leaves_english_words(as_administrator: Client) -> None:
    world = make_world()
    known = ALLOWED | set(WORD.findall(" ".join(_written_by_others())))
    pages = [page.path(name, page.pk(world) if page.pk else None) for name, page in PAGES.items() if _is_page(name)]
    of_settled = f"/discrepancies/{world.settled.pk}/"
    left = {path: _english(as_administrator.get(path, headers=CHINESE), known) for path in (*pages, *LISTS, of_settled)}
    assert not {path: words for path, words in left.items() if words}


def test_what_the_program_answers_is_in_chinese_too(as_administrator: Client) -> None:
    world = make_world()
    posts: list[tuple[str, dict[str, str]]] = [
        ("discrepancy-settle", {}),
        ("discrepancy-settle", {"choice": "range", "seen": "1"}),
        ("discrepancy-assign", {"to": "zz"}),
        ("observation-reject", {}),
        ("claim-write", {"what": "heroin", "unit": "zz", "period": "then"}),
        ("source-add", {"url": "ftp://example.org"}),
    ]
    for name, data in posts:
        path = PAGES[name].path(name, pk(world) if (pk := PAGES[name].pk) else None)
        response = as_administrator.post(path, data, headers=CHINESE, follow=True)
        said = BeautifulSoup(response.content, "html.parser").select(".notice, .errorlist, [role=alert]")
        words = " ".join(one.get_text(" ") for one in said)
        assert re.search("[一-鿿]", words), path
        assert set(WORD.findall(words)) <= ALLOWED | {"tons", "zz"}, path


def test_a_reader_chooses_the_language_and_keeps_it(client: Client) -> None:
    assert soup(client, "/about/").html["lang"] == "en-gb"  # type: ignore[index]
    answer = client.post("/language/", {"language": "zh-hans", "next": "/about/"})
    assert (answer.status_code, answer["Location"]) == (302, "/about/")
    assert client.cookies["figurewatch_language"]["max-age"] > 300 * 24 * 3600
    page = soup(client, "/about/")
    assert page.html["lang"] == "zh-hans"  # type: ignore[index]
    assert [one.get_text() for one in page.select(".languages button")] == ["English"]


def test_the_language_leads_to_no_other_site(client: Client) -> None:
    answer = client.post("/language/", {"language": "zh-hans", "next": "https://evil.example/"})
    assert answer["Location"] == "/"


def test_history_written_on_a_chinese_page_is_kept_in_english(as_reviewer: Client) -> None:
    discrepancy = make_world().open
    choice = {
        "choice": "not_comparable",
        "reason": "period",
        "confidence": "likely",
        "seen": discrepancy.evidence_version,
    }
    as_reviewer.post(f"/discrepancies/{discrepancy.pk}/settle/", choice, headers=CHINESE)
    event = Event.objects.filter(kind="discrepancy.settled", claim=discrepancy.claim_id).get()
    assert "not comparable (Other period or date, likely)" in event.sentence


def _is_page(name: str) -> bool:
    return PAGES[name].method == "get" and name not in NO_PAGES and not PAGES[name].args


def _english(response: Any, known: set[str]) -> list[str]:
    """Texts and names on the page with a word that is neither Chinese nor known."""
    assert response.status_code == 200
    page = BeautifulSoup(response.content, "html.parser")
    for theirs in page.select(THEIRS):
        theirs.decompose()
    texts = [str(text) for text in page.find_all(string=True) if not isinstance(text, PreformattedString)]
    texts += [str(tag[name]) for tag in page.find_all(True) for name in NAMES if tag.get(name)]
    return [text.strip() for text in texts if set(WORD.findall(text)) - known]


def _written_by_others() -> Iterator[str]:
    """All that is stored but for what the program says: names, statements, figures, notes."""
    for model in apps.get_models():
        names = [field.attname for field in model._meta.fields if _is_of_people(field)]
        if model not in {Event, Problem, Visit} and names:
            yield from (str(value) for row in model._default_manager.values_list(*names) for value in row)


def _is_of_people(field: models.Field[Any, Any]) -> bool:
    is_words = isinstance(field, models.CharField | models.TextField) and not field.choices
    return is_words and field.name not in {"reopened_because", "last_error"}
