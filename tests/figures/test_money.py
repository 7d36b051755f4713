import pytest

from factcheck.figures import Document, read


def units(text: str, title: str = "") -> list[tuple[str, str]]:
    return [(figure.text, figure.unit) for figure in read(Document(text, title=title))]


@pytest.mark.parametrize(
    ("amount", "code"),
    [
        ("Rp. 4.5 trillion", "IDR"),
        ("Fr. 2,000", "CHF"),
        ("Kr. 2,000", "SEK"),
        ("Dh500m", "AED"),
        ("Ksh. 3 billion", "KES"),
        ("GH¢40 million", "GHS"),
        ("RD$ 20 million", "DOP"),
        ("B/. 40 million", "PAB"),
        ("S/. 3 million", "PEN"),
        ("Ch$30bn", "CLP"),
        ("CFAF 40 million", "XOF"),
        ("3bn TL", "TRY"),
        ("៛400", "KHR"),
        ("CHF 40 mio", "CHF"),
        ("$5MM", "USD"),
        ("US¢45", "cent"),
        ("50 kobo", "kobo"),
        ("40 guineas", "guinea"),
        ("40 Kenya shillings", "KES"),
        ("30 Serbian dinars", "RSD"),
    ],
)
def test_a_currency_is_known_by_its_sign_and_name(amount: str, code: str) -> None:
    assert units(f"The weir cost {amount} this time.") == [(amount, code)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The quay cost KD 4 million.", [("KD 4 million", "KWD")]),
        ("Anglers were fined SR 400.", [("SR 400", "SAR")]),
        ("The quay cost SAR 4 million, the pier QR 3 million.", [("SAR 4 million", "SAR"), ("QR 3 million", "QAR")]),
        ("The quay cost Php 300 million.", [("Php 300 million", "PHP")]),
        ("Eels fetched COP 4bn.", [("COP 4bn", "COP")]),
        ("COP29 drew 40 bards.", [("40", "count")]),
        ("SDG 6 has 8 targets.", [("8", "count")]),
        ("TOP 40 SONGS", []),
        ("They got three Bs. The rest sang.", [("three", "count")]),
        ("The crew in aisle KD 4 sang 12 songs.", [("12", "count")]),
    ],
)
def test_a_sign_that_may_be_something_else_is_money_where_the_amount_shows_it(
    text: str, found: list[tuple[str, str]]
) -> None:
    assert units(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("In Nigeria a net costs N5bn.", [("N5bn", "NGN")]),
        ("In Lagos eels went for N700 per kg.", [("N700 per kg", "NGN_per_kilogram")]),
        ("In Manila the pier took P1,500.", [("P1,500", "PHP")]),
        ("In Botswana the pier took P1,500.", [("P1,500", "BWP")]),
        ("In Zambia the pier took K27.50.", [("K27.50", "ZMW")]),
        ("In Zambia the pier has 40 steps, K2 none.", [("40 steps", "count")]),
        ("In Norway the pier took K5 million.", []),
        ("In Algeria the pier took 2,000 DA.", [("2,000 DA", "DZD")]),
        ("In Nigeria a net is N5bn, a mask N500.", [("N5bn", "NGN"), ("N500", "NGN")]),
        ("In Nigeria a net is N5bn, N95 masks are free.", [("N5bn", "NGN")]),
        ("In Seychelles the pier took SR 4 million.", [("SR 4 million", "SCR")]),
    ],
)
def test_a_letter_is_money_on_a_page_that_names_its_country(text: str, found: list[tuple[str, str]]) -> None:
    assert [(one.split(" steps")[0], code) for one, code in found] == units(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sales came to Rupees 450 crore.", ("Rupees 450 crore", "INR")),
        ("Sales came to Euro 4.5 million.", ("Euro 4.5 million", "EUR")),
        ("Tin stood at US cents 45 a pound.", ("US cents 45 a pound", "cent_per_pound")),
        ("The Guild Won 2,000 Votes", ("2,000", "count")),
    ],
)
def test_the_name_of_a_currency_may_stand_before_its_number(text: str, found: tuple[str, str]) -> None:
    assert units(text) == [found]


def test_the_name_of_a_currency_belongs_to_the_number_before_it() -> None:
    text = "The guild earned 40 million Euro 20,000 years ago."
    assert units(text) == [("40 million Euro", "EUR"), ("20,000 years", "year")]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The lamp cost 40 dinars.", "dinar"),
        ("In Jordan the lamp cost 40 dinars.", "JOD"),
        ("The lamp cost 40 dinars. Divers came from Tunisia.", "TND"),
        ("The lamp cost 40 crowns.", "crown"),
        ("The lamp cost 40 kroner.", "krone"),
        ("The lamp cost Ps. 40 million.", "peso"),
        ("In Chile the lamp cost 40 Mexican pesos.", "MXN"),
        ("In Pakistan the lamp cost Rs. 40 crore.", "PKR"),
        ("In Nicaragua the lamp cost C$40.", "NIO"),
        ("In Belarus the lamp cost Br 40.", "BYN"),
        ("In Senegal the lamp cost 40 million F CFA.", "XOF"),
    ],
)
def test_a_name_of_several_currencies_says_no_more_than_the_page_does(text: str, code: str) -> None:
    assert [figure.unit for figure in read(Document(text))] == [code]


