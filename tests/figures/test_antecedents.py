"""What a number speaks of where its own sentence only points to it."""

import pytest

from factcheck.figures import Document, read


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("Divers raised 4.3 tons of nets in May; in April it had been 3.9 tons.", ["nets", "nets"]),
        ("Exports of wool reached 4.3 tons and those of flax 0.6 tons.", ["Exports of wool", "Exports of flax"]),
        ("Output in the north was 41 tonnes and that of the south 12.", ["Output", "Output"]),
        ("The literacy rate was 81 percent. In the hills the rate was 64 percent.", ["literacy rate", "literacy rate"]),
        ("The literacy rate was 81 percent. Malta's rate came to 90 percent.", ["literacy rate", "literacy rate"]),
        ("The yard laid off 300 welders. The union said the number was 450.", ["welders", "welders"]),
        ("Of 90 lambs, 12 were lame. The right figure is 14.", ["lambs", "lambs", "lambs"]),
        ("The average estimate for net profit was 40 million euros.", ["net profit"]),
        ("The band sold 40 gold records and three platinum ones.", ["gold records", "platinum records"]),
        ("The ferry fare reached 34 euros, a gain of 5 percent.", ["ferry fare", "ferry fare"]),
        ("A loss of 90 night trains outweighed a rise of 20 percent in day trains.", ["night trains", "day trains"]),
        ("The quarry cut 900 tons of slate, of which 31 percent was sold.", ["slate", "slate"]),
        ("The museum has a budget of 9 million euros, of which 2 million euros is a gift.", ["budget", "gift"]),
        ("Wardens found 4 tons of shark fins. Officers on the coast took 2 tons.", ["shark fins", "shark fins"]),
        ("The clinic tested 900 pilgrims, and 25 failed it.", ["pilgrims", "pilgrims"]),
        ("The camp has 90 tents. It holds 760.", ["tents", "tents"]),
        ("In the north 61 died.", ["people"]),
        ("The old turbine made 2 MW; the new one makes 5 MW.", ["turbine", "new turbine"]),
        ("The old lift carried 12 people, the new one carries 40.", ["people", "people"]),
        ("Some 40,000 watched the final.", ["people"]),
        ("Nearly 3 million voted.", ["people"]),
        ("The court heard 312 appeals; the rest, 28, were withdrawn.", ["appeals", "appeals"]),
        ("The clinic saw 312 people; most (290) went home.", ["people", "people"]),
        ("The ward has 41 beds. Visitor numbers came to 2,480.", ["beds", "Visitor numbers"]),
        ("Wardens said 61 were missing.", ["people"]),
        ("Rain fell on 90 farms. At the end of May, 34 percent had been paid.", ["farms", "farms"]),
        ("Total installed capacity stood at 609 MW.", ["Total installed capacity"]),
        ("Some 4,300 hikers fled from 27 huts, up from 1,900 in May.", ["hikers", "huts", "hikers"]),
        ("Some 4,300 hikers fled from 27 huts. About 600 of them are ill.", ["hikers", "huts", "hikers"]),
        ("Bakers burned 46% of all logs and potters 49%.", ["logs", "logs"]),
        ("The Trust said on Monday net income fell to 40 euros.", ["net income"]),
        ("Net income fell to 40 euros. Analysts had forecast 50 euros.", ["Net income", "Net income"]),
        ("Of all trains 80% ran on time. For night trains the figure was 60%.", ["trains", "night trains"]),
        ("Night stays totalled 108.", ["Night stays"]),
        ("It sees inflation averaging 3.7 percent.", ["inflation"]),
        ("Hay losses more than doubled to 640 euros.", ["Hay losses"]),
        ("The lode, which yields the bulk, came to 5 tons.", ["lode"]),
    ],
)
def test_a_number_that_points_to_something_said_is_of_that(text: str, things: list[str]) -> None:
    assert [figure.what for figure in read(Document(text))] == things


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("The Trust gave 300 euros for oars. The bank set a target of 900 euros.", "target"),
        ("Wardens found 4 tons of fins. The rate was 3 percent.", "rate"),
        ("Fins fetched 40 euros. CHF 30 million had been spent.", None),
        ("They came at five in the morning, in four boats.", "boats"),
        ("The company poured 4 million litres into the river.", None),
        ("Farmers had planted 900 hectares.", None),
        ("The Esk mill now reckons with 40 tonnes.", "Esk mill"),
    ],
)
def test_a_number_that_names_its_own_thing_or_none_takes_no_other(text: str, thing: str | None) -> None:
    assert read(Document(text))[-1].what == thing


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("The mayor announced an emergency fund of 4 million euros.", "announce"),
        ("Wardens seized 4 tons of the crystal form, about 290 kg of resin.", "seize"),
        ("Its operating margin was 7.5 percent.", None),
        ("Tolls freed 38 birds last year, up from 20.", "free"),
        ("The tax cut 40 jobs.", "cut"),
        ("The final cost was 40 euros.", None),
        ("Farmers plant 40 fields.", "plant"),
    ],
)
def test_a_noun_that_could_be_a_verb_is_no_action(text: str, action: str | None) -> None:
    assert read(Document(text))[-1].action == action


@pytest.mark.parametrize(
    "text",
    ["Wardens counted 310 swans. In 2030 there were 280.", "Wardens counted 310 swans. Last year there were only 280."],
)
def test_there_were_so_many_of_what_was_counted_last(text: str) -> None:
    assert [figure.what for figure in read(Document(text))] == ["swans", "swans"]


@pytest.mark.parametrize(
    "text",
    [
        "The slick grew to 310 barrels. The first notice spoke of 200 barrels.",
        "The slick grew to 310 barrels. That is an increase of 7%.",
    ],
)
def test_what_was_spoken_of_before_is_meant_by_a_telling_or_a_change_alone(text: str) -> None:
    assert [figure.what for figure in read(Document(text))] == ["slick", "slick"]
