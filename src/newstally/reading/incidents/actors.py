"""Actors: what was hit, who did it by whose word, and with what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from newstally.gazetteer import demonym_entry, look_up, prominence
from newstally.lexicon import table, words
from newstally.model import Actor, Evidence, Name, Target, quote
from newstally.model.incident import ActorStatus
from newstally.reading.incidents.claims import claim_of
from newstally.reading.incidents.grammar import Clauses
from newstally.reading.incidents.lexicon import ROOM, is_a, noun_class, patterns
from newstally.reading.incidents.nouns import in_class, noun_lemma
from newstally.reading.incidents.spans import Spans
from newstally.reading.incidents.tellings import Telling
from newstally.reading.incidents.triggers import Trigger, is_of_a_band
from newstally.reading.language import Token

_TABLE: dict[str, Any] = table(ROOM, "actors.toml")
_KINDS: dict[str, str] = {noun: kind for kind, nouns in _TABLE["targets"].items() for noun in nouns}
_WEAPONS = frozenset(_TABLE["weapons"]["words"])
_WEAPON_PARTS = frozenset(_TABLE["weapons"]["modifiers"])
_SPEECH = words("newstally.reading.language", "speech_lemmas.txt")
# Words beside a noun that say nothing of its kind: "the same train", "dead officers", "in March gunmen".
_NO_QUALITY = frozenset(("same", "latest", "dead", "earlier", "later")) | noun_class("calendar")
_COMMITS = frozenset(_TABLE["status"]["commits"])
_SUSPECTED = frozenset(_TABLE["status"]["suspected"])
_BLAMES: dict[str, list[str]] = _TABLE["status"]["blames"]
_KNOWN = 5.0
_VEHICLES = ("rail_vehicle", "road_vehicle", "vessel", "aircraft")
_PASSES = frozenset(("pass", "go", "cross", "leave", "clear", "drive", "come", "reach"))
_FORCE_DEEDS = frozenset(next(p["verbs"] for p in patterns() if p.get("subject") == ["security"]))
# Armed groups that are called for where they are from: "the Medellin cartel".
_BANDS_OF_PLACES = frozenset(_TABLE["status"]["of_places"])


def target_of(
    telling: Telling, names: Spans[Name], operators: dict[str, str], text: str
) -> tuple[Target, Evidence] | None:
    """What the telling says was hit, by its name where it has one."""
    best: tuple[int, Target, Evidence] | None = None
    for token in _hit(telling):
        name = _name_of(telling, token, names)
        kind = _kind(telling, token, name)
        if not kind and (name is None or name.kind == "person"):
            continue
        rank = 2 * (name is not None and name.kind in ("vehicle", "facility", "organisation")) + bool(kind)
        if best is None or rank > best[0]:
            label = name.name if name is not None and name.kind != "person" else _phrase(telling, token)
            operator = operators.get(kind, "")
            best = (rank, Target(name=label, kind=kind, operator=operator), _whole(name, token, text))
    return (best[1], best[2]) if best is not None else None


def _name_of(telling: Telling, token: Token, names: Spans[Name]) -> Name | None:
    """The name a noun phrase is told by: its own, or that of the vehicle in it ("a Borno Express bus")."""
    own = names.at(token.start)
    if own is not None:
        return own
    parts = telling.clauses.children(token, "compound", "nmod", "amod", "appos")
    found = (n for c in parts if (n := names.at(c.start)) is not None)
    return next((n for n in found if n.kind == "vehicle"), None)


def _whole(name: Name | None, token: Token, text: str) -> Evidence:
    """The words of a target: all of its name where it stands in the noun phrase, else the noun."""
    told = name.evidence if name is not None else ()
    near: list[Evidence | Token] = [e for e in told if e.end >= token.start - 40 and e.start <= token.end]
    at = min(near, key=lambda e: abs(e.start - token.start), default=token)
    return quote(text, at.start, at.end, "target")


def _hit(telling: Telling) -> Iterator[Token]:
    """The nouns an incident's triggers fall on, and the wholes that they are parts of."""
    clauses = telling.clauses
    for trigger in telling.triggers:
        token = trigger.token
        verb = token if trigger.verb else clauses.head(token)
        found: list[Token] = []
        if verb is not None and verb.pos == "VERB" and verb.lemma not in _SPEECH:
            found.extend(clauses.affected(verb))
            for other in clauses.children(verb, "conj"):
                found.extend(clauses.affected(other) if other.lemma not in _SPEECH else [])
            if trigger.type == "accident_transport" and not found:
                found.extend(clauses.subjects(verb))
            if trigger.type == "accident_transport" and verb.dep == "acl":
                # "A coach carrying pilgrims overturned": the parser may hang the verb from the pilgrims.
                above = (a for a in clauses.ancestors(verb) if a.pos == "NOUN")
                found = [a for a in above if _KINDS.get(noun_lemma(a), "civilians") != "civilians"] or found
            aimed = [*_just_missed(clauses, verb), *_aimed_at(clauses, verb)]
            struck = trigger.type in ("vehicle_attack", "accident_transport")
            found = [*aimed, *found] if struck else [*found, *aimed]
        if not trigger.verb:
            for told in clauses.children(token, "acl", "relcl"):
                # "A blast |that| hit the Express": the parser may hang the verb from its subject.
                found.extend(o for v in (told, *clauses.children(told, "conj")) for o in clauses.affected(v))
            found.extend(
                p
                for w in clauses.children(token, "prep")
                if w.lower in ("on", "of", "at", "against")
                for p in clauses.children(w, "pobj")
            )
            if not is_a(noun_lemma(token), "explosive", "perpetrator"):
                found.extend(clauses.children(token, "compound"))
        for noun in found:
            # Of "six coaches of a passenger train" the train is the target.
            for of in clauses.children(noun, "prep"):
                if of.lower in ("of", "on", "in", "at"):
                    yield from clauses.children(of, "pobj")
            yield noun


