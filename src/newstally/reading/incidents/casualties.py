"""Casualties: the numbers of a sentence that say how many were killed, hurt, taken, found or damaged."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from newstally.lexicon import table, words
from newstally.model import Effect, Quantity
from newstally.reading.incidents.effects import effect_of
from newstally.reading.incidents.grammar import Clauses
from newstally.reading.incidents.lexicon import ROOM, effect_table, is_a, patterns, trigger_table
from newstally.reading.incidents.nouns import in_class, noun_lemma
from newstally.reading.incidents.numbers import Number, is_definite, numbers_of
from newstally.reading.incidents.triggers import victims_of
from newstally.reading.language import Token

_WORDS = table(ROOM, "people.toml")
_SPEECH = words("newstally.reading.language", "speech_lemmas.txt")
_EVENTS = effect_table("events")
_PUTS = frozenset(("put", "speak", "estimate", "reckon"))
_KILLINGS = frozenset(("murder", "assassination", "killing", "slaying", "lynching", "beheading"))


# What attackers do, as the patterns of triggers have it.
_DEEDS = frozenset(v for p in patterns() if "perpetrator" in p.get("subject", ()) for v in p["verbs"])


@dataclass(frozen=True, slots=True)
class Toll:
    """One number of those affected, as printed. `at` is the number's token, `noun` what it counts.

    `total` marks a running total ("the toll rose to 12"), `part` a number said of some of those counted
    elsewhere, `single` one person told without a number ("the driver was wounded"), `superseded` a figure
    that the text itself withdraws, `claimed` one that only those who did it give.
    """

    effect: Effect
    low: int | None
    high: int | None
    start: int
    end: int
    at: int
    category: str = ""
    word: str = ""
    of_perpetrators: bool = False
    total: bool = False
    part: bool = False
    single: bool = False
    superseded: bool = False
    none_reported: bool = False
    besides: bool = False
    adds: bool = False
    rival: bool = False
    claimed: bool = False

    @property
    def is_zero(self) -> bool:
        """Whether it says that there were none."""
        return self.high == 0


def find_tolls(clauses: Clauses, quantities: Iterable[Quantity]) -> list[Toll]:
    """The casualty numbers of a sentence, in text order; zeros are read elsewhere."""
    numbers = list(numbers_of(clauses, quantities))
    found: list[Toll] = []
    for number in numbers:
        effect = effect_of(clauses, number)
        if effect is not None:
            found.append(_qualified(clauses, number, *effect))
    taken = {t.at for t in found}
    found.extend(
        t for t in _beside_effect(clauses, [n for n in numbers if n.first.i not in taken]) if t.at not in taken
    )
    found.extend(_besides(clauses, [n for n in numbers if n.first.i not in {t.at for t in found}], found))
    found.extend(_of_these(clauses, [n for n in numbers if n.first.i not in {t.at for t in found}], found))
    found.extend(_ordinals(clauses))
    found = _shared(clauses, found, numbers)
    counted = {n.noun.i for n in numbers} | {t.at for t in found}
    singles = [*_singles(clauses, counted), *_singles_of_nouns(clauses, counted)]
    dead = {t.at for t in singles if t.effect == "killed"}
    # "A boy hurt in the shooting died": one of the dead, not of the wounded.
    found.extend(t for t in singles if t.effect == "killed" or t.at not in dead)
    return sorted(found, key=lambda t: t.start)


# ---------------------------------------------------------------- readings beside the tree


def _beside_effect(clauses: Clauses, numbers: list[Number]) -> Iterator[Toll]:
    """Numbers right beside a word of effect, where the parse did not join them ("36 wounded", "wounding some 30")."""
    states, verbs = effect_table("state"), effect_table("verbs")
    for number in numbers:
        behind = clauses.tokens[number.first.i + 1 : number.first.i + 3]
        noun_between = [t for t in behind[:1] if in_class(t, "person") or t.lower in ("others", "people", "more")]
        after = behind[len(noun_between) : len(noun_between) + 1]
        for token in after:
            if token.lower in states:
                noun = replace_noun(number, noun_between)
                yield _qualified(clauses, noun, states[token.lower], token, False)
        before = [t for t in clauses.tokens[max(0, number.first.i - 3) : number.first.i] if t.tag == "VBG"]
        for token in before[-1:]:
            if token.lemma in verbs and not after:
                yield _qualified(clauses, number, verbs[token.lemma], token, False)


def replace_noun(number: Number, nouns: list[Token]) -> Number:
    """The number with the noun that stands behind it."""
    return replace(number, noun=nouns[0]) if nouns else number


def _shared(clauses: Clauses, found: list[Toll], numbers: list[Number]) -> list[Toll]:
    """Coordinated numbers share the effect told of one: "33 militants, 23 soldiers and five passengers dead"."""
    by_noun = {n.noun.i: n for n in numbers}
    known = {t.at for t in found}
    result = list(found)
    for toll in found:
        number = next((n for n in numbers if n.first.i == toll.at), None)
        if number is None or toll.total or toll.single:
            continue
        top = clauses.first_conjunct(number.noun)
        group = clauses.conjuncts(top)
        elsewhere = top.dep in ("nsubj", "nsubjpass") and number.noun is not top
        for noun in group:
            other = None if elsewhere else by_noun.get(noun.i)
            if elsewhere and noun.i in by_noun:
                continue
            if other is None and _is_one(clauses, noun) and noun.i not in known:
                known.add(noun.i)
                result.append(
                    replace(toll, low=1, high=1, start=noun.start, end=noun.end, at=noun.i, category=noun.text)
                )
            if other is None or other.first.i in known or noun.i == number.noun.i:
                continue
            if noun_lemma(noun) in _EVENTS or other.noun is other.first:
                continue
            word = next((t for t in clauses.tokens if t.lower == toll.word.lower()), noun)
            more = _qualified(clauses, other, toll.effect, word, False)
            result.append(replace(more, part=more.part or toll.part))
            known.add(other.first.i)
    return result


def _is_one(clauses: Clauses, noun: Token) -> bool:
    """Whether a noun is one person among counted ones: "an engineer and two colleagues"."""
    single = any(d.lower in ("a", "an", "one") for d in clauses.children(noun, "det", "nummod"))
    return noun.tag == "NN" and single and in_class(noun, "person")


def _of_these(clauses: Clauses, numbers: list[Number], found: list[Toll]) -> Iterator[Toll]:
    """Some of those counted just before: "including three children", "three of them children", "two of whom were"."""
    for number in numbers:
        whole = max((t for t in found if t.at < number.first.i), key=lambda t: t.at, default=None)
        if whole is None or whole.effect not in ("killed", "injured", "abducted", "missing") or whole.single:
            continue
        if whole.low is not None and number.low is not None and number.low > whole.low:
            continue
        before = [t.lower for t in clauses.tokens[max(0, number.first.i - 3) : number.first.i]]
        after = [t.lower for t in clauses.tokens[number.first.i + 1 : number.first.i + 3]]
        if after in (["of", "them"], ["of", "whom"]):
            behind = clauses.tokens[number.first.i + 3 : number.first.i + 7]
            noun = next((t for t in behind if in_class(t, "person", "security") and t.pos == "NOUN"), None)
        elif "including" in before or before[-2:] in (["among", "them"], ["among", "whom"]):
            noun = number.noun if number.noun is not number.first else None
        else:
            continue
        if noun is not None and in_class(noun, "person", "security", "people_group"):
            told = replace(number, noun=noun)
            yield replace(_qualified(clauses, told, whole.effect, noun, False), part=True, word=whole.word)


def _ordinals(clauses: Clauses) -> Iterator[Toll]:
    """ "The seventh death", "a thirteenth officer dies", "the ninth person to die": running totals."""
    ordinals: dict[str, int] = _WORDS["ordinals"]
    undergo = effect_table("undergo")
    for token in clauses.tokens:
        value = ordinals.get(token.lower)
        head = clauses.head(token)
        if value is None or head is None or token.dep not in ("amod", "compound", "nummod"):
            continue
        verb = clauses.head(head)
        dies = [c for c in clauses.children(head, "relcl", "acl") if c.lemma in undergo]
        if head.dep in ("nsubj", "nsubjpass") and verb is not None and verb.lemma in ("die", "succumb"):
            dies.append(verb)
        if noun_lemma(head) in _WORDS["counted_dead"] or (dies and in_class(head, "person")):
            yield Toll("killed", value, value, token.start, token.end, token.i, word=head.text, total=True)


def _singles(clauses: Clauses, counted: set[int]) -> Iterator[Toll]:
    """One person told without a number: "the driver was wounded", "gunmen shot dead the commander"."""
    verbs, undergo = effect_table("verbs"), effect_table("undergo")
    for verb in clauses.verbs:
        if clauses.is_negated(verb) or clauses.modal(verb) or verb.dep == "amod":
            continue
        keys = clauses.keys(verb)
        fallen = next((undergo[k] for k in keys if k in undergo), None)
        done = next((verbs[k] for k in sorted(keys, key=len, reverse=True) if k in verbs), None)
        if fallen is not None:
            hit = [(n, fallen) for n in clauses.subjects(verb)]
        else:
            hit = [(n, done) for n in clauses.affected(verb) if done is not None]
        for noun, effect in hit:
            if noun.i in counted or effect in (None, "damaged", "rescued") or not _is_one_person(clauses, noun, keys):
                continue
            for other in _taken_along(clauses, verb) if noun.dep in ("nsubjpass", "dobj") else ():
                yield Toll(
                    effect, 1, 1, other.start, other.end, other.i, word=verb.text, single=True, category=other.text
                )
            toll = Toll(effect, 1, 1, noun.start, noun.end, noun.i, word=verb.text, single=True)
            doer = is_a(noun_lemma(noun), "attacker") or _is_doer(clauses, noun)
            yield replace(toll, of_perpetrators=doer, category=_full_name(clauses, noun))


def _taken_along(clauses: Clauses, verb: Token) -> list[Token]:
    """ "Was abducted together with his driver": one more."""
    holders = [verb, *(c for c in clauses.children(verb, "advmod") if c.lower in ("together", "along"))]
    found = [
        p
        for h in holders
        for w in clauses.children(h, "prep")
        if w.lower == "with"
        for p in clauses.children(w, "pobj")
    ]
    return [p for p in found if p.tag == "NN" and in_class(p, "person") and clauses.children(p, "poss")]


def _singles_of_nouns(clauses: Clauses, counted: set[int]) -> Iterator[Toll]:
    """One person whom a noun of killing befell: "the murder of a judge", "the assassination of Ali Raza"."""
    for token in clauses.tokens:
        if noun_lemma(token) not in _KILLINGS or token.tag != "NN":
            continue
        if any(c.lower in _WORDS["not_done"] for c in clauses.children(token, "amod", "compound")):
            continue
        for noun in victims_of(clauses, token):
            one = noun.tag in ("NN", "NNP") and noun.i not in counted and noun_lemma(noun) not in _WORDS["crowds"]
            if one and in_class(noun, "person", "name") and not is_a(noun_lemma(noun), "attacker"):
                name = _full_name(clauses, noun)
                yield Toll("killed", 1, 1, noun.start, noun.end, noun.i, word=token.text, single=True, category=name)


def _is_one_person(clauses: Clauses, noun: Token, deed: set[str]) -> bool:
    """Whether a noun is one person: "the driver", or a name where only people suffer the deed ("was murdered")."""
    if noun.tag == "NNP":
        return bool(deed & set(_WORDS["deeds_on_people"]))
    if noun.lower in _WORDS["one_more"] and deed & set(_WORDS["deeds_on_people"]):
        # "Two officers were killed and a third was wounded".
        return any(d.lower in ("a", "an") for d in clauses.children(noun, "det")) or noun.lower == "another"
    if noun.tag != "NN" or noun.lower in effect_table("state") or not in_class(noun, "person"):
        return False
    if noun_lemma(noun) in _WORDS["crowds"]:
        return False
    determiners = clauses.children(noun, "det", "preconj", "cc")
    return not any(d.lower in ("no", "any", "every", "each", "neither") for d in determiners)


def _full_name(clauses: Clauses, noun: Token) -> str:
    """The noun, or all of a person's name ("Ali Raza"); nothing for "a third" of those counted before."""
    if noun.lower in _WORDS["one_more"]:
        return ""
    if noun.tag != "NNP":
        return noun.text
    parts = [c for c in clauses.children(noun, "compound") if c.tag == "NNP" and c.i < noun.i]
    return " ".join(t.text for t in (*parts, noun))


