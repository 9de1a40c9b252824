"""Whether the country of a resolved place is right: `python -m benchmarks.countries --gold gwn_dev.jsonl ...`.

The referee compares points; this compares countries. A gold toponym's country is that of its gazetteer id where our
file has the id, else that of the settlement nearest to its point (none farther than 150 km). Counted are gold
toponyms whose span was found and resolved to something that lies in one country; seas and continents are left out.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.places import report_of
from benchmarks.referee import jsonl
from newstally import gazetteer
from newstally.gazetteer.geometry import distance
from newstally.model import GazetteerEntry, Place
from newstally.reading.language import parse
from newstally.reading.names import find_names
from newstally.reading.places import find_places
from newstally.reading.setting import settle

_NEAREST_KM = 150.0


def main() -> int:
    """Print the share of right countries, and with --wrong each wrong one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, nargs="+", required=True)
    parser.add_argument("--wrong", action="store_true", help="print what is wrong")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--pred", help=argparse.SUPPRESS)
    args = parser.parse_args()
    figures = {}
    for gold in args.gold:
        counted: Counter[bool] = Counter()
        for row in jsonl(gold):
            for wanted, place in _pairs(row):
                right = place.country == wanted
                counted[right] += 1
                if args.wrong and not right:
                    print(f"{row['docid']}: {place.name} is in {place.country}, gold {wanted}", file=sys.stderr)
        share = counted[True] / sum(counted.values())
        figures[gold.stem] = {"right": counted[True], "of": sum(counted.values()), "share": round(share, 4)}
    print(json.dumps(figures, indent=None if args.json else 2))
    return 0


def _pairs(row: dict[str, Any]) -> Iterator[tuple[str, GazetteerEntry]]:
    """The gold's country and our entry of every toponym both have."""
    report = report_of(row)
    script, setting = parse(report), settle(report)
    places = find_places(script, setting, find_names(script, setting))
    for gold in row["toponyms"]:
        entry = next((p.entry for p in places if p.entry and _overlap(p, gold)), None)
        if entry is None or not entry.country or gold.get("lat") is None:
            continue
        known = gazetteer.entry(f"geonames:{gold['geonameid']}") if gold.get("geonameid") else None
        country = known.country if known is not None else _nearest(gold["lat"], gold["lon"])
        if country:
            yield country, entry


def _overlap(place: Place, gold: dict[str, Any]) -> bool:
    return bool(place.span[0] < gold["end"] and gold["start"] < place.span[1])


def _nearest(lat: float, lon: float) -> str:
    """The country of the nearest settlement; empty where none is near."""
    degrees = _NEAREST_KM / 111
    near = (
        (km, name)
        for town_lat, town_lon, _, name in gazetteer.towns(lat - degrees, lat + degrees)
        if (km := distance((lat, lon), (town_lat, town_lon))) <= _NEAREST_KM
    )
    km, name = min(near, default=(0.0, ""))
    found = min(
        gazetteer.look_up(name) if name else (),
        key=lambda e: distance((lat, lon), (e.lat or 0.0, e.lon or 0.0)),
        default=None,
    )
    return found.country if found else ""


if __name__ == "__main__":
    sys.exit(main())
