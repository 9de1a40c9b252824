"""Facilities: named buildings and installations, by the head in the name or in lower case behind it."""

from __future__ import annotations

import re

from newstally.gazetteer import demonym_entry, look_up
from newstally.lexicon import words
from newstally.reading.names.lexicon import FACILITIES, FACILITY_PAIRS, ROOM, TITLES, is_given
from newstally.reading.names.mentions import Run

_COMMON = words(ROOM, "common_facilities.txt")
_BEHIND = re.compile(
    r"(?:[ \u00a0]+(?:railway|train|bus|metro|police|fire|power|petrol|international|general|district|central|high|"
    r"primary|secondary|nuclear|coal-fired|gas-fired|hydroelectric|thermal|solar|oil|copper|gold|coal|cement|steel|refugee|army|air|naval|military|"
    r"city|main|regional|municipal|children’s|maternity|teaching|university|border|football|cricket|suspension|railroad|shopping|wind))?"
    r"(?:[ \u00a0]+(?:power|railway|force|treatment|processing))?"
    rf"[ \u00a0]+(?:{'|'.join(sorted(FACILITIES - _COMMON, key=len, reverse=True))})\b"
)


def facility_end(run: Run, text: str) -> int | None:
    """Where the facility's name ends if the run is one; None if it is none."""
    parts, lower = run.parts, run.lower
    behind = _BEHIND.match(text, run.end, run.sentence.end)
    if len(parts) > 1 and (lower[-1] in FACILITIES or (lower[-2], lower[-1]) in FACILITY_PAIRS):
        if (
            len(parts) == 2
            and is_given(lower[0])
            and lower[-1] in ("park", "church", "bridge", "hall", "temple", "mill", "mall", "base")
        ):
            before = text[max(run.sentence.start, run.start - 14) : run.start]
            if not re.search(r"\b(?:at|in|the|near|to|of|on|from|outside|inside)[ \u00a0]+(?:the )?$", before):
                return None
        # "Abad Junction railway station" is one name.
        return behind.end() if behind is not None and not run.owns else run.end
    if len(parts) > 2 and lower[0] in FACILITIES and lower[1] == "of":
        return run.end
    if run.owns or lower[0] in TITLES:
        return None
    if demonym_entry(run.text) or (run.opens and len(parts) == 1 and not look_up(run.text)):
        # "the American market", "Whilst market"
        return None
    before = text[max(run.sentence.start, run.start - 3) : run.start]
    # "a Lahore hospital" is any hospital there; "the Abad railway station" is that one.
    if behind is None or re.search(r"\b[aA][n]? $", before):
        return None
    return behind.end()