# ---------------------------------------------------------------- how the number is meant


def _qualified(clauses: Clauses, number: Number, effect: Effect, word: Token, total: bool) -> Toll:
    noun = number.noun
    counted = noun is not number.first and noun_lemma(noun) not in _EVENTS
    state = noun.lower in effect_table("state")
    return Toll(
        effect=effect,
        # "Has gone up to seven" is seven, not at most seven.
        low=number.high if total and number.low is None else number.low,
        high=number.high,
        start=number.start,
        end=number.end,
        at=number.first.i,
        category=_category(clauses, number) if counted and not state else "",
        word=word.text,
        of_perpetrators=is_a(noun_lemma(_whole(clauses, number)), "attacker"),
        total=total,
        part=_is_part(clauses, number) or (effect == "abducted" and _goes_on(clauses, word)),
        superseded=_is_superseded(clauses, number, word),
        besides=_is_beside(clauses, noun),
        adds=number.first.dep == "conj" and number.noun is number.first,
        rival=_is_rival(clauses, number),
    )


def _is_doer(clauses: Clauses, noun: Token) -> bool:
    """Whether the noun's own clause makes it the attacker: "shot dead a man who attacked passers-by"."""
    deeds = set(trigger_table("verbs")) | _DEEDS
    for verb in clauses.children(noun, "relcl"):
        active = any(c.lower in ("who", "that") for c in clauses.children(verb, "nsubj"))
        if active and not clauses.is_passive(verb) and clauses.keys(verb) & deeds:
            return True
    return False


