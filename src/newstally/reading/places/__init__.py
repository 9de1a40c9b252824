"""Places: names that refer to a location, resolved against the gazetteer, or left unresolved."""

from __future__ import annotations

from newstally.model import Name, Place, Setting
from newstally.reading.language import Script
from newstally.reading.places.find import places_of
from newstally.reading.places.locate import locate
from newstally.reading.places.routes import on_route

__all__ = ["find_places", "locate", "on_route"]


def find_places(script: Script, setting: Setting, names: tuple[Name, ...]) -> tuple[Place, ...]:
    """The place mentions of a report in text order.

    Read from capitals, the gazetteer and the words around, without the parser; resolved with the whole report
    as context, one sense for one name.
    """
    return places_of(script, setting, names)
