"""Effects: what a number is a number of, by the verb, the toll or the noun phrase it stands in."""

from __future__ import annotations

from newstally.lexicon import table
from newstally.model import Effect
from newstally.reading.incidents.deeds import takes_away
from newstally.reading.incidents.grammar import Clauses
from newstally.reading.incidents.lexicon import ROOM, effect_table
from newstally.reading.incidents.nouns import in_class, noun_lemma
from newstally.reading.incidents.numbers import Number
from newstally.reading.language import Token

_WORDS = table(ROOM, "people.toml")
_EVENTS = effect_table("events")
_KNOWN_TO = frozenset(("know", "report", "confirm", "say", "think", "believe"))
# So many words lie at most between a number and its noun.
_NEAR = 4
_BETWEEN = frozenset(("others", "people", "more", "is", "are", "was", "were", "remain", "remained", "still"))


def effect_of(clauses: Clauses, number: Number) -> tuple[Effect, Token, bool] | None:
    """The effect on those a number counts, its word, and whether it is a running total."""
    noun = number.noun
    lemma = noun_lemma(noun)
    state = effect_table("state").get(noun.lower)
    if state is not None and noun is not number.first:
        return (state, noun, False)
    cared_for = _in_condition(clauses, number)
    if cared_for is not None:
        return ("injured", cared_for, False)
    running = _running_total(clauses, number)
    if running is not None:
        return running
    if lemma in _EVENTS and noun is not number.first:
        return (_EVENTS[lemma], noun, False) if _event_happens(clauses, noun, lemma) else None
    own = _described(clauses, noun)
    if own is not None and own[0] == "killed":
        return (*own, False)
    for candidate in dict.fromkeys((noun, clauses.first_conjunct(noun), number.first)):
        told = _predicated(clauses, candidate)
        # "Two people injured in the crash died": what became of them is the later effect.
        if told is not None and (own is None or told[0] == "killed"):
            return _kept(noun, number, told)
    return _kept(noun, number, own) if own is not None else None


def _in_condition(clauses: Clauses, number: Number) -> Token | None:
    """ "Two in critical condition", "three people in intensive care": hurt, whatever the parser joins them to."""
    last = max(number.first.i, number.noun.i if number.noun.i - number.first.i <= _NEAR else 0)
    words = [t.lower for t in clauses.tokens[last + 1 : last + 6]]
    while words and words[0] in _BETWEEN:
        words.pop(0)
    if words[:1] != ["in"]:
        return None
    rest = [w for w in words[1:] if w not in ("a", "an", "and", "very", "but")]
    told = len(rest) > 1 and rest[0] in _WORDS["conditions"] and rest[1] in ("condition", "care", "state")
    return next(t for t in clauses.tokens[last + 1 :] if t.lower == "in") if told else None


def _kept(noun: Token, number: Number, told: tuple[Effect, Token]) -> tuple[Effect, Token, bool] | None:
    """The effect if it can befall what is counted: only people are abducted, wounded, arrested."""
    counted = noun is not number.first
    bodies = in_class(noun, "person", "perpetrator", "security", "held")
    people = not counted or bodies or noun.tag in ("PRP", "CD", "JJ", "VBN")
    if told[0] in ("abducted", "arrested") and not people:
        return None
    if told[0] == "damaged" and counted and bodies:
        return None
    if told[0] in ("killed", "injured") and counted and in_class(noun, "thing", "building") and not bodies:
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
    if noun.dep == "conj" and noun.tag == "CD" and verb.pos == "VERB":
        # "27 died in hospital and 20 on the spot": the verb is understood again.
        return _of_verb(clauses, verb, subject=True)
    if noun.dep not in ("nsubj", "nsubjpass", "dobj", "attr", "oprd", "dative") or verb.pos not in ("VERB", "AUX"):
        return None
    subject = noun.dep in ("nsubj", "nsubjpass")
    if subject and verb.lemma in _KNOWN_TO:
        # "Ten people are now known to have lost their lives".
        done = [c for c in clauses.children(verb, "xcomp") if any(a.lower == "to" for a in clauses.children(c, "aux"))]
        told = next((t for c in done if (t := _of_verb(clauses, c, subject)) is not None), None)
        if told is not None:
            return told
    for v in (verb, *(_coordinated(clauses, verb) if subject else ())):
        effect = _of_verb(clauses, v, subject)
        if effect is not None:
            return effect
    return None


