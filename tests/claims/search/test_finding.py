"""What a query finds on the database at hand."""

from __future__ import annotations

import pytest

from factcheck.claims.models import Claim, Figure, Reading
from factcheck.claims.search.finding import find, rows_of
from monitor.models import Revision, Source
from tests.claims.evidence import say
from tests.factories import make_article, make_claim, make_figure, make_publisher, make_revision, make_source

pytestmark = pytest.mark.django_db


def found(kind: str, query: str) -> list[int]:
    return find(query).pks[kind]


@pytest.fixture
def heroin() -> Claim:
    make_claim(statement="Wheat exported by Oman, 2009 (tonnes)", what="wheat", place="Oman", period="2009")
    return make_claim()


@pytest.mark.parametrize(
    "query", ["heroin", "HEROIN 2008", "hero", "seizures of heroin", "in China, 2008", "china heroin"]
)
def test_a_claim_is_found_by_its_words(heroin: Claim, query: str) -> None:
    assert found("claims", query) == [heroin.pk]


def test_a_claim_that_was_merged_into_another_is_not_found(heroin: Claim) -> None:
    make_claim(statement="Heroin confiscated in China, 2008", merged_into=heroin)
    assert found("claims", "heroin") == [heroin.pk]


@pytest.mark.parametrize("query", ["heroin 2009", "cocaine", "%", "_", "' OR 1=1 --", "a:b & c | !"])
def test_a_claim_without_all_the_words_is_not_found(heroin: Claim, query: str) -> None:
    assert found("claims", query) == []


@pytest.mark.parametrize("query", ["4.4", "heroin 4.4", "4.4 tons", "heroin 2008"])
def test_a_figure_is_found_by_its_number_and_by_what_it_says(heroin: Claim, query: str) -> None:
    observation = say(heroin, "4.4 tons")
    make_figure(make_revision("They sold 14.45 cars in Oman."), "14.45 cars", what="car", period="", unit="count")
    assert found("figures", query) == [observation.figure_id]


@pytest.mark.parametrize("query", ["62,000", "62000"])
def test_a_number_is_found_however_it_is_grouped(heroin: Claim, query: str) -> None:
    observation = say(heroin, "62,000 tons")
    assert found("figures", query) == [observation.figure_id]


def test_figures_of_a_text_that_no_longer_stands_are_not_found(heroin: Claim) -> None:
    observation = say(heroin, "4.4 tons")
    Reading.objects.filter(pk=observation.figure.reading_id).update(standing=Reading.Standing.PAST)
    assert found("figures", "4.4") == []


def test_an_article_is_found_by_the_words_of_its_newest_text_only() -> None:
    article = make_article()
    make_revision("The harbour burnt down.", article=article)
    newest = make_revision("The harbour was repaired.", article=article)
    assert found("articles", "harbour repaired") == [newest.pk]
    assert found("articles", "burnt") == []


@pytest.mark.parametrize("query", ["harbour", "next", "agency.example", "2009", "2008-2009", "drug", "3/4", "公斤"])
def test_words_without_blanks_between_them_are_found_each(query: str) -> None:
    said = "Drug-related: 4.33公斤 at the old harbour.Next is 2008-2009, by www.agency.example/tables; 3/4 of it late."
    revision = make_revision(said)
    assert found("articles", query) == [revision.pk]


def test_a_source_is_found_by_title_publisher_and_address() -> None:
    publisher = make_publisher(name="Harbour Office")
    source = make_source(title="Yearbook", publisher=publisher, url="http://numbers.test/")
    make_source()
    for query in ("yearbook", "harbour", "numbers.test", "harbour yearbook"):
        assert found("sources", query) == [source.pk], query


def test_chinese_is_found_by_any_signs_that_follow_each_other() -> None:
    claim = make_claim(statement="中国缉获海洛因，2008年（吨）")
    assert found("claims", "海洛因") == [claim.pk]
    assert found("claims", "洛海") == []


def test_words_that_begin_so_are_found_where_nothing_has_the_whole_word(heroin: Claim) -> None:
    assert found("claims", "hero 2008") == [heroin.pk]
    assert find("hero 2008").mended == {}


def test_a_misspelt_word_is_mended_where_nothing_else_is_found(heroin: Claim) -> None:
    answer = find("herion 2008")
    assert answer.pks["claims"] == [heroin.pk]
    assert answer.mended == {"herion": "heroin"}


def test_a_word_that_finds_something_is_left_alone(heroin: Claim) -> None:
    make_claim(statement="Herion of Samos, statues of")
    assert find("herion").mended == {}


def test_the_newest_come_first_and_rows_keep_the_order(heroin: Claim) -> None:
    figures = [say(heroin, f"4.{n} tons").figure_id for n in range(3)]
    pks = found("figures", "heroin")
    assert pks == figures[::-1]
    assert [row.pk for row in rows_of("figures", pks)] == pks
    assert {type(row) for row in rows_of("figures", pks)} == {Figure}


def test_a_row_deleted_since_is_left_out(heroin: Claim) -> None:
    assert rows_of("claims", [heroin.pk, 999_999]) == [heroin]


@pytest.mark.parametrize(("model", "kind"), [(Revision, "articles"), (Source, "sources")])
def test_nothing_typed_finds_nothing(heroin: Claim, model: type, kind: str) -> None:
    say(heroin, "4.4 tons")
    assert model.objects.exists()  # type: ignore[attr-defined]
    assert found(kind, " ... ") == []
