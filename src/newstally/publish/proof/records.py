"""The records of a proof: findings and unchecked numbers at their places in one file."""

from __future__ import annotations

import msgspec

from newstally.model import Coverage, Finding, Unchecked, Unread


class Stretch(msgspec.Struct, frozen=True, kw_only=True):
    """From a line and column to a line and column, the end not included; all count from 1, columns in characters."""

    line: int
    column: int
    end_line: int
    end_column: int

    def __str__(self) -> str:
        return f"{self.line}:{self.column}"


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """A number of a relation, its part in it, and where it stands; `stretch` is None where a page's markup hides it."""

    role: str
    text: str
    stretch: Stretch | None


class Remark(msgspec.Struct, frozen=True, kw_only=True):
    """A finding at its place: the stretch of the number it judges, and the marks of all its numbers, that one first."""

    finding: Finding
    stretch: Stretch
    marks: tuple[Mark, ...]


class Blank(msgspec.Struct, frozen=True, kw_only=True):
    """A number that was not checked, at its place, with the reason."""

    number: Unchecked
    stretch: Stretch


class Notice(msgspec.Struct, frozen=True, kw_only=True):
    """What an editor should know of a file beside its findings; `line` is 0 where it is of the file as a whole."""

    line: int
    message: str

    def at(self, file: str) -> str:
        """The notice with its place, as it is printed."""
        return f"{file}:{self.line}: {self.message}" if self.line else f"{file}: {self.message}"


class Proof(msgspec.Struct, frozen=True, kw_only=True):
    """What the checks say of one file.

    `remarks` are the findings that were asked for, in text order; `verdicts` counts those of all verdicts, the
    `ignored` ones left out of both. `lines` are the words of the source lines that marks stand on.
    """

    file: str
    remarks: tuple[Remark, ...] = ()
    verdicts: dict[str, int] = {}
    ignored: int = 0
    numbers: int = 0
    blanks: tuple[Blank, ...] = ()
    notices: tuple[Notice, ...] = ()
    unused_ignores: tuple[Notice, ...] = ()
    unread: tuple[Unread, ...] = ()
    lines: dict[int, str] = {}

    @property
    def coverage(self) -> Coverage:
        """The file's numbers and those not checked."""
        return Coverage(numbers=self.numbers, unchecked=tuple(blank.number for blank in self.blanks))
