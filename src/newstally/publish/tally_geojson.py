"""The answer to a tally as GeoJSON (RFC 7946), for maps that others draw: a feature per incident.

The points are GeoNames', whose licence (CC BY 4.0) asks to be named wherever they are published: so the collection
carries its attribution, beside the question and how many incidents count.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newstally.publish import words
from newstally.publish.geojson import ATTRIBUTION
from newstally.publish.table import tally_rows

if TYPE_CHECKING:  # the ledger brings the store's libraries along
    from newstally.ledger.records import Tally, TallyRow, Told

# Two metres; the gazetteer is no more exact.
_DIGITS = 5


def tally_geojson(tally: Tally) -> dict[str, Any]:
    """A FeatureCollection with a feature for every row, those that stand apart under their `label`.

    The properties are the row's columns, one value each, and `sources`: who told it, when, and in which sentence. An
    incident whose place has no point is a feature without a geometry (RFC 7946, 3.2), so that the layer holds as many
    incidents as the answer.
    """
    return {
        "type": "FeatureCollection",
        "question": tally.question,
        "count": tally.count,
        "sentence": tally.sentence,
        "attribution": ATTRIBUTION,
        "features": [
            {
                "type": "Feature",
                "id": row.incident,
                "geometry": _point(row),
                "properties": {**columns, "sources": [_source(told) for told in row.sources]},
            }
            for row, columns in zip(tally.rows, tally_rows(tally), strict=True)
        ],
    }


def _point(row: TallyRow) -> dict[str, Any] | None:
    if row.lat is None or row.lon is None:
        return None
    return {"type": "Point", "coordinates": [round(row.lon, _DIGITS), round(row.lat, _DIGITS)]}


def _source(told: Told) -> dict[str, Any]:
    return {
        "report": told.report,
        "headline": told.headline,
        "outlet": told.outlet,
        "source": told.source,
        "published": told.published,
        "who": told.who,
        "role": told.role,
        "killed": words.range_words(told.killed),
        "injured": words.range_words(told.injured),
        "start": told.start,
        "end": told.end,
        "sentence": told.sentence,
    }
