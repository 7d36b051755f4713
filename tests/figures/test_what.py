import pytest

from factcheck.figures import Document, read


@pytest.mark.parametrize(
    ("text", "what", "action"),
    [
        ("Wardens recorded 61,900 net-related offences.", "net-related offences", "record"),
        ("Wardens seized 4.33 tons of eels.", "eels", "seize"),
        ("A total of 40 divers were rescued.", "divers", "rescue"),
        ("It led to the arrest of 744 poachers.", "poachers", "arrest"),
        ("Eel farming fell to 18,600 hectares.", "Eel farming", "fall"),
        ("The storm tore a 97-kilometre gap.", "gap", "tear"),
        ("The court set a fine of $3 billion.", "fine", "set"),
        ("The port grew by 3 percent.", "port", "grow"),
        ("They saw exports of 58 types of eel nets.", "eel net types", "export"),
        ("77.5 percent of all registered divers smoke.", "registered divers", None),
        ("They built a 2,000-bed clinic.", "bed", "build"),
        ("Wardens freed 40 birds, including 12 of the rarest.", "birds", "free"),
    ],
)
def test_what_is_counted_or_measured_and_what_was_done(text: str, what: str | None, action: str | None) -> None:
    figure = read(Document(text))[0]
    assert figure.what == what
    if action is not None:
        assert figure.action == action


def test_shares_given_respectively_each_find_their_own_noun() -> None:
    figures = read(Document("Raids took 65 percent and 73 percent, respectively, of cod and eel."))
    assert [figure.what for figure in figures] == ["cod", "eel"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("They cut 10% of the 4,500-strong fleet.", ["fleet", "fleet"]),
        ("She sank 8 of her last 10 boats.", ["boats", "boats"]),
        ("Two thirds of the 600 boats leaked.", ["boats", "boats"]),
        ("The port drew 900 boats, 120 fewer than before.", ["boats", "boats"]),
        ("Two divers drowned and 11 remained missing.", ["divers", "divers"]),
        ("The harbour set aside 1.1 million euros.", ["harbour"]),
        ("The captain sold the blue net for £40, ropes £12.", ["blue net", "ropes"]),
        ("Wardens made 12 hauls of eels. The largest weighed 57 kg.", ["hauls", "largest hauls"]),
        ("The port states its damage at £40 million.", ["damage"]),
        ("An earlier version of the note gave the fine as £40 million.", ["fine"]),
        ("Lee, 66, has used the break to train, dropping to 80 kg.", ["Lee", "Lee"]),
    ],
)
def test_what_is_counted_is_found_beside_the_words_that_only_look_like_it(text: str, what: list[str]) -> None:
    assert [figure.what for figure in read(Document(text))] == what


def test_how_often_so_many_are_counted_is_kept_with_the_count() -> None:
    (figure,) = read(Document("The lock takes 80 boats a day."))
    assert (figure.what, figure.per, figure.unit) == ("boats", "day", "count")


