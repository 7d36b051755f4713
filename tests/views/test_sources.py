from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone
from pytest_httpserver import HTTPServer

from monitor.addresses import canonical, host_name
from monitor.models import Problem, Source, Visit
from monitor.services import folding, schedule
from monitor.views.downloads import csv_response
from tests.factories import NOW, make_article, make_publisher, make_source, make_visit
from tests.views.pages import soup, text

pytestmark = pytest.mark.django_db

FORM = {
    "url": "https://agency.test/feed.xml",
    "kind": "feed",
    "title": "Agency news",
    "publisher_name": "The Agency",
    "every_minutes": "30",
    "language": "",
}


def rows(client: Client, query: str = "") -> list[str]:
    return [row.text for row in soup(client, f"/sources/{query}").select(".row h3")]


def test_failing_sources_come_first_and_say_why(as_reviewer: Client) -> None:
    make_source(title="Alpha", last_visit_at=NOW)
    make_source(title="Zeta", failures=2, last_error="The page is missing.", last_visit_at=NOW)
    assert rows(as_reviewer) == ["Zeta", "Alpha"]
    assert "The page is missing." in text(as_reviewer, "/sources/")


def test_sources_are_picked_by_state_and_by_words(as_reviewer: Client) -> None:
    make_source(title="Failing", failures=2, last_visit_at=NOW)
    make_source(title="Paused", is_paused=True, last_visit_at=NOW)
    make_source(title="Fresh")
    assert rows(as_reviewer, "?show=failing") == ["Failing"]
    assert rows(as_reviewer, "?show=paused") == ["Paused"]
    assert rows(as_reviewer, "?show=waiting") == ["Fresh"]
    assert rows(as_reviewer, "?q=fres") == ["Fresh"]
    assert "No source fits." in text(as_reviewer, "/sources/?q=unheard-of")


def test_a_source_in_trouble_of_which_its_visits_do_not_tell_is_picked_out_and_named(as_reviewer: Client) -> None:
    assert "None is silent" in text(as_reviewer, "/sources/?show=quiet")
    source = make_source(title="Harbour feed", last_visit_at=NOW)
    make_source(title="Well", last_visit_at=NOW)
    for kind, ended_at in ((Problem.Kind.SILENT, NOW), (Problem.Kind.PAGES, None)):
        Problem.objects.create(source=source, kind=kind, message=f"{kind}.", began_at=NOW, ended_at=ended_at)
    assert rows(as_reviewer, "?show=quiet") == ["Harbour feed"]
    words = text(as_reviewer, "/sources/")
    assert "pages. Pages not readable visited" in words
    assert "Silent" not in words


def test_a_source_shows_every_visit_in_words(as_reviewer: Client) -> None:
    article = make_article()
    make_visit(article, outcome=Visit.Outcome.MISSING, message="The site has no such page (404).")
    words = text(as_reviewer, article.source.get_absolute_url())
    assert "Page missing The site has no such page (404)." in words


def test_a_source_says_which_of_its_texts_cannot_be_read_now_and_since_when_all_of_them(as_reviewer: Client) -> None:
    article = make_article(failures=2, last_error="The site shows a wall.")
    source = article.source
    Problem.objects.create(source=source, kind=Problem.Kind.PAGES, message="None of the pages.", began_at=NOW)
    words = text(as_reviewer, source.get_absolute_url())
    assert "Pages not readable. None of the pages. Noticed 2 March 2026, 12:00 UTC" in words
    assert f"{article.title} The site shows a wall." in words


def test_all_texts_of_a_source_can_be_reached(as_reviewer: Client) -> None:
    source = make_source(title="Agency news", kind=Source.Kind.FEED)
    titles = [make_article(source=source, title=f"Text {number}", first_seen_at=NOW).title for number in range(30)]
    address = f"{source.get_absolute_url()}texts/"
    [way] = soup(as_reviewer, source.get_absolute_url()).select(f'a[href="{address}"]')
    assert way.text == "All 30"
    pages = [soup(as_reviewer, f"{address}{query}") for query in ("", "?page=2")]
    assert [row.text for page in pages for row in page.select(".panel li a")] == titles[::-1]
    assert pages[0].select_one('.pages a[rel="next"]')


def test_a_source_with_a_few_texts_shows_them_all(as_reviewer: Client) -> None:
    article = make_article()
    page = soup(as_reviewer, article.source.get_absolute_url())
    assert not page.select('a[href$="/texts/"]')


def test_a_source_says_how_many_visits_of_a_day_found_the_same(as_reviewer: Client) -> None:
    article = make_article()
    for _ in range(3):
        make_visit(article, outcome=Visit.Outcome.UNCHANGED, status_code=304)
    assert "that day" not in text(as_reviewer, article.source.get_absolute_url())
    for hour in range(24):
        folding.fold((NOW + timedelta(days=40)).replace(hour=hour))
    assert "No change · 3 times that day" in text(as_reviewer, article.source.get_absolute_url())