def _just_missed(clauses: Clauses, verb: Token) -> list[Token]:
    """What a bomb was meant for and missed: "went off after the Express had passed", "the bus escaped a blast"."""
    if verb.lemma in ("escape", "survive", "avoid"):
        return [s for s in clauses.subjects(verb) if in_class(s, *_VEHICLES) or s.tag == "NNP"]
    passed = [
        told
        for told in clauses.children(verb, "advcl")
        if told.lemma in _PASSES and any(c.lower in ("after", "before") for c in clauses.children(told, "mark"))
    ]
    return [s for told in passed for s in clauses.subjects(told) if in_class(s, *_VEHICLES) or s.tag == "NNP"]


def _aimed_at(clauses: Clauses, verb: Token) -> list[Token]:
    """What a shot, a throw or a drive goes at: "fired on tourists", "drove a van into a crowd"."""
    preps = [*clauses.children(verb, "prep"), *(p for o in clauses.objects(verb) for p in clauses.children(o, "prep"))]
    aims = {"at", "on", "into", "against", "upon"}
    if verb.lemma == "set":
        # "Set fire to fourteen trucks".
        aims.add("to")
    if verb.lemma in ("explode", "detonate", "go"):
        # A bomb goes off under a train: the train is hit, not the place below it.
        aims |= {"under", "beneath", "underneath", "aboard"}
    return [p for w in preps if w.lower in aims for p in clauses.children(w, "pobj")]


def _kind(telling: Telling, token: Token, name: Name | None) -> str:
    lemma = noun_lemma(token)
    if name is not None and name.kind == "vehicle":
        beside = token.text not in name.name.split()
        if beside and lemma in _KINDS:
            # "A Borno Express bus" is a bus.
            return _KINDS[lemma]
        words = {t.lemma.lower() for t in telling.clauses.tokens}
        spoken = next((k for k in ("train", "vessel", "aircraft", "bus") if words & set(_TABLE["targets"][k])), "")
        return spoken or _KINDS.get(lemma, "")
    return _KINDS.get(lemma, "") if not is_a(lemma, "attacker") else ""


def _phrase(telling: Telling, token: Token) -> str:
    """The noun with the words that qualify it: "passenger train"."""
    parts = [c for c in telling.clauses.children(token, "compound", "amod") if c.i < token.i]
    return " ".join(t.text for t in (*parts, token) if t.lower not in _NO_QUALITY)


def operators_of(names: Iterable[Name]) -> dict[str, str]:
    """Who runs the report's trains and aircraft, by the kind of target: the first organisation whose name says so."""
    found: dict[str, str] = {}
    for name in names:
        words = {w.lower() for w in name.name.split()} if name.kind == "organisation" else set()
        for kind, listed in _TABLE["operators"].items():
            if words & set(listed):
                found.setdefault(kind, name.name)
    return found


