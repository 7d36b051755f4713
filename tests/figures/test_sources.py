from __future__ import annotations

import pytest

from factcheck.figures import Document, read


def source_of(text: str) -> str | None:
    (figure,) = read(Document(text))
    return figure.attributed_to


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("a note issued on Friday by the Esk Bird Office", "Esk Bird Office"),
        ("a bulletin of the Esk Bird Office", "Esk Bird Office"),
        ("an opinion poll of the Dart Institute", "Dart Institute"),
        ("a study made for the town by Tern Consulting", "Tern Consulting"),
        ("figures the Roads Office released on Tuesday", "Roads Office"),
        ("a review that Heron Watch put out", "Heron Watch"),
        ("a register kept by her ministry", "ministry"),
        ("statements gathered by lawyers", "lawyers"),
        ("data from the automatic station", "automatic station"),
        ("the county's final report", "county"),
        ("the trust's own sums", "trust"),
        ("Interior Ministry figures seen at noon", "Interior Ministry"),
        ("the new registry of the regulator", "regulator"),
        ("a poll, conducted by the Dart Institute in May, of all towns", "Dart Institute"),
        ("a report, which the ministry released on Monday", "ministry"),
    ],
)
def test_the_body_that_brought_out_a_paper_is_the_source(words: str, body: str) -> None:
    assert source_of(f"Some 40 herons died, according to {words}.") == body


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("an annual statement", "statement"),
        ("the last census", "census"),
        ("the labour survey", "labour survey"),
        ("preliminary data", None),
        ("official figures", None),
        ("our own survey", None),
        ("the first version of this post", None),
        ("its website", None),
        ("a survey of growers", "survey"),
        ("reports from the north", None),
    ],
)
def test_a_paper_of_nobody_is_called_by_its_noun_or_not_at_all(words: str, source: str | None) -> None:
    assert source_of(f"Some 40 herons died, according to {words}.") == source


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("the governor, Ann Lee, said", "Ann Lee"),
        ("a spokeswoman for the army, Ann Lee, said", "Ann Lee"),
        ("the utility, Aguas del Huasco, said", "Aguas del Huasco"),
        ("analysts at Esk Securities said", "Esk Securities"),
        ("a spokesman for the Dart Authority said", "Dart Authority"),
        ("police at Whitsand said", "police"),
        ("the country's Roads Office said", "Roads Office"),
        ("the ministry's geologists said", "ministry's geologists"),
        ("Dr. Ann Lee said", "Dr. Ann Lee"),
        ("A. K. Lee said", "A. K. Lee"),
        ("people familiar with the matter said", "people"),
        ("nobody said", None),
        ("some said", None),
        ("my brother said", None),
    ],
)
def test_a_name_beats_those_who_have_none(words: str, source: str | None) -> None:
    assert source_of(f"Some 40 herons died, {words}.") == source
