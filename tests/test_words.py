from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.template import Context, Template
from django.test import RequestFactory

from factcheck.templatetags import words

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def test_times_say_their_zone_and_days_have_none() -> None:
    assert words.moment(NOW) == '<time datetime="2026-03-02T12:00:00+00:00">2 March 2026, 12:00 UTC</time>'
    assert words.day(date(2026, 3, 2)) == '<time datetime="2026-03-02">2 March 2026</time>'
    assert (words.moment(None), words.day(None), words.ago(None)) == ("–", "–", "never")


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (-0.2, "just now"),
        (-5, "5 minutes ago"),
        (-150, "2 hours ago"),
        (-60 * 24 * 15, "2 weeks ago"),
        (80, "in 1 hour"),
    ],
)
def test_how_long_ago_is_told_in_the_largest_unit(minutes: float, said: str) -> None:
    with time_machine.travel(NOW, tick=False):
        assert f">{said}<" in words.ago(NOW + timedelta(minutes=minutes))


def test_what_is_due_comes_any_moment() -> None:
    with time_machine.travel(NOW, tick=False):
        assert words.due(NOW - timedelta(minutes=3)) == "any moment"
        assert "in 3 minutes" in words.due(NOW + timedelta(minutes=3))


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(2.9, "in 3 minutes"), (59.8, "in 1 hour"), (80, "in 1 hour"), (359, "in 6 hours"), (1439, "in 1 day")],
)
def test_what_is_to_come_is_said_to_the_nearest_unit(minutes: float, said: str) -> None:
    with time_machine.travel(NOW, tick=False):
        assert f">{said}<" in words.due(NOW + timedelta(minutes=minutes))


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(1, "minute"), (15, "15 minutes"), (60, "hour"), (360, "6 hours"), (1440, "day"), (90, "90 minutes")],
)
def test_intervals_stand_behind_every(minutes: int, said: str) -> None:
    assert words.interval(minutes) == said


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", " javascript:x", ""])
def test_only_web_addresses_are_linked(url: str) -> None:
    assert words.public_url(url) == "#"
    assert words.public_url("https://a.test/p#:~:text=x") == "https://a.test/p#:~:text=x"


def test_a_changed_filter_keeps_the_others_and_begins_at_the_first_page() -> None:
    request = RequestFactory().get("/discrepancies/?q=heroin&state=open&page=3")
    link = Template(
        "{% load words %}{% with_query state='settled' %} {% page_link 4 %} {% with_query q=None state=None %}"
    )
    assert link.render(Context({"request": request}, autoescape=False)).split() == [
        "/discrepancies/?q=heroin&state=settled",
        "/discrepancies/?q=heroin&state=open&page=4",
        "/discrepancies/",
    ]


@pytest.mark.parametrize(
    ("value", "unit", "marked"),
    [
        ("4.33 tons", "tons", '4.33 <span class="unit" title="Read as the unit">tons</span>'),
        ("US$<b> 4", "US$", '<span class="unit" title="Read as the unit">US$</span>&lt;b&gt; 4'),
        ("4.33", "tons", "4.33"),
        ("4.33", "", "4.33"),
    ],
)
def test_the_unit_of_a_value_is_marked_where_it_is_written(value: str, unit: str, marked: str) -> None:
    assert words.unit_marked(value, unit) == marked


@pytest.mark.parametrize(
    ("changed", "parts"),
    [
        ("\nA correction.\n\n", ("\n", "A correction.", "\n\n")),
        ("4.33", ("", "4.33", "")),
        ("one\ntwo", ("", "one\ntwo", "")),
        ("\n\n", ("", "\n\n", "")),
    ],
)
def test_broken_lines_round_what_changed_are_no_part_of_its_mark(changed: str, parts: tuple[str, str, str]) -> None:
    assert words.lines_apart(changed) == parts


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("discrepancy.put_aside", "Discrepancy put aside"),
        ("arrangement.undone", "Figures put back"),
        ("observation.moved", "Figure moved"),
    ],
)
def test_what_happened_is_named_in_the_words_of_the_guide(kind: str, said: str) -> None:
    assert words.event_name(kind) == said


def test_no_machine_is_wholly_sure() -> None:
    assert [words.percent(share) for share in (0.5, 0.978, 1.0)] == ["50%", "98%", "99%"]
