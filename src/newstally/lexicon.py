"""Lexicons are data: plain files beside the room that reads them, loaded once.

Word lists (`.txt`) hold words parted by white space, `#` starts a comment; tables are `.toml`.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def words(room: str, name: str) -> frozenset[str]:
    """The words of a list, such as `words("newstally.reading.language", "titles.txt")`."""
    return frozenset(word for line in _read(room, name).splitlines() for word in line.partition("#")[0].split())


@cache
def phrases(room: str, name: str) -> tuple[str, ...]:
    """The lines of a list of phrases, in file order, comments and blank lines left out."""
    lines = (line.partition("#")[0].strip() for line in _read(room, name).splitlines())
    return tuple(line for line in lines if line)


@cache
def table(room: str, name: str) -> dict[str, Any]:
    """A TOML table beside a room's code. Callers must not change what they get."""
    return tomllib.loads(_read(room, name))


def _read(room: str, name: str) -> str:
    return files(room).joinpath(name).read_text(encoding="utf-8")
