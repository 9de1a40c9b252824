"""A tally in schema.org's words: each property on a type that has it, each value of a kind that it takes."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

import pytest
from tests.publish.tallies import answered, row, tally

from newstally.ledger.records import Tally
from newstally.publish.jsonld import to_jsonld

THING = {"@type", "name", "description", "identifier", "subjectOf"}
WORK = THING | {
    "creditText",
    "datePublished",
    "hasPart",
    "headline",
    "keywords",
    "mainEntity",
    "mentions",
    "publisher",
    "text",
}
# What schema.org (release 29) defines for each type that is used, and `additionalProperty` on events.
PROPERTIES = {
    "Dataset": WORK | {"@context", "variableMeasured"},
    "ItemList": THING | {"numberOfItems", "itemListElement"},
    "ListItem": THING | {"position", "item"},
    "Event": THING | {"keywords", "startDate", "endDate", "location", "additionalProperty"},
    "Place": THING | {"geo", "address"},
    "GeoCoordinates": THING | {"latitude", "longitude"},
    "PostalAddress": THING | {"addressCountry"},
    "PropertyValue": THING | {"propertyID", "value", "minValue", "maxValue", "unitText"},
    "NewsArticle": WORK,
    "Quotation": WORK,
    "Organization": THING,
}  # fmt: skip
VALUES = {
    "mainEntity": {"ItemList"},
    "mentions": {"ItemList"},
    "variableMeasured": {"PropertyValue"},
    "itemListElement": {"ListItem"},
    "item": {"Event"},
    "location": {"Place"},
    "geo": {"GeoCoordinates"},
    "address": {"PostalAddress"},
    "additionalProperty": {"PropertyValue"},
    "subjectOf": {"NewsArticle"},
    "publisher": {"Organization"},
    "hasPart": {"Quotation"},
    "numberOfItems": {"int"},
    "position": {"int"},
    "minValue": {"int"},
    "maxValue": {"int"},
    "value": {"int", "str"},
    "latitude": {"float"},
    "longitude": {"float"},
    "identifier": {"str", "PropertyValue"},
}


@pytest.fixture(scope="module")
def answer(tmp_path_factory: pytest.TempPathFactory) -> Tally:
    return answered(tmp_path_factory.mktemp("jsonld"))


def nodes(node: Any) -> Iterator[dict[str, Any]]:
    """Every node of a document."""
    if isinstance(node, list):
        yield from (found for item in node for found in nodes(item))
    elif isinstance(node, dict):
        yield node
        yield from (found for value in node.values() for found in nodes(value))


def of_type(document: Any, kind: str) -> list[dict[str, Any]]:
    return [node for node in nodes(document) if node["@type"] == kind]


def event(answer: Tally, beginning: str) -> dict[str, Any]:
    (found,) = (node for node in of_type(to_jsonld(answer), "Event") if node["name"].startswith(beginning))
    return found


def characteristics(event: dict[str, Any]) -> dict[str, Any]:
    """Its additional properties: the value, or the lower and upper end."""
    return {
        each["propertyID"]: each.get("value", (each.get("minValue"), each.get("maxValue")))
        for each in event["additionalProperty"]
    }


def test_each_property_is_one_of_its_type_and_each_value_of_a_kind_that_it_takes(answer: Tally) -> None:
    document = to_jsonld(answer)
    assert document["@context"] == "https://schema.org"
    for node in nodes(document):
        assert set(node) <= PROPERTIES[node["@type"]], node
        for name, value in node.items():
            for each in value if isinstance(value, list) else [value]:
                kind = each["@type"] if isinstance(each, dict) else type(each).__name__
                assert kind in VALUES.get(name, {"str"}), (name, each)


def test_nothing_is_printed_that_nobody_knows(answer: Tally) -> None:
    for document in (to_jsonld(answer), to_jsonld(tally(row(day="", place=""))), to_jsonld(tally())):
        for node in nodes(document):
            assert not [name for name, value in node.items() if value in ("", None, [], {})]
        assert json.loads(json.dumps(document)) == document


def test_the_list_holds_as_many_as_the_answer_says_and_the_others_stand_in_lists_of_their_own(answer: Tally) -> None:
    document = to_jsonld(answer)
    assert document["name"] == "Incidents"
    assert document["description"].startswith("Incidents: 4 (1 more told by one origin only).")
    counted = document["mainEntity"]
    assert counted["numberOfItems"] == len(counted["itemListElement"]) == answer.count == 4
    assert [item["position"] for item in counted["itemListElement"]] == [1, 2, 3, 4]
    (apart,) = document["mentions"]
    assert (apart["name"], apart["numberOfItems"]) == ("Not counted: one origin only", 1)
    labels = [characteristics(each).get("label") for each in of_type(document, "Event")]
    assert labels == [None, None, None, None, "one origin only"]


def test_no_incidents_are_a_list_of_none() -> None:
    assert to_jsonld(tally())["mainEntity"] == {"@type": "ItemList", "name": "Counted", "numberOfItems": 0}


def test_an_event_says_what_when_and_where(answer: Tally) -> None:
    blast = event(answer, "bombing of Jaffar Express")
    assert blast["name"] == "bombing of Jaffar Express, Jacobabad, Sindh, Pakistan, 6 May 2031"
    assert (blast["startDate"], blast["endDate"]) == ("2031-05-06", "2031-05-06")
    assert blast["location"]["geo"] == {"@type": "GeoCoordinates", "latitude": 28.28187, "longitude": 68.43761}
    assert blast["location"]["address"]["addressCountry"] == "PK"
    assert event(answer, "hijacking")["keywords"] == ["hijacking", "bombing"]


def test_both_ends_of_a_coarse_date_are_days_that_belong_to_it(answer: Tally) -> None:
    mine = event(answer, "bombing, Konduga")
    assert (mine["startDate"], mine["endDate"]) == ("2031-06-01", "2031-06-30")
    for node in of_type(to_jsonld(answer), "Event"):
        for end in {"startDate", "endDate"} & set(node):
            dt.date.fromisoformat(node[end])


def test_an_open_end_of_a_date_is_left_out() -> None:
    (since,) = of_type(to_jsonld(tally(row(until=""))), "Event")
    assert since["startDate"] == "2031-05-06"
    assert "endDate" not in since


COUNTS = [
    ("bombing of Jaffar", {"killed": (5, 7), "killed_printed": (5, 7), "killed_latest": 7, "injured": 11}),
    ("hijacking", {"killed": (31, None), "killed_printed": 31, "killed_latest": 31}),
    ("bombing, Konduga", {"killed": 0, "killed_printed": 0, "killed_latest": 0}),
    ("riot", {}),
]


@pytest.mark.parametrize(("beginning", "counts"), COUNTS)
def test_counts_keep_what_stands_what_was_printed_and_what_is_newest(
    answer: Tally, beginning: str, counts: dict[str, Any]
) -> None:
    found = characteristics(event(answer, beginning))
    told = {name: value for name, value in found.items() if name.partition("_")[0] in ("killed", "injured")}
    assert counts.items() <= told.items()
    assert {name.partition("_")[0] for name in told} == {name.partition("_")[0] for name in counts}


def test_none_reported_is_not_the_same_as_nobody(answer: Tally) -> None:
    killed = event(answer, "bombing, Konduga")["additionalProperty"][0]
    assert (killed["value"], killed["description"]) == (0, "none reported")


def test_every_characteristic_is_explained(answer: Tally) -> None:
    document = to_jsonld(answer)
    explained = {each["propertyID"]: each["name"] for each in document["variableMeasured"]}
    for each in (found for node in of_type(document, "Event") for found in node["additionalProperty"]):
        assert explained[each["propertyID"]] == each["name"]


def test_an_article_is_named_once_with_the_sentences_that_tell_the_incident(answer: Tally) -> None:
    first, second = event(answer, "bombing of Jaffar Express")["subjectOf"]
    assert (first["publisher"]["name"], first["datePublished"], first["headline"]) == (
        "Alpha",
        "2031-05-07",
        "Blast hits train",
    )
    assert second["publisher"]["name"] == "Beta"
    assert "headline" not in second
    (quotation,) = first["hasPart"]
    assert quotation["text"] == "A blast hit the train."
    # RFC 5147: positions between characters, counted from 0.
    assert quotation["identifier"]["value"] == f"char=0,{len(quotation['text'])}"


def test_a_report_without_an_outlet_has_no_publisher() -> None:
    (article,) = of_type(to_jsonld(tally(row(outlet=""))), "NewsArticle")
    assert "publisher" not in article


def test_the_country_of_the_reports_is_no_place_of_the_incident() -> None:
    (somewhere,) = of_type(to_jsonld(tally(row(place=""))), "Event")
    assert "location" not in somewhere
    assert characteristics(somewhere)["country"] == "PK"
