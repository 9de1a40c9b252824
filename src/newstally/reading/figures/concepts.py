"""What a number measures, as words, before it is an indicator."""

from __future__ import annotations

from typing import NamedTuple

from newstally.reading.language import Token


class Concept(NamedTuple):
    """The words for what is measured ("" where a pronoun points back), and what limits it, such as a named fund.

    `scope` is whose or which part it is, `place` the place of the clause, `is_share` whether the number is
    a share of what the words name, which `scope` has (`by_part`: a thing, which is then what is measured);
    `noun` is the head of the words, where they are one phrase of the text.
    """

    words: str
    scope: str = ""
    place: str = ""
    is_share: bool = False
    by_part: bool = False
    noun: Token | None = None
    # The noun of change that the number tells as its level: "export |growth| slowed to 4 percent".
    growth: Token | None = None
    # Whether the words are those of a forecast or target: "its growth forecast", "the 2 percent target".
    is_expected: bool = False
    # Whether the noun of change can stand for itself, where nothing told before is what grew.
    is_growth_alone: bool = False
    # What one of it is per, where the words say so: "deaths |per million inhabitants|".
    per: str = ""
    # The words of a noun that points back, for where nothing was told: "the |index| gained 120 points".
    own: str = ""
    # What stands in for the item told before: "|those to the United States| climbed 15 percent".
    instead: str = ""
