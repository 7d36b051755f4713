from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from factcheck.comparing import Mention
from factcheck.comparing.accounts import accounts, named_alike
from factcheck.comparing.grouping import group
from factcheck.comparing.signature import signature
from factcheck.figures import Cell, Document, read
from tests.comparing.making import make_mention

DAY = date(2024, 5, 7)


def mentions(text: str, document: str = "report") -> list[Mention]:
    found = read(Document(text, published=DAY, language="en"))
    return [Mention(f"{document}#{n}", figure, document, DAY) for n, figure in enumerate(found)]


def told_twice(found: list[Mention]) -> list[set[str]]:
    links = accounts(found, [signature(one) for one in found])
    return [{found[i].figure.text for i in link} for link in sorted(links)]


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("The mayor says 640 trees were felled; the foresters counted 710.", {"640", "710"}),
        ("The river stood at 5.2 metres, not 5.6 metres, the office admits.", {"5.2 metres", "5.6 metres"}),
        (
            "The bank raised its forecast of the deficit from $3.1 billion to $3.4 billion.",
            {"$3.1 billion", "$3.4 billion"},
        ),
        (
            "We measured 1.4 tonnes of dust, well above the ministry's provisional 1.1 tonnes.",
            {"1.4 tonnes", "1.1 tonnes"},
        ),
        ("Police counted 4,000 strikers on Sunday. The organisers spoke of 9,000.", {"4,000", "9,000"}),
        ("The mine fire has killed 12 people, up from eight on Monday.", {"12", "eight"}),
        (
            "The yard said it would shed 240 jobs by June. The union, which counts cooks too, put the loss at 310.",
            {"240", "310"},
        ),
        ("The yard will cut 240 jobs; the union, which counts cooks too, makes it 310.", {"240", "310"}),
        ("The yard says 240 jobs will go. The union said the number to go by then was 310.", {"240", "310"}),
        ("The yard says 240 jobs will go. The union put the number of jobs at stake at 310.", {"240", "310"}),
        (
            "In 2023 12 people died in mines, four of them young. The guild, which keeps a list of its own, has 14.",
            {"12", "14"},
        ),
        ("Some 300 lorries were stuck at the pass on Friday, up from 120 the evening before.", {"300", "120"}),
        (
            "The ferry carried 210 tourists. This replaces the figure of 190 tourists that we gave first.",
            {"210", "190"},
        ),
        (
            "An earlier version of this text gave the fine for the leak as €3 million. The fine is €2 million.",
            {"€3 million", "€2 million"},
        ),
    ],
)
def test_a_text_that_gives_two_accounts_is_taken_at_its_word(text: str, both: set[str]) -> None:
    assert told_twice(mentions(text)) == [both]


@pytest.mark.parametrize(
    "text",
    [
        "Guards seized 640 kg of tea and 710 kg of coffee.",
        "Turnout was 64 %, four years ago it had been 61 %.",
        "The mayor says 640 trees were felled; the foresters planted 710 bushes.",
        "Police counted 4,000 strikers on Sunday. In 2019 the organisers spoke of 9,000.",
        "Police counted 4,000 strikers. The organisers spoke of 90,000 leaflets.",
        "Traffic killed 12 people in 2023, up from eight in 2022.",
        "The harvest came to 300 tonnes. Maize stood at 120 tonnes.",
        "Guides found five more bodies, and say that 14 people died.",
        "The yard says 240 jobs will go. The union put the price of bread at 310.",
        "The flood wet 3,200 homes. The last great flood, in July 1997, wet 8,100 homes, the mayor says.",
    ],
)
def test_two_numbers_side_by_side_are_mostly_of_two_quantities(text: str) -> None:
    assert told_twice(mentions(text)) == []


def of_row(row: str, columns: dict[str, str]) -> list[Mention]:
    return [
        make_mention(text, document="table", what=row, cell=Cell(0, len(text), row, column))
        for column, text in columns.items()
    ]


def test_the_days_of_a_toll_in_a_table_are_of_one_toll() -> None:
    days = of_row("Injured", {"3 May": "17", "4 May": "29", "5 May": "31"})
    assert told_twice(days) == [{"17", "29"}, {"17", "31"}, {"29", "31"}]


@pytest.mark.parametrize(
    ("row", "columns"),
    [
        ("Injured", {"North": "17", "South": "29"}),
        ("Injured", {"31 December 2022": "17", "31 December 2023": "29"}),
        ("Loaves baked", {"3 May": "17", "4 May": "29"}),
    ],
)
def test_other_columns_of_a_table_are_other_quantities(row: str, columns: dict[str, str]) -> None:
    assert told_twice(of_row(row, columns)) == []


def test_who_only_tells_another_number_tells_it_of_the_same() -> None:
    found = mentions("Police counted 4,000 strikers in Lyon on Sunday. The organisers spoke of 9,000.")
    named = named_alike(found, accounts(found, [signature(one) for one in found]))
    assert (named[1].figure.what, named[1].figure.place) == (found[0].figure.what, found[0].figure.place)
    assert named[0] is found[0]


def test_two_accounts_come_under_one_claim_with_those_who_repeat_one_of_them() -> None:
    both = mentions("Police counted 4,000 strikers in Lyon on 5 May 2024. The organisers spoke of 9,000.")
    repeated = mentions("Some 4,000 strikers took to the streets of Lyon on 5 May 2024, police said.", "paper")
    (one,) = group([*both, *repeated])
    assert [mention.figure.text for mention in one.mentions] == ["4,000", "9,000", "4,000"]


@pytest.mark.parametrize(
    ("title", "links"),
    [("Mine fire live: third shaft searched", [{"14", "Nine"}]), ("Why the mine burned", [])],
)
def test_a_live_page_gives_one_toll_again_and_again(title: str, links: list[set[str]]) -> None:
    text = (
        "14 people have died, the ministry says. The search goes on. Nine people are dead. The fire of 1987 killed 61."
        " Four are children. It held 22 prisoners."
    )
    told = [replace(one, title=title) for one in mentions(text)]
    assert told_twice(told) == links


def test_what_was_given_at_first_goes_with_what_is_given_now() -> None:
    text = "The earthquake had a magnitude of 6.4. The automatic bulletin gave a preliminary magnitude of 6.1."
    assert told_twice(mentions(text)) == [{"6.4", "6.1"}]


def test_a_live_page_of_thousands_of_tolls_does_not_cost_their_square() -> None:
    told = [replace(one, title="Mine fire live: all dead") for one in mentions("14 people died. " * 2000)]
    assert len(told) == 2000
    assert len(told_twice(told)) < 10_000
