"""Sources in trouble: noticed, told once, and once when it is over."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail

from monitor.models import Problem, Source
from monitor.services import problems
from tests.factories import NOW, make_article, make_revision, make_source

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def addressed(curator: User, reviewer: User, settings: Any) -> None:
    settings.SENDS_MAIL = True
    settings.SITE_NAME = "Figures"
    for user in (curator, reviewer):
        user.email = f"{user.username}@office.test"
        user.save()


def failing(**changes: Any) -> Source:
    return make_source(failures=problems.FAILING_AFTER, last_error="The site took too long to answer.", **changes)


def sweep(now: Any = NOW) -> list[str]:
    """The subjects of the mails that one sweep sends."""
    before = len(mail.outbox)
    problems.note(now)
    problems.note_pages(now)
    problems.note_silence(now)
    problems.tell(now)
    return [str(message.subject) for message in mail.outbox[before:]]


def test_a_source_that_fails_again_and_again_is_told_to_curators_once() -> None:
    source = failing(title="Harbour report")
    make_source(failures=problems.FAILING_AFTER - 1)
    assert sweep() == ["Figures: 1 source in trouble"]
    assert sweep() == []
    [message] = mail.outbox
    assert message.to == ["curator@office.test"]
    assert "Failing: Harbour report" in message.body
    assert "The site took too long to answer." in message.body
    assert Problem.objects.get().source == source


def test_its_recovery_is_told_once_too() -> None:
    source = failing()
    sweep()
    Source.objects.filter(pk=source.pk).update(failures=0)
    assert sweep(NOW + DAY) == ["Figures: 1 well again"]
    assert sweep(NOW + DAY) == []
    assert Problem.objects.get().ended_at == NOW + DAY


def test_a_source_that_fails_anew_is_told_anew() -> None:
    source = failing()
    for failures in (0, problems.FAILING_AFTER):
        sweep()
        Source.objects.filter(pk=source.pk).update(failures=failures)
    assert sweep() == ["Figures: 1 source in trouble"]
    assert Problem.objects.count() == 2


def test_many_at_once_are_one_mail() -> None:
    for _ in range(problems.MOST_TOLD + 5):
        failing()
    assert sweep() == [f"Figures: {problems.MOST_TOLD + 5} sources in trouble"]
    assert "... and 5 more" in mail.outbox[0].body


def test_what_came_and_went_between_two_mails_is_no_news() -> None:
    source = failing()
    problems.note(NOW)
    Source.objects.filter(pk=source.pk).update(failures=0)
    assert sweep() == []


def test_a_mail_server_that_is_down_is_asked_again_with_the_next_sweep(monkeypatch: pytest.MonkeyPatch) -> None:
    failing()

    def refuse(*_: Any, **__: Any) -> None:
        raise ConnectionRefusedError

    with monkeypatch.context() as patched:
        patched.setattr("monitor.services.problems.send_mail", refuse)
        assert sweep() == []
    assert sweep() == ["Figures: 1 source in trouble"]


def test_a_paused_source_is_no_problem() -> None:
    source = failing()
    sweep()
    Source.objects.filter(pk=source.pk).update(is_paused=True)
    assert sweep() == []
    assert not Problem.objects.filter(ended_at=None).exists()


def with_news(*days: float, **changes: Any) -> Source:
    """A source whose page had news so many days ago."""
    source = make_source(last_visit_at=NOW, **changes)
    article = make_article(source=source)
    for number, ago in enumerate(sorted(days, reverse=True)):
        make_revision(f"{number} tons", article=article, recorded_at=NOW - ago * DAY)
    return source


def test_a_source_without_news_for_longer_than_usual_is_told() -> None:
    source = with_news(9, 10, 11, 12, 13, 14)
    with_news(1, 2, 3, 4, 5)
    assert sweep() == ["Figures: 1 source in trouble"]
    problem = Problem.objects.get()
    assert (problem.source, problem.kind) == (source, Problem.Kind.SILENT)
    assert "Nothing new for 1\xa0week" in problem.message


def test_a_quiet_weekend_a_new_source_and_one_that_fails_are_not_silent() -> None:
    with_news(2.7, 3, 3.1, 3.2, 3.3, 3.4)
    with_news(30, 31)
    with_news(9, 10, 11, 12, 13, 14, failures=1)
    with_news(9, 10, 11, 12, 13, 14, is_paused=True)
    assert sweep() == []


def test_news_end_a_silence() -> None:
    source = with_news(9, 10, 11, 12, 13, 14)
    sweep()
    make_revision("news", article=source.articles.get(), recorded_at=NOW + DAY)
    assert sweep(NOW + 2 * DAY) == ["Figures: 1 well again"]


WALL = "The site shows a wall against programs in place of the page."


def list_of_pages(*failures: int, **changes: Any) -> Source:
    """A feed that can be read, with pages that failed so many times in a row; the last one was visited last."""
    source = make_source(**{"kind": Source.Kind.FEED} | changes)
    for n, times in enumerate(failures):
        error = WALL if times else ""
        make_article(source=source, failures=times, last_error=error, last_visit_at=NOW - timedelta(hours=9 - n))
    return source


def test_a_list_whose_pages_cannot_be_read_is_told_once_and_its_end_once() -> None:
    source = list_of_pages(0, 2, 3, 2, 2, 4, title="Harbour feed")
    assert sweep() == ["Figures: 1 source in trouble"]
    assert "Pages not readable: Harbour feed" in mail.outbox[0].body
    assert WALL in mail.outbox[0].body
    assert sweep() == []
    make_article(source=source, last_visit_at=NOW)
    assert sweep(NOW + DAY) == ["Figures: 1 well again"]


@pytest.mark.parametrize(
    ("failures", "changes"),
    [
        ((2, 2, 2, 2, 2, 0), {}),
        ((2, 2, 2, 2, 1), {}),
        ((2, 2, 2, 2, 2), {"is_paused": True}),
        ((2, 2, 2, 2, 2), {"failures": 1}),
    ],
    ids=["one can be read", "one failed for the first time", "paused", "the list fails too"],
)
def test_a_list_is_no_problem_for_a_page_or_two(failures: tuple[int, ...], changes: dict[str, Any]) -> None:
    list_of_pages(*failures, **changes)
    assert sweep() == []


def test_pages_that_are_gone_are_no_problem_of_their_list() -> None:
    source = list_of_pages(0, 2, 2, 2, 2, 2)
    source.articles.filter(failures=2).update(gone_at=NOW)
    assert sweep() == []


def test_a_list_whose_pages_cannot_be_read_is_not_called_silent() -> None:
    source = with_news(9, 10, 11, 12, 13, 14, kind=Source.Kind.FEED)
    source.articles.update(failures=3, last_error=WALL, last_visit_at=NOW)
    sweep()
    assert [problem.kind for problem in Problem.objects.all()] == [Problem.Kind.PAGES]