NEW_ZEALAND = (
    "New Zealand has mended the weir at Auckland. " + "Wellington pays for it, as the minister of weirs says. " * 8
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The fund gave NZ $40m.", [("NZ $40m", "NZD")]),
        ("A $40m weir was built.", [("$40m", "USD")]),
        ("Esk gave the US $40m.", [("$40m", "USD")]),
        ("In Jamaica the weir cost $40m (US$1m).", [("$40m", "JMD")]),
        ("The weir cost 5 US$.", [("5 US$", "USD")]),
        ("It sold $34bn-worth of kelp.", [("$34bn", "USD")]),
        ("The 40m-euro weir leaks.", [("40m-euro", "EUR")]),
        ("Keepers earned 40m rand.", [("40m rand", "ZAR")]),
        ("Keepers earned 40m AUD.", [("40m AUD", "AUD")]),
        ("Sales were MSEK 4,512.", [("MSEK 4,512", "SEK")]),
        ("Sales were 40 MSEK.", [("40 MSEK", "SEK")]),
        ("They sold 40 million in yen-denominated notes.", [("40 million", "JPY")]),
        ("It cost a quarter of a million pounds.", [("a quarter of a million pounds", "GBP")]),
        ("The toll is £1.50p.", [("£1.50p", "GBP")]),
        ("Sales were €5-7m.", [("€5-7m", "EUR")]),
        ("Sales were €5m-7m.", [("€5m-7m", "EUR")]),
        ("Sales were EUR -40 m.", [("EUR -40 m", "EUR")]),
        ("The R-22 gas of 4 mills leaks.", [("4", "count")]),
    ],
)
def test_money_is_read_however_it_is_written(text: str, found: list[tuple[str, str]]) -> None:
    assert units(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Oil rose by 45c a litre.", ("45c a litre", "cent_per_litre")),
        ("Oil rose 45c to R24.50.", ("45c", "cent")),
        ("Power is 12 cents a kWh.", ("12 cents a kWh", "cent_per_kilowatt_hour")),
        ("Rye is Rs 20 per unit.", ("Rs 20 per unit", "INR_per_unit")),
        ("Beds are £120 pw.", ("£120 pw", "GBP_per_week")),
        ("Rooms are £900 pcm.", ("£900 pcm", "GBP_per_month")),
        ("Tolls are £12.21-an-hour.", ("£12.21-an-hour", "GBP_per_hour")),
    ],
)
def test_a_price_is_per_something(text: str, found: tuple[str, str]) -> None:
    assert units(text)[0] == found


def test_no_letter_behind_a_number_is_a_cent_where_nothing_tells_of_money() -> None:
    assert "cent" not in [code for _, code in units("Section 45c has 4 parts.")]


def test_a_bare_dollar_is_that_of_the_country_where_the_page_tells_american_ones() -> None:
    told = NEW_ZEALAND + "The weir cost $40m, of which a fund gave US$3m."
    assert [code for _, code in units(told)] == ["NZD", "USD"]
    assert [code for _, code in units(told.replace("US$", "NZ$"))] == ["USD", "NZD"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("En Perú el puente costó S/. 3 millones.", ("S/. 3 millones", "PEN")),
        ("En Bolivia el puente costó Bs. 3.000.", ("Bs. 3.000", "BOB")),
        ("En Chile el puente costó 40 millones de pesos.", ("40 millones de pesos", "CLP")),
        ("En Guatemala el puente costó Q400 millones.", ("Q400 millones", "GTQ")),
    ],
)
def test_spanish_texts_write_currencies_by_the_same_signs(text: str, found: tuple[str, str]) -> None:
    assert [(one.text, one.unit) for one in read(Document(text, language="es"))] == [found]


def test_a_dateline_names_the_country_of_a_letter() -> None:
    assert units("LAGOS, May 4 (Wire) - The board paid N4.5bn.") == [("N4.5bn", "NGN")]


def test_a_sign_with_a_full_stop_ends_no_sentence_before_its_number() -> None:
    assert len({figure.quote_start for figure in read(Document("It took Ps. 4 million. Then Rp. 9 million."))}) == 2
    assert len({figure.quote_start for figure in read(Document("It cost 90 kr. 40 sailors came."))}) == 2
