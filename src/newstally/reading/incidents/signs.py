"""Signs: the words by which a sentence may tell of an incident, looked for before anything is parsed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newstally.reading.incidents.lexicon import everyday_signals, forms, noun_class, plain_signals, signals
from newstally.reading.language import Script, Sentence

_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
# Everyday words that are deeds often enough to look further, and what accidents happen to.
_DEEDS = ("attack", "raid", "crash", "hijack", "storm", "clash", "collapse", "sink", "missile", "drone", "siege")
_PLAIN_DEEDS = frozenset(form for lemma in _DEEDS for form in forms(lemma))
# Those that tell of harm beside a second sign in one sentence: "fire destroyed 40 shops", "seized four engineers".
_HARM = ("seize", "capture", "destroy", "damage", "evacuate", "rescue", "accident", "fire", "burn", "leak", "spill")
_HARMS = frozenset(form for lemma in _HARM for form in forms(lemma))
_VEHICLES = frozenset(
    form
    for kind in ("road_vehicle", "rail_vehicle", "vessel", "aircraft")
    for n in noun_class(kind)
    for form in forms(n)
)


@dataclass(frozen=True, slots=True)
class Signs:
    """The sentences worth parsing, none where a report has only everyday words of the kind.

    `plain` says whether some word of the report is hardly said of anything but an incident.
    """

    sentences: list[Sentence]
    plain: bool


def signs_of(script: Script) -> Signs:
    """What a report's words let expect."""
    stems = [_stems(s) for s in script.sentences]
    plain = any(_is_plain_sign(found) for found in stems)
    telling = plain or any(_may_tell_harm(found) for found in stems)
    signed = [s for s, found in zip(script.sentences, stems, strict=True) if not found.isdisjoint(signals())]
    return Signs(sentences=signed if telling else [], plain=plain)


def _is_plain_sign(stems: set[str]) -> bool:
    return not stems.isdisjoint(plain_signals()) or not stems.isdisjoint(_PLAIN_DEEDS)


def _may_tell_harm(stems: set[str]) -> bool:
    everyday = stems & everyday_signals()
    return bool(everyday) and (not stems.isdisjoint(_VEHICLES) or (bool(everyday & _HARMS) and len(everyday) > 1))


def _stems(sentence: Sentence) -> set[str]:
    found = set(_WORD.findall(sentence.text.lower()))
    return found | {piece for w in found if "-" in w for piece in w.split("-")}
