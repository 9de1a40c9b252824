"""Places as GeoJSON (RFC 7946), for maps that others draw: a feature per place, with the sentences that name it.

The data behind the points are GeoNames', whose licence (CC BY 4.0) asks to be named wherever they are published: so
the collection carries its attribution.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from newstally.gazetteer import extent
from newstally.gazetteer.whereabouts import whereabouts
from newstally.model import Bearing, Place, Places, Reading

ATTRIBUTION = "Place data © GeoNames (www.geonames.org), CC BY 4.0"
# Two metres; the gazetteer is no more exact.
_DIGITS = 5


def to_geojson(records: Iterable[Places | Reading]) -> dict[str, Any]:
    """A FeatureCollection of the places of reports, in the order in which they are first named.

    A place that several reports name is one feature; its `mentions` say where. Names that stayed unresolved are
    features without a geometry (RFC 7946, 3.2), so that nothing is lost on the way to the map.
    """
    features: dict[tuple[str, Bearing | None, str], dict[str, Any]] = {}
    for record in records:
        for place in record.places:
            # What is unresolved may be another thing in another report.
            known = (place.entry.id if place.entry else f"{record.report.id} {place.name}").casefold()
            key = (known, place.bearing, place.inside.id if place.inside else "")
            feature = features.setdefault(key, _feature(place))
            feature["properties"]["mentions"].append(_mention(record, place))
            if place.text not in feature["properties"]["names"]:
                feature["properties"]["names"].append(place.text)
    return {"type": "FeatureCollection", "attribution": ATTRIBUTION, "features": list(features.values())}


def _feature(place: Place) -> dict[str, Any]:
    where, entry = whereabouts(place), place.entry
    feature: dict[str, Any] = {"type": "Feature"}
    if entry is not None and place.bearing is None:
        feature["id"] = entry.id
        box = extent(entry)
        if box is not None:
            feature["bbox"] = list(box)
    feature["geometry"] = (
        {"type": "Point", "coordinates": [round(where.lon, _DIGITS), round(where.lat, _DIGITS)]} if where else None
    )
    feature["properties"] = {
        "name": " ".join(filter(None, (bearing_words(place), entry.name if entry else place.name))),
        "gazetteer_id": entry.id if entry else "",
        "kind": entry.kind if entry else place.kind,
        "chain": list(entry.chain) if entry else [],
        "country": entry.country if entry else "",
        "within_km": round(where.km, 1) if where and where.km is not None else None,
        "bearing": bearing_words(place),
        "inside": place.inside.name if place.inside else "",
        "why": list(place.reasons),
        "names": [],
        "mentions": [],
    }
    return feature


def _mention(record: Places | Reading, place: Place) -> dict[str, Any]:
    report = record.report
    start, end = record.sentence_of(place.span)
    return {
        "report": report.id,
        "headline": report.headline,
        "outlet": report.outlet,
        "published": str(report.published or ""),
        "source": report.source.url or report.source.path,
        "start": place.span[0],
        "end": place.span[1],
        "sentence": " ".join(report.text[start : max(end, place.span[1])].split()),
    }


def bearing_words(place: Place) -> str:
    """The report's own words before a name that speak of a spot away from it; empty where there are none."""
    words = place.evidence_for("bearing")
    return " ".join(words.text.split()) if words else ""