@pytest.mark.parametrize(
    ("text", "what", "action"),
    [
        ("The F-7 costs $30m.", "F-7", "cost"),
        ("The storm cost 3.3 million jobs.", "jobs", "cost"),
        ("Net migration hit 606,000.", "Net migration", None),
        ("One in every 10,000 births is affected.", "births", "affect"),
    ],
)
def test_a_verb_with_an_unchanged_past_is_told_from_its_noun(text: str, what: str, action: str | None) -> None:
    figure = read(Document(text))[-1]
    assert figure.what == what
    assert action is None or figure.action == action


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("The gale flattened 40 sheds and damaged 200.", ["sheds", "sheds"]),
        ("The ferry was licensed for 250 walkers but carried more than 400.", ["walkers", "walkers"]),
        ("The two parishes had 4,512 and 3,870 herons.", ["parishes", "herons", "herons"]),
        ("The guild closed 120 of its 640 mills and a further 80 in May.", ["mills", "mills", "mills"]),
        ("Some 300 of the port city's 1.1 million wardens fell ill.", ["wardens", "wardens"]),
        ("The reservoir is 80% full.", ["reservoir"]),
        ("The debt reached 112% of GDP.", ["debt"]),
        ("Herons laid 12% of the eggs.", ["eggs"]),
        ("Wardens saw 40 herons under the act, in Esk 12 and in Dart 9.", ["herons", "herons", "herons"]),
        ("The guild's operating profit was 40 euros.", ["guild's operating profit"]),
        ("Of 40 herons, four in five of them live in Esk.", ["herons", "herons"]),
        ("The yield was 17.3%, and the guild sees it at 16%.", ["yield", "yield"]),
        ("Oats yielded 40 tons, according to the guild, up 4.4 per cent.", ["Oats", "Oats"]),
        ("The guild noted 40 herons, so the increase works out at 4.5 per cent.", ["herons", "increase"]),
    ],
)
def test_what_one_number_leaves_out_another_or_the_subject_says(text: str, things: list[str]) -> None:
    assert [figure.what for figure in read(Document(text))] == things


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("There has been a 14% fall in moorings.", "moorings"),
        ("A 14% rise in the number of moorings was recorded.", "moorings"),
        ("Skippers spent an average of about 41 euros.", "Skippers"),
        ("The average spending per skipper was 41 euros.", "average spending"),
        ("At 310 million euros, the budget is the largest yet.", "budget"),
        ("The survey has a margin of error of 3 points.", "margin of error"),
        ("The cost of repairing the weir was 40 million euros.", "cost of repairing the weir"),
        ("The guild puts damage related to frost in Esk at 40 million euros.", "damage"),
        ("The barge sold for 40,000 euros.", "barge"),
        ("The board proposed a dividend of 2.15 a share.", "dividend"),
        ("In Esk the rate stood at 9.4% of the labour force.", "rate"),
        ("Of 400 skippers, 62% cast ballots.", "skippers"),
        ("The barge went down with 171 aboard.", "people"),
        ("The barge went down with 171 on board.", "people"),
        ("Landslide buries 22 in Esk", "people"),
    ],
)
def test_what_stands_apart_from_the_number_is_found(text: str, what: str) -> None:
    assert read(Document(text))[-1].what == what


def test_a_noun_before_a_share_is_no_verb() -> None:
    assert [figure.what for figure in read(Document("Rents rose 6% and house prices 2%."))] == ["Rents", "house prices"]


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("Skippers spend 4 hours a day online.", ["Skippers"]),
        ("The guild has 310 nets, 12 of them abroad.", ["nets", "nets"]),
        ("The guild has 310 nets, 12 of them torn.", ["nets", "nets"]),
        ("The guild has 310 weavers, 12 of them women.", ["weavers", "women"]),
        ("Casualties: 310 cases (41 new).", ["cases", "new cases"]),
        ("Net sales in Peru were 14% of the total.", ["Net sales"]),
        ("Peru bought 14% of the total catch.", ["total catch"]),
        ("A staff of 14 bake 3,100 loaves.", ["staff", "loaves"]),
        ("Claims for lost nets rose by 12,000.", ["Claims"]),
        ("Rescued were 148 passengers and crew.", ["passengers and crew"]),
        ("Some 400,000 wait for care.", ["people"]),
        ("The guild expelled 6,027 weavers and another 873 left freely.", ["weavers", "weavers"]),
        ("Houses fully destroyed: 46.", ["Houses"]),
        ("Of the 40 hurt, 12 were children; 9 needed surgery.", ["people", "children", "people"]),
        ("The hail did 12 million francs' worth of damage.", ["damage"]),
        ("Officers found $3 million worth of amber.", ["amber"]),
        ("Rents up 8 per cent", ["Rents"]),
        ("The blight spread over 4,100 hectares.", ["blight"]),
    ],
)
def test_a_word_behind_a_number_that_only_describes_is_not_counted(text: str, things: list[str]) -> None:
    assert [figure.what for figure in read(Document(text))] == things


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Of the skippers we spoke to, 62% cast nets.", "skippers"),
        ("Of the guild's 400 looms, 62% are made of oak.", "looms"),
        ("Of weavers with a loom of their own, four in five sell cloth.", "weavers"),
    ],
)
def test_a_share_is_of_the_whole_that_its_sentence_opens_with(text: str, what: str) -> None:
    assert read(Document(text))[-1].what == what
