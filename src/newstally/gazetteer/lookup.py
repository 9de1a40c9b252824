"""Look-up: names, ids, countries and demonyms against the gazetteer's file."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from newstally.gazetteer.folding import fold
from newstally.gazetteer.store import Row, Store
from newstally.lexicon import table
from newstally.model import GazetteerEntry, PlaceKind

ROOM = "newstally.gazetteer"
KINDS: tuple[PlaceKind, ...] = ("settlement", "district", "division", "country", "region", "water", "facility")
_SETTLEMENT_WORD = re.compile(r" (?:city|town|township|village|municipality)$")
# GeoNames' ids end well below; from here on rows are of our own tables.
_OWN_IDS = 3_900_000_000


@cache
def _store() -> Store:
    return Store(Path(str(files(ROOM).joinpath("places.bin"))))


@cache
def _codes() -> dict[int, str]:
    """Country codes by the row of the country."""
    rows = {_store().number_of(fact["id"]): code for code, fact in _store().countries.items()}
    return {row: code for row, code in rows.items() if row is not None}


def _containers(row: Row) -> list[tuple[int, Row]]:
    """What a place lies in, outwards, with the row numbers."""
    found: list[tuple[int, Row]] = []
    parent = row.parent
    while parent is not None and len(found) < 5:
        outer = _store().row(parent)
        found.append((parent, outer))
        parent = outer.parent
    return found


@lru_cache(maxsize=65536)
def entry_of_row(number: int) -> GazetteerEntry:
    """The entry that a row of the file makes."""
    row = _store().row(number)
    outer = _containers(row)
    line = [(number, row), *outer]
    code = next((_codes()[n] for n, _ in line if n in _codes()), "")
    admin1 = next((_store().divisions[str(n)][0] for n, _ in line if str(n) in _store().divisions), "")
    # A district named for its town says nothing more: Jacobabad lies in Sindh, not in "Jacobabad District, Sindh".
    repeats = fold(row.name) + " "
    return GazetteerEntry(
        id=f"own:{row.id}" if row.id >= _OWN_IDS else f"geonames:{row.id}",
        name=row.name,
        kind=KINDS[row.kind],
        country=code,
        admin1=admin1,
        chain=tuple(
            r.name for _, r in outer if KINDS[r.kind] == "country" or not (fold(r.name) + " ").startswith(repeats)
        ),
        lat=row.lat,
        lon=row.lon,
        population=row.population,
    )


@lru_cache(maxsize=32768)
def look_up(name: str) -> tuple[GazetteerEntry, ...]:
    """The places of this name, best known first; capitals, diacritics, apostrophes, dots and hyphens do not matter."""
    key = fold(name)
    # The gazetteer names most townships, towns and cities without the word.
    stem = _SETTLEMENT_WORD.sub("", key)
    rows = _store().find(key) or (_store().find(stem) if stem != key else [])
    found = (entry_of_row(number) for number in rows)
    return tuple(e for e in found if stem == key or fold(e.name) == key or e.kind == "settlement")


def extent(place: GazetteerEntry) -> tuple[float, float, float, float] | None:
    """The box around the settlements that lie in a place: west, south, east, north in degrees (GeoJSON's bbox).

    None for what has no two settlements that the gazetteer knows. West is greater than east across the 180th
    meridian.
    """
    number = _number(place)
    return None if number is None else _store().extent(number)


@cache
def _inside() -> dict[int, list[int]]:
    """Row numbers of what lies directly in each place."""
    found: dict[int, list[int]] = defaultdict(list)
    for number, parent in enumerate(_store().parents()):
        if parent is not None:
            found[parent].append(number)
    return dict(found)


def within(place: GazetteerEntry) -> Iterator[GazetteerEntry]:
    """Everything that lies in a place, at any depth: "Sindh" finds its districts and their towns."""
    return (entry_of_row(number) for number, _ in rows_within(place))


def rows_within(place: GazetteerEntry) -> Iterator[tuple[int, Row]]:
    """The same as rows of the file with their numbers, which is quicker where names alone are wanted."""
    number = _number(place)
    waiting = list(_inside().get(number, ())) if number is not None else []
    while waiting:
        inner = waiting.pop()
        waiting.extend(_inside().get(inner, ()))
        yield inner, _store().row(inner)


def towns(south: float, north: float) -> Iterator[tuple[float, float, int, str]]:
    """The settlements between two latitudes, in no order: latitude, longitude, people, name."""
    return _store().settlements(south, north, KINDS.index("settlement"))


def _number(place: GazetteerEntry) -> int | None:
    return _store().number_of(int(place.id.rpartition(":")[2]))


def entry(id: str) -> GazetteerEntry | None:
    """The entry with this id; None where the file has none."""
    number = _store().number_of(int(id.rpartition(":")[2]))
    return None if number is None else entry_of_row(number)


@cache
def country(code_or_name: str) -> GazetteerEntry | None:
    """A country by its ISO 3166-1 code (two or three letters, upper case) or one of its names."""
    facts = _store().countries
    fact = facts.get(code_or_name)
    if fact is None and len(code_or_name) == 3:
        fact = next((f for f in facts.values() if f["iso3"] == code_or_name), None)
    if fact is not None:
        return entry(str(fact["id"]))
    return next((e for e in look_up(code_or_name) if e.kind == "country"), None)


def capital(country_code: str) -> GazetteerEntry | None:
    """The capital of a country."""
    fact = _store().countries.get(country_code)
    return entry(str(fact["capital"])) if fact and fact["capital"] else None


@cache
def _capitals() -> frozenset[str]:
    return frozenset(f"geonames:{fact['capital']}" for fact in _store().countries.values())


def is_capital(place: GazetteerEntry) -> bool:
    """Whether the place is a country's capital."""
    return place.id in _capitals()


def prominence(place: GazetteerEntry, name: str) -> float:
    """How well known a place is by this name, from 1 (a hamlet) to 9 (a country): its people in powers of ten.

    The order of `look_up`, as a number. A city counts by its people, a capital for ten times as many, a division for
    a fifth (New York, Lagos and Dubai are the cities first), a district for a tenth, and for less by another name.
    """
    if place.kind in ("country", "region", "water", "facility"):
        return 9.0
    people = place.population * {"division": 0.2, "district": 0.1}.get(place.kind, 1.0)
    if is_capital(place):
        people *= 10
    if place.kind == "settlement" and not fold(place.name).startswith(fold(name)):
        people *= 0.2
    return min(8.5, math.log10(people + 10))


@cache
def _demonyms() -> dict[str, str]:
    """Folded demonym -> country code, singular and plural."""
    found: dict[str, str] = {}
    for code, fact in _store().countries.items():
        for word in fact["demonyms"]:
            found.setdefault(word.lower(), code)
    found |= {word.lower(): code for word, code in table(ROOM, "demonyms.toml")["country"].items() if len(code) == 2}
    return found | {_plural(word): code for word, code in found.items()}


@cache
def _place_demonyms() -> dict[str, str]:
    found = {word.lower(): name for word, name in table(ROOM, "demonyms.toml")["place"].items()}
    return found | {_plural(word): name for word, name in found.items()}


def _plural(word: str) -> str:
    if word.endswith(("man", "woman")) and len(word) > 5 and not word.endswith(("german", "roman")):
        return word[:-2] + "en"
    return word + "es" if word.endswith(("sh", "ch", "s")) else word + "s"


def demonym(word: str) -> str | None:
    """The country code behind the name of a people or its adjective, singular or plural ("Pakistanis" -> "PK")."""
    return _demonyms().get(word.lower())


@cache
def demonym_entry(word: str) -> GazetteerEntry | None:
    """The country, region or division behind a demonym ("Kashmiri" -> Kashmir, "Texans" -> Texas)."""
    code = demonym(word)
    if code is not None:
        return country(code)
    name = _place_demonyms().get(word.lower())
    return next(iter(look_up(name)), None) if name else None


@cache
def _abbreviations() -> dict[str, GazetteerEntry]:
    found: dict[str, GazetteerEntry] = {}
    for code, divisions in table(ROOM, "abbreviations.toml").items():
        for name, forms in divisions.items():
            division = next((e for e in look_up(name) if e.country == code and e.kind == "division"), None)
            if division is not None:
                found |= dict.fromkeys(forms, division)
    return found


def abbreviated(form: str) -> GazetteerEntry | None:
    """The division behind a newspaper's or postal short form, as written: "Ariz.", "N.Y.", "TX", "B.C."."""
    return _abbreviations().get(form)


def currency_of(country_code: str) -> str:
    """The ISO 4217 code of a country's money; "" where unknown."""
    return str(_store().countries.get(country_code, {}).get("currency", ""))


class FiscalYear(NamedTuple):
    """A government's fiscal year: the month and day it starts on, and which year's name it bears.

    `name` is "start" or "end" where it bears only that year's ("fiscal 2024"), "both" where "2023-24" is written too.
    """

    month: int = 1
    day: int = 1
    name: str = "both"


@cache
def fiscal_year(country_code: str) -> FiscalYear:
    """The fiscal year of a country's government; the calendar year where nothing else is known."""
    facts = table(ROOM, "countries.toml").get(country_code, {})
    return FiscalYear(
        int(facts.get("fiscal_year_start", 1)),
        int(facts.get("fiscal_year_day", 1)),
        str(facts.get("fiscal_year_name", "both")),
    )


def fiscal_year_start(country_code: str) -> int:
    """The month (1-12) in which the government's fiscal year starts; January where nothing else is known.

    Years that start inside a month (Iran, Nepal) are given that month.
    """
    return fiscal_year(country_code).month


def zone_of(place: GazetteerEntry | str) -> str:
    """The time zone of an entry, or of a country's capital; "" where unknown (a region that spans several)."""
    code = place if isinstance(place, str) else place.country
    if not isinstance(place, str) and place.kind != "country":
        number = _number(place)
        chain = [] if number is None else [number, *(n for n, _ in _containers(_store().row(number)))]
        zone = next((z for n in chain for z in [_store().divisions.get(str(n), ["", ""])[1]] if z), "")
        if zone:
            return zone
    return str(_store().countries.get(code, {}).get("zone", ""))
