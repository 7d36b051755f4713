from datetime import date

import pytest

from factcheck.figures import Document, read


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("In 2008 wardens freed 40 birds.", "2008"),
        ("Wardens freed 40 birds in March 2008.", "2008-03"),
        ("On 7 August 2008 wardens freed 40 birds.", "2008-08-07"),
        ("As of February 2009 there were 40 birds.", "/2009-02"),
        ("Since 2005 wardens have freed 40 birds.", "2005/"),
        ("From January to November 2008 wardens freed 40 birds.", "2008-01/2008-11"),
        ("Between 2004 and 2008 wardens freed 40 birds.", "2004/2008"),
        ("From 1 January to 15 June 2008 wardens freed 40 birds.", "2008-01-01/2008-06-15"),
        ("Between March 3, 2007 and April 5, 2008 wardens freed 40 birds.", "2007-03-03/2008-04-05"),
        ("In the second quarter of 2024 wardens freed 40 birds.", "2024-Q2"),
        ("The agency spent $40 million in FY2019.", "FY2019"),
        ("Wardens freed 40 birds last year.", "2016"),
        ("Wardens freed 40 birds on Tuesday.", "2017-10-31"),
        ("In the first nine months of 2016 wardens freed 40 birds.", "2016-01/2016-09"),
        ("In the first six months of the year wardens freed 40 birds.", "2017-01/2017-06"),
        ("In the last quarter of 2016 wardens freed 40 birds.", "2016-Q4"),
        ("In the second quarter wardens freed 40 birds.", "2017-Q2"),
        ("In the third quarter of last year wardens freed 40 birds.", "2016-Q3"),
        ("In the year to March 2017 wardens freed 40 birds.", "2016-04/2017-03"),
        ("Between October and March wardens freed 40 birds.", "2016-10/2017-03"),
        ("Wardens freed 40 birds.", None),
    ],
)
def test_the_period_is_read_and_relative_words_count_from_publication(text: str, period: str | None) -> None:
    (figure,) = read(Document(text, published=date(2017, 11, 4)))
    assert figure.period == period


def test_two_values_of_a_change_have_two_periods() -> None:
    figures = read(Document("Nests rose from 955 in 2007 to 1,126 in 2009."))
    assert [(figure.period, figure.what) for figure in figures] == [("2007", "Nests"), ("2009", "Nests")]


def test_period_and_place_are_carried_from_earlier_sentences() -> None:
    text = "On August 7, 2008, wardens raided a farm in Huizhou. The unit freed six birds."
    (figure,) = read(Document(text))
    assert (figure.period, figure.place) == ("2008-08-07", "Huizhou")


def test_the_title_supplies_place_and_period_that_the_text_leaves_out() -> None:
    (figure,) = read(Document("Wardens freed 40 birds.", title="Birds freed in Peru in 2019"))
    assert (figure.place, figure.period) == ("Peru", "2019")


def test_a_page_that_dates_itself_resolves_last_year() -> None:
    text = "Updated: Nov 4,2017 9:40 AM\n\nWardens freed 40 birds last year."
    assert [figure.period for figure in read(Document(text))] == ["2016"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Wardens freed 40 birds in northern Burma.", "Myanmar"),
        ("Wardens across the United States freed 40 birds.", "United States"),
        ("China's wardens freed 40 birds.", "China"),
        ("Chinese wardens freed 40 birds.", "China"),
        ("Wardens freed 40 birds in the province of Yunnan.", "Yunnan"),
    ],
)
def test_places_carry_their_english_name(text: str, place: str | None) -> None:
    (figure,) = read(Document(text))
    assert figure.place == place


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("According to the Bird Council, 40 birds were freed.", "Bird Council"),
        ("According to Bird Council statistics, 40 birds were freed.", "Bird Council"),
        ("Some 40 birds were freed, the ministry said.", "ministry"),
        ("The Ministry of Public Works reported that 40 birds were freed.", "Ministry of Public Works"),
        ("40 birds were freed, based on customs data.", "customs"),
        ("Ann Lee, head of the bird bureau, said 40 birds were freed.", "Ann Lee"),
        ("40 birds were freed.", None),
        ("Rescues were put at 40 birds.", None),
        ("Some 40 wardens had been told to leave.", None),
        ("Some 40 birds were freed, it was reported by the ministry.", "ministry"),
        ("The United States said 300 homes were lost.", "United States"),
        ("Since May the United States has counted 300 lost homes.", None),
        ("There were 300 thefts, according to the 2019 Harbour Report.", "2019 Harbour Report"),
        ("There were 300 thefts, according to the police report.", "police"),
    ],
)
def test_who_says_a_figure_is_named(text: str, source: str | None) -> None:
    (figure,) = read(Document(text))
    assert figure.attributed_to == source


