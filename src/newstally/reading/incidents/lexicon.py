"""The room's word lists, turned round for look-up: from a word to what it may mean."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any, cast

from newstally.lexicon import table, words
from newstally.model import Effect, IncidentType

ROOM = "newstally.reading.incidents"
_PEOPLE_END = ("man", "woman", "person", "boy", "girl", "child")
_VESSELS_END = ("boat", "ship", "ferry", "canoe", "barge")
_ROAD_END = ("bus", "truck")
_SHORTEST_COMPOUND = 7


@cache
def noun_class(name: str) -> frozenset[str]:
    """The lemmas of a class of `nouns.toml`."""
    own = frozenset(str(table(ROOM, "nouns.toml")[name]).split())
    # Whoever has an office, a rank or a job is a person.
    return own | words("newstally.reading.names", "person_roles.txt") if name == "person" else own


def is_a(lemma: str, *classes: str) -> bool:
    """Whether a noun belongs to one of the classes."""
    if any(lemma in noun_class(c) for c in classes):
        return True
    # Businessmen and schoolgirls, whaleboats and minibuses.
    ends = (*(_PEOPLE_END if "person" in classes else ()), *(_VESSELS_END if "vessel" in classes else ()))
    ends += _ROAD_END if "road_vehicle" in classes else ()
    return bool(ends) and len(lemma) >= _SHORTEST_COMPOUND and lemma.endswith(ends)


@cache
def trigger_table(part: str) -> dict[str, IncidentType]:
    """From the words of one part ("nouns", "verbs", "instruments", "modifiers") to their incident type."""
    found: dict[str, IncidentType] = {}
    for name, entry in table(ROOM, "triggers.toml").items():
        kind = cast(IncidentType, name)
        if name != "general":
            found.update((word, kind) for word in entry[part])
    return found


@cache
def general(part: str) -> frozenset[str]:
    """Words that name some incident without its kind, and anaphors that only point back."""
    return frozenset(table(ROOM, "triggers.toml")["general"][part])


@cache
def patterns() -> tuple[dict[str, Any], ...]:
    """Verbs that tell an incident only in the right company."""
    return tuple(table(ROOM, "arguments.toml")["pattern"])


@cache
def effect_table(part: str) -> dict[str, Effect]:
    """From the words of one part of `effects.toml` to their effect; the first effect listed wins."""
    found: dict[str, Effect] = {}
    for name, entry in table(ROOM, "effects.toml").items():
        effect = cast(Effect, name)
        for word in entry[part]:
            found.setdefault(word, effect)
    return found


_DOUBLES = frozenset("bdgmnprt")


def forms(lemma: str) -> Iterable[str]:
    """The regular English forms a lemma may take in text."""
    yield from (lemma, lemma + "s", lemma + "es", lemma + "ed", lemma + "d", lemma + "ing")
    if lemma.endswith("e"):
        yield lemma[:-1] + "ing"
    if lemma.endswith("y"):
        yield from (lemma[:-1] + "ies", lemma[:-1] + "ied")
    if lemma[-1] in _DOUBLES:
        yield from (lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing")


@cache
def signals() -> frozenset[str]:
    """Every form of every word that may tell an incident or an effect: sentences without one need no parse."""
    everyday = everyday_signals()
    irregular = frozenset(table(ROOM, "signals.toml")["forms"])
    return frozenset(form for lemma in _firsts() for form in forms(lemma)) | irregular | everyday


@cache
def everyday_signals() -> frozenset[str]:
    """Those of the signals that are everyday words ("hold", "bring"): alone they make no report worth a parse."""
    words: list[str] = table(ROOM, "signals.toml")["everyday"]
    irregular: list[str] = table(ROOM, "signals.toml")["everyday_forms"]
    return frozenset(form for lemma in words for form in forms(lemma)) | frozenset(irregular)


@cache
def plain_signals() -> frozenset[str]:
    """Those that are hardly said of anything but an incident."""
    return signals() - everyday_signals()


# "Break-in" is a sign as a whole, "in" is none.
_SHORTEST_SIGN = 4


def _firsts() -> set[str]:
    lemmas: set[str] = set(general("nouns") | general("anaphors"))
    for part in ("nouns", "verbs", "instruments"):
        lemmas.update(trigger_table(part))
    for part in ("verbs", "undergo", "state", "events"):
        lemmas.update(effect_table(part))
    for pattern in patterns():
        lemmas.update(pattern["verbs"])
    pieces = {piece for lemma in lemmas for piece in lemma.split("-") if len(piece) >= _SHORTEST_SIGN}
    return lemmas | pieces | {lemma.split("_")[0] for lemma in lemmas}
