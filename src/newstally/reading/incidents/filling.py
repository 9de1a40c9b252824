"""Filling: what the model finds in the sentences of an attack, put where the lexicons found nothing.

A filler belongs to the incident of its sentence, else of its paragraph, else to the only attack of the report; where
several would do, to the one of the type that the model thinks of.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from msgspec.structs import replace

from newstally.model import Actor, Evidence, IncidentMention, IncidentType, Name, Target, quote
from newstally.reading.incidents.fillers import TYPES, Filler, FillerRole, fillers_in
from newstally.reading.incidents.merging import Cluster
from newstally.reading.incidents.scenes import Material

# The types of incident behind each type that the model knows.
_MEANT: dict[str, frozenset[IncidentType]] = {
    "armed_assault": frozenset(
        ("armed_assault", "assassination", "vehicle_attack", "air_strike", "shelling", "hijacking")
    ),
    "bombing": frozenset(("bombing", "air_strike", "shelling")),
    "kidnapping": frozenset(("kidnapping", "hostage_taking", "hijacking")),
    "arson": frozenset(("arson",)),
}
_ATTACKS = frozenset(t for types in _MEANT.values() for t in types)
# How sure the model must be of a phrase.
_SURE = 0.4
# How many sentences after its incident a filler may stand.
_FAR = 2
_LEAD_WORDS = re.compile(
    r"(?:(?:the|an?|some|several|many|his|her|their|its|this|that|these|those|at least|about|more than|one|two|three|"
    r"four|five|six|seven|eight|nine|ten|eleven|twelve|dozens of|scores of|\d[\d,]*)\s+)+",
    re.IGNORECASE,
)


def fill(mentions: list[IncidentMention], clusters: list[Cluster], material: Material) -> list[IncidentMention]:
    """The mentions, those of attacks with the roles that the model finds filled."""
    attacks = [n for n, m in enumerate(mentions) if m.type in _ATTACKS]
    if not attacks:
        return mentions
    theirs: dict[int, list[Filler]] = defaultdict(list)
    text = material.script.text
    found = [f for f in fillers_in(text) if f.score >= _SURE]
    for filler, number in _homes(found, attacks, mentions, clusters, material):
        theirs[number].append(filler)
    return [_filled(m, theirs[n], material, text) if n in theirs else m for n, m in enumerate(mentions)]


def _homes(
    fillers: list[Filler],
    attacks: list[int],
    mentions: list[IncidentMention],
    clusters: list[Cluster],
    material: Material,
) -> Iterable[tuple[Filler, int]]:
    """Each filler with the number of the incident it belongs to."""
    by_sentence: dict[int, list[int]] = defaultdict(list)
    by_block: dict[int, list[int]] = defaultdict(list)
    for number in attacks:
        for index in clusters[number].sentences:
            by_sentence[index].append(number)
        for block in clusters[number].blocks:
            by_block[block].append(number)
    sentences = iter(material.script.sentences)
    sentence = next(sentences, None)
    for filler in fillers:
        while sentence is not None and sentence.span[1] <= filler.start:
            sentence = next(sentences, None)
        if sentence is None:
            return
        near = [n for back in range(1, _FAR + 1) for n in by_sentence.get(sentence.index - back, ())]
        homes = by_sentence.get(sentence.index) or by_block.get(sentence.block) or near
        if not homes and len(attacks) == 1:
            homes = attacks
        fitting = [n for n in homes if _may_be_of(filler, mentions[n])]
        if fitting:
            yield filler, fitting[0]


def _may_be_of(filler: Filler, mention: IncidentMention) -> bool:
    likely = TYPES[max(range(len(TYPES)), key=lambda n: filler.types[n])]
    return not {mention.type, *mention.also}.isdisjoint(_MEANT.get(likely, _ATTACKS))


def _filled(mention: IncidentMention, fillers: list[Filler], material: Material, text: str) -> IncidentMention:
    told: dict[FillerRole, dict[str, Filler]] = defaultdict(dict)
    for filler in sorted(fillers, key=lambda f: (-f.score, f.start)):
        name = _name_of(filler, material, text)
        if name and not _is_told_already(name, told[filler.role]):
            told[filler.role][name] = filler
    evidence: list[Evidence] = []

    def cite(field: str, filler: Filler) -> None:
        evidence.append(quote(text, filler.start, filler.end, field))

    perpetrators = mention.perpetrators
    if not any(a.status in ("claimed", "named", "denied") for a in perpetrators):
        found: list[Actor] = []
        for name, filler in told["organisation"].items():
            found.append(Actor(name=name, status="suspected"))
            cite("perpetrators", filler)
        if not perpetrators:
            for name, filler in told["attacker"].items():
                if not told["organisation"]:
                    found.append(Actor(name=name, status="unknown"))
                    cite("perpetrators", filler)
        perpetrators = (*found, *perpetrators)
    bodies = [n for n, a in enumerate(perpetrators) if a.status in ("claimed", "named", "suspected")]
    words = next(
        ((n, f) for n, f in told["attacker"].items() if not any(_shares(n, a.name) for a in perpetrators)), None
    )
    if bodies and words is not None and not perpetrators[bodies[0]].called:
        first = bodies[0]
        perpetrators = (
            *perpetrators[:first],
            Actor(name=perpetrators[first].name, status=perpetrators[first].status, called=words[0]),
            *perpetrators[first + 1 :],
        )
        cite("perpetrators", words[1])
    target = mention.target
    if target is None and told["target"]:
        name, filler = next(iter(told["target"].items()))
        target = Target(name=name)
        cite("target", filler)
    weapon = mention.weapon
    if not weapon and told["weapon"]:
        weapon, filler = next(iter(told["weapon"].items()))
        cite("weapon", filler)
    for filler in told["victim"].values():
        cite("victims", filler)
    return replace(
        mention,
        evidence=(*mention.evidence, *evidence),
        perpetrators=perpetrators,
        target=target,
        weapon=weapon,
        victims=tuple(told["victim"]),
    )


def _name_of(filler: Filler, material: Material, text: str) -> str:
    """A filler's words without articles and numbers; a person or body that the report names, by its full name."""
    named: Name | None = material.names.at(filler.end - 1)
    if named is not None and named.kind in ("person", "organisation") and filler.role != "weapon":
        return named.name
    words = " ".join(text[filler.start : filler.end].split()).strip(" '\"“”‘’.,;:()-")
    return _LEAD_WORDS.sub("", words, count=1) if _LEAD_WORDS.match(words) else words


def _shares(one: str, other: str) -> bool:
    return not set(one.lower().split()).isdisjoint(other.lower().split())


def _is_told_already(name: str, told: dict[str, Filler]) -> bool:
    """Whether a name only says again, in more words or fewer, whom a likelier one names."""
    words = set(name.lower().split())
    return any(words <= (other := set(o.lower().split())) or other <= words for o in told)
