"""Which place a figure speaks of: its sentence's, the paragraph's, the page's country."""

import pytest

from factcheck.figures import Document, read

FILLER = "The weather was fair and the sea was calm for most of the day. " * 14


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("In the Algarve 61 ponies died; in Alentejo 92 did.", ["Algarve", "Alentejo"]),
        ("The rate was highest in Bavaria (38%) and lowest in Saxony (17%).", ["Bavaria", "Saxony"]),
        ("In Nigeria's Borno state farmers dug 40 wells.", ["Borno"]),
        ("Cameroon's Far North has 40 wells.", ["Far North"]),
        ("Some 880 mills stood in England and Wales.", ["England and Wales"]),
        ("Fire closed 40 mills in Malta and Tunisia this year.", ["Malta and Tunisia"]),
        ("Fire closed 40 mills in Malta and 12 in Tunisia.", ["Malta", "Tunisia"]),
        ("Fire closed 40 mills in Malta and Tunisia lost three.", ["Malta", "Tunisia"]),
        ("The reports concern Saxony, where 95 mills burned.", ["Saxony"]),
        ("Since 2022, China Customs has opened 37 cases.", ["China"]),
        ("Lisbon says it wants 30 ferries.", ["Portugal"]),
        ("A buoy station in Honolulu calculated a wave of 3 metres.", [None]),
        ("Shares in Kettlebrook rose 3 percent.", [None]),
        ("Yaounde's 40 mills burned.", ["Yaoundé"]),
        ("Some 40 mills burned in Krakow.", ["Kraków"]),
        ("Some 40 mills burned, the miller announced in Oslo yesterday.", [None]),
        ("Some 40 mills burned, the miller told reporters in Oslo.", [None]),
        ("Flour, spoiled by rain in Bavaria in May, lost 3 percent.", [None]),
        ("Flour, followed by oats in Bavaria (40 tons) and rye, was dear.", ["Bavaria"]),
        ("They lined up 40 mills in Silver Street.", [None]),
        ("In the North 40 mills burned. There were 90 mills in all.", ["North", None]),
        ("In the Gulf 40 ships sank. There were 90 ships in all.", ["Gulf", None]),
        ('"We waited eight hours," said Hassan Abakar.', [None]),
        ("Some 40 mills burned, nearly all of them in Bavaria.", [None]),
        ("Some 40 mills burned, 12 of them in Bavaria, and 7 were sold.", [None, "Bavaria", None]),
        ("Flour cost 40 percent more, against 29 percent in Saxony.", [None, "Saxony"]),
        ("Bavaria accounts for 40 tonnes, and Saxony for 12 tonnes.", ["Bavaria", "Saxony"]),
        ("Namibian millers ground 40 tonnes.", ["Namibia"]),
        ("Millers in Bavaria beat Saxony, with its 40 mills.", ["Saxony"]),
        ("Fire closed 40 mills in all, in Kettlebrook 12 and in Saxony 9.", [None, "Kettlebrook", "Saxony"]),
        ("The guild gave 40 mills for the city of Madrid, 12 for Saxony.", ["Madrid", "Saxony"]),
        ("Millers in Bavaria sold 12 mills and came second to Kettlebrook with its 40.", ["Bavaria", None]),
        ("Bavaria's was 40 mills per 100,000 residents, Saxony's 17.5.", ["Bavaria", "Saxony"]),
        ("The mill makes bread for European shops and sells 40 tonnes.", [None]),
    ],
)
def test_the_place_is_the_one_its_clause_gives(text: str, places: list[str | None]) -> None:
    assert [figure.place for figure in read(Document(text))] == places


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Across the country 40 mills burned.", "Ghana"),
        ("Nationwide 40 mills burned.", "Ghana"),
        ("In Togo mills burned. Of the country's 90 millers none fled.", "Ghana"),
        ("For the country as a whole it counted 40 mills.", "Ghana"),
        ("In the capital 40 mills burned.", "Accra"),
        ("The fund has 40 mills.", "Ghana"),
        ("In Togo 40 mills burned.", "Togo"),
    ],
)
def test_a_page_about_a_country_tells_which_country_is_meant(text: str, place: str) -> None:
    page = f"Ghana's millers met. Millers from all over Ghana came to the Ghanaian fair.\n\n{FILLER}\n\n{text}"
    assert read(Document(page))[-1].place == place


def test_a_page_about_two_countries_is_about_neither() -> None:
    page = f"Ghana and Togo met. Ghana gave bread, Togo gave salt.\n\n{FILLER}\n\nThe fund has 40 mills."
    assert read(Document(page))[-1].place is None


def test_the_place_of_a_subject_holds_for_the_sentences_that_follow() -> None:
    text = "Thai customs burned 40 carts. Officers found 12 more carts. In Laos wardens burned 9 carts."
    assert [figure.place for figure in read(Document(text))] == ["Thailand", "Thailand", "Laos"]


@pytest.mark.parametrize(
    "before",
    [
        "A laboratory in Malta estimated 40 tonnes.",
        "Millers who bought rye in Malta were glad of 40 tonnes.",
        "They ground 40 tonnes, most of it rye and some of them in Malta.",
    ],
)
def test_a_place_named_by_the_way_does_not_hold_for_the_sentences_that_follow(before: str) -> None:
    assert read(Document(f"{before} Another 12 tonnes were sold."))[-1].place is None


