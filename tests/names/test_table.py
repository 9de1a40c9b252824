"""The table of `names.toml`: sentences by class, and the names they hold."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from newstally.intake.plain import plain_report
from newstally.model import Name, Setting
from newstally.reading.language import parse
from newstally.reading.names import find_names

_TABLE: dict[str, dict[str, Any]] = tomllib.loads(Path(__file__).with_name("names.toml").read_text(encoding="utf-8"))
_KINDS = ("person", "organisation", "vehicle", "facility")


def _cases() -> Iterator[Any]:
    for group, table in _TABLE.items():
        for case in table["cases"]:
            yield pytest.param(case, id=f"{group}: {case['text'][:60]}")


def _written(name: Name, wanted: str) -> str:
    """A name as the table writes it, with as much of it as the table's own entry tells."""
    _, *post = wanted.split(";")
    parts = [name.name + (f" = {', '.join(name.aliases)}" if name.aliases else "")]
    parts += [name.role, name.organisation][: len(post)]
    return "; ".join(parts)


def differences(case: dict[str, Any]) -> dict[str, tuple[list[str], list[str]]]:
    """Per kind, the names found and those wanted, where they differ."""
    names = find_names(parse(plain_report(case["text"])), Setting())
    differ = {}
    for kind in _KINDS:
        wanted = case.get(kind, [])
        by_name = {w.split(";")[0].split(" = ")[0].strip(): w for w in wanted}
        found = [_written(n, by_name.get(n.name, n.name)) for n in names if n.kind == kind]
        if sorted(found) != sorted(wanted):
            differ[kind] = (found, wanted)
    return differ


@pytest.mark.parametrize("case", list(_cases()))
def test_names(case: dict[str, Any]) -> None:
    assert not differences(case)