def _coordinated(clauses: Clauses, verb: Token) -> list[Token]:
    """Further verbs of the same subject."""
    return [c for c in clauses.children(verb, "conj") if not clauses.children(c, "nsubj", "nsubjpass")]


def _of_verb(clauses: Clauses, verb: Token, subject: bool) -> tuple[Effect, Token] | None:
    if clauses.is_negated(verb) or clauses.modal(verb) or verb.lemma in ("fear", "presume"):
        return None
    if subject and verb.lower in ("missing", "unaccounted"):
        # "Two miners were still missing": the tagger takes it for a verb.
        return ("missing", verb)
    keys = clauses.keys(verb)
    verbs, undergo, states = effect_table("verbs"), effect_table("undergo"), effect_table("state")
    complement = next(
        (c for c in clauses.children(verb, "oprd", "acomp", "xcomp", "ccomp", "attr") if c.lower in states), None
    )
    if complement is not None and (subject or verb.lemma in ("leave", "find", "shoot", "hold", "take", "report")):
        return (states[complement.lower], complement)
    if subject:
        effect = next((undergo[k] for k in keys if k in undergo), None)
        if effect is not None and not (clauses.is_passive(verb) and effect != "killed"):
            return (effect, verb)
        if not clauses.is_passive(verb):
            return _hospital(clauses, verb, active=True)
        effect = next((verbs[k] for k in sorted(keys, key=len, reverse=True) if k in verbs), None)
        if effect is None and takes_away(clauses, verb):
            return ("abducted", verb)
        return (effect, verb) if effect is not None else _hospital(clauses, verb, active=False)
    if clauses.is_passive(verb) and not clauses.children(verb, "dobj"):
        return None
    effect = next((verbs[k] for k in sorted(keys, key=len, reverse=True) if k in verbs), None)
    if effect is not None:
        return (effect, verb)
    if takes_away(clauses, verb):
        return ("abducted", verb)
    if verb.lemma in ("leave", "treat", "admit", "cause"):
        hurt = [
            p for w in clauses.children(verb, "prep") if w.lower in ("with", "for") for p in clauses.children(w, "pobj")
        ]
        if (verb.lemma != "leave" and verb.lemma != "cause") or any(noun_lemma(h) in _WORDS["treated"] for h in hurt):
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
    if prep.lower == "of" and lemma in ("body", "corpse", "remains") and _is_found(clauses, holder):
        return ("killed", holder)
    if prep.lower == "of" and lemma in ("killing", "murder", "death", "assassination", "massacre", "shooting"):
        return ("killed", holder) if lemma != "shooting" else None
    if prep.lower == "of" and lemma in ("kidnapping", "abduction"):
        return ("abducted", holder)
    if prep.lower == "of" and lemma in ("derailment", "destruction"):
        return ("damaged", holder)
    if prep.lower == "to" and lemma == "injury":
        return ("injured", holder)
    return None


def _is_found(clauses: Clauses, bodies: Token) -> bool:
    """Whether bodies are said to be found: "the bodies of four migrants were recovered"."""
    verb = clauses.head(bodies)
    return verb is not None and verb.lemma in _WORDS["finds"] and not clauses.is_negated(verb)


def _running_total(clauses: Clauses, number: Number) -> tuple[Effect, Token, bool] | None:
    """A number that a toll reached, stands at, or was brought to."""
    first = number.first
    if first is not number.noun and number.noun.lemma in _WORDS["tolls"]:
        # "Raising to five the number of dead": the parser takes "five" for a part of the noun.
        effect = _toll_effect(clauses, number.noun)
        return (effect, number.noun, True) if effect is not None else None
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
    return "killed" if holder.lemma == "toll" or "victim" in lemmas else None