def _category(clauses: Clauses, number: Number) -> str:
    """Whom a number counts, as printed with the nouns that qualify it: "railway staff"."""
    noun = number.noun
    parts = [
        c
        for c in clauses.children(noun, "compound", "amod")
        if c.start >= number.end and c.tag[:2] in ("NN", "JJ", "VB")
    ]
    kept = [c for c in parts if c.lower not in effect_table("state") and c.lower not in ("more", "other", "additional")]
    phrase = " ".join(t.text for t in (*kept, noun))
    return "" if noun.lower in ("people", "others", "persons", "person") and not kept else phrase


def _goes_on(clauses: Clauses, word: Token) -> bool:
    """ "Fifteen pupils are still being held": some of those taken, not more of them."""
    verb = clauses.clause_head(word)
    return verb.lemma == "remain" or any(c.lower in ("still", "yet") for v in (word, verb) for c in clauses.children(v))


def _is_part(clauses: Clauses, number: Number) -> bool:
    if any(c.dep == "prep" and c.lower == "of" and is_definite(clauses, c) for c in clauses.children(number.first)):
        return True
    holder = clauses.head(number.noun)
    if holder is not None and holder.lower in ("including", "among", "include"):
        return True
    return any(t.lower == "more" for t in clauses.tokens[number.first.i + 1 : number.first.i + 2])


