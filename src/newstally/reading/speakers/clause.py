"""The record that the room's modules hand on: one stretch that somebody says."""

from __future__ import annotations

from typing import NamedTuple

from newstally.model.name import Manner
from newstally.reading.language import Token


class Clause(NamedTuple):
    """A stretch somebody says (offsets), the words that stand for the speaker, and how it is said."""

    start: int
    end: int
    manner: Manner
    who: tuple[int, int]
    head: Token | None
    # Whose knowledge it is, where the phrase names a document and its maker.
    origin: tuple[int, int] | None = None
    # Who passes it on: "was quoted by |state television| as saying".
    via: tuple[int, int] | None = None
    # Up to where a name in apposition to the speaker's phrase may stand: the verb.
    until: int = 0