def test_an_address_that_is_watched_already_leads_to_its_source(as_curator: Client) -> None:
    source = make_source(title="Agency news", url="https://agency.test/feed.xml")
    refused = as_curator.post("/sources/add/", {"url": "HTTPS://Agency.test/feed.xml#top", "look": "1"})
    assert refused.status_code == 422
    page = BeautifulSoup(refused.content, "html.parser")
    assert page.select_one(f"form a[href='{source.get_absolute_url()}']")


def test_a_source_never_visited_says_when_it_will_be(as_reviewer: Client) -> None:
    source = make_source(next_visit_at=timezone.now() + timedelta(minutes=90))
    assert "Not visited yet. The first visit is due in 1 hour ." in text(as_reviewer, source.get_absolute_url())


def test_only_curators_see_the_buttons(as_reviewer: Client, as_curator: Client) -> None:
    source = make_source()
    assert "Visit now" not in text(as_reviewer, source.get_absolute_url())
    assert "Visit now" in text(as_curator, source.get_absolute_url())


def test_a_source_is_added_with_its_publisher(as_curator: Client) -> None:
    response = as_curator.post("/sources/add/", FORM)
    source = Source.objects.get(url=FORM["url"])
    assert response["Location"] == source.get_absolute_url()
    assert (source.publisher.name, source.kind, source.every_minutes) == ("The Agency", "feed", 30)


@pytest.mark.parametrize("typed", ["agency.test/news?page=1", "Agency.test", " www.agency.test/ "])
def test_an_address_may_be_typed_without_its_scheme(as_curator: Client, typed: str) -> None:
    as_curator.post("/sources/add/", FORM | {"url": typed})
    assert Source.objects.get().url == canonical(f"https://{typed.strip()}")


def test_a_known_publisher_is_not_made_twice(as_curator: Client) -> None:
    agency = make_publisher(name="The Agency")
    as_curator.post("/sources/add/", FORM)
    assert Source.objects.get(url=FORM["url"]).publisher == agency


@pytest.mark.parametrize(
    "changes",
    [{"url": "no address"}, {"url": "ftp://agency.test/"}, {"url": ""}, {"every_minutes": "0"}, {"title": ""}],
)
def test_what_cannot_be_watched_is_refused_in_words(as_curator: Client, changes: dict[str, Any]) -> None:
    response = as_curator.post("/sources/add/", FORM | changes)
    assert not Source.objects.exists()
    assert BeautifulSoup(response.content, "html.parser").select(".errorlist")


def test_one_address_is_watched_once(as_curator: Client) -> None:
    make_source(url=FORM["url"])
    response = as_curator.post("/sources/add/", FORM)
    assert Source.objects.count() == 1
    assert BeautifulSoup(response.content, "html.parser").select(".errorlist")


def test_another_spelling_of_a_known_address_is_refused_in_words(as_curator: Client) -> None:
    as_curator.post("/sources/add/", FORM)
    response = as_curator.post("/sources/add/", FORM | {"url": "HTTPS://AGENCY.test/feed.xml#top"})
    assert response.status_code == 422
    assert Source.objects.count() == 1


@pytest.mark.parametrize("url", ["http://127.0.0.1/", "http://10.0.0.7/report", "http://intranet/"])
def test_an_address_of_a_private_network_is_refused_in_words(as_curator: Client, url: str) -> None:
    response = as_curator.post("/sources/add/", FORM | {"url": url})
    assert "private network" in response.content.decode()
    assert not Source.objects.exists()


def test_a_source_is_edited(as_curator: Client) -> None:
    source = make_source()
    as_curator.post(f"/sources/{source.pk}/edit/", FORM | {"title": "Renamed"})
    source.refresh_from_db()
    assert (source.title, source.publisher.name) == ("Renamed", "The Agency")


def test_visit_now_makes_it_due(as_curator: Client) -> None:
    source = make_source(next_visit_at=timezone.now() + timedelta(days=1))
    as_curator.post(f"/sources/{source.pk}/visit-now/")
    source.refresh_from_db()
    assert source.next_visit_at <= timezone.now()


def test_a_source_is_paused_and_resumed(as_curator: Client) -> None:
    source = make_source()
    as_curator.post(f"/sources/{source.pk}/pause/")
    source.refresh_from_db()
    assert source.is_paused
    as_curator.post(f"/sources/{source.pk}/pause/", {"resume": "1"})
    source.refresh_from_db()
    assert not source.is_paused