def _is_superseded(clauses: Clauses, number: Number, word: Token) -> bool:
    before = clauses.tokens[max(0, number.first.i - 2) : number.first.i]
    if any(t.lower in _WORDS["denied"] and t.lower != "from" for t in before):
        return True
    if before and before[-1].lower == "from":
        verb = next((a for a in clauses.ancestors(number.first) if a.pos == "VERB"), None)
        return verb is not None and verb.lemma in _WORDS["toll_verbs"]
    around = clauses.tokens[max(0, number.first.i - 8) : number.first.i]
    withdrawn = any(
        t.lower in _WORDS["superseded"]
        and t.tag in ("RB", "RBR", "JJ", "JJR", "VBN", "VBG")
        # "A day earlier" dates the deed, not the figure.
        and clauses.tokens[t.i - 1].lemma not in ("day", "night", "week", "hour", "month", "year")
        for t in around
    )
    return withdrawn and word.i >= number.first.i - 8


_RIVAL = re.compile(
    r"\b(?:lower|higher|smaller|larger|different|conflicting|rival)\b.{0,20}\b(?:number|figure|count|toll|total|tally)",
    re.IGNORECASE,
)


def _is_rival(clauses: Clauses, number: Number) -> bool:
    """Whether another source gives the number against the one before: "... while doctors said 20 bodies ..."."""
    if _RIVAL.search(clauses.sentence.text[: max(0, number.start - clauses.sentence.start)]):
        return True
    for above in clauses.ancestors(number.first):
        if above.lemma in _PUTS and any(s.pos in ("NOUN", "PROPN") for s in clauses.children(above, "nsubj")):
            # "Police put the number of dead at seven", "the union speaks of 18 dead".
            return True
        if above.lemma in _SPEECH and above.pos == "VERB":
            return any(c.lower in ("while", "whereas", "although") for c in clauses.children(above, "mark"))
    return False


def _whole(clauses: Clauses, number: Number) -> Token:
    """What a number is some of: "27 of the militants"."""
    if number.noun is not number.first:
        return number.noun
    preps = (c for c in clauses.children(number.first, "prep") if c.lower == "of")
    return next((p for w in preps for p in clauses.children(w, "pobj")), number.noun)


def _besides(clauses: Clauses, numbers: list[Number], found: list[Toll]) -> Iterator[Toll]:
    """Attackers counted beside the dead: "31 people killed, in addition to the 33 attackers"."""
    killed = next((t for t in found if t.effect == "killed"), None)
    for number in numbers:
        if killed is not None and is_a(noun_lemma(number.noun), "attacker") and _is_beside(clauses, number.noun):
            yield _qualified(clauses, number, "killed", clauses.tokens[killed.at], False)


def _is_beside(clauses: Clauses, noun: Token) -> bool:
    near = [t.lower for t in clauses.tokens[max(0, noun.i - 7) : noun.i]]
    return any(w in _WORDS["besides"] for w in near)
