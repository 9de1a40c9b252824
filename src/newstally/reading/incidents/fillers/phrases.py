"""Phrases: the tokens' probabilities as phrases with a role."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from newstally.model import IncidentType

FillerRole = Literal["attacker", "organisation", "target", "victim", "weapon"]
ROLES: tuple[FillerRole, ...] = ("attacker", "organisation", "target", "victim", "weapon")
# What the model tells of the incident: of a type it was not taught, or one of these.
TYPES: tuple[IncidentType | None, ...] = (None, "armed_assault", "bombing", "kidnapping", "arson")
# By how much nothing's probability is lowered before the likeliest is taken: a phrase is weighed again as a whole.
_AGAINST_NOTHING = 0.25
_POSSESSIVE = re.compile(r"(?<=[^\W\d_])['’]s\b", re.IGNORECASE)
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Filler:
    """A phrase of the text that fills a role: where it stands, how sure that is, the probabilities of TYPES."""

    role: FillerRole
    start: int
    end: int
    score: float
    types: tuple[float, ...]


def phrases(roles: Floats, types: Floats, places: Sequence[tuple[int, int]], text: str) -> list[Filler]:
    """The phrases of a text from each piece's probabilities: nothing, then begin and inside for each role.

    `places` are the pieces' starts and ends in the text. A word is part of a phrase as a whole, by its first piece.
    """
    found: list[Filler] = []
    open_: list[int] = []
    kind = -1

    def close() -> None:
        if open_:
            score = float(np.mean([roles[n, 1 + 2 * kind] + roles[n, 2 + 2 * kind] for n in open_]))
            of_type = tuple(float(p) for p in np.mean(types[open_], axis=0))
            found.append(Filler(ROLES[kind], places[open_[0]][0], places[open_[-1]][1], score, of_type))
            open_.clear()

    scores = roles.copy()
    scores[:, 0] *= _AGAINST_NOTHING
    for n, best in enumerate(int(b) for b in scores.argmax(axis=1)) if len(scores) else ():
        role, begins = (best - 1) // 2, best % 2 == 1
        if open_ and _goes_on(text, places[n - 1][1], places[n][0]):
            open_.append(n)
        elif best == 0 or (not open_ and n and _goes_on(text, places[n - 1][1], places[n][0])):
            close()
        elif open_ and role == kind and not begins:
            open_.append(n)
        else:
            close()
            kind = role
            open_.append(n)
    close()
    return found


def _goes_on(text: str, end: int, start: int) -> bool:
    """Whether a piece goes on with the word of the one before it: letters on both sides, or a hyphen between."""
    if start != end:
        return False
    if _POSSESSIVE.match(text, start) or _POSSESSIVE.match(text, start - 1):
        # "The president's home" is one phrase.
        return True
    hyphen = text[start] == "-" and text[start + 1 : start + 2].isalnum()
    return hyphen or (text[start].isalnum() and (text[start - 1].isalnum() or text[start - 1] == "-"))
