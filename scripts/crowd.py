"""Two reviewers in twenty browsers settle a thousand discrepancies at random; then it is counted what became of it.

    createdb figurewatch_crowd
    export DATABASE_URL=postgres://postgres@127.0.0.1:5432/figurewatch_crowd
    python manage.py migrate
    python -m scripts.fill_large --claims 5500
    python -m scripts.crowd

Twenty sessions, ten for each reviewer, ask a real web server for the next item, or open one at random so that they
collide, and settle it, send the same twice, undo, re-open or put aside. The sessions are HTTP clients that read the
pages and send the forms as they stand, since twenty Chromiums would measure the machine; tests/browser has the real
ones. Every note carries a word of its own, so that each answer of the site can be held against the database and the
history.
"""

# ruff: noqa: E402
from __future__ import annotations

import argparse
import os
import random
import secrets
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")

import django

django.setup()

import requests
from bs4 import BeautifulSoup, Tag
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.db.models import Count
from django.test import Client
from django.utils import timezone

from factcheck.claims.models import Discrepancy
from factcheck.review.models import Decision, Event, Work

REVIEWERS, BROWSERS = ("crowd-one", "crowd-two"), 20
TRIES = 5
DEEDS = {"settle": 70, "settle twice": 6, "undo": 8, "reopen": 6, "aside": 4, "collide": 6}


@dataclass
class Browser:
    """One session of a reviewer; `taken` and `refused` are the words of the notes that the site took or did not.

    `unheard` are those whose answer was lost with its connection: they may have been taken or not.
    """

    site: str
    name: str
    session: requests.Session
    dice: random.Random
    taken: set[str] = field(default_factory=set)
    refused: set[str] = field(default_factory=set)
    unheard: set[str] = field(default_factory=set)
    did: Counter[str] = field(default_factory=Counter)

    def work(self, items: list[int]) -> None:
        """From somewhere in the list on, until nothing is handed out any more."""
        last = self.dice.choice(items)
        # What one was the last to undo is not handed out behind itself, but from the top of the list.
        while (following := self.next_after(last) or self.next_after(None)) is not None:
            last, page = following
            deed = self.dice.choices(list(DEEDS), list(DEEDS.values()))[0]
            if deed == "collide":
                page = self.open(f"/discrepancies/{self.dice.choice(items)}/")
            self.did[deed] += 1
            self.act(page, deed)

    def act(self, page: BeautifulSoup, deed: str) -> None:
        form = page.select_one("#decision")
        if form is None:
            return  # somebody has settled it in the meantime
        data = self.filled(form, deed)
        path = str(form["action"])
        self.send(path, data)
        if deed == "settle twice":
            self.send(path, data)
        if deed in {"undo", "reopen"}:
            self.take_back(path.removesuffix("settle/"), deed)

    def filled(self, form: Tag, deed: str) -> dict[str, str]:
        """The form as it stands, with a random choice and a note like no other."""
        data = {str(one["name"]): str(one.get("value", "")) for one in form.select("input[type=hidden]")}
        values = [str(one["value"]) for one in form.select("input[name=choice]")][:-3]
        choice = self.dice.choice([*values, *values, "range", "not_comparable"])
        data |= {"choice": "more_evidence" if deed == "aside" else choice, "reason": "slip", "confidence": "likely"}
        data["note"] = f"word-{secrets.token_hex(8)}"
        if choice == "range":
            low = self.dice.randint(1, 1000)
            data |= {"low": str(low), "high": str(low + self.dice.randint(1, 1000))}
        data["remind_on"] = f"{timezone.now().date() + timedelta(days=30)}"
        return data

    def send(self, path: str, data: dict[str, str]) -> None:
        """A redirect says that it was taken; a page that comes back, that it was not."""
        try:
            answer = self.session.post(self.site + path, data, allow_redirects=False, timeout=120)
        except requests.RequestException:
            self.unheard.add(data["note"])
            return
        if answer.status_code == 302:
            self.taken.add(data["note"])
        elif answer.status_code in {409, 422}:
            self.refused.add(data["note"])
        else:
            raise SystemExit(f"{path} answered {answer.status_code}")

    def take_back(self, path: str, deed: str) -> None:
        page = self.open(path)
        wanted = "form[action*='/undo/']" if deed == "undo" else "form[action$='/reopen/']"
        form = page.select_one(wanted)
        if form is not None:
            token = str(form.select("input[name=csrfmiddlewaretoken]")[0]["value"])
            data = {"csrfmiddlewaretoken": token, "because": "The crowd looks again."}
            with suppress(requests.RequestException):
                self.session.post(self.site + str(form["action"]), data, timeout=120)

    def next_after(self, last: int | None) -> tuple[int, BeautifulSoup] | None:
        """What the site hands out behind the last one, as the button "Skip" asks for it; from the top without one."""
        data = {
            "csrfmiddlewaretoken": self.session.cookies[settings.CSRF_COOKIE_NAME],
            "after": "" if last is None else str(last),
        }
        answer = self.asked("post", "/discrepancies/next/", data)
        handed = answer.url.rstrip("/").split("/")[-1]
        return (int(handed), BeautifulSoup(answer.content, "lxml")) if handed.isdecimal() else None

    def open(self, path: str) -> BeautifulSoup:
        return BeautifulSoup(self.asked("get", path).content, "lxml")

    def asked(self, method: str, path: str, data: dict[str, str] | None = None) -> requests.Response:
        """What changes no decision is asked again where the answer is lost."""
        for _ in range(TRIES):
            try:
                return self.session.request(method, self.site + path, data=data, timeout=120)
            except requests.RequestException as error:
                lost = error
        raise lost


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--items", type=int, default=1000)
    parser.add_argument("--port", type=int, default=8178)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    items = list(Discrepancy.objects.filter(state="open").values_list("pk", flat=True)[: given.items])
    Discrepancy.objects.exclude(pk__in=items).update(state="closed")
    started, before = time.monotonic(), Event.objects.count()
    with serving(given.port) as site:
        browsers = [browser(site, REVIEWERS[number % 2], given.seed + number) for number in range(BROWSERS)]
        with ThreadPoolExecutor(BROWSERS) as pool:
            list(pool.map(lambda one: one.work(items), browsers))
    say(f"{len(items)} items in {time.monotonic() - started:.0f} s, {sum((one.did for one in browsers), Counter())}")
    return report(browsers, items, before)