def test_quotes_and_offsets_point_into_the_text() -> None:
    text = "It rained. Wardens freed 40 birds. It rained."
    (figure,) = read(Document(text))
    assert figure.quote == "Wardens freed 40 birds."
    assert text[figure.quote_start : figure.quote_start + len(figure.quote)] == figure.quote
    assert text[figure.start : figure.end] == figure.text == "40"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Wardens freed 40 birds in Nethershire.", "Nethershire"),
        ("Across the Overlands 40 birds were freed.", "Overlands"),
        ("In Fenland Province wardens freed 40 birds.", "Fenland"),
        ("In Parliament 40 members objected.", None),
        ("In Appendix B wardens list 40 birds.", None),
    ],
)
def test_a_capitalised_name_behind_in_is_a_place_even_where_no_list_knows_it(text: str, place: str | None) -> None:
    (figure,) = read(Document(text))
    assert figure.place == place


@pytest.mark.parametrize(
    "text",
    [
        "The warden reported on Tuesday that 45 birds had been freed.",
        "The bridge, approved in 2015, is 3 km long.",
        "The fee stands at 48 euros (prices of 2015).",
        "The first note of February had given 45 birds.",
        "The park paid growers 10 euros and will buy rye next year.",
    ],
)
def test_a_day_of_telling_and_a_date_of_an_aside_are_not_the_period(text: str) -> None:
    (figure,) = read(Document(text, published=date(2017, 11, 4)))
    assert figure.period is None


def test_a_year_compared_with_is_that_of_its_bracket_only() -> None:
    text = "Compared with 2014 (618, unchanged) rescues grew by 5.5 per cent. Losses were put at 61."
    assert [figure.period for figure in read(Document(text))] == ["2014", None, None]


def test_a_weekday_does_not_hold_for_the_sentences_that_follow() -> None:
    text = "By Monday night 45 birds were freed. There are 300 birds. Four years ago 12 were freed."
    periods = [figure.period for figure in read(Document(text, published=date(2017, 11, 4)))]
    assert periods == ["/2017-10-30", None, "2013"]


def test_a_date_of_a_relative_clause_is_not_carried() -> None:
    text = "The loan that parliament approved in 2015 is 40 million euros. The state bears 72 per cent."
    assert read(Document(text))[-1].period is None


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("In week 38 the dams held 51 tons.", "2017-09-18/2017-09-24"),
        ("The dams held 51 tons in week 48.", "2016-11-28/2016-12-04"),
        ("By week 3 of the strike 51 ferries lay idle.", None),
        ("The ferries reported a third-quarter loss of 51 euros.", "2017-Q3"),
        ("The ferries lost 51 euros in 3Q16.", "2016-Q3"),
        ("The ferries lost 51 euros in 1H2016.", "2016-01/2016-06"),
        ("The ferries lost 51 euros in the nine months to September 2017.", "2017-01/2017-09"),
        ("The ferries lost 51 euros in the 12 months to March 2017.", "2016-04/2017-03"),
    ],
)
def test_weeks_quarters_and_runs_of_months_are_periods_and_no_figures(text: str, period: str | None) -> None:
    (figure,) = read(Document(text, published=date(2017, 11, 4)))
    assert figure.period == period


def test_the_quarter_is_the_one_that_the_text_is_about() -> None:
    (figure,) = read(Document("The ferries invested 51 euros in the quarter.", title="Results, third quarter of 2016"))
    assert figure.period == "2016-Q3"


