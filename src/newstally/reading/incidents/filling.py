"""Filling: what the model finds in the sentences of an attack, put beside what the lexicons found.

A filler belongs to the incident of its sentence, else of its paragraph, else to the only attack of the report; where
several would do, to the one of the type that the model thinks of.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable

from msgspec.structs import replace

from newstally.model import Actor, Evidence, IncidentMention, IncidentType, Name, Target, TimeExpression, quote
from newstally.reading.incidents.fillers import ROLES, Filler, FillerRole
from newstally.reading.incidents.founding import likely_type
from newstally.reading.incidents.merging import Cluster
from newstally.reading.incidents.scenes import Material

# The types of incident behind each type that the model knows.
_MEANT: dict[IncidentType | None, frozenset[IncidentType]] = {
    "armed_assault": frozenset(
        ("armed_assault", "assassination", "vehicle_attack", "air_strike", "shelling", "hijacking")
    ),
    "bombing": frozenset(("bombing", "air_strike", "shelling")),
    "kidnapping": frozenset(("kidnapping", "hostage_taking", "hijacking")),
    "arson": frozenset(("arson",)),
}
_ATTACKS = frozenset(t for types in _MEANT.values() for t in types)
# The share of all fillers' probabilities that makes a type likely.
_MOSTLY = 0.7
_DOERS: tuple[FillerRole, ...] = ("organisation", "attacker")
# How many sentences after its incident a filler may stand.
_FAR = 2
_LEAD_WORDS = re.compile(
    r"(?:(?:the|an?|some|several|many|his|her|their|its|this|that|these|those|at least|about|more than|one|two|three|"
    r"four|five|six|seven|eight|nine|ten|eleven|twelve|dozens of|scores of|\d[\d,]*)\s+)+",
    re.IGNORECASE,
)

# "The town hall of": a phrase that breaks off.
_TAIL_WORDS = re.compile(r"(?:(?:\s+|^)(?:of|in|at|on|the|an?|and|or|to|from|with|by|for|near|who|that|which))+$")


def fill(mentions: list[IncidentMention], clusters: list[Cluster], material: Material) -> list[IncidentMention]:
    """The mentions, those of attacks with the roles that the model finds filled."""
    attacks = [n for n, m in enumerate(mentions) if m.type in _ATTACKS]
    if not attacks:
        return mentions
    theirs: dict[int, list[Filler]] = defaultdict(list)
    for filler, number in _homes(attacks, mentions, clusters, material):
        theirs[number].append(filler)
    return [
        _filled(_typed(m, clusters[n], theirs[n]), theirs[n], material) if n in theirs else m
        for n, m in enumerate(mentions)
    ]


def _typed(mention: IncidentMention, cluster: Cluster, fillers: list[Filler]) -> IncidentMention:
    """What the report only calls an attack, with the type that its fillers speak of."""
    words = (t for s in cluster.scenes for t in s.telling.strong)
    if mention.type != "armed_assault" or any(t.type is not None and not t.guessed for t in words):
        return mention
    kind, share = likely_type(fillers)
    if kind == "bombing" and not any(f.role in ("weapon", "target") for f in fillers):
        # Gunmen who kill people are told in these words too.
        return mention
    return replace(mention, type=kind) if kind is not None and share > _MOSTLY else mention


def _homes(
    attacks: list[int], mentions: list[IncidentMention], clusters: list[Cluster], material: Material
) -> Iterable[tuple[Filler, int]]:
    """Each filler with the number of the incident it belongs to."""
    by_sentence: dict[int, list[int]] = defaultdict(list)
    by_block: dict[int, list[int]] = defaultdict(list)
    for number in attacks:
        for index in clusters[number].sentences:
            by_sentence[index].append(number)
        for block in clusters[number].blocks:
            by_block[block].append(number)
    others = {i for n, c in enumerate(clusters) if mentions[n].type not in _ATTACKS for i in c.sentences}
    for index, fillers in material.fillers.items():
        if index in others and index not in by_sentence:
            # A wreck's dead are no attack's victims.
            continue
        homes = by_sentence.get(index, [])
        if not homes:
            sentence = material.script.sentences[index]
            near = [n for back in range(1, _FAR + 1) for n in by_sentence.get(index - back, ())]
            around = by_block.get(sentence.block) or near or (attacks if len(attacks) == 1 else [])
            homes = [n for n in around if _may_be_then(material.times.within(*sentence.span), mentions[n])]
        for filler in fillers:
            fitting = [n for n in homes if _may_be_of(filler, mentions[n])] or (homes if len(homes) == 1 else [])
            if fitting:
                yield filler, fitting[0]


def _may_be_then(times: list[TimeExpression], mention: IncidentMention) -> bool:
    """Whether a sentence with these times may tell of an incident: all that it dates may lie elsewhere."""
    dated = [t.interval for t in times if t.interval is not None and t.type in ("DATE", "TIME")]
    return not dated or mention.date is None or any(i.overlaps(mention.date) for i in dated)


def _may_be_of(filler: Filler, mention: IncidentMention) -> bool:
    return not {mention.type, *mention.also}.isdisjoint(_MEANT.get(likely_type([filler])[0], _ATTACKS))


def _filled(mention: IncidentMention, fillers: list[Filler], material: Material) -> IncidentMention:
    text = material.script.text
    told: dict[FillerRole, dict[str, Filler]] = {role: {} for role in ROLES}
    for filler in sorted(fillers, key=lambda f: (-f.score, f.start)):
        name = _name_of(filler, material, text)
        if name and not _is_told_already(name, told[filler.role]):
            told[filler.role][name] = filler
    evidence: list[Evidence] = []

    def cited(field: str, role: FillerRole, names: Iterable[str]) -> tuple[str, ...]:
        kept = tuple(names)
        evidence.extend(quote(text, told[role][n].start, told[role][n].end, field) for n in kept)
        return kept

    target = mention.target
    if target is not None and target.name not in material.proper_names:
        longer = _longer(target.name, told["target"])
        target = replace(target, name=longer) if longer else target
    if target is None and told["target"]:
        target = Target(name=next(iter(told["target"])))
    if target is not None:
        cited("target", "target", [n for n in told["target"] if n == target.name])
    others = [n for n in told["target"] if target is None or not _shares(n, target.name)]
    weapon = next(iter(told["weapon"]), mention.weapon)
    cited("weapon", "weapon", [n for n in told["weapon"] if n == weapon])
    return replace(
        mention,
        perpetrators=_doers(mention.perpetrators, told, cited),
        target=target,
        other_targets=cited("other_targets", "target", others),
        weapon=weapon,
        other_weapons=cited("other_weapons", "weapon", [n for n in told["weapon"] if n != weapon]),
        victims=cited("victims", "victim", told["victim"]),
        evidence=(*mention.evidence, *evidence),
    )


def _doers(
    known: tuple[Actor, ...],
    told: dict[FillerRole, dict[str, Filler]],
    cited: Callable[[str, FillerRole, Iterable[str]], tuple[str, ...]],
) -> tuple[Actor, ...]:
    """The attackers: those of the lexicons by their longer names, the model's bodies and people beside them.

    Bodies are added where nobody is known to have done it, people where no one else is told of; beside a body, the
    first of the people are what its attackers are called.
    """
    actors = list(known)
    for at, actor in enumerate(known):
        for role in _DOERS if actor.status == "unknown" else ():
            if longer := _longer(actor.name, told[role]):
                cited("perpetrators", role, [longer])
                actors[at] = replace(actor, name=longer)
                break
    if not any(a.status in ("claimed", "named", "denied") for a in known):
        bodies = cited("perpetrators", "organisation", told["organisation"])
        people = [] if bodies or known else cited("perpetrators", "attacker", told["attacker"])
        actors = [
            *(Actor(name=n, status="suspected") for n in bodies),
            *(Actor(name=n, status="unknown") for n in people),
            *(a for a in actors if a.name not in bodies),
        ]
    called = next((n for n in told["attacker"] if not any(_shares(n, a.name) for a in actors)), "")
    for at, actor in enumerate(actors):
        if called and not actor.called and actor.status in ("claimed", "named", "suspected"):
            cited("perpetrators", "attacker", [called])
            actors[at] = replace(actor, called=called)
            break
    return tuple(actors)


def _longer(name: str, told: Iterable[str]) -> str:
    """What the model calls the same in more words: "group of terrorists" for "group"; "" where it does not."""
    words = set(name.lower().split())
    return next((n for n in told if words < set(n.lower().split())), "")


def _name_of(filler: Filler, material: Material, text: str) -> str:
    """A filler's words without articles and numbers; a person or body that the report names, by its full name."""
    words = " ".join(text[filler.start : filler.end].split()).strip(" '\"“”‘’.,;:()-")
    led = _LEAD_WORDS.match(words)
    words = _TAIL_WORDS.sub("", words[led.end() :] if led is not None else words)
    named: Name | None = material.names.at(filler.end - 1)
    if named is not None and named.kind in ("person", "organisation") and filler.role != "weapon":
        # Its longer form, unless the filler says more of it than the name found there.
        return words if set(named.name.lower().split()) < set(words.lower().split()) else named.name
    return words


def _shares(one: str, other: str) -> bool:
    return not set(one.lower().split()).isdisjoint(other.lower().split())


def _is_told_already(name: str, told: dict[str, Filler]) -> bool:
    """Whether a name only says again, in more words or fewer, whom a likelier one names."""
    words = set(name.lower().split())
    return any(words <= (other := set(o.lower().split())) or other <= words for o in told)
