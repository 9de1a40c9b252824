"""Who compiles an indicator, as against who merely says its number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newstally.lexicon import words
from newstally.model import Name, Speaker

_COMPILERS = words("newstally.reading.figures", "compilers.txt")
_WORD = re.compile(r"[\w-]+")


def authority_of(speaker: Speaker | None, names: Sequence[Name]) -> str:
    """The body behind a number: a bureau, a ministry, a central bank that says it or whose data are shown; else "".

    A person speaks about a series and compiles none, whatever office they hold.
    """
    if speaker is None:
        return ""
    for said in (speaker.origin, speaker.name):
        # Who has an office speaks for it, and compiles nothing; "State Bank" may be taken for a person's name.
        if said and not (speaker.role and _is_person(said, names)) and _compiles(said):
            return said.removeprefix("the ").removeprefix("The ")
    return ""


def _compiles(name: str) -> bool:
    found = {w.lower() for w in _WORD.findall(name)}
    return bool(found & _COMPILERS) and not found & {
        "official",
        "officials",
        "spokesman",
        "spokeswoman",
        "spokesperson",
    }


def _is_person(name: str, names: Sequence[Name]) -> bool:
    return any(n.kind == "person" and name in (n.name, *n.aliases) for n in names)