def test_adding_begins_with_an_address(as_curator: Client) -> None:
    page = soup(as_curator, "/sources/add/")
    assert [field["name"] for field in page.select("main input:not([type=hidden])")] == ["url"]
    assert soup(as_curator, "/sources/add/?by_hand=1").select("[name=title]")


def test_a_look_shows_what_is_there_and_fills_the_form(
    as_curator: Client, httpserver: HTTPServer, settings: Any
) -> None:
    settings.FETCH_ALLOWED_PRIVATE = [f"{httpserver.host}:{httpserver.port}"]
    httpserver.expect_request("/robots.txt").respond_with_data("", status=404)
    page = (
        "<html><head><title>Catch</title></head><body><main><p>Boats landed 4.33 tons of cod & <b>hake</b>.</p></main>"
    )
    httpserver.expect_request("/catch").respond_with_data(page, content_type="text/html")
    url = httpserver.url_for("/catch")
    response = as_curator.post("/sources/add/", {"url": url, "look": "1"})
    shown = BeautifulSoup(response.content, "html.parser")
    assert "4.33 tons" in shown.select_one("[aria-labelledby=figures-title]").text  # type: ignore[union-attr]
    values = {field["name"]: field.get("value") for field in shown.select("main form.panel input")}
    assert (values["url"], values["title"], values["publisher_name"]) == (url, "Catch", host_name(url))
    again = as_curator.post("/sources/add/", {"url": url, "look": "1", "title": "My title", "kind": "page"})
    assert 'value="My title"' in again.content.decode()
    assert not Source.objects.exists()


@pytest.mark.parametrize("url", ["http://127.0.0.1/", "no address", "", "https://watched.test/"])
def test_an_address_that_may_not_be_watched_is_not_looked_at(as_curator: Client, url: str) -> None:
    make_source(url="https://watched.test/")
    response = as_curator.post("/sources/add/", {"url": url, "look": "1"})
    assert response.status_code == 422
    assert BeautifulSoup(response.content, "html.parser").select(".errorlist")


def test_a_look_while_editing_stores_nothing(as_curator: Client) -> None:
    source = make_source(url="http://nowhere.invalid/", title="Before")
    response = as_curator.post(f"/sources/{source.pk}/edit/", {"url": source.url, "title": "After", "look": "1"})
    assert "It could not be read." in response.content.decode()
    assert Source.objects.get().title == "Before"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"keep_selector": "div["}, "This is no CSS selector"),
        ({"slowest_minutes": "10"}, "must be longer than the fastest"),
        ({"window_from": "08:00"}, "two different times"),
        ({"url_patterns": "a\n" * 60}, "more than 50 lines"),
    ],
)
def test_settings_that_cannot_be_are_refused_in_words(as_curator: Client, changes: dict[str, str], words: str) -> None:
    response = as_curator.post("/sources/add/", FORM | changes)
    assert words in response.content.decode()
    assert not Source.objects.exists()


def log_lines(client: Client, path: str) -> list[str]:
    response = client.get(path)
    return b"".join(response.streaming_content).decode().splitlines()  # type: ignore[attr-defined]


def test_the_requests_made_for_a_source_can_be_sent_to_its_publisher(as_reviewer: Client, settings: Any) -> None:
    settings.FETCH_USER_AGENT = "Figurewatch/1 (+https://watch.test/about)"
    article = make_article(url="https://agency.test/new")
    asked = [
        {"at": NOW.isoformat(), "url": "https://agency.test/robots.txt", "conditional": False, "status": 404},
        {"at": NOW.isoformat(), "url": "https://agency.test/old", "conditional": True},
        {"at": NOW.isoformat(), "url": "https://agency.test/new", "conditional": True, "status": 200},
    ]
    make_visit(article, status_code=200, size=512, is_conditional=True, asked=asked)
    silent = {"at": NOW.isoformat(), "url": "https://agency.test/new", "conditional": False, "status": None}
    make_visit(article, outcome=Visit.Outcome.UNREACHABLE, message="The site accepts no connection.", asked=[silent])
    make_visit(article, outcome=Visit.Outcome.REFUSED, message="The site's robots.txt asks not to visit this page.")
    path = f"/sources/{article.source.pk}/log/"
    words = log_lines(as_reviewer, path)
    assert "by Figurewatch/1 (+https://watch.test/about)" in words
    assert [line.split("GET ")[1].split("  ")[:2] for line in words if "GET" in line] == [
        ["https://agency.test/robots.txt", "404"],
        ["https://agency.test/old", "no answer, named the copy it had"],
        ["https://agency.test/new", "200, 512 bytes, named the copy it had"],
        ["https://agency.test/new", "no answer"],
    ]
    table = log_lines(as_reviewer, f"{path}?format=csv")
    assert table[3] == "2026-03-02 12:00:00,https://agency.test/new,yes,200,512,New text."
    assert len(table) == 5


