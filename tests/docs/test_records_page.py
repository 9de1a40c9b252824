"""docs/records.md explains exactly the records and fields that the schema has, with their values."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from newstally.publish.schema import schema

PAGE = (Path(__file__).parents[2] / "docs" / "records.md").read_text(encoding="utf-8")
RECORDS: dict[str, Any] = schema()["$defs"]
SECTIONS = dict(re.findall(r"^### (\w+)\n(.*?)(?=^##|\Z)", PAGE, flags=re.MULTILINE | re.DOTALL))
ROW = re.compile(r"^\| `(\w+)` \| (.+?) \| (.+) \|$", flags=re.MULTILINE)


def holds(node: dict[str, Any]) -> str:
    """A field's type as the page words it."""
    if "$ref" in node:
        name = node["$ref"].rsplit("/", 1)[1]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in node:
        return " or ".join(holds(choice) for choice in node["anyOf"])
    if node.get("type") == "array":
        pair = node.get("prefixItems")
        return f"two {holds(pair[0])}s" if pair else f"list of {holds(node['items'])}"
    names = {"integer": "integer", "number": "number", "boolean": "yes or no", "null": "none"}
    return names.get(node.get("type", ""), "text")


def test_the_page_has_a_section_for_every_record_and_no_other() -> None:
    assert sorted(SECTIONS) == sorted(RECORDS)


@pytest.mark.parametrize("record", sorted(RECORDS))
def test_every_field_stands_there_with_its_type_and_meaning(record: str) -> None:
    explained = ROW.findall(SECTIONS[record])
    assert [(name, kind) for name, kind, _ in explained] == [
        (name, holds(node)) for name, node in RECORDS[record]["properties"].items()
    ]
    assert all(meaning.strip() for _, _, meaning in explained)


@pytest.mark.parametrize("record", sorted(RECORDS))
def test_the_values_of_a_closed_set_are_listed(record: str) -> None:
    rows = {name: meaning for name, _, meaning in ROW.findall(SECTIONS[record])}
    for name, node in RECORDS[record]["properties"].items():
        for value in node.get("enum", ()):
            assert (f"`{value}`" if value else "“”") in rows[name]


@pytest.mark.parametrize("record", sorted(RECORDS))
def test_the_section_says_what_the_record_says_of_itself(record: str) -> None:
    assert " ".join(RECORDS[record]["description"].split()) in " ".join(SECTIONS[record].split())