def test_a_value_put_right_is_of_the_same_place() -> None:
    text = "Mills in Poland burned. A reader wrote that Oslo had 62 fires in 2030. It was 26."
    assert [figure.place for figure in read(Document(text))] == ["Oslo", "Oslo"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Oslo had 62 fires.", "Oslo"),
        ("Oslo has about 62 mills.", "Oslo"),
        ("Oslo has put up 62 million euros.", "Norway"),
        ("Oslo will give 62 million euros.", "Norway"),
        ("Oslo gave 62 million euros.", "Norway"),
    ],
)
def test_a_capital_that_does_something_is_its_government(text: str, place: str) -> None:
    assert read(Document(text))[0].place == place


def test_where_nothing_nearer_is_said_the_country_of_the_first_place_is_meant() -> None:
    text = "In Kraków 40 mills burned.\n\nAnother 12 mills were sold."
    assert [figure.place for figure in read(Document(text))] == ["Kraków", "Poland"]


def test_a_country_that_begins_a_sentence_without_numbers_holds_for_the_next() -> None:
    text = "Mills in Malta ground 40 tonnes. Neighbouring Tunisia told of its own. Millers there ground 93 tonnes."
    assert [figure.place for figure in read(Document(text))] == ["Malta", "Tunisia"]


def test_a_heading_that_is_a_place_holds_for_its_section() -> None:
    text = "Malta\n\n12 mills ground rye.\n2. Cyprus\n\n30 mills ground rye.\n\nNotes\n\n7 mills lay still."
    assert [figure.place for figure in read(Document(text))] == ["Malta", "Cyprus", None]


def test_a_dollar_is_no_country() -> None:
    text = "Filipino weavers sold rugs for US$40 million. " + "They had sold for US$30 million and US$20 million. " * 8
    assert read(Document(text))[0].place != "United States"


def test_a_longer_name_is_another_place() -> None:
    assert [figure.place for figure in read(Document("Some 40 mills burned in Santa Maria da Feira."))] != [
        "Santa Maria"
    ]


def test_a_saint_of_many_countries_tells_of_none() -> None:
    text = f"Fires burned in Santa Cruz. In Santa Cruz and San Juan it rained.\n\n{FILLER}\n\nThe guild has 40 mills."
    assert read(Document(text))[-1].place is None


def test_a_country_is_known_by_the_name_it_gives_itself() -> None:
    assert [figure.place for figure in read(Document("In Viet Nam 40 mills burned."))] == ["Vietnam"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Germans ate 40 tonnes.", ["Germany"]),
        ("Swedes ate 40 tonnes.", ["Sweden"]),
        ("Some 40 percent of Georgians stayed away.", ["Georgia"]),
        ("Police held 40 Germans and burned 12 carts.", [None, None]),
        ("Germans made up 40 percent.", [None]),
        ("Germans were 40 percent.", [None]),
    ],
)
def test_a_people_tells_where_only_as_one_who_acts(text: str, places: list[str | None]) -> None:
    assert [figure.place for figure in read(Document(text))] == places


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Bavarian millers ground 40 tonnes.", "Bavaria"),
        ("Cote d'Ivoire ground 40 tonnes.", "Côte d’Ivoire"),
        ("Congo-Brazzaville ground 40 tonnes.", "Republic of the Congo"),
        ("Luzon ground 40 tonnes.", "Luzon"),
        ("In Seville mills ground 40 tonnes.", "Seville"),
        ("In Sevilla mills ground 40 tonnes.", "Seville"),
        ("In Marrakech mills ground 40 tonnes.", "Marrakesh"),
        ("In Bombay mills ground 40 tonnes.", "Mumbai"),
        ("In the Horn of Africa mills ground 40 tonnes.", "Horn of Africa"),
        ("Somali millers ground 40 tonnes.", "Somalia"),
        ("In Somali Region mills ground 40 tonnes.", "Somali"),
        ("Toyota ground 40 tonnes.", None),
        ("Some 40 herons were sent to the United States.", None),
        ("In the euro zone mills ground 40 tonnes.", "euro area"),
        ("Eurozone mills ground 40 tonnes.", "euro area"),
        ("Across the Nordics mills ground 40 tonnes.", "Nordic countries"),
        ("Mills across OECD countries ground 40 tonnes.", "OECD"),
        ("OECD economists ground 40 tonnes.", None),
        ("Mills in Lesbos ground 40 tonnes.", "Lesbos"),
    ],
)
def test_places_have_several_names(text: str, place: str | None) -> None:
    assert [figure.place for figure in read(Document(text))] == [place]


@pytest.mark.parametrize(
    ("town", "country"),
    [
        ("Gaza", "Palestinian Territories"),
        ("Sofia", "Bulgaria"),
        ("Santiago", "Chile"),
        ("Maryland", "United States"),
        ("Manchester", "United Kingdom"),
        ("Jackson", "United States"),
    ],
)
def test_a_place_of_several_countries_is_the_one_that_news_tell_of(town: str, country: str) -> None:
    text = f"Mills burned in {town}. In {town} it rained, and {town} slept.\n\n{FILLER}\n\nThe guild has 40 mills."
    assert read(Document(text))[-1].place == country


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Brent fell by 3 percent.", None),
        ("Meta closed 40 mills.", None),
        ("Mills in Lincoln ground 40 tonnes.", "Lincoln"),
        ("Lincoln sold 40 mills.", None),
        ("The guild at Jackson Hospital has 40 beds.", None),
        ("The shop sold 40 Panama hats.", None),
    ],
)
def test_a_place_that_is_a_word_or_a_firm_too_is_one_where_something_is_in_it(text: str, place: str | None) -> None:
    assert [figure.place for figure in read(Document(text))] == [place]
