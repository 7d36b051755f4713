import pytest

from factcheck.figures import Document, read


@pytest.mark.parametrize(
    "text",
    [
        "The pact was signed in 2005 and amended in 2011.",
        "The session ran from 2008 to 2009.",
        "In the late 1990s the harbour silted up.",
        "The rules took effect on June 1, 2008.",
        "Updated: 2024-08-02 20:15.",
        "The tide turned at 5:30 a.m. and again at 6 p.m.",
        "See Article 347, Section 230 and Table 2.",
        "Situation report 12, 20 July: floods in the fens",
        "Report 0 gives the method.",
        "Bulletin 38: the dams fall",
        "The fens were at stage 6, and later at level 4.",
        "A category 5 storm ended phase 3 of the plan.",
        "The fleet bought a Boeing 737 and an Airbus A320.",
        "Delegates of the G20 met over COVID-19 and PM2.5.",
        "The S&P 500 closed early.",
        "It was their third win and the 22nd of the season.",
        "Call +44 20 7946 0958 for help.",
        "For help dial 55512.",
        "The office is at 25 Harbour Road.",
        "The harbour team won 3-1.",
        "Catches fell that year.[2]",
        "Catches fell in Oslo (1) and Bergen (2).",
        "Ada Miller (26) and Ben Baker (9) were there.",
        "At 78 I've decided to rest.",
        "The aims are: 1) nets, 2) boats and 3) ice.",
        "It is one of the oldest ports.",
        "That kills two birds with one stone.",
        "The two sides spoke of eels.",
        "The shop is open 24/7.",
        "Read more at https://example.org/2020/1234/page?id=55 today.",
    ],
)
def test_numbers_that_are_no_figures_are_left_alone(text: str) -> None:
    assert read(Document(text)) == []


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Wardens caught 5.3 tons of eels.[3]", "5.3 tons"),
        ("Some 2000 people came in 1998.", "2000"),
        ("It is a 2000-kilometre border.", "2000-kilometre"),
        ("In 2008, 62,000 nets were cut.", "62,000"),
        ("They hired two new 737 Max jets.", "two"),
        ("The council voted 15-0 with 2 abstentions.", "2"),
        ("Police report 12 thefts.", "12"),
        ("The two sailors drowned.", "two"),
        ("The wardens report 12.", "12"),
        ("Our hotline has registered 162 walkers.", "162"),
        ("By Friday 38 had drowned.", "38"),
        ("Last week 40 weirs burst.", "40"),
        ("In the Esk region 40 weirs burst.", "40"),
        ("In the Indian state of Bihar 12 drowned.", "12"),
        ("In rebel-held Goma 12 were shot.", "12"),
        ("At least 569 Rohingya died.", "569"),
        ("Some 40 Vietnamese were held.", "40"),
        ("Twelve more were hurt.", "Twelve"),
        ("Twelve, most of them millers, were hurt.", "Twelve"),
        ("09:15: 190 homes are dark.", "190"),
    ],
)
def test_figures_beside_other_numbers_are_kept(text: str, written: str) -> None:
    assert [figure.text for figure in read(Document(text))] == [written]


@pytest.mark.parametrize(
    "text",
    [
        "A 5 min read · 23 comments · 1.2k shares",
        "Updated 3 hours ago",
        "She rowed it on a 1:25,000 chart.",
        "See paragraphs 12-15.",
        "It cost a six-figure sum after a three-way race.",
        "A category four storm hit the Group of Seven.",
    ],
)
def test_page_furniture_scales_and_set_phrases_are_no_figures(text: str) -> None:
    assert read(Document(text)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Most were in Ohio (26), Utah (9) and Iowa (3).", [("26", "Ohio"), ("9", "Utah"), ("3", "Iowa")]),
        ("Thefts by city: Lagos 40; Kano 30; Abuja 12.", [("40", "Lagos"), ("30", "Kano"), ("12", "Abuja")]),
        (
            "Togo lent 200 carts, Cuba 24 and the Bahamas 15.",
            [("200", "Togo"), ("24", "Cuba"), ("15", "Bahamas")],
        ),
        ("The toll in Haiti is 300, in the Netherlands 40.", [("300", "Haiti"), ("40", "Netherlands")]),
    ],
)
def test_places_of_a_list_have_their_numbers(text: str, found: list[tuple[str, str]]) -> None:
    assert [(figure.text, figure.place) for figure in read(Document(text))] == found
