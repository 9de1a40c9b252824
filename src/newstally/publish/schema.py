"""The JSON Schema of the records, made from the records themselves."""

from __future__ import annotations

import inspect
from typing import Any

import msgspec

from newstally.model import Page

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, Any]:
    """The schema of a `Page` and of every record it can hold, under `$defs`; descriptions are the docstrings."""
    _, definitions = msgspec.json.schema_components((Page,), ref_template="#/$defs/{name}")
    return {
        "$schema": DIALECT,
        "title": "Newstally records",
        "$ref": "#/$defs/Page",
        "$defs": {name: _as_we_write_it(definitions[name]) for name in sorted(definitions)},
    }


def _as_we_write_it(node: Any) -> Any:
    """msgspec takes decimals for strings, our encoder writes numbers; docstrings lose their indent."""
    if isinstance(node, list):
        return [_as_we_write_it(item) for item in node]
    if not isinstance(node, dict):
        return node
    if node.get("format") == "decimal":
        default = {"default": int(node["default"])} if "default" in node else {}
        return {"type": "number", **default}
    written = {key: _as_we_write_it(value) for key, value in node.items()}
    if isinstance(written.get("description"), str):
        written["description"] = inspect.cleandoc(written["description"])
    return written
