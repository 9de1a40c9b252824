"""Routes: places that something travels from, to or between, which are not where things happened.

"The Peshawar-bound train was on its way to Sukkur from Quetta" names three places and happened in none of them.
"""

from __future__ import annotations

import re

from newstally.lexicon import phrases
from newstally.model import Place
from newstally.reading.language import Script

_ROOM = "newstally.reading.places"
_GAP = (
    r"(?:[ \u00a0](?:the|a|its|his|her|their|[\w’'-]+[’']s?|[a-z]+ern|port|city|town|of|district|provincial|capital"
    r"|nearby)){0,4}"
)
# "runs between", "travelling to", "bound for", "on its way to": a way of saying route, then the place.
_TOWARDS = re.compile(rf"(?:{'|'.join(phrases(_ROOM, 'route_phrases.txt'))}){_GAP}[ \u00a0]$", re.IGNORECASE)
# "from X to Y" and "to Y from X": the second end of a route whose first end stands before it.
_SECOND_END = re.compile(rf"[ \u00a0](?:city[ \u00a0]|town[ \u00a0])?(?:to|and|from|for|via){_GAP}[ \u00a0]$")
_FROM_TO = re.compile(rf"\bfrom{_GAP}[ \u00a0]$")
_THEN_TO = re.compile(r"(?:,[^,.;]{1,30},)?[ \u00a0](?:to|towards?)[ \u00a0](?:the[ \u00a0])?[A-Z]")
_BOUND = re.compile(r"-(?:bound)\b")
_REACH = 60


def on_route(place: Place, places: tuple[Place, ...], script: Script) -> bool:
    """Whether the place is only an end of a route, by the words around it."""
    text = script.text
    start, end = place.span
    if _BOUND.match(text, end) or _leads(text, start):
        return True
    if _FROM_TO.search(text, max(0, start - _REACH), start) and _THEN_TO.match(text, end):
        return True
    earlier = (p for p in places if 0 <= start - p.span[1] <= _REACH)
    return any(_is_second_end(text, first.span, start) for first in earlier)


def _is_second_end(text: str, first: tuple[int, int], start: int) -> bool:
    """Whether the place that begins at `start` ends a route whose first end is the span `first`."""
    if not _SECOND_END.fullmatch(text, first[1], start):
        return False
    if _leads(text, first[0]):
        return True
    after_from = _FROM_TO.search(text, max(0, first[0] - _REACH), first[0]) is not None
    return after_from and "to" in text[first[1] : start].split()


def _leads(text: str, start: int) -> bool:
    return _TOWARDS.search(text, max(0, start - _REACH), start) is not None
