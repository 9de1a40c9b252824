"""A correction: who decided what about which statements, when and why. Never changed; undoing is another entry."""

from __future__ import annotations

from textwrap import shorten
from typing import Literal

import msgspec

from newstally.model import Figure, IncidentMention

Action = Literal["confirm", "merge", "split", "set", "dismiss", "note", "state", "alias", "undo", "redact"]


class Ref(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A statement as it was when a correction named it: where it stood and what it said."""

    statement: str
    report: str
    kind: str
    start: int
    end: int
    text: str = ""


class Correction(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One entry of the log. Corrections name statements, never clusters (design: The ledger).

    `refs` are the statements it is about; `others` those that a split keeps them from. A `set` with an `incident` is
    about the incident that holds the first of them, whatever the accounts say; without, about what the statement says.
    """

    action: Action
    who: str
    why: str = ""
    number: int = 0
    # When, in UTC.
    at: str = ""
    refs: tuple[Ref, ...] = ()
    others: tuple[Ref, ...] = ()
    # What the person named, as it was called then.
    incident: str = ""
    field: str = ""
    value: str = ""
    # What was there before, for people to read.
    before: str = ""
    # The number of the entry it undoes.
    undoes: int | None = None
    # For `state`: what the reader missed.
    mention: IncidentMention | None = None
    figure: Figure | None = None
    # For `alias`: names that are one.
    names: tuple[str, ...] = ()
    # What it came from, where it came from a sheet: "tally.csv:12".
    source: str = ""

    @property
    def says(self) -> str:
        """The entry in words, without who and when."""
        about = f" {self.incident}" if self.incident else ""
        words = {
            "confirm": f"confirmed{about}",
            "merge": f"merged{about}",
            "split": f"split {_statements(len(self.refs))} off{about}",
            "set": f"set {self.field.replace('_', ' ')}"
            + (f" of{about}" if about else " as one report tells it")
            + f" to {self.value or 'nothing'}"
            + (f" (was {self.before})" if self.before else ""),
            "dismiss": f"dismissed{about}" if about else f"dismissed {_statements(len(self.refs))}",
            "note": f"noted on{about}: {self.value}",
            "state": f"stated what the reader missed: {_quoted(self.refs)}",
            "alias": " = ".join(self.names),
            "undo": f"undid entry {self.undoes}",
            "redact": f"redacted a report{about}",
        }[self.action]
        return words + (f" ({self.source})" if self.source else "")

    def __str__(self) -> str:
        reason = f": {self.why}" if self.why else ""
        return f"{self.number}  {self.at[:16].replace('T', ' ')}  {self.who} {self.says}{reason}"


def _statements(number: int) -> str:
    return f"{number} statement{'' if number == 1 else 's'}"


def _quoted(refs: tuple[Ref, ...]) -> str:
    return f"“{shorten(refs[0].text, 80, placeholder=' …')}”" if refs else ""