def test_a_country_without_a_name_is_not_the_region_said_before() -> None:
    text = "Wardens in Fenland Province freed 40 birds. Nationwide, 300 birds were freed."
    assert [figure.place for figure in read(Document(text))] == ["Fenland", None]


def test_the_sign_of_a_currency_is_no_place() -> None:
    text = "The park has a budget of US$14 million, of which US$9 million is a grant."
    assert [figure.place for figure in read(Document(text))] == [None, None]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("Wardens freed 40 birds in 2016, 12 more than in 2015.", ["2016", "2016"]),
        ("Wardens freed 40 birds last year, up from 28 a year earlier.", ["2016", "2015"]),
        ("In May 2017 the mast was 40 m high. A year earlier it was 38 m.", ["2017-05", "2016-05"]),
        (
            "The rate was 5.1% in the second quarter of 2017, against 4.8% in the same quarter of 2016.",
            ["2017-Q2", "2016-Q2"],
        ),
        ("The rate was 5.1% (4.8% in 2015).", [None, "2015"]),
        ("The rate reached 5.1% (2016: 4.8%; 2015: 4.5%).", [None, "2016", "2015"]),
        ("Tolls rose by 30 percent from 2016.", [None]),
        ("Floods killed 61 horses, the deadliest since 2010.", [None]),
        ("Some 14 hikers are missing after the river burst its banks in 2016.", [None]),
        ("In 2016 wardens freed 40 birds, against 28 in 2015, and 9 seals.", ["2016", "2015", "2016"]),
        ("In 2016 wardens freed 40 birds, 12 fewer than in the wet year 2015 (520).", ["2016", "2016", "2015"]),
        ("Losses in 2016 were 40 birds, a third fewer than in 2015, when 61 birds died.", ["2016", "2016", "2015"]),
        ("Tolls brought 61 euros in May, more than double the 28 euros of June 2015.", ["2017-05", "2015-06"]),
        ("In 2016 the parks freed 40 birds after 28 a year earlier.", ["2016", "2015"]),
        ("Growth on May 2016 (28 birds) was 8.2%.", ["2016-05", None]),
        ("Debt is 40 euros and the new weir will swallow 28 euros by 2020. Tolls are 3 euros.", [None, "/2020", None]),
        ("In 2016 wardens freed 40 birds, up from 28 in 2015. They kept 12 kites.", ["2016", "2015", "2016"]),
    ],
)
def test_a_period_compared_with_is_that_of_its_own_figure_only(text: str, periods: list[str | None]) -> None:
    assert [figure.period for figure in read(Document(text, published=date(2017, 11, 4)))] == periods


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Tolls rose to 40 euros from 38 euros.", ["actual", "previous"]),
        ("Tolls fell to 40 euros.", ["actual"]),
        (
            "The gap of 17 points is wider than the 16 points of May and the 15 points of June.",
            ["actual", "previous", "previous"],
        ),
        ("The share paid 40 cents, after 38 cents in 2016.", ["actual", "previous"]),
        ("Some 400 skippers are expected at the fair.", ["forecast"]),
        ("About 66% of boats float, against a peak of 73% in 1991.", ["actual", "previous"]),
        ("The club scored 74 goals and won nine cups.", ["actual", "actual"]),
        ("The port wants 40 cranes by 2020.", ["target"]),
        ("The budget foresaw tolls of 40 euros.", ["forecast"]),
        ("Guidance: tolls of 40 euros, ferries unchanged.", ["forecast"]),
        ("Brokers had pencilled in 40 euros.", ["forecast"]),
        ("The fair is expecting 400 skippers.", ["forecast"]),
        ("Parks lost 42 birds after 49 the year before.", ["actual", "previous"]),
        ("Tolls brought 61 euros, more than twice the 28 euros of May.", ["actual", "previous"]),
        ("Landings were 61 tons, down 3 percent on the 63 tons of May.", ["actual", "actual", "previous"]),
        ("The choir sang after 28 minutes of rain.", ["actual"]),
        ("In 2010, the base year of the pledge, 626 mules died.", ["actual"]),
    ],
)
def test_a_value_is_actual_foreseen_aimed_at_or_only_compared_with(text: str, roles: list[str]) -> None:
    assert [figure.role for figure in read(Document(text))] == roles
