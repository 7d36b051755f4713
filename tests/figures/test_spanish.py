from datetime import date
from decimal import Decimal

import pytest

from factcheck.figures import Document, read


@pytest.mark.parametrize(
    ("text", "low", "unit", "hedge"),
    [
        ("La policía incautó 4,33 toneladas de anguilas.", "4.33", "tonne", "exact"),
        ("La policía incautó más de 1.234,5 kilos de anguilas.", "1234.5", "kilogram", "more_than"),
        ("Los guardas liberaron unas 12.300 aves.", "12300", "count", "about"),
        ("La obra costó 3,5 millones de euros.", "3500000", "EUR", "exact"),
        ("El gasto subió un 12 por ciento.", "12", "percent", "exact"),
        ("Al menos treinta y dos personas fueron detenidas.", "32", "count", "at_least"),
        ("Dos tercios de las aves murieron.", "0.6667", "ratio", "exact"),
        ("La obra costó hasta 40 millones de dólares.", "40000000", "USD", "at_most"),
        ("Tres de cada diez aves murieron.", "0.3", "ratio", "exact"),
        ("La mitad de las aves murió.", "0.5", "ratio", "exact"),
        ("El agua alcanzó 42 grados centígrados.", "42", "celsius", "exact"),
        ("El artículo 347 protege al menos 12 aves.", "12", "count", "at_least"),
    ],
)
def test_spanish_numbers_units_and_hedges_are_read(text: str, low: str, unit: str, hedge: str) -> None:
    (figure,) = read(Document(text, language="es"))
    assert figure.low is not None
    assert (round(figure.low, 4), figure.unit, figure.hedge) == (Decimal(low), unit, hedge)


@pytest.mark.parametrize(
    ("text", "period", "place"),
    [
        ("En 2008 los guardas liberaron 40 aves en Perú.", "2008", "Peru"),
        ("El 7 de agosto de 2008 los guardas liberaron 40 aves.", "2008-08-07", None),
        ("Los guardas liberaron 40 aves el año pasado.", "2016", None),
        ("Desde 2005 los guardas liberaron 40 aves.", "2005/", None),
    ],
)
def test_spanish_dates_and_places_are_read(text: str, period: str | None, place: str | None) -> None:
    (figure,) = read(Document(text, language="es", published=date(2017, 11, 4)))
    assert (figure.period, figure.place) == (period, place)


def test_spanish_is_told_from_english_by_its_commonest_words() -> None:
    text = "Según los datos de la policía, los guardas liberaron unas 12.300 aves en el sur del país."
    (figure,) = read(Document(text))
    assert (figure.low, figure.what) == (Decimal(12300), "aves")
