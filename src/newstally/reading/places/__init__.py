"""Places: names that refer to a location, resolved against the gazetteer, or left unresolved."""

from __future__ import annotations

from newstally.model import Name, Place, Setting
from newstally.reading.language import Script


def find_places(script: Script, setting: Setting, names: tuple[Name, ...]) -> tuple[Place, ...]:
    """The place mentions of a report in text order."""
    return ()
