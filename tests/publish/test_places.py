"""Places as a map layer (GeoJSON) and as a map beside the text."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET

import msgspec
import pytest

import newstally as nt
from newstally.gazetteer.geometry import COMPASS, destination, distance
from newstally.gazetteer.whereabouts import whereabouts
from newstally.publish.json import to_json
from newstally.publish.map import WIDTH, draw

TEXT = (
    "QUETTA: A bus fell into a gorge about 40 km south of Quetta on Monday. The injured were taken to Mastung "
    "and Kalat in Balochistan, Pakistan. A shrine fell in Gozabad in Sindh. Offices in London knew. Quetta mourned."
)


def layer() -> dict[str, object]:
    found: dict[str, object] = json.loads(nt.as_geojson(nt.places(TEXT)))
    return found


def test_each_place_is_a_feature_with_every_sentence_that_names_it() -> None:
    features = layer()["features"]
    assert isinstance(features, list)
    named = {f["properties"]["name"]: f for f in features}
    assert len(named["Quetta"]["properties"]["mentions"]) == 2
    assert named["Quetta"]["properties"]["names"] == ["QUETTA", "Quetta"]
    for feature in features:
        for mention in feature["properties"]["mentions"]:
            assert TEXT[mention["start"] : mention["end"]] in feature["properties"]["names"]
            assert mention["sentence"] in TEXT


def test_a_spot_away_from_a_name_is_a_feature_of_its_own() -> None:
    features = layer()["features"]
    assert isinstance(features, list)
    away = next(f for f in features if f["properties"]["bearing"])
    assert away["properties"]["name"] == "about 40 km south of Quetta"
    assert "id" not in away
    lon, lat = away["geometry"]["coordinates"]
    assert distance((lat, lon), (30.18, 67.0)) == pytest.approx(40, abs=2)


def test_the_layer_is_geojson() -> None:
    features = layer()["features"]
    assert isinstance(features, list)
    for feature in features:
        assert set(feature) <= {"type", "id", "bbox", "geometry", "properties"}
        if feature["geometry"] is not None:
            lon, lat = feature["geometry"]["coordinates"]
            assert -180 <= lon <= 180
            assert -90 <= lat <= 90
    shapes = {f["properties"]["name"]: f for f in features}
    assert len(shapes["Balochistan"]["bbox"]) == 4
    # A village that no gazetteer has stands where the text puts it.
    assert shapes["Gozabad"]["properties"]["inside"] == "Sindh"


def test_an_unresolved_name_is_a_feature_without_a_geometry() -> None:
    (feature,) = json.loads(nt.as_geojson(nt.places("He was born in Harmony.")))["features"]
    assert feature["geometry"] is None
    assert feature["properties"]["why"]


def test_a_map_marks_what_is_near_and_lists_what_is_far() -> None:
    drawn = draw(nt.places(TEXT).places)
    assert drawn is not None
    assert {mark["text"] for mark in drawn["marks"]} == {"Quetta", "about 40 km south of Quetta", "Mastung", "Kalat"}
    assert drawn["away"] == ["London"]
    for mark in drawn["marks"]:
        assert 0 < mark["x"] < WIDTH
        assert 0 < mark["y"] < drawn["height"]
    assert next(m for m in drawn["marks"] if m["radius"])["text"] == "about 40 km south of Quetta"


def test_words_on_a_map_do_not_cover_each_other() -> None:
    drawn = draw(nt.places("Clashes spread in Karachi, Hyderabad, Sukkur, Larkana and Jacobabad in Pakistan.").places)
    assert drawn is not None
    rows = [(w["x"], w["y"]) for w in (*drawn["others"], *(m["label"] for m in drawn["marks"]))]
    assert len(rows) == len(set(rows))


def test_a_notebook_shows_the_text_and_a_map_whose_marks_lead_to_sentences() -> None:
    page = nt.places(TEXT)._repr_html_() or ""
    picture = re.search(r"<svg.*?</svg>", page, re.DOTALL)
    assert picture is not None
    root = ET.fromstring(picture.group())
    targets = [a.get("href", "") for a in root.iter("a")]
    assert targets
    assert all(f'id="{target.removeprefix("#")}"' in page for target in targets)
    assert "CC BY 4.0" in page
    assert "<script" not in page


def test_a_reading_shows_where_it_happened() -> None:
    report = nt.plain_report(
        "KARACHI: A bomb killed four people at a market in Quetta, Pakistan, on Monday, police said.",
        published="2024-03-05",
    )
    page = nt.read(report)._repr_html_() or ""
    assert 'class="spot incident"' in page
    assert "Red is where it happened." in page


def test_nothing_is_drawn_where_no_place_has_a_point() -> None:
    assert draw(()) is None
    assert "<svg" not in (nt.places("The pump was blue.")._repr_html_() or "")
    assert "No place was found." in (nt.places("The pump was blue.")._repr_html_() or "")


def test_places_are_a_sequence_that_shows_itself_and_comes_back_from_json() -> None:
    found = nt.places("Floods cut off Sukkur in Pakistan’s Sindh; Gozabad in Sindh stood.", published="2024-03-05")
    assert found[0].name == "Sukkur"
    assert [place.text for place in found[:2]] == ["Sukkur", "Pakistan"]
    assert repr(found).splitlines()[:2] == [
        "Places(4 found, published 2024-03-05)",
        "  'Sukkur'  settlement  Sukkur, Sindh, Pakistan",
    ]
    assert msgspec.json.decode(to_json(found), type=nt.Places) == found


def test_a_country_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="'XX'"):
        nt.places("He lives in Lahore.", country="XX")


@pytest.mark.parametrize("direction", COMPASS)
def test_so_far_away_and_back_is_where_one_was(direction: str) -> None:
    start = (30.2, 67.0)
    there = destination(start, 120, direction)
    assert distance(start, there) == pytest.approx(120, abs=0.1)
    back = COMPASS[(COMPASS.index(direction) + 8) % 16]
    assert destination(there, 120, back) == pytest.approx(start, abs=0.02)


def test_whereabouts_are_as_rough_as_the_words() -> None:
    near, straight, rough = (
        nt.places(f"A depot burned {words} Quetta in Pakistan.")[0]
        for words in ("near", "40 km south of", "40 km from")
    )
    assert [w.km if (w := whereabouts(place)) else -1 for place in (near, rough)] == [None, pytest.approx(44)]
    spot = whereabouts(straight)
    assert spot is not None
    assert spot.km is not None
    assert 10 < spot.km < 25
