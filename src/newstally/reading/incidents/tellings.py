"""Tellings: the stretches of a report that tell something of one incident, before any two are joined."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from newstally.lexicon import table
from newstally.reading.incidents.casualties import Toll
from newstally.reading.incidents.grammar import Clauses
from newstally.reading.incidents.lexicon import ROOM, trigger_table
from newstally.reading.incidents.triggers import Trigger
from newstally.reading.language import Sentence, Token

_WORDS = table(ROOM, "discourse.toml")
_UNITS: dict[str, int] = _WORDS["units"]


@dataclass(slots=True)
class Telling:
    """One sentence or clause that tells of one incident, or only of its dead and wounded (no `triggers`).

    `prior` marks what a sentence recalls behind "after" or "since"; `lapse` is the time told between it and
    the main clause; `opens` is the index of its sentence's first token.
    """

    sentence: Sentence
    clauses: Clauses
    first: int
    last: int
    triggers: list[Trigger]
    tolls: list[Toll]
    prior: bool = False
    alone: bool = True

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The telling's own tokens."""
        return self.clauses.tokens[self.first : self.last + 1]

    @property
    def span(self) -> tuple[int, int]:
        """The sentence, or the clause where the sentence tells of several incidents."""
        if self.alone or not self.tokens:
            return self.sentence.span
        tokens = list(self.tokens)
        while len(tokens) > 1 and (
            tokens[0].pos in ("PUNCT", "CCONJ") or tokens[0].lower in ("after", "since", "and", "but", "only")
        ):
            tokens.pop(0)
        while len(tokens) > 1 and tokens[-1].pos == "PUNCT":
            tokens.pop()
        return (tokens[0].start, tokens[-1].end)

    @property
    def definite(self) -> bool:
        """Whether every trigger points back to an incident that is known."""
        return bool(self.triggers) and all(t.definite or t.weak for t in self.triggers) and not self.fresh

    @property
    def fresh(self) -> bool:
        """Whether it says that this is another incident than the one before."""
        return any(t.fresh for t in self.triggers) or self.turns_away

    @property
    def turns_away(self) -> bool:
        """Whether it opens on another scene: "Separately, ...", "On the same afternoon, ...", "Hours before, ..."."""
        opening = self.tokens[:5]
        pairs = pairwise(opening)
        same = any(a.lower == "same" and b.lemma in _WORDS["day_parts"] for a, b in pairs)
        return bool(self.strong) and (
            same or any(t.lower in _WORDS["elsewhere"] for t in opening[:3]) or self.hours_apart
        )

    @property
    def hours_apart(self) -> bool:
        """Whether hours lie between it and what was told: "about ten hours before", "it came hours after ..."."""
        opening = self.clauses.tokens[: self.first + 8] if self.prior else self.tokens[:8]
        pairs = pairwise(opening)
        return any(a.lemma == "hour" and b.lower in _WORDS["before_now"] for a, b in pairs)

    @property
    def strong(self) -> list[Trigger]:
        """The triggers that can make an incident by themselves."""
        return [t for t in self.triggers if not t.weak]


def split_tellings(sentence: Sentence, clauses: Clauses, triggers: list[Trigger], tolls: list[Toll]) -> list[Telling]:
    """A sentence's tellings, in text order; one for the whole sentence where it tells of one incident."""
    if not triggers and not tolls:
        return []
    last = len(clauses.tokens) - 1
    bounds = [0, *sorted(_cuts(clauses, triggers)), last + 1]
    parts = []
    for start, end in pairwise(bounds):
        if start >= end:
            continue
        own = [t for t in triggers if start <= t.token.i < end]
        counted = [t for t in tolls if start <= t.at < end]
        prior = start in _prior_cuts(clauses, triggers)
        parts.append(Telling(sentence, clauses, start, end - 1, own, counted, prior=prior))
    return _joined(parts)


def _joined(parts: list[Telling]) -> list[Telling]:
    """Parts without a trigger of their own belong to the telling beside them."""
    kept = [p for p in parts if p.triggers]
    if len(kept) <= 1:
        beside = _sets_beside(parts[0])
        whole = parts[0]
        whole.last = parts[-1].last
        whole.triggers = [t for p in parts for t in p.triggers]
        whole.tolls = [t for p in parts for t in p.tolls]
        whole.prior = bool(kept and kept[0].prior and kept[0] is not whole) and beside
        return _by_family(whole)
    result: list[Telling] = []
    waiting: list[Telling] = []
    for part in parts:
        if part.triggers:
            for early in waiting:
                part.first, part.tolls = early.first, [*early.tolls, *part.tolls]
            waiting = []
            part.alone = False
            result.append(part)
        elif result:
            result[-1].last, result[-1].tolls = part.last, [*result[-1].tolls, *part.tolls]
        else:
            waiting.append(part)
    return result


