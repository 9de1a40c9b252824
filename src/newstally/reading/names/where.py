"""Where: whether a name is that of a place many know, which then is no person's and no firm's."""

from __future__ import annotations

from newstally.gazetteer import look_up, prominence

# A place less known than this is a hamlet that shares its letters with somebody.
_KNOWN = 5.0


def is_known_place(name: str, least: float = _KNOWN) -> bool:
    """Whether a name is that of a place many know; `least` is on the scale of the gazetteer's prominence."""
    found = look_up(name)
    return bool(found) and prominence(found[0], name) >= least
