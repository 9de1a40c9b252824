"""A tally as a map layer (RFC 7946): as many features as rows, a point where there is one, the answer beside them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.publish.tallies import answered, row, tally

from newstally.ledger.records import Tally
from newstally.publish.tally_geojson import tally_geojson


@pytest.fixture(scope="module")
def answer(tmp_path_factory: pytest.TempPathFactory) -> Tally:
    return answered(tmp_path_factory.mktemp("geojson"))


def test_each_incident_is_a_feature_and_the_collection_says_what_was_asked(answer: Tally) -> None:
    layer = tally_geojson(answer)
    assert (layer["type"], layer["question"], layer["count"]) == ("FeatureCollection", "Incidents", 4)
    assert layer["sentence"] == "Incidents: 4 (1 more told by one origin only)"
    assert "GeoNames" in layer["attribution"]
    assert [feature["id"] for feature in layer["features"]] == [each.incident for each in answer.rows]
    assert json.loads(json.dumps(layer)) == layer


def test_a_point_is_longitude_then_latitude_and_none_is_a_feature_without_a_geometry(answer: Tally) -> None:
    layer = tally_geojson(answer)
    points = {f["properties"]["place"].split(",")[0]: f["geometry"] for f in layer["features"]}
    assert points["Jacobabad"] == {"type": "Point", "coordinates": [68.43761, 28.28187]}
    assert points[""] is None
    for feature in layer["features"]:
        assert set(feature) == {"type", "id", "geometry", "properties"}


def test_properties_are_flat_but_for_the_sources(answer: Tally) -> None:
    for feature in tally_geojson(answer)["features"]:
        nested = {name for name, value in feature["properties"].items() if isinstance(value, (list, dict))}
        assert nested == {"sources"}
    blast = next(f["properties"] for f in tally_geojson(answer)["features"] if f["properties"]["target"])
    assert (blast["killed"], blast["killed_low"], blast["killed_high"], blast["label"]) == ("5–7", 5, 7, "")
    assert [(s["outlet"], s["published"], s["killed"], s["sentence"]) for s in blast["sources"]] == [
        ("Alpha", "2031-05-07", "5", "A blast hit the train."),
        ("Beta", "2031-05-08", "7", "A blast hit the train."),
    ]


def test_what_stands_apart_is_on_the_layer_under_its_label() -> None:
    layer = tally_geojson(tally(row(), row(label="link unsure", number=1)))
    assert layer["count"] == 1
    assert [feature["properties"]["label"] for feature in layer["features"]] == ["", "link unsure"]


def test_no_incidents_are_an_empty_layer(tmp_path: Path) -> None:
    assert tally_geojson(tally())["features"] == []
