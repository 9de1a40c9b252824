"""The drafts that `check` is given: files, standard input, and what folders hold of the kinds that are read."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import msgspec

from newstally.cli.inputs import STDIN, shown_name
from newstally.cli.proofreading import Draft
from newstally.cli.settings import CheckSettings, SettingsFiles, kinds_wanted

Value = TypeVar("Value")


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """What the command line says of every draft; None where it leaves that to the settings of the draft's folder."""

    published: str | None = None
    outlet: str | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    everything: bool | None = None
    warn_unused_ignores: bool | None = None
    stdin_filename: str = ""
    references: tuple[str, ...] = ()
    ledger: str = ""


def drafts(sources: Iterable[str], given: Given) -> tuple[list[Draft], list[str]]:
    """The drafts in the order given, those of a folder by name; and for each folder what to say of files passed over.

    A file that is given twice is read once. Raises SettingsError.
    """
    files = SettingsFiles()
    found: list[Draft] = []
    notices: list[str] = []
    for source in sources:
        if source == STDIN:
            name = given.stdin_filename or shown_name(STDIN)
            settings = files.settings_for(Path(given.stdin_filename or STDIN))
            found.append(_draft(name, given, settings, sys.stdin.buffer.read()))
        elif Path(source).is_dir():
            inside, passed_over = _in_folder(Path(source), files)
            found.extend(_draft(str(file), given, settings) for file, settings in inside)
            if not inside:
                found.append(_draft(source, given, CheckSettings()))
            elif passed_over:
                notices.append(f"{source}: {_files(passed_over)} of other kinds or excluded not read")
        else:
            found.append(_draft(source, given, files.settings_for(Path(source))))
    return list({draft.name: draft for draft in found}.values()), notices


def _in_folder(folder: Path, settings_files: SettingsFiles) -> tuple[list[tuple[Path, CheckSettings]], int]:
    """The drafts of a folder, each with its settings, and how many other files it holds; hidden ones do not count."""
    files = list(_visible(folder))
    inside = [(file, settings_files.settings_for(file)) for file in files if _is_read(file)]
    kept = [(file, settings) for file, settings in inside if not settings.excludes(file)]
    return kept, len(files) - len(kept)


def _visible(folder: Path) -> Iterator[Path]:
    for file in sorted(folder.rglob("*")):
        if file.is_file() and not any(part.startswith(".") for part in file.relative_to(folder).parts):
            yield file


def _is_read(file: Path) -> bool:
    from newstally.intake.sources import READ_SUFFIXES

    return file.name.lower().removesuffix(".gz").endswith(READ_SUFFIXES) and file.stem.upper() != "README"


def _draft(name: str, given: Given, settings: CheckSettings, content: bytes | None = None) -> Draft:
    return Draft(
        name=name,
        content=content,
        published=given.published,
        outlet=_or_else(given.outlet, settings.outlet) or "",
        kinds=kinds_wanted(given.select, given.ignore, settings),
        everything=_or_else(given.everything, settings.all) or False,
        warn_unused_ignores=_or_else(given.warn_unused_ignores, settings.warn_unused_ignores) or False,
        references=given.references,
        ledger=given.ledger,
    )


def _or_else(given: Value | None, settings: Value | None) -> Value | None:
    """What the command line says, else what the settings say."""
    return settings if given is None else given


def _files(count: int) -> str:
    return f"{count:,} file{'' if count == 1 else 's'}"
