"""Keys under which an index finds the incidents that a question may be about: its filters as look-ups.

A key only narrows: what it finds is then held against the question itself (`question.fits`). So keys must never
miss what would fit; that they bring a few more does no harm.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newstally.ledger.linking.dates import days
from newstally.ledger.linking.spelling import initials, skeleton, tokens
from newstally.ledger.records import LedgerIncident
from newstally.ledger.tally.question import Question, bare, entries, singular

# Any of several lookups will do, each of which needs all of its keys.
Choices = tuple[tuple[str, ...], ...]
# What may have happened within more days than this, or on no known day, is found by a key and not by its first day.
NARROW = 62
WIDE = "wide"


def incident_keys(incident: LedgerIncident) -> Iterator[str]:
    """The keys that an incident is found by."""
    yield f"stage:{incident.stage}"
    stretch = days(incident.date)
    if stretch is None or stretch[1] - stretch[0] > NARROW:
        yield WIDE
    for kind in (incident.type, *incident.also):
        yield f"type:{kind}"
    target = incident.target
    for name in (*incident.targets, *((target.name, target.kind, target.operator) if target else ())):
        yield from _name_keys("target", name)
    for actor in incident.perpetrators:
        yield from _name_keys("actor", actor.name)
    yield from _name_keys("site", incident.site)
    yield from _place_keys(incident)


def question_keys(question: Question) -> list[Choices]:
    """What a question looks up; an incident that fits has the keys of one choice of each of these."""
    found: list[Choices] = []
    if question.target:
        asked = [q for name in question.target_names for q in (name, singular(name))]
        found.append(tuple(choice for name in asked for choice in _name_choices("target", name)))
    if question.actor:
        found.append(tuple(choice for name in question.actor_names for choice in _name_choices("actor", name)))
    if question.place:
        found.append(tuple(_place_choices(question.place)))
    if question.types:
        found.append(tuple((f"type:{kind}",) for kind in question.types))
    found.append(tuple((f"stage:{stage}",) for stage in question.stages))
    return found


def _name_keys(field: str, name: str) -> Iterator[str]:
    for word in tokens(name):
        yield f"{field}:{skeleton(word)}"
    for letters in initials(name):
        yield f"{field} initials:{letters}"
    if "." in name:
        yield f"{field}:{skeleton(_letters(name))}"


def _name_choices(field: str, query: str) -> Iterator[tuple[str, ...]]:
    """The words of a name; what it is short for; what is short for it."""
    words = tuple(f"{field}:{skeleton(word)}" for word in tokens(query))
    if words:
        yield words
    yield (f"{field} initials:{_letters(query)}",)
    for letters in initials(query):
        yield (f"{field}:{skeleton(letters)}",)


def _letters(name: str) -> str:
    return name.replace(".", "").strip().lower()


def _place_keys(incident: LedgerIncident) -> Iterator[str]:
    place = incident.place
    if place is None or place.entry is None:
        yield "nowhere"
        yield f"nowhere:{incident.country}"
    if place is None:
        return
    entry = place.entry
    for name in (place.name, *((entry.name, *entry.chain) if entry else ())):
        yield from _whole(name, "place")
    if entry is not None:
        yield f"entry:{entry.id}"
        yield f"country:{entry.country}"
        yield from _whole(entry.name, "at")


def _place_choices(query: str) -> Iterator[tuple[str, ...]]:
    """Inside it; at a site of that name; in something that holds it, or nowhere that is known."""
    first = next((part.strip() for part in query.split(",") if part.strip()), "")
    for key in _whole(first, "place"):
        yield (key,)
    yield (f"country:{first.upper()}",)
    for entry in entries(first):
        yield (f"entry:{entry.id}",)
    site = tuple(f"site:{skeleton(word)}" for word in tokens(query))
    if site:
        yield site
    asked = entries(query.split(",")[0])[:1]
    for link in (link for entry in asked for link in entry.chain):
        for key in _whole(link, "at"):
            yield (key,)
    if not asked or not asked[0].country:
        yield ("nowhere",)
    else:
        yield (f"nowhere:{asked[0].country}",)
        yield ("nowhere:",)


def _whole(name: str, field: str) -> Iterable[str]:
    """Keys for a whole name, spelling and the word for what it is aside, and for its short form."""
    plain = bare(name)
    words = tokens(plain)
    if words:
        yield f"{field}:{' '.join(map(skeleton, words))}"
    for letters in initials(plain):
        yield f"{field}:{skeleton(letters)}"
