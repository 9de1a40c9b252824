"""A proof as workflow commands, which GitHub shows beside the line of a pull request (`::error file=...::message`)."""

from __future__ import annotations

from collections.abc import Iterator

from newstally.model import Unread
from newstally.publish.proof.records import Proof, Remark

# What a command calls a verdict.
_COMMANDS = {"fails": "error", "undecided": "warning", "holds": "notice"}


def commands(proof: Proof) -> Iterator[str]:
    """A command for each finding of a proof."""
    for remark in proof.remarks:
        yield _command(proof.file, remark)


def unread_command(unread: Unread) -> str:
    """The command for a file that could not be read."""
    reason = f"{unread.reason}; {unread.advice}" if unread.advice else unread.reason
    return f"::error file={_property(unread.path)},title=could not be read::{_data(reason)}"


def _command(file: str, remark: Remark) -> str:
    finding, stretch = remark.finding, remark.stretch
    place = {"file": file, "line": stretch.line, "endLine": stretch.end_line}
    if stretch.line == stretch.end_line:
        # GitHub takes columns only of a stretch within one line.
        place |= {"col": stretch.column, "endColumn": stretch.end_column - 1}
    properties = ",".join(
        f"{name}={_property(str(value))}" for name, value in (place | {"title": finding.kind}).items()
    )
    message = f"{finding.message}\n{finding.suggestion}" if finding.suggestion else finding.message
    return f"::{_COMMANDS[finding.verdict]} {properties}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