def perpetrators_of(telling: Telling, names: Spans[Name], text: str) -> list[tuple[Actor, Evidence]]:
    """Who did it, as the telling has it: a named group before a kind of people."""
    clauses = telling.clauses
    found: list[tuple[Actor, Evidence]] = []
    claimed = claim_of(clauses.sentence.text) == "claimed"
    for trigger in telling.triggers:
        if trigger.type is not None and trigger.type.startswith(("accident", "natural")):
            continue
        for doer in _doers(clauses, trigger):
            actor = _force(telling, trigger, doer, text) or _actor(telling, doer, names, text)
            if actor is not None:
                found.append(actor)
    if claimed:
        found.extend(_claimant(telling, names, text))
    kinds = [t.type or "" for t in telling.triggers]
    if not kinds or not all(kind.startswith(("accident", "natural")) for kind in kinds):
        found.extend(_blamed(telling, names, text))
    return found


def _blamed(telling: Telling, names: Spans[Name], text: str) -> Iterator[tuple[Actor, Evidence]]:
    """The group that others say did it: "police blamed the Shining Path", "was attributed to the ELN"."""
    clauses = telling.clauses
    for verb in clauses.tokens:
        ways = _BLAMES.get(verb.lemma.lower()) if verb.pos == "VERB" else None
        if ways is None or clauses.is_negated(verb):
            continue
        for word in ways:
            if word:
                blamed = [
                    p for w in clauses.children(verb, "prep") if w.lower == word for p in clauses.children(w, "pobj")
                ]
            else:
                blamed = clauses.affected(verb)
            for token in blamed:
                group = _group(clauses, token, names)
                if group is not None:
                    yield Actor(name=group[0], status="named"), quote(text, group[1], group[2], "perpetrators")


def _behind(clauses: Clauses, token: Token, word: str) -> list[Token]:
    """The nouns that hang from a token by a preposition."""
    return [p for w in clauses.children(token, "prep") if w.lower == word for p in clauses.children(w, "pobj")]


def _group(clauses: Clauses, token: Token, names: Spans[Name]) -> tuple[str, int, int] | None:
    """The armed group that a noun phrase names, with the offsets of its words; None where it names none."""
    for part in (token, *clauses.subtree(token)):
        name = names.at(part.start)
        if name is not None and name.kind == "organisation" and not is_a(noun_lemma(part), "security"):
            at = next((e for e in name.evidence if e.start <= part.start < e.end), None)
            return (name.name, at.start, at.end) if at is not None else (name.name, part.start, part.end)
        if part.text.isupper() and len(part.text) > 2 and part.pos == "PROPN":
            return part.text, part.start, part.end
    proper = [t for t in (*clauses.children(token, "compound", "nmod", "amod"), token) if t.tag in ("NNP", "NNPS")]
    if not proper:
        return None
    before = clauses.tokens[proper[0].i - 1] if proper[0].i else None
    if before is not None and before.tag == "VBG" and before.text[0].isupper():
        # "The Shining Path" is told by its first word, too.
        proper.insert(0, before)
    if noun_lemma(token) in _BANDS_OF_PLACES and token not in proper:
        proper.append(token)
    called = " ".join(t.text for t in proper)
    alone = len(proper) < 2 and not is_a(noun_lemma(token), "perpetrator")
    return None if alone or _is_place(called, proper) else (called, proper[0].start, proper[-1].end)


def _is_place(called: str, proper: list[Token]) -> bool:
    """Whether words before a kind of people are where they are from: "Karachi gunmen", "Kurdish rebels"."""
    known = next(iter(look_up(called)), None)
    return any(demonym_entry(t.text) for t in proper) or (known is not None and prominence(known, called) >= _KNOWN)


def _force(telling: Telling, trigger: Trigger, doer: Token, text: str) -> tuple[Actor, Evidence] | None:
    """Police or troops who kill people other than attackers: "police killed three protesters"."""
    clauses = telling.clauses
    if not trigger.verb or not is_a(noun_lemma(doer), "security") or not clauses.keys(trigger.token) & _FORCE_DEEDS:
        return None
    hurt = clauses.affected(trigger.token)
    if not any(in_class(t, "person") for t in hurt) or any(in_class(t, "attacker") for t in hurt):
        return None
    return Actor(name=_phrase(telling, doer), status="named"), quote(text, doer.start, doer.end, "perpetrators")


