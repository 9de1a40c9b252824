"""Settings of `check` in a file: `[check]` in newstally.toml or `[tool.newstally.check]` in pyproject.toml.

The nearest such table upward from a draft counts for it, and no other; of two in one folder, newstally.toml's. The
command line wins over it.
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path, PurePath
from typing import Any

import msgspec

from newstally.publish.proof.kinds import KINDS, unknown_kinds


class SettingsError(Exception):
    """A setting that is none, or has a value it cannot have: the file, the key and what to do."""


class CheckSettings(msgspec.Struct, frozen=True, kw_only=True):
    """What a table says; None where it says nothing. `folder` is where the file stands."""

    folder: Path = Path()
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    exclude: tuple[str, ...] = ()
    outlet: str | None = None
    all: bool | None = None
    warn_unused_ignores: bool | None = None

    def excludes(self, file: Path) -> bool:
        """Whether a file found in a folder is left out: it, or a folder it lies in, fits a pattern of `exclude`."""
        inside = file.absolute().relative_to(self.folder) if self.exclude else PurePath()
        return any(part.match(pattern) for pattern in self.exclude for part in (inside, *inside.parents[:-1]))


def kinds_wanted(
    select: tuple[str, ...] | None, ignore: tuple[str, ...] | None, settings: CheckSettings
) -> frozenset[str]:
    """The kinds of finding to tell: those selected without those ignored.

    Each of the two is the command line's where that gives it, else the file's; a kind selected on the command line is
    told even where the file ignores it.
    """
    chosen = select if select is not None else settings.select
    left_out = ignore
    if left_out is None:
        left_out = tuple(kind for kind in settings.ignore or () if kind not in (select or ()))
    return frozenset(KINDS if chosen is None else chosen) - frozenset(left_out)


class SettingsFiles:
    """The settings files of one run, each looked for and read once."""

    def __init__(self) -> None:
        self._known: dict[Path, CheckSettings] = {}

    def settings_for(self, file: Path) -> CheckSettings:
        """The settings that count for a draft. Raises SettingsError."""
        return self._of(file.absolute().parent)

    def _of(self, folder: Path) -> CheckSettings:
        if folder not in self._known:
            here = _settings_in(folder)
            if here is None:
                here = self._of(folder.parent) if folder.parent != folder else CheckSettings()
            self._known[folder] = here
        return self._known[folder]


def _settings_in(folder: Path) -> CheckSettings | None:
    for name, way in (("newstally.toml", ("check",)), ("pyproject.toml", ("tool", "newstally", "check"))):
        found = _table(folder / name, way)
        if found is not None:
            return _settings(folder / name, ".".join(way), found)
    return None


def _table(file: Path, way: tuple[str, ...]) -> Mapping[str, Any] | None:
    """The table at the end of the way; None where the file or the table does not exist."""
    try:
        table: Any = tomllib.loads(file.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{file} cannot be read: {type(error).__name__}") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{file} is no valid TOML: {error}") from error
    for key in way:
        if not isinstance(table, Mapping) or key not in table:
            return None
        table = table[key]
    if not isinstance(table, Mapping):
        raise SettingsError(f"{file}: {'.'.join(way)} is no table; write [{'.'.join(way)}] on a line of its own")
    return table


def _settings(file: Path, table: str, given: Mapping[str, Any]) -> CheckSettings:
    values: dict[str, Any] = {}
    for key, value in given.items():
        place = f"{file}: {table}.{key}"
        if key not in _KEYS:
            near = difflib.get_close_matches(key.replace("_", "-"), _KEYS, n=1)
            meant = f"did you mean {near[0]}?" if near else f"there are {', '.join(_KEYS)}"
            raise SettingsError(f"{place} is no setting; {meant}")
        values[key.replace("-", "_")] = _KEYS[key](place, value)
    return CheckSettings(folder=file.parent, **values)


def _words(place: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise SettingsError(f'{place} takes a list of words, as in ["sum", "share"]')
    return tuple(value)


def _kinds(place: str, value: object) -> tuple[str, ...]:
    kinds = plain_kinds(_words(place, value))
    if told := unknown_kinds(kinds):
        raise SettingsError(f"{place}: {told}")
    return kinds


def _text(place: str, value: object) -> str:
    if not isinstance(value, str):
        raise SettingsError(f"{place} takes a text in quotes")
    return value


def _yes_or_no(place: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise SettingsError(f"{place} takes true or false")
    return value


_KEYS: dict[str, Callable[[str, object], object]] = {
    "select": _kinds,
    "ignore": _kinds,
    "exclude": _words,
    "outlet": _text,
    "all": _yes_or_no,
    "warn-unused-ignores": _yes_or_no,
}


def plain_kinds(given: Iterable[str]) -> tuple[str, ...]:
    """Kinds as they are written apart, or with commas between them."""
    return tuple(kind for item in given for word in item.split(",") if (kind := word.strip()))
