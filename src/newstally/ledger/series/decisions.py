"""What a person decided: which wordings are one indicator and which are not, as `indicators.toml` says it."""

from __future__ import annotations

import os
import re
import tomllib
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import msgspec

from newstally.ledger.errors import LedgerError
from newstally.ledger.series.wording import take_apart

_KEYS = ("name", "wordings", "same", "not_same", "place", "unit")
_HEADER = re.compile(r"^\s*\[\[\s*indicator\s*\]\]")
FILE_NAME = "indicators.toml"


class DecisionsError(LedgerError):
    """A file of decisions that cannot be used: which file, where in it, what is wrong and what to do."""


class Decided(msgspec.Struct, frozen=True, kw_only=True):
    """One decision: these wordings, and the indicators of these ids, are `name`; those are not.

    `place` and `unit` limit it; without them it holds in every place apart, and for every unit apart.
    """

    name: str
    wordings: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    not_same: tuple[str, ...] = ()
    place: str = ""
    unit: str = ""


class Decisions(msgspec.Struct, frozen=True, kw_only=True):
    """Every decision, and what to call where they come from."""

    decided: tuple[Decided, ...] = ()
    source: str = ""


def decisions_beside(ledger: str) -> Decisions:
    """The decisions in `indicators.toml` in the folder of a ledger's file; none where there is no such file."""
    beside = Path(ledger).parent / FILE_NAME
    return read_decisions(beside) if "://" not in ledger and beside.is_file() else Decisions()


def read_decisions(path: str | os.PathLike[str]) -> Decisions:
    """The decisions of a file. Raises DecisionsError for one that is not there or not as it should be."""
    file = Path(path)
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise DecisionsError(
            f"{file}: cannot be read: {reason}; begin one with `newstally indicators --write {file}`"
        ) from error
    return parse_decisions(text, str(file))


def parse_decisions(text: str, source: str) -> Decisions:
    """The decisions of a text in TOML; `source` is what messages call it."""
    try:
        read = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DecisionsError(f"{source}: is no TOML: {error}") from error
    other = [key for key in read if key != "indicator"]
    if other:
        raise DecisionsError(f"{source}: what is “{other[0]}”? decisions are written as [[indicator]]")
    entries = read.get("indicator", [])
    if not isinstance(entries, list):
        raise DecisionsError(f"{source}: write [[indicator]] with two brackets; there may be many")
    lines = [number for number, line in enumerate(text.splitlines(), 1) if _HEADER.match(line)]
    decided = []
    for at, entry in enumerate(entries):
        where = f"{source}:{lines[at]}" if at < len(lines) else f"{source}, indicator {at + 1}"
        decided.append((where, _decided(entry, where)))
    _refuse_two_decisions(decided)
    return Decisions(decided=tuple(each for _, each in decided), source=source)


def _decided(entry: dict[str, Any], where: str) -> Decided:
    for key in entry:
        if key not in _KEYS:
            near = get_close_matches(key, _KEYS, 1)
            meant = f"did you mean “{near[0]}”?" if near else f"there are {', '.join(_KEYS)}"
            raise DecisionsError(f"{where}: there is no key “{key}”; {meant}")
    name = _text(entry, "name", where)
    if not name:
        raise DecisionsError(f'{where}: an indicator needs a name, such as name = "IT exports"')
    where = f"{where} “{name}”"
    one = Decided(
        name=name,
        wordings=_texts(entry, "wordings", where),
        same=_texts(entry, "same", where),
        not_same=_texts(entry, "not_same", where),
        place=_text(entry, "place", where),
        unit=_text(entry, "unit", where),
    )
    if not (one.wordings or one.same or one.not_same):
        raise DecisionsError(f"{where}: decides nothing; give wordings, same or not_same")
    for said in one.not_same:
        if any(take_apart(said).plain == take_apart(own).plain for own in (*one.wordings, *one.same, one.name)):
            raise DecisionsError(f"{where}: “{said}” is both the same and not the same; take it out of one list")
    return one


def _text(entry: dict[str, Any], key: str, where: str) -> str:
    value = entry.get(key, "")
    if not isinstance(value, str):
        raise DecisionsError(f"{where}: {key} is one text in quotation marks, not {_shown(value)}")
    return value.strip()


def _texts(entry: dict[str, Any], key: str, where: str) -> tuple[str, ...]:
    value = entry.get(key, [])
    if not isinstance(value, list) or not all(isinstance(each, str) and each.strip() for each in value):
        raise DecisionsError(f'{where}: {key} is a list of texts, such as ["IT exports"], not {_shown(value)}')
    return tuple(each.strip() for each in value)


def _shown(value: Any) -> str:
    return str(value) if isinstance(value, (int, float, bool)) else repr(value)


def _refuse_two_decisions(decided: list[tuple[str, Decided]]) -> None:
    """One wording, in one place and unit, belongs to one indicator."""
    known: dict[tuple[frozenset[str] | str, str, str], tuple[str, Decided]] = {}
    for where, each in decided:
        limits = (each.place.casefold(), each.unit.casefold())
        names: dict[frozenset[str] | str, str] = {take_apart(said).plain: said for said in (*each.wordings, each.name)}
        for key, said in (*names.items(), *((id, id) for id in each.same)):
            there, other = known.setdefault((key, *limits), (where, each))
            if other is not each:
                raise DecisionsError(
                    f"{where} “{each.name}”: “{said}” is already “{other.name}” ({there}); "
                    "take it out of one, or limit both by place or unit"
                )
