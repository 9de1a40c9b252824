"""Casualties: the numbers of a sentence that say how many were killed, hurt, taken, found or damaged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from newstally.lexicon import table
from newstally.model import Effect, Quantity
from newstally.reading.incidents.grammar import Clauses
from newstally.reading.incidents.lexicon import ROOM, effect_table, is_a
from newstally.reading.incidents.triggers import in_class, noun_lemma
from newstally.reading.language import Token

_WORDS = table(ROOM, "people.toml")
_EVENTS = effect_table("events")


@dataclass(frozen=True, slots=True)
class Toll:
    """One number of those affected, as printed. `at` is the number's token, `noun` what it counts.

    `total` marks a running total ("the toll rose to 12"), `part` a number said of some of those counted
    elsewhere, `single` one person told without a number ("the driver was wounded"), `superseded` a figure
    that the text itself withdraws.
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

    @property
    def is_zero(self) -> bool:
        """Whether it says that there were none."""
        return self.high == 0


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a sentence: its ends as printed, its first token and the noun it counts."""

    low: int | None
    high: int | None
    start: int
    end: int
    first: Token
    noun: Token


def find_tolls(clauses: Clauses, quantities: Iterable[Quantity]) -> list[Toll]:
    """The casualty numbers of a sentence, in text order; zeros are read elsewhere."""
    numbers = list(_numbers(clauses, quantities))
    found: list[Toll] = []
    for number in numbers:
        effect = _effect_of(clauses, number)
        if effect is not None:
            found.append(_qualified(clauses, number, *effect))
    taken = {t.at for t in found}
    found.extend(
        t for t in _beside_effect(clauses, [n for n in numbers if n.first.i not in taken]) if t.at not in taken
    )
    found.extend(_besides(clauses, [n for n in numbers if n.first.i not in {t.at for t in found}], found))
    found.extend(_ordinals(clauses))
    found.extend(_singles(clauses, {n.noun.i for n in numbers}))
    return sorted(_shared(clauses, found, numbers), key=lambda t: t.start)


def ends(quantity: Quantity) -> tuple[int | None, int | None]:
    """The printed ends of a count: exact 5/5, at least 5/None, at most None/5, about 5/5, a range both."""
    value = int(quantity.value)
    if quantity.high is not None:
        return (value, int(quantity.high))
    if quantity.modifier in ("at_least", "more_than") or (
        quantity.interval.high is None and quantity.interval.low is not None
    ):
        return (value, None)
    if quantity.modifier in ("at_most", "less_than"):
        return (None, value)
    return (value, value)


def _numbers(clauses: Clauses, quantities: Iterable[Quantity]) -> Iterator[Number]:
    start, end = clauses.sentence.span
    covered: set[int] = set()
    for quantity in quantities:
        at, to = quantity.span
        if quantity.kind != "count" or not start <= at < end:
            continue
        inside = [t for t in clauses.tokens if at <= t.start < to]
        if not inside:
            continue
        covered.update(t.i for t in inside)
        before = clauses.tokens[inside[0].i - 1].lower if inside[0].i else ""
        if before in ("no", "every", "any", "each"):
            continue
        low, high = ends(quantity)
        yield Number(low, high, at, to, inside[-1], _counted(clauses, inside))
    vague: dict[str, int] = _WORDS["vague"]
    for token in clauses.tokens:
        if token.i not in covered and token.lower in vague:
            noun = _counted(clauses, [token])
            yield Number(vague[token.lower], None, token.start, token.end, token, noun)


def _counted(clauses: Clauses, inside: list[Token]) -> Token:
    """The noun that a number counts: what it modifies, or the number itself."""
    span = {t.i for t in inside}
    token = inside[-1]
    for candidate in inside:
        if candidate.head not in span:
            token = candidate
    head = clauses.head(token)
    if token.dep in ("nummod", "amod", "quantmod", "det", "poss", "compound") and head is not None:
        if head.dep in ("nummod", "quantmod"):
            above = clauses.head(head)
            return above if above is not None else head
        return head
    for prep in clauses.children(token, "prep"):
        if prep.lower == "of" and token.tag in ("NNS", "NN") and not _definite(clauses, prep):
            # "dozens of passengers", "scores of people": the number counts what follows.
            return next(iter(clauses.children(prep, "pobj")), token)
    return token


def _definite(clauses: Clauses, prep: Token) -> bool:
    """Whether what follows "of" is known already ("of them", "of the wounded"), so that the number is a part."""
    for noun in clauses.children(prep, "pobj"):
        if noun.tag == "PRP" or noun.lower in ("them", "those", "these", "whom", "which"):
            return True
        if any(
            d.lower in ("the", "those", "these", "his", "her", "their") for d in clauses.children(noun, "det", "poss")
        ):
            return True
    return False


# ---------------------------------------------------------------- what a number is a number of


def _effect_of(clauses: Clauses, number: Number) -> tuple[Effect, Token, bool] | None:
    """The effect on those a number counts, its word, and whether it is a running total."""
    noun = number.noun
    lemma = noun_lemma(noun)
    state = effect_table("state").get(noun.lower)
    if state is not None and noun is not number.first:
        return (state, noun, False)
    running = _running_total(clauses, number)
    if running is not None:
        return running
    if lemma in _EVENTS and noun is not number.first:
        return (_EVENTS[lemma], noun, False) if _event_happens(clauses, noun, lemma) else None
    own = _described(clauses, noun)
    if own is not None and own[0] == "killed":
        return (*own, False)
    for candidate in dict.fromkeys((noun, clauses.first_conjunct(noun))):
        told = _predicated(clauses, candidate)
        # "Two people injured in the crash died": what became of them is the later effect.
        if told is not None and (own is None or told[0] == "killed"):
            return _kept(noun, number, told)
    return (*own, False) if own is not None else None


def _kept(noun: Token, number: Number, told: tuple[Effect, Token]) -> tuple[Effect, Token, bool] | None:
    """The effect if it can befall what is counted: only people are abducted, wounded, arrested."""
    counted = noun is not number.first
    people = (
        not counted or in_class(noun, "person", "perpetrator", "security") or noun.tag in ("PRP", "CD", "JJ", "VBN")
    )
    if told[0] in ("abducted", "arrested") and not people:
        return None
    return (*told, False)


def _event_happens(clauses: Clauses, noun: Token, lemma: str) -> bool:
    """Lives are counted where they are lost, bodies where they are found."""
    if lemma == "life":
        near = [t.lemma for t in clauses.ancestors(noun)][:2]
        return any(w in ("lose", "claim", "cost", "take", "loss") for w in near)
    return True


def _described(clauses: Clauses, noun: Token) -> tuple[Effect, Token] | None:
    """An effect in the noun phrase itself: "29 injured passengers", "the 12 people hurt", "five passengers dead"."""
    states, verbs, undergo = effect_table("state"), effect_table("verbs"), effect_table("undergo")
    for child in clauses.children(noun):
        if child.dep in ("amod", "acl", "oprd", "advcl") and child.lower in states:
            return (states[child.lower], child)
        if child.dep == "acl" and child.tag == "VBN":
            effect = next((verbs[k] for k in clauses.keys(child) if k in verbs), None)
            if effect is not None:
                return (effect, child)
        subjects = clauses.children(child, "nsubj", "nsubjpass")
        if (
            child.dep == "relcl"
            and child.tag.startswith("VB")
            and all(t.lower in ("who", "which", "that") for t in subjects)
        ):
            lemma_keys = clauses.keys(child)
            effect = next((undergo[k] for k in lemma_keys if k in undergo), None)
            if effect is None and clauses.is_passive(child):
                effect = next((verbs[k] for k in lemma_keys if k in verbs), None)
            if effect is not None and not clauses.is_negated(child):
                return (effect, child)
    return None


def _predicated(clauses: Clauses, noun: Token) -> tuple[Effect, Token] | None:
    """An effect told of the noun by its verb."""
    verb = clauses.head(noun)
    if verb is None:
        return None
    if noun.dep == "pobj" and verb.dep == "prep":
        return _held_by_preposition(clauses, noun, verb)
    if noun.dep not in ("nsubj", "nsubjpass", "dobj", "attr", "oprd", "dative") or verb.pos not in ("VERB", "AUX"):
        return None
    subject = noun.dep in ("nsubj", "nsubjpass")
    for v in (verb, *(_coordinated(clauses, verb) if subject else ())):
        effect = _of_verb(clauses, v, subject)
        if effect is not None:
            return effect
    return None


def _coordinated(clauses: Clauses, verb: Token) -> list[Token]:
    """Further verbs of the same subject."""
    return [c for c in clauses.children(verb, "conj") if not clauses.children(c, "nsubj", "nsubjpass")]


def _of_verb(clauses: Clauses, verb: Token, subject: bool) -> tuple[Effect, Token] | None:
    if clauses.is_negated(verb) or clauses.modal(verb):
        return None
    keys = clauses.keys(verb)
    verbs, undergo, states = effect_table("verbs"), effect_table("undergo"), effect_table("state")
    complement = next(
        (c for c in clauses.children(verb, "oprd", "acomp", "xcomp", "ccomp", "attr") if c.lower in states), None
    )
    if complement is not None and (subject or verb.lemma in ("leave", "find", "shoot", "hold", "take", "report")):
        return (states[complement.lower], complement)
    if subject:
        effect = next((undergo[k] for k in keys if k in undergo), None)
        if effect is not None:
            return (effect, verb)
        if not clauses.is_passive(verb):
            return _hospital(clauses, verb, active=True)
        effect = next((verbs[k] for k in sorted(keys, key=len, reverse=True) if k in verbs), None)
        return (effect, verb) if effect is not None else _hospital(clauses, verb, active=False)
    if clauses.is_passive(verb) and not clauses.children(verb, "dobj"):
        return None
    effect = next((verbs[k] for k in sorted(keys, key=len, reverse=True) if k in verbs), None)
    if effect is not None:
        return (effect, verb)
    if verb.lemma in ("leave", "treat", "admit", "cause"):
        hurt = [
            p for w in clauses.children(verb, "prep") if w.lower in ("with", "for") for p in clauses.children(w, "pobj")
        ]
        if verb.lemma != "leave" and verb.lemma != "cause" or any(noun_lemma(h) in _WORDS["treated"] for h in hurt):
            return ("injured", verb)
    return None


def _hospital(clauses: Clauses, verb: Token, active: bool) -> tuple[Effect, Token] | None:
    """Taken to hospital, treated, in need of treatment: hurt."""
    if verb.lemma in ("need", "receive", "suffer", "sustain", "complain", "have", "require", "get"):
        wanted = [*clauses.children(verb, "dobj"), *clauses.company(verb)]
        return ("injured", verb) if any(noun_lemma(w) in _WORDS["treated"] for w in wanted) else None
    if verb.lemma == "treat" and not active:
        return ("injured", verb)
    where = {noun_lemma(t) for t in clauses.company(verb)} | {t.lower for t in clauses.company(verb)}
    if where & set(_WORDS["hospital"]) and (
        verb.lemma in _WORDS["hospital_verbs"] and (not active or verb.lemma == "go")
    ):
        return ("injured", verb)
    if verb.lemma == "be" and where & {"hospital", "hospitals"}:
        return ("injured", verb)
    return None


def _held_by_preposition(clauses: Clauses, noun: Token, prep: Token) -> tuple[Effect, Token] | None:
    """ "with 30 injured", "the loss of 31 lives", "the murder of three men", "injuries to four passengers"."""
    holder = clauses.head(prep)
    if holder is None:
        return None
    lemma = noun_lemma(holder)
    if prep.lower == "of" and lemma in ("killing", "murder", "death", "assassination", "massacre", "shooting"):
        return ("killed", holder) if lemma != "shooting" else None
    if prep.lower == "of" and lemma in ("kidnapping", "abduction"):
        return ("abducted", holder)
    if prep.lower == "of" and lemma in ("derailment", "destruction"):
        return ("damaged", holder)
    if prep.lower == "to" and lemma == "injury":
        return ("injured", holder)
    return None


def _running_total(clauses: Clauses, number: Number) -> tuple[Effect, Token, bool] | None:
    """A number that a toll reached, stands at, or was brought to."""
    first = number.first
    if first is not number.noun and noun_lemma(number.noun) not in _EVENTS and not in_class(number.noun, "person"):
        return None
    verb = next((a for a in clauses.ancestors(first) if a.pos in ("VERB", "AUX")), None)
    of_toll = clauses.head(first)
    if first.dep == "pobj" and of_toll is not None and of_toll.lower in ("of", "at"):
        holder = clauses.head(of_toll)
        if holder is not None and holder.lemma in _WORDS["tolls"]:
            effect = _toll_effect(clauses, holder)
            return (effect, holder, True) if effect else None
    if verb is None or verb.lemma not in _WORDS["toll_verbs"]:
        return None
    for holder in _holders(clauses, verb, first):
        if holder.lemma in _WORDS["tolls"] and holder is not number.noun:
            effect = _toll_effect(clauses, holder)
        else:
            effect = effect_table("state").get(holder.lower)
        if effect is not None:
            return (effect, holder, True)
    return None


def _holders(clauses: Clauses, verb: Token, first: Token) -> list[Token]:
    """The nouns whose number a verb gives, the nearest before it first ("put the dead at 15 and the wounded at 36")."""
    holders = [*clauses.subjects(verb), *clauses.children(verb, "dobj", "nsubj", "nsubjpass", "pobj", "npadvmod")]
    holders += [o for c in clauses.children(verb, "prep", "dative") for o in clauses.children(c, "pobj")]
    holders += [
        t for t in clauses.subtree(verb) if t.lower in ("dead", "wounded", "injured", "missing") and t.i < first.i
    ]
    if clauses.tokens[first.i - 1].lower != "at":
        holders = [h for h in holders if h.lemma in _WORDS["tolls"]]
    before = sorted((h for h in holders if h.i < first.i), key=lambda h: -h.i)
    return [*before, *(h for h in holders if h.i > first.i)]


def _toll_effect(clauses: Clauses, holder: Token) -> Effect | None:
    """What a toll counts: "the death toll", "the number of people injured", "the count of dead"."""
    words = [t.lower for t in clauses.subtree(holder)[:12]]
    lemmas = [t.lemma.lower() for t in clauses.subtree(holder)[:12]]
    for word in (*words, *lemmas):
        for part in ("state", "verbs", "undergo", "events"):
            effect = effect_table(part).get(word)
            if effect is not None and effect != "damaged":
                return effect
    return "killed" if holder.lemma == "toll" else None


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
            result.append(_qualified(clauses, other, toll.effect, word, False))
            known.add(other.first.i)
    return result


def _is_one(clauses: Clauses, noun: Token) -> bool:
    """Whether a noun is one person among counted ones: "an engineer and two colleagues"."""
    single = any(d.lower in ("a", "an", "one") for d in clauses.children(noun, "det", "nummod"))
    return noun.tag == "NN" and single and in_class(noun, "person")


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
        if fallen is not None and not clauses.is_passive(verb):
            hit = [(n, fallen) for n in clauses.subjects(verb)]
        else:
            hit = [(n, done) for n in clauses.affected(verb) if done is not None]
        for noun, effect in hit:
            if noun.i in counted or noun.tag not in ("NN", "NNP") or effect in (None, "damaged", "rescued"):
                continue
            if noun.lower in effect_table("state"):
                continue
            if (
                not in_class(noun, "person")
                or is_a(noun_lemma(noun), "people_group", "security")
                and noun_lemma(noun)
                in ("staff", "police", "crew", "personnel", "force", "army", "family", "public", "crowd")
            ):
                continue
            if any(d.lower in ("no", "any", "every", "each") for d in clauses.children(noun, "det")):
                continue
            toll = Toll(effect, 1, 1, noun.start, noun.end, noun.i, word=verb.text, single=True)  # type: ignore[arg-type]
            yield replace(toll, of_perpetrators=is_a(noun_lemma(noun), "attacker"), category=noun.text)


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
        part=_is_part(clauses, number),
        superseded=_is_superseded(clauses, number, word),
        besides=_is_beside(clauses, noun),
    )


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


def _is_part(clauses: Clauses, number: Number) -> bool:
    if any(c.dep == "prep" and c.lower == "of" and _definite(clauses, c) for c in clauses.children(number.first)):
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
    return any(
        t.lower in _WORDS["superseded"] and t.tag in ("RB", "RBR", "JJ", "JJR", "VBN", "VBG") for t in around
    ) and not (word.i < number.first.i - 8)


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
