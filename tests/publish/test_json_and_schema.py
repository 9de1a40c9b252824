"""Records as JSON: complete, valid by the schema, and read back unchanged."""

from __future__ import annotations

import json

import jsonschema
import msgspec
from tests.publish.sample import PAGE

from newstally.model import Page
from newstally.publish.json import plain, to_json
from newstally.publish.schema import schema


def test_every_field_is_written_even_at_its_default() -> None:
    incident = json.loads(to_json(PAGE))["readings"][0]["incidents"][0]
    assert incident["role"] == "main"
    assert incident["stage"] == "occurred"
    assert incident["weapon"] == ""


def test_decimals_are_json_numbers() -> None:
    figures = json.loads(to_json(PAGE))["readings"][0]["figures"]
    assert [figure["quantity"]["value"] for figure in figures] == [12_000_000, 40, 11_000_000]


def test_what_is_written_reads_back_as_the_same_records() -> None:
    assert msgspec.json.decode(to_json(PAGE), type=Page) == PAGE
    assert msgspec.json.decode(to_json(PAGE, indent=0), type=Page) == PAGE


def test_output_is_valid_by_the_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.validate(json.loads(to_json(PAGE)), schema())


def test_schema_describes_every_record_and_writes_its_defaults_as_they_are() -> None:
    definitions = schema()["$defs"]
    assert all(definition["description"] for definition in definitions.values())
    assert definitions["Interval"]["properties"]["low"]["anyOf"][0] == {"type": "number"}
    assert definitions["Quantity"]["properties"]["scale"]["default"] == 1


def test_other_values_pass_through() -> None:
    assert plain({"a": (1, "b", None)}) == {"a": [1, "b", None]}
