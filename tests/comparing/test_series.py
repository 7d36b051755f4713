from __future__ import annotations

from typing import Any

from factcheck.comparing import compare
from factcheck.comparing.agreement import Beside
from factcheck.comparing.report import make_report
from factcheck.comparing.series import says_its_span
from tests.comparing.making import make_mention

BOATS: dict[str, Any] = {"what": "boats", "action": "inspect", "place": "Norway"}


def test_the_value_of_another_year_is_found_in_the_series() -> None:
    right = make_mention("1,204", publisher="Board", period="2031", **BOATS)
    wrong = make_mention("988", publisher="Gazette", period="2031", **BOATS)
    before = make_mention("988", publisher="Board", period="2030", **BOATS)
    first = compare(right, wrong, Beside(series=[right, wrong, before])).causes[0]
    assert first.kind == "other_period"
    assert first.explanation == "988 is what Board gives for 2030: the value of another period may have been taken."


def test_a_number_of_the_same_year_or_of_one_digit_proves_nothing() -> None:
    right, wrong = make_mention("1,204", period="2031", **BOATS), make_mention("988", period="2031", **BOATS)
    same = make_mention("988", period="2031", **BOATS)
    assert all(cause.kind != "other_period" for cause in compare(right, wrong, Beside(series=[same])).causes)
    few, other = make_mention("3", period="2031", **BOATS), make_mention("8", period="2031", **BOATS)
    before = make_mention("3", period="2030", **BOATS)
    assert all(cause.kind != "other_period" for cause in compare(few, other, Beside(series=[before])).causes)


def test_a_report_looks_for_the_other_years_among_its_own_documents() -> None:
    quote = "Norway inspected {} boats in {}."
    made = [
        make_mention(text, document=document, quote=quote.format(text, year), period=year, **BOATS)
        for text, document, year in (("1,204", "a", "2031"), ("988", "b", "2031"), ("988", "a", "2030"))
    ]
    differing = [claim for claim in make_report(made).claims if claim.differs]
    assert [pair.comparison.causes[0].kind for claim in differing for pair in claim.pairs] == ["other_period"]


def test_a_day_read_from_afar_makes_a_figure_of_the_quantity_no_value_of_another_time() -> None:
    told = make_mention("988", quote="They inspected 988 boats.", period="2031-06-03", **BOATS)
    assert not says_its_span(told)
    year = make_mention("988", quote="They inspected 988 boats in 2030.", period="2030", **BOATS)
    assert says_its_span(year)
    unsaid = make_mention("988", quote="They inspected 988 boats.", period="2030", **BOATS)
    assert not says_its_span(unsaid)