def _by_family(whole: Telling) -> list[Telling]:
    """Two nouns of different families are two incidents: "the mishap had nothing to do with the bomb attack"."""
    nouns = [
        t
        for t in whole.triggers
        if (not t.verb and not t.plural and t.token.lemma.lower() in trigger_table("nouns")) or t.definite
    ]
    attacks = [t for t in nouns if t.type is not None and not t.type.startswith(("accident", "natural"))]
    accidents = [t for t in nouns if t.type is not None and t.type.startswith("accident")]
    if not attacks or not accidents or attacks[0].verb or accidents[0].verb:
        return [whole]
    split = max(attacks[0].token.i, accidents[0].token.i)
    found = []
    for own in (accidents, attacks):
        early = own[0].token.i < split
        triggers = [t for t in whole.triggers if (t.token.i < split) == early]
        tolls = [t for t in whole.tolls if (t.at < split) == early]
        first, last = (whole.first, split - 1) if early else (split, whole.last)
        found.append(Telling(whole.sentence, whole.clauses, first, last, triggers, tolls, prior=whole.prior))
    return sorted(found, key=lambda t: t.first)


def _sets_beside(main: Telling) -> bool:
    """Whether the main clause is about an incident too: "It came hours after ...", "the first time since ..."."""
    tokens = main.clauses.tokens[main.first : main.last + 1]
    head = [t.lower for t in tokens[:6]]
    return bool(head) and (head[0] in ("it", "this", "that") or any(w in _WORDS["series"] for w in head))


def _cuts(clauses: Clauses, triggers: list[Trigger]) -> set[int]:
    strong = [t.token.i for t in triggers if not t.weak]
    if len(strong) < 2:
        return _prior_cuts(clauses, triggers) if strong else set()
    found = set(_prior_cuts(clauses, triggers))
    for token in clauses.tokens:
        between = any(i < token.i for i in strong) and any(i > token.i for i in strong)
        if not between:
            continue
        if token.text == ";":
            found.add(token.i + 1)
        if token.lower in ("and", "but", "while") and _starts_clause(clauses, token, triggers):
            found.add(token.i)
    return found


def _starts_clause(clauses: Clauses, token: Token, triggers: list[Trigger]) -> bool:
    """Whether "and" opens a clause with its own subject and its own incident, or joins two trigger nouns."""
    head = clauses.head(token)
    if head is None:
        return False
    joined = [c for c in clauses.children(head, "conj") if c.i > token.i]
    nouns = {t.token.i: t for t in triggers}
    for other in joined:
        if other.i in nouns and not nouns[other.i].verb and head.i in nouns:
            return nouns[other.i].type != nouns[head.i].type and _is_dated_noun(clauses, other)
        subjects = clauses.children(other, "nsubj", "nsubjpass")
        if not subjects or subjects[0].pos == "PRON":
            continue
        left = [t for t in triggers if t.token.i < token.i and not t.weak]
        right = [t for t in triggers if t.token.i > token.i and not t.weak]
        if left and right and not all(t.definite for t in right):
            return _own_scene(clauses, left, token.i, before=True) and _own_scene(clauses, right, token.i, before=False)
    return False


def _own_scene(clauses: Clauses, triggers: list[Trigger], at: int, before: bool) -> bool:
    """Whether the side of a coordination names a place or time for its incident."""
    side = clauses.tokens[:at] if before else clauses.tokens[at:]
    return any(t.dep == "pobj" and t.pos == "PROPN" for t in side) or any(t.fresh for t in triggers)


def _is_dated_noun(clauses: Clauses, noun: Token) -> bool:
    return any(t.pos == "PROPN" or t.tag == "CD" for t in clauses.subtree(noun)[1:])


def _prior_cuts(clauses: Clauses, triggers: list[Trigger]) -> set[int]:
    """Where a clause starts that recalls another incident: "hours after ...", "the third since ..."."""
    found = set()
    for token in clauses.tokens:
        if token.lower not in _WORDS["prior"] or not any(t.token.i > token.i for t in triggers):
            continue
        start = lapse_start(clauses, token)
        if start is not None and _points_back(clauses, token, triggers):
            continue
        left = [t for t in triggers if t.token.i < token.i]
        serial = any(t.lower in _WORDS["series"] for t in clauses.tokens[: token.i])
        since = token.lower == "since" and bool(left or serial)
        if start is not None:
            found.add(start)
        elif (serial and token.lower in ("after", "since")) or since:
            found.add(token.i)
    return found


def _points_back(clauses: Clauses, marker: Token, triggers: list[Trigger]) -> bool:
    """Whether "a day after the blaze" means the very blaze that the sentence is about."""
    left = {t.type for t in triggers if t.token.i < marker.i and not t.weak}
    right = [t for t in triggers if t.token.i > marker.i and not t.weak]
    bare = (
        not t.verb and [c.lower for c in clauses.children(t.token, "det", "poss", "amod", "compound")] == ["the"]
        for t in right
    )
    return bool(right) and all(bare) and all(t.type in left or t.type is None for t in right)


def lapse_start(clauses: Clauses, marker: Token) -> int | None:
    """Where the lapse before "after" begins ("three days after", "a fortnight since"); None without one."""
    for back in range(1, 3):
        at = marker.i - back
        if at < 0:
            return None
        unit = _UNITS.get(clauses.tokens[at].lemma.lower())
        before = clauses.tokens[at - 1] if at else None
        counted = clauses.tokens[at].tag == "NNS" or (
            before is not None and (before.pos == "NUM" or before.lower in ("a", "an", "one"))
        )
        if unit is not None and counted and clauses.tokens[at].lemma.lower() != "minute":
            start = at
            while start > 0 and (
                clauses.tokens[start - 1].pos in ("NUM", "DET", "ADV", "ADP")
                and clauses.tokens[start - 1].lower not in ("in", "on", ",", "for")
            ):
                start -= 1
            return start
    return None
