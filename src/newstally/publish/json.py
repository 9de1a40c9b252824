"""Records as JSON: every field written out, decimals as JSON numbers, times in ISO 8601.

Fields at their default are written too, so that a filter such as `.role == "main"` finds them;
what is written decodes back into the same records with `msgspec.json.decode(data, type=Page)`.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec

_encoder = msgspec.json.Encoder(decimal_format="number")


def to_json(records: object, *, indent: int = 2) -> str:
    """A record, or a list, tuple or dict of records, as JSON text; `indent=0` keeps it on one line."""
    encoded = _encoder.encode(plain(records))
    return (msgspec.json.format(encoded, indent=indent) if indent else encoded).decode()


def plain(value: Any) -> Any:
    """The same value in dicts, lists and numbers, with all fields of every record."""
    if isinstance(value, msgspec.Struct):
        return {field: plain(getattr(value, field)) for field in value.__struct_fields__}
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, (dt.datetime, dt.date)):
        return value.isoformat()
    return value
