"""Gender: whether a name, a form of address or a role is a woman's or a man's; "" where none of them tells."""

from __future__ import annotations

from typing import Literal

from newstally.lexicon import table
from newstally.reading.names.lexicon import MEN, ROOM, WOMEN

Gender = Literal["", "woman", "man", "?"]
_WORDS = {word: gender for gender in ("woman", "man") for word in table(ROOM, "gendered_words.toml")[gender].split()}


def gender_of(name: str, address: str = "", role: str = "") -> Gender:
    """The gender that address, role and given name tell; "?" where they tell both."""
    told: set[Gender] = set()
    for word in (address.lower().rstrip("."), *(w.lower() for w in role.split())):
        if word in _WORDS:
            told.add("woman" if _WORDS[word] == "woman" else "man")
    first = name.split()[0].lower().rstrip(".") if name else ""
    if len(name.split()) > 1 and not (told and not address):
        if first in WOMEN:
            told.add("woman")
        elif first in MEN:
            told.add("man")
    if len(told) > 1:
        return "?"
    return next(iter(told), "")