def _actor(telling: Telling, doer: Token, names: Spans[Name], text: str) -> tuple[Actor, Evidence] | None:
    """One who did it: the group that a kind of people belongs to, a group by name, else the kind of people."""
    clauses = telling.clauses
    people = is_a(noun_lemma(doer), "perpetrator") or is_of_a_band(clauses, doer)
    for token in clauses.subtree(doer) if people else [doer]:
        name = names.at(token.start)
        acronym = token.text.isupper() and len(token.text) > 2 and token.pos == "PROPN"
        group = name.name if name is not None and name.kind == "organisation" else token.text if acronym else ""
        if group and not is_a(noun_lemma(token), "security"):
            return (Actor(name=group, status="named"), quote(text, token.start, token.end, "perpetrators"))
    called = (
        next((g for t in (doer, *_behind(clauses, doer, "of")) if (g := _group(clauses, t, names)) is not None), None)
        if people
        else None
    )
    if called is not None:
        return Actor(name=called[0], status="named"), quote(text, called[1], called[2], "perpetrators")
    if not people:
        return None
    suspected = any(c.lower in _SUSPECTED for c in clauses.children(doer))
    status: ActorStatus = "suspected" if suspected else "unknown"
    actor = Actor(name=_phrase(telling, doer), status=status)
    return (actor, quote(text, doer.start, doer.end, "perpetrators"))


def _doers(clauses: Clauses, trigger: Trigger) -> list[Token]:
    """Who a trigger says did it: the verb's agent, "an attack by gunmen"; nobody in particular is no one."""
    if trigger.verb:
        doers = clauses.agents(trigger.token)
    else:
        by = (w for w in clauses.children(trigger.token, "prep") if w.lower == "by")
        doers = [p for w in by for p in clauses.children(w, "pobj")]
        verb = clauses.head(trigger.token)
        if verb is not None and verb.lemma in _COMMITS and trigger.token in clauses.affected(verb):
            # "The front carried out the bombing".
            doers += clauses.agents(verb)
        for told in clauses.children(trigger.token, "acl"):
            # "A car bomb planted by the front".
            doers += clauses.agents(told) if told.lemma in _COMMITS and told.tag == "VBN" else []
        if is_a(noun_lemma(trigger.token), "perpetrator"):
            doers.append(trigger.token)
    return [d for d in doers if not any(c.lower == "no" for c in clauses.children(d, "det"))]


def _claimant(telling: Telling, names: Spans[Name], text: str) -> Iterator[tuple[Actor, Evidence]]:
    """The group that takes the blame: the organisation that is the subject of the claim."""
    for token in telling.clauses.tokens:
        if token.lemma in ("claim", "say", "announce", "take") and token.pos == "VERB":
            for subject in telling.clauses.subjects(token):
                name = names.at(subject.start)
                known = name.name if name is not None and name.kind == "organisation" else ""
                called = known or _band(telling.clauses, subject, names)
                if called:
                    yield (
                        Actor(name=called, status="claimed"),
                        quote(text, subject.start, subject.end, "perpetrators"),
                    )
                    return


def _band(clauses: Clauses, subject: Token, names: Spans[Name]) -> str:
    """What a group is called: "the |Daesh| group"; a people's or a creed's group has no name."""
    if not is_a(noun_lemma(subject), "perpetrator"):
        return ""
    named = [c for c in clauses.children(subject, "compound", "nmod") if c.tag == "NNP"]
    bodies = (n for c in named if (n := names.at(c.start)) is not None and n.kind == "organisation")
    body = next(bodies, None)
    if body is not None:
        return body.name
    for told in clauses.children(subject, "acl", "relcl"):
        # "A group calling itself the Extraditables", "a group that calls itself ...".
        if told.lemma in ("call", "name", "know"):
            below = [t for t in clauses.subtree(told) if t.tag in ("NNP", "NNPS")]
            named = named or below
    return " ".join(c.text for c in named) if not any(demonym_entry(c.text) for c in named) else ""


def weapon_of(telling: Telling) -> str:
    """The weapon a telling names, with the words that describe it ("remote-controlled device")."""
    for token in telling.tokens:
        if noun_lemma(token) in _WEAPONS and token.pos in ("NOUN", "PROPN", "ADJ"):
            head = telling.clauses.head(token)
            if token.dep in ("amod", "compound") and head is not None and noun_lemma(head) in _WEAPONS:
                # "An improvised explosive device" is told by its last word.
                continue
            if noun_lemma(token) == "mine" and (telling.clauses.children(token, "compound") or token.dep == "pobj"):
                # "A coal mine", "killed at the mine".
                continue
            parts = [c for c in telling.clauses.children(token, "compound", "amod") if c.lower in _WEAPON_PARTS]
            if token.dep == "compound" and noun_lemma(token) not in noun_class("instrument"):
                continue
            return " ".join(t.lower for t in (*parts, token))
    return ""
