"""The gazetteer's file: one compact, memory-mapped table of places and an index of their names.

A relational file of the same content came to twice the 15 MB the package may carry, so the layout is our own
and as plain as it can be. The file is a header and six sections, each found through the header:

- `places`: fixed-size rows (`ROW`), sorted by id: id, latitude and longitude in 1e-5 degrees, population, the row
  of the division or country it lies in joined with the length of its name, where its name begins, kind;
- `names`: the display names, UTF-8, end to end;
- `keys`: one line per folded name, sorted: the key, a tab, and its places' row numbers in letters (`unpack_rows`),
  best known first. It is searched as `look` searches a sorted text file, so it needs no table of offsets;
- `extents`: fixed-size rows (`EXTENT`), sorted by row number, of the countries, divisions and districts that hold
  several settlements: west, south, east and north of the box around those, in 1e-2 degrees;
- `divisions` (row -> code, country and zone of a first-level division) and `countries` (code -> what we know of
  it): JSON, small, read when the file is opened.

Nothing is read into memory at opening but the last two; pages of the rest come in as they are touched.
"""

from __future__ import annotations

import json
import mmap
import struct
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

MAGIC = b"newstally places 2\n"
ROW = struct.Struct("<IiiIIIB")
EXTENT = struct.Struct("<Ihhhh")
NO_PARENT = 0xFFFFFF
# Six bits a letter, so that row numbers stand in the text lines of `keys`: 3 letters reach 262,143.
_DIGITS = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz+/"
_VALUE = {letter: value for value, letter in enumerate(_DIGITS)}
_SECTIONS = ("places", "names", "keys", "extents", "divisions", "countries")


class Row(NamedTuple):
    """One place as the file holds it; `parent` is a row number, None for countries and what lies in several."""

    id: int
    name: str
    kind: int
    parent: int | None
    lat: float
    lon: float
    population: int


def pack_rows(rows: Iterable[int]) -> bytes:
    """Row numbers as three letters each."""
    return b"".join(bytes(_DIGITS[row >> shift & 63] for shift in (12, 6, 0)) for row in rows)


def unpack_rows(letters: bytes) -> list[int]:
    """The row numbers that `pack_rows` wrote."""
    value = _VALUE
    return [
        value[letters[i]] << 12 | value[letters[i + 1]] << 6 | value[letters[i + 2]] for i in range(0, len(letters), 3)
    ]


def write(path: Path, sections: Mapping[str, bytes]) -> None:
    """Write the six sections with the header that finds them."""
    header, at = [], len(MAGIC) + 8 * len(_SECTIONS)
    for name in _SECTIONS:
        header.append(struct.pack("<II", at, len(sections[name])))
        at += len(sections[name])
    path.write_bytes(MAGIC + b"".join(header) + b"".join(sections[name] for name in _SECTIONS))


class Store:
    """The open file: rows by number, by id, and by folded name."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        if self._map[: len(MAGIC)] != MAGIC:
            raise ValueError(f"{path}: not a gazetteer of this version; build it with scripts/build_gazetteer.py")
        ends = {}
        for i, name in enumerate(_SECTIONS):
            start, size = struct.unpack_from("<II", self._map, len(MAGIC) + 8 * i)
            ends[name] = (start, start + size)
        self._places, places_end = ends["places"]
        self._count = (places_end - self._places) // ROW.size
        self._names = ends["names"][0]
        self._keys, self._keys_end = ends["keys"]
        self._extents, self._extents_end = ends["extents"]
        self.divisions: dict[str, list[str]] = json.loads(self._map[slice(*ends["divisions"])])
        self.countries: dict[str, dict[str, Any]] = json.loads(self._map[slice(*ends["countries"])])

    def row(self, number: int) -> Row:
        """The place in a row."""
        id_, lat, lon, population, parent_and_size, name, kind = ROW.unpack_from(
            self._map, self._places + number * ROW.size
        )
        parent, size = parent_and_size >> 8, parent_and_size & 0xFF
        text = self._map[self._names + name : self._names + name + size].decode()
        return Row(id_, text, kind, None if parent == NO_PARENT else parent, lat / 1e5, lon / 1e5, population)

    def number_of(self, geonames_id: int) -> int | None:
        """The row of a GeoNames id; None where the file has none."""
        low, high = 0, self._count
        while low < high:
            middle = (low + high) // 2
            found: int = ROW.unpack_from(self._map, self._places + middle * ROW.size)[0]
            if found < geonames_id:
                low = middle + 1
            else:
                high = middle
        return low if low < self._count and self.row(low).id == geonames_id else None

    def extent(self, number: int) -> tuple[float, float, float, float] | None:
        """West, south, east and north of the box around what lies in a row's place; None where the file has none.

        West is greater than east where the box crosses the 180th meridian, as in GeoJSON (RFC 7946, 5.2).
        """
        low, high = 0, (self._extents_end - self._extents) // EXTENT.size
        while low < high:
            middle = (low + high) // 2
            found, *box = EXTENT.unpack_from(self._map, self._extents + middle * EXTENT.size)
            if found == number:
                west, south, east, north = (side / 100 for side in box)
                return west, south, east, north
            if found < number:
                low = middle + 1
            else:
                high = middle
        return None

    def parents(self) -> Iterator[int | None]:
        """The parent row of every row, in the file's order, without reading the rest of them."""
        data = self._map[self._places : self._places + self._count * ROW.size]
        for _, _, _, _, parent_and_size, _, _ in ROW.iter_unpack(data):
            parent = parent_and_size >> 8
            yield None if parent == NO_PARENT else parent

    def settlements(self, south: float, north: float, kind: int) -> Iterator[tuple[float, float, int, str]]:
        """Latitude, longitude, people and name of the rows of a kind between two latitudes."""
        low, high = round(south * 1e5), round(north * 1e5)
        data = self._map[self._places : self._places + self._count * ROW.size]
        for _, lat, lon, people, parent_and_size, name, of_kind in ROW.iter_unpack(data):
            if of_kind == kind and low <= lat <= high:
                at = self._names + name
                yield lat / 1e5, lon / 1e5, people, self._map[at : at + (parent_and_size & 0xFF)].decode()

    def rows(self) -> Iterator[Row]:
        """Every place, in the file's order."""
        return (self.row(number) for number in range(self._count))

    def find(self, key: str) -> list[int]:
        """The rows of a folded name, best known first."""
        wanted = key.encode()
        data, low, high = self._map, self._keys, self._keys_end
        while low < high:
            start = data.rfind(b"\n", low, (low + high) // 2) + 1 or low
            tab = data.find(b"\t", start, high)
            found = data[start:tab]
            if found == wanted:
                return unpack_rows(data[tab + 1 : data.find(b"\n", tab)])
            if found < wanted:
                low = data.find(b"\n", tab, high) + 1
            else:
                high = start
        return []
