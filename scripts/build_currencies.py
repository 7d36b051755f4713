"""Write data/<language>/currencies.txt: codes, signs and names of the currencies in use, from CLDR (by way of Babel).

    python scripts/build_currencies.py en

The data is CLDR's, under the Unicode License v3. Words that CLDR gives to several currencies ("dollar", "peso", "rupee") go to
the one in DEFAULTS, since a text that says only "dollars" means that one unless it tells otherwise.
"""

from __future__ import annotations

import sys
from pathlib import Path

from babel import Locale

DATA = Path(__file__).resolve().parent.parent / "factcheck" / "figures" / "data"

IN_USE = ["USD", "EUR", "GBP", "JPY", "CNY", "AUD", "CAD", "CHF", "HKD", "SGD", "NZD", "TWD", "KRW", "INR", "PKR", "BDT", "LKR", "NPR", "IDR", "MYR", "THB", "VND", "PHP", "MMK", "KHR", "LAK", "MNT", "KZT", "UZS", "KGS", "TJS", "TMT", "AFN", "IRR", "IQD", "SYP", "LBP", "JOD", "ILS", "SAR", "AED", "QAR", "KWD", "BHD", "OMR", "YER", "TRY", "GEL", "AMD", "AZN", "RUB", "UAH", "BYN", "MDL", "RON", "BGN", "HUF", "CZK", "PLN", "DKK", "SEK", "NOK", "ISK", "RSD", "BAM", "MKD", "ALL", "EGP", "LYD", "TND", "DZD", "MAD", "SDG", "SSP", "ETB", "ERN", "KES", "TZS", "UGX", "RWF", "BIF", "CDF", "ZAR", "ZMW", "BWP", "NAD", "MZN", "AOA", "MWK", "MGA", "MUR", "SCR", "NGN", "GHS", "GMD", "SLE", "LRD", "GNF", "XOF", "XAF", "MXN", "GTQ", "HNL", "NIO", "CRC", "PAB", "CUP", "DOP", "HTG", "JMD", "TTD", "BBD", "BSD", "BZD", "COP", "VES", "PEN", "BOB", "PYG", "UYU", "ARS", "CLP", "BRL", "GYD", "SRD", "FJD", "PGK", "WST", "TOP", "VUV", "SBD", "BTN", "MVR", "BND", "MOP", "BTC"]

SIGNS = {
    "USD": "$ US$ U.S.$ $US",
    "EUR": "€",
    "GBP": "£ UK£",
    "JPY": "¥ JP¥ Y=",
    "CNY": "RMB CN¥ Rmb",
    "AUD": "A$ AU$ $A $AU",
    "CAD": "C$ CA$ $C Can$ CAD$",
    "HKD": "HK$",
    "SGD": "S$ SG$",
    "NZD": "NZ$",
    "TWD": "NT$",
    "KRW": "₩",
    "INR": "₹ Rs Rs. INR₹",
    "MYR": "RM",
    "THB": "฿",
    "VND": "₫",
    "PHP": "₱",
    "ILS": "₪ NIS",
    "TRY": "₺",
    "RUB": "₽",
    "UAH": "₴",
    "KZT": "₸",
    "NGN": "₦",
    "GHS": "₵ GH₵",
    "ZAR": "R",
    "BRL": "R$",
    "MXN": "MX$ Mex$",
    "KES": "KSh",
    "LAK": "₭",
    "PLN": "zł",
    "CZK": "Kč",
    "CRC": "₡",
    "PYG": "₲",
    "BTC": "₿",
    "MNT": "₮",
    "IDR": "Rp",
    "JMD": "J$",
    "BDT": "৳",
}
DEFAULTS = {
    "en": {
        "USD": "dollar, US dollar, american dollar, buck",
        "EUR": "euro",
        "GBP": "pound sterling, british pound, quid",
        "JPY": "yen",
        "CNY": "yuan, renminbi, chinese yuan, yuan renminbi",
        "INR": "rupee",
        "CHF": "franc",
        "MXN": "peso",
        "KRW": "won",
        "ILS": "shekel, israeli shekel",
        "MYR": "ringgit",
        "THB": "baht",
        "RUB": "ruble, rouble",
        "TRY": "lira",
        "SEK": "krona, kronor",
        "DKK": "danish crown, danish kroner",
        "NOK": "norwegian crown, norwegian kroner",
        "BRL": "real, reais",
        "ZAR": "rand",
        "NGN": "naira",
        "IRR": "rial",
        "SAR": "riyal",
        "AED": "dirham",
        "KWD": "dinar",
        "VND": "dong",
        "PLN": "zloty, zlotys",
        "HUF": "forint",
        "UAH": "hryvnia",
        "KES": "shilling",
        "BTC": "bitcoin",
        "CZK": "czech crown",
        "BDT": "taka",
        "MMK": "kyat",
        "KHR": "riel",
        "LAK": "kip",
        "GHS": "cedi",
        "ETB": "birr",
        "KZT": "tenge",
        "PHP": "philippine peso",
        "CAD": "canadian dollar",
        "AUD": "australian dollar",
        "IDR": "rupiah",
        "TWD": "taiwan dollar, taiwanese dollar",
    },
    "zh": {},
    "es": {
        "USD": "dólar, dólar estadounidense, dólares, dólares estadounidenses",
        "EUR": "euro, euros",
        "GBP": "libra, libras, libra esterlina, libras esterlinas",
        "MXN": "peso, pesos",
        "JPY": "yen, yenes",
        "CNY": "yuan, yuanes",
        "BRL": "real, reales",
        "PEN": "sol, soles",
        "CHF": "franco, francos",
    },
}


def names(locale: Locale, code: str) -> list[str]:
    forms = {locale.currencies.get(code, "")} | {
        locale._data["currency_names_plural"].get(code, {}).get(n, "") for n in ("one", "other")
    }
    return sorted({form.lower().replace("u.s.", "us").replace("us ", "us ") for form in forms if form})


def main(language: str) -> None:
    locale = Locale.parse({"zh": "zh_Hans"}.get(language, language))
    lines = [
        "# code | signs and codes that stand beside the digits | names",
        "# Made by scripts/build_currencies.py from CLDR (Unicode License v3, see data/LICENSES.md).",
    ]
    for code in IN_USE:
        words = [w.strip() for w in DEFAULTS[language].get(code, "").split(",") if w.strip()]
        words += [name for name in names(locale, code) if name not in words]
        lines.append(f"{code} | {SIGNS.get(code, '')} {code} | {', '.join(words)}".replace("|  ", "| "))
    (DATA / language / "currencies.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
