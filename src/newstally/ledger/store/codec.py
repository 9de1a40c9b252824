"""Records to bytes and back: JSON with decimals as numbers, one shape in the store and over HTTP."""

from __future__ import annotations

from typing import TypeVar

import msgspec

T = TypeVar("T")
_encoder = msgspec.json.Encoder(decimal_format="number")


def encode(record: object) -> bytes:
    """A record as JSON."""
    return _encoder.encode(record)


def decode(payload: bytes, kind: type[T]) -> T:
    """A record from JSON."""
    return msgspec.json.decode(payload, type=kind)


class _Text(msgspec.Struct, frozen=True):
    """Of a report's payload its text alone."""

    text: str


def text_of(payload: bytes) -> str:
    """The text of a report, without decoding the rest of it."""
    return decode(payload, _Text).text