@contextmanager
def serving(port: int) -> Iterator[str]:
    """A web server of its own for the while."""
    site = f"http://127.0.0.1:{port}"
    serve = ["factcheck.wsgi", "--bind", f"127.0.0.1:{port}", "--workers", "2", "--threads", "10"]
    # Kept open, or a form would now and then be sent into a connection that is just being closed.
    quiet = ["--log-level", "error", "--no-control-socket", "--keep-alive", "120"]
    server = subprocess.Popen([sys.executable, "-m", "gunicorn", *serve, *quiet])  # noqa: S603
    try:
        give_up_at = time.monotonic() + 120
        while not answers(site):
            if time.monotonic() > give_up_at:
                raise SystemExit("the web server did not start")
            time.sleep(0.2)
        yield site
    finally:
        server.terminate()
        server.wait()


def answers(site: str) -> bool:
    try:
        return requests.get(f"{site}/healthz", timeout=5).ok
    except requests.RequestException:
        return False


def browser(site: str, name: str, seed: int) -> Browser:
    """A browser with a session of its own, as after logging in."""
    user, _ = User.objects.get_or_create(username=name)
    user.groups.add(Group.objects.get(name="reviewer"))
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    session = requests.Session()
    session.cookies.set(settings.SESSION_COOKIE_NAME, client.cookies[settings.SESSION_COOKIE_NAME].value)
    session.headers["Referer"] = site
    session.get(f"{site}/discrepancies/", timeout=120)
    return Browser(site, name, session, random.Random(seed))  # noqa: S311  # dice, no secret


def report(browsers: list[Browser], items: list[int], before: int) -> int:
    """What the answers promised, held against the record; 0 where all of it is kept."""
    taken = set().union(*(one.taken for one in browsers))
    refused = set().union(*(one.refused for one in browsers)) - taken
    # Sent twice, of which one answer was heard, it is known.
    unheard = set().union(*(one.unheard for one in browsers)) - taken
    refused -= unheard
    decided = Counter(Decision.objects.filter(note__startswith="word-").values_list("note", flat=True))
    settled = Counter(sentence_word(one) for one in Event.objects.filter(kind="discrepancy.settled", pk__gt=before))
    aside = [sentence_word(one) for one in Event.objects.filter(kind="discrepancy.put_aside", pk__gt=before)]
    standing = Decision.objects.filter(ended_at=None, discrepancy__in=items).values("discrepancy")
    untold = (decided - settled) + (settled - decided)
    open_now = Discrepancy.objects.filter(pk__in=items, state="open")
    left = open_now.exclude(pk__in=Work.objects.filter(waits_for="evidence").values("pk")).count()
    unlike = Discrepancy.objects.filter(pk__in=items, state="settled").exclude(pk__in=standing).count()
    ended = Decision.objects.exclude(ended_at=None).count()
    reopened = Event.objects.filter(kind="discrepancy.reopened", pk__gt=before).count()
    faults = {
        "taken, but neither decided nor put aside": len(taken - set(decided) - set(aside)),
        "refused, but decided": len(refused & set(decided)),
        "decided again without having been opened again": decided_over(items),
        "decisions without their line of history, or the other way round": untold.total() + abs(ended - reopened),
        "settled without a decision": unlike,
        "neither settled nor put aside": left,
    }
    say(f"{len(taken)} sent forms taken, {len(refused)} refused, {len(unheard)} whose answer was lost")
    say(f"{len(decided)} decisions, {len(aside)} put aside, {reopened} re-opened")
    for fault, number in faults.items():
        say(f"{number:5} {fault}")
    return int(any(faults.values()))


def decided_over(items: list[int]) -> int:
    """Discrepancies with more decisions than openings: somebody's decision was taken over another's."""
    rows = Discrepancy.objects.filter(pk__in=items)
    decisions = dict(rows.annotate(number=Count("decisions")).values_list("claim_id", "number"))
    again = Event.objects.filter(kind="discrepancy.reopened", claim__in=decisions).order_by().values_list("claim")
    openings = dict(again.annotate(number=Count("pk")))
    return sum(number > 1 + openings.get(claim, 0) for claim, number in decisions.items())


def sentence_word(event: Event) -> str:
    return next(word for word in event.sentence.split() if word.startswith("word-"))


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    raise SystemExit(main())