def test_a_spreadsheet_runs_nothing_of_a_file_made_here() -> None:
    response = csv_response("x.csv", ["a", "b"], [["=1+1", "-2"], ["@x", "https://agency.test/"]])
    lines = b"".join(response.streaming_content).decode().splitlines()  # type: ignore[arg-type]
    assert lines == ["a,b", "'=1+1,'-2", "'@x,https://agency.test/"]


def progress_after(client: Client, source: Source) -> str:
    response = client.post(f"/sources/{source.pk}/visit-now/")
    return str(response["Location"])


def test_the_visit_asked_for_is_followed_to_its_end(as_curator: Client) -> None:
    source = make_source(kind=Source.Kind.PAGE)
    path = progress_after(as_curator, source)
    assert "Waiting for a worker." in text(as_curator, path)
    part = path.replace("/?", "/progress/?")
    article = make_article(source=source, url=source.url)
    now = timezone.now()
    visit = make_visit(article, started_at=now, outcome=Visit.Outcome.FETCHED)
    Source.objects.filter(pk=source.pk).update(last_visit_at=now)
    assert "What was found is being read." in text(as_curator, part)
    Visit.objects.filter(pk=visit.pk).update(outcome=Visit.Outcome.CHANGED)
    page = soup(as_curator, part)
    assert page.select("[data-done='1']")
    assert f"Done. {article.title} Text changed" in " ".join(page.get_text(" ").split())


def test_a_visit_that_a_worker_has_claimed_is_not_put_off(as_curator: Client) -> None:
    source = make_source(kind=Source.Kind.PAGE)
    path = progress_after(as_curator, source)
    ((name, token),) = schedule.hand_out(timezone.now())
    seen: list[str] = []
    schedule.go_through(name, token, lambda row, together: seen.append(text(as_curator, path)))
    (words,) = seen
    assert "Waiting for a worker." in words


def test_pages_that_a_worker_has_claimed_are_still_to_be_visited(as_curator: Client) -> None:
    source = make_source(kind=Source.Kind.FEED, url="http://feed.test/")
    make_article(source=source, url="http://feed.test/1")
    path = progress_after(as_curator, source)
    now = timezone.now()
    Source.objects.filter(pk=source.pk).update(last_visit_at=now, next_visit_at=now + timedelta(hours=1))
    ((name, token),) = schedule.hand_out(now)
    seen: list[str] = []
    schedule.go_through(name, token, lambda row, together: seen.append(text(as_curator, path)))
    assert "1 page still to be visited." in seen[0]


def test_a_list_is_done_when_its_pages_were_visited(as_curator: Client) -> None:
    source = make_source(kind=Source.Kind.FEED)
    path = progress_after(as_curator, source)
    now = timezone.now()
    article = make_article(source=source, next_visit_at=now)
    Source.objects.filter(pk=source.pk).update(last_visit_at=now, next_visit_at=now + timedelta(hours=1))
    assert "1 page still to be visited." in text(as_curator, path)
    article.next_visit_at = now + timedelta(hours=1)
    article.save()
    assert "Done." in text(as_curator, path)


def test_a_visit_that_was_put_off_says_until_when(as_curator: Client) -> None:
    source = make_source()
    path = progress_after(as_curator, source)
    Source.objects.filter(pk=source.pk).update(next_visit_at=timezone.now() + timedelta(minutes=30))
    assert "The site is to be left alone for now." in text(as_curator, path)


@pytest.mark.parametrize("since", ["", "yesterday", "2026-02-31T00:00:00Z", "2026-03-02T00:00:00"])
def test_an_odd_moment_shows_no_progress(as_curator: Client, since: str) -> None:
    source = make_source()
    assert "The visit you asked for" not in text(as_curator, f"{source.get_absolute_url()}?since={since}")
    assert as_curator.get(f"/sources/{source.pk}/progress/?since={since}").status_code == 200


def test_what_is_known_of_a_publisher_is_written_and_shown(as_curator: Client) -> None:
    source = make_source()
    values = {"name": "Grain Board", "kind": "agency", "country": "Orvania", "home_url": "https://board.test/"}
    as_curator.post(f"/publishers/{source.publisher_id}/", values | {"notes": "Write to the press office."})
    words = text(as_curator, source.get_absolute_url())
    assert "Grain Board" in words
    assert "Public agency Country Orvania Home page https://board.test/ Notes Write to the press office." in words
    make_publisher(name="Taken")
    refused = as_curator.post(f"/publishers/{source.publisher_id}/", values | {"name": "Taken"})
    assert refused.status_code == 422
