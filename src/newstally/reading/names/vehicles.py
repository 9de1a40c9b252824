"""Vehicles: ships, trains, aircraft and flights, by prefix, by head, or by the kind that stands beside the name."""

from __future__ import annotations

import re

from newstally.gazetteer import demonym_entry, look_up
from newstally.lexicon import words
from newstally.reading.names.lexicon import BODY_NOUNS, ROLES, ROOM, VEHICLES
from newstally.reading.names.mentions import Run
from newstally.reading.names.people import speaks

_PREFIXES = words(ROOM, "ship_prefixes.txt")
_TRANSPORT = re.compile(
    r"\b(?:trains?|rail\w*|carriages?|bogies?|coach(?:es)?|derail\w*|passengers?|tracks?|locomotive|ships?|vessels?|"
    r"boats?|ferr(?:y|ies)|tankers?|crew|aboard|sank|capsized|bus(?:es)?|aircraft|flights?)\b"
)
# Characters around a name within which something of transport tells a train called Mail from a newspaper.
_NEAR = 250
_KINDS = (
    "ship|vessel|boat|ferry|tanker|freighter|frigate|yacht|submarine|train|trawler|cruiser|destroyer|corvette|carrier|warship|tugboat|tug|"
    "barge|dhow|schooner|catamaran|steamer|liner|icebreaker|dredger|lifeboat|airship|spacecraft|rover|probe|lander|satellite|capsule|airliner"
)
_BEFORE = re.compile(rf"\b(?:{_KINDS})(?:,[ \u00a0]+the)?[ \u00a0]+[“\"‘']?$", re.IGNORECASE)
# "The Green Line train": what a train is called need not say that it is one.
_BEHIND = re.compile(
    r"[ \u00a0]+(?:express |passenger |cargo |container |cruise |oil )?"
    r"(?:train|ferry|steamer|yacht|trawler|tanker|freighter|warship|spacecraft|rover|lander|lifeboat)\b"
)
_NUMBER = re.compile(r"(?:[ \u00a0](?:number |no\.? )?[A-Z]{0,3}\d{1,4})\b")
_FLIGHT = re.compile(r"[ \u00a0]+flight[ \u00a0]+[A-Z]{0,3}\d{1,4}\b")


def vehicle_end(run: Run, text: str) -> int | None:
    """Where the vehicle's name ends if the run is one; None if it is none."""
    parts, lower = run.parts, run.lower
    if lower[-1] == "flight" and (number := _NUMBER.match(text, run.end)) is not None:
        return number.end()
    if len(parts) > 1 and lower[-2] == "flight" and any(c.isdigit() for c in parts[-1]):
        return run.end
    if (flight := _FLIGHT.match(text, run.end)) is not None:
        return flight.end()
    return run.end if _is_vehicle(run, text) else None


def _is_vehicle(run: Run, text: str) -> bool:
    parts, lower = run.parts, run.lower
    if parts[0] in _PREFIXES and len(parts) > 1:
        return True
    if (
        len(parts) > 1
        and lower[-1] in VEHICLES
        and _TRANSPORT.search(text, max(0, run.start - _NEAR), run.end + _NEAR) is not None
        and not speaks(run, text)
    ):
        return True
    if (
        (len(parts) > 1 or not run.opens)
        and not run.owns
        and _BEHIND.match(text, run.end, run.sentence.end)
        and not _is_where(run)
    ):
        return True
    before = text[max(run.sentence.start, run.start - 20) : run.start]
    return _BEFORE.search(before) is not None and lower[0] not in ROLES and lower[0] not in BODY_NOUNS


def _is_where(run: Run) -> bool:
    """A place, or the people of one: "the New York train", "South Korean ferry"."""
    return bool(look_up(run.text) or demonym_entry(run.text) or demonym_entry(run.parts[-1]))
