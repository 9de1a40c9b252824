"""The syntax of one sentence as the search for concepts reads it: whose subject, whose object, and whose time."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from newstally.lexicon import table, words
from newstally.reading.language import Script, Sentence, Token, may_be_verb
from newstally.reading.quantities.numerals import ROOM
from newstally.reading.quantities.units import unit_after

NOMINAL = ("NOUN", "PROPN")
VERBAL = ("VERB", "AUX")
_SUBJECTS = ("nsubj", "nsubjpass")
_RELATIVE = frozenset(("that", "which", "who"))
# Pronouns whose noun the sentence may have told before them: plural or not.
_RESUMED = {"it": False, "they": True}
_OWNING = {"its": False, "their": True}
# What leads from a verb to its number: "measure between 5 and 7", "sprints from 0 to 60".
_APPROACHING = frozenset(
    ("from", "to", "between", "at", "by", "about", "around", "some", "up", "nearly", "only", "just")
)
# Prepositions that lead to where somebody is or comes from.
_PLACING = ("from", "in", "at", "near")
# What a clause begins behind.
_OPENING = frozenset(("and", "but", "while", "as", ";", "—", "–"))
SAYING = words("newstally.reading.language", "speech_lemmas.txt")
_FINITE = ("VBD", "VBZ", "VBP", "MD")


class Syntax:
    """One sentence's tokens and their relations.

    `taken` are the tokens of its numbers and their units, `counted` those of them that are counted nouns;
    `misread` are verbs that the parser took for nouns.
    """

    def __init__(
        self, script: Script, sentence: Sentence, taken: frozenset[int], counted: frozenset[int] = frozenset()
    ) -> None:
        self._script = script
        self._sentence = sentence
        self.tokens: Sequence[Token] = script.tokens(sentence)
        self.text = script.text
        self.taken = taken | _dateline(self.tokens)
        self.counted = counted
        # Subjects that are none to the parser, by their last token: where their run of words begins.
        self.runs: dict[int, int] = {}
        self.misread = frozenset(t.i for t in self.tokens if self._is_misread(t))

    def _is_misread(self, token: Token) -> bool:
        """A verb that the parser took for a noun: "the bus |seats| 35 passengers", "the car |sprints| from 0 to 60"."""
        if token.tag not in ("NN", "NNS") or not 0 < token.i < len(self.tokens) - 2 or token.text[0].isupper():
            return False
        before, at = self.tokens[token.i - 1], token.i + 1
        joined = before.tag == "RP" and token.i > 1 and self.tokens[token.i - 2].tag == "HYPH"  # "the start-up"
        if not (before.pos in NOMINAL or joined) or before.i in self.taken or token.i in self.taken:
            return False
        while at < len(self.tokens) - 1 and (self.tokens[at].pos == "ADV" or self.tokens[at].lower in _APPROACHING):
            at += 1
        if self.tokens[at].i not in self.taken or not may_be_verb(token.lower):
            return False
        # A verb agrees with its subject: "the bus seats", "the robots measure"; "tax cuts" may be either.
        if (token.tag == "NNS") == (before.tag in ("NNS", "NNPS")):
            return False
        direct = all(t.pos == "ADV" and t.lower not in ("up", "down") for t in self.tokens[token.i + 1 : at])
        governs = any(t.head == token.i and t.i in self.taken for t in self.tokens[at : at + 6])
        return token.dep in ("ROOT", "ccomp") or (direct and governs)

    def children(self, token: Token) -> list[Token]:
        """What hangs from a token, in text order."""
        return self._script.children(self._sentence, token)

    def head(self, token: Token) -> Token:
        """What a token hangs from; the root hangs from itself."""
        return self.tokens[token.head]

    def is_concept(self, noun: Token) -> bool:
        """Whether a noun can be what a number measures: no unit, no length or point of time, no bare total."""
        if noun.pos not in NOMINAL or noun.i in self.taken or noun.i in self.misread:
            return False
        return not self.is_when(noun) and not self.is_total(noun)

    def is_when(self, noun: Token) -> bool:
        """A length or point of time; "the new season of the show" is none."""
        if not is_time(noun):
            return False
        return not any(
            child.lower == "of" and any(inner.pos in NOMINAL and not is_time(inner) for inner in self.objects(child))
            for child in self.children(noun)
        )

    def is_total(self, noun: Token) -> bool:
        """ "A total of", "the figure": only says that there is a number; "the tax rate" says which."""
        if noun.lemma not in _totals() or noun.tag == "NNS":
            return False  # "held rates at 4 percent" does say which
        return not any(c.dep in ("compound", "amod") and c.pos in ("NOUN", "PROPN", "ADJ") for c in self.children(noun))

    def is_verbal(self, token: Token) -> bool:
        """A verb, also one that the parser took for a noun and gave an object: "Vancouver |hosts| one refinery"."""
        if token.dep == "prep":
            return False  # "including", "following"
        if token.pos in VERBAL or token.i in self.misread:
            return True
        return token.pos == "NOUN" and any(c.dep in ("dobj", "nsubj") for c in self.children(token))

    def objects(self, preposition: Token) -> list[Token]:
        """The nouns a preposition governs."""
        return [c for c in self.children(preposition) if c.dep == "pobj"]

    def subject(self, verb: Token) -> Token | None:
        """The noun that a verb's number is about, through verbs that share it and pronouns that resume it."""
        climbed = False
        for _ in range(8):
            if climbed and verb.lemma in SAYING:
                return None  # who says it is not what is measured
            subject = self._own_subject(verb)
            if subject is not None and subject.pos == "PRON":
                relative = subject.lower in _RELATIVE or subject.tag in ("WDT", "WP")
                return self._antecedent(verb) if relative else self._resumed(subject)
            if subject is not None and not self._is_noun(subject):
                subject = None  # "most landed in shallow water": the clause before tells most of what
            if subject is not None:
                return subject if not self.is_when(subject) else None
            ordered = self._ordered(verb)
            if ordered is not None:
                return ordered
            if verb.dep in ("relcl", "acl"):
                return self._antecedent(verb)
            up = self.head(verb)
            if up.pos == "ADP":
                up = self.head(up)  # "before rising to 5 percent"
            if up.i == verb.i or not self.is_verbal(up):
                return None
            verb, climbed = up, verb.dep in ("ccomp", "parataxis", "advcl")
        return None

    def _is_noun(self, subject: Token) -> bool:
        """Whether a subject is a noun, also where the parser's tag says something else: "the glacier"."""
        known = subject.pos in NOMINAL or subject.tag == "VBG" or subject.i in self.runs
        return known or (subject.i > 0 and self.tokens[subject.i - 1].lower in ("the", "a", "an"))

    def _ordered(self, verb: Token) -> Token | None:
        """Who is made to do it: "ordered |the company| to pay $4 billion"."""
        if verb.dep != "xcomp":
            return None
        objects = (c for c in self.children(self.head(verb)) if c.dep == "dobj" and c.i < verb.i)
        return next((c for c in objects if self.is_concept(c)), None)

    def _own_subject(self, verb: Token) -> Token | None:
        if verb.i in self.misread:
            return self._run_as_subject(verb.i - 1)
        told = [c for c in self.children(verb) if _may_be_subject(c, verb)]
        for child in sorted(told, key=lambda c: c.dep not in _SUBJECTS):
            if child.i in self.misread:
                return self._run_as_subject(child.i - 1)
            if child.i not in self.taken:
                return child
            # "The Fenix 7 Pro 47 mm is worth ...": a measure closes the name.
            named = [c for c in self.children(child) if c.pos in NOMINAL and c.i < child.i]
            return next((c for c in reversed(named) if c.i not in self.taken), None)
        if verb.dep in ("relcl", "acl", "xcomp", "pcomp"):
            return None
        return self._noun_before(verb) or self._clause_before(verb)

    def _clause_before(self, verb: Token) -> Token | None:
        """The subject of a clause that the parser hung from the next one: "the ship is long, |carries| 34 people"."""
        if verb.lemma in SAYING:
            return None
        for clause in self.children(verb):
            if clause.dep in ("ccomp", "parataxis") and clause.i < verb.i and clause.pos in VERBAL:
                return next((c for c in self.children(clause) if c.dep in _SUBJECTS and self.is_concept(c)), None)
        return None

    def _noun_before(self, verb: Token) -> Token | None:
        """The noun right before a finite verb that the parser gave no subject: "..., while energy, ... , fell"."""
        at = verb.i
        finite = verb.tag in _FINITE
        while at > 0 and (self.tokens[at - 1].pos in ("AUX", "ADV", "PART") or self.tokens[at - 1].tag == "MD"):
            finite = finite or self.tokens[at - 1].tag in _FINITE
            at -= 1
        if not finite or at < 2 or (self.tokens[at - 1].text == "," and verb.dep != "conj"):
            return None
        last = at - 2 if self.tokens[at - 1].text == "," else at - 1
        if not self.is_concept(self.tokens[last]):
            return None
        first = self.run_before(last)
        opens = self.tokens[first - 1].lower in _OPENING if first else True
        if not opens and (self.tokens[last].dep == "pobj" or verb.dep != "conj"):
            return None
        return self._run_as_subject(last)

    def run_before(self, last: int) -> int:
        """Where the run of nouns and adjectives begins that ends at a token."""
        first = last
        while first > 0 and first - 1 not in self.taken and _runs_on(self.tokens[first - 1]):
            first -= 2 if self.tokens[first - 1].tag == "HYPH" and first > 1 else 1  # "start-up" is one word
        while first < last and not self.tokens[first].text[0].isalnum():
            first += 1
        return first

    def _run_as_subject(self, last: int) -> Token:
        """A subject that the parser does not know as one: the run of words that ends at a token."""
        self.runs[last] = self.run_before(last)
        return self.tokens[last]

    def owner(self, noun: Token) -> Token | None:
        """Whose a noun is, where "its" or "their" says so and the sentence has told who."""
        owned = next((c for c in self.children(noun) if c.dep == "poss" and c.lower in _OWNING), None)
        found = self._resumed(owned) if owned is not None else None
        above = noun
        while found is not None and above.head != above.i:
            above = self.head(above)
            if above.i == found.i:
                return None  # "a decline of 4 percent in its rents"
        return found

    def _resumed(self, pronoun: Token) -> Token | None:
        """The noun that a pronoun stands for, where the sentence tells it: the subject told last."""
        plural = _RESUMED.get(pronoun.lower, _OWNING.get(pronoun.lower))
        if plural is None:
            return None
        for token in reversed(self.tokens[: pronoun.i]):
            told = token.dep in _SUBJECTS and token.pos in NOMINAL and token.i not in self.taken
            if told and not self.is_when(token):
                # "The firms said it rose" tells of something else.
                return token if plural or token.tag != "NNS" else None
        return None

    def _antecedent(self, verb: Token) -> Token | None:
        """What a relative clause or participle tells of; the parser may look too far back for it."""
        noun = self.head(verb)
        if noun.i in self.taken:
            # "Total pay was $11.4 million, which includes ...": the amount is that of its subject.
            while self.head(noun).i in self.taken and noun.head != noun.i:
                noun = self.head(noun)
            up = self.head(noun)
            return self.subject(up) if self.is_verbal(up) and noun.dep == "attr" else None
        if noun.pos == "PROPN" and noun.dep == "pobj" and self.head(noun).lower in _PLACING:
            whose = self.head(self.head(noun))
            if whose.pos in NOMINAL and any(c.lower == "who" for c in self.children(verb)):
                noun = whose  # "the novelist, from Durban, who has written ..."
        opens = min((c.i for c in self.children(verb)), default=verb.i)
        near = self.tokens[opens - 1] if 0 < opens < verb.i and self.tokens[opens].tag in ("WDT", "WP") else None
        if noun.pos not in NOMINAL or (noun.pos == "NOUN" and noun.lower.startswith(("every", "some", "any"))):
            noun = near or noun
        return noun if noun.pos in NOMINAL else None


def _may_be_subject(child: Token, verb: Token) -> bool:
    """A subject, a gerund as subject, or the noun that the parser joined to its verb: "the |minibus| seats 18"."""
    if child.dep in _SUBJECTS or (child.dep == "csubj" and child.tag == "VBG"):
        return True
    return child.dep == "compound" and child.i == verb.i - 1 and verb.tag in _FINITE


def _runs_on(token: Token) -> bool:
    return token.pos in ("NOUN", "PROPN", "ADJ") or token.tag in ("POS", "HYPH", "RP")


def _dateline(tokens: Sequence[Token]) -> frozenset[int]:
    """The tokens of a dateline that opens the sentence: "LISBON - ", "NAIVASHA, Kenya - ", "QUETTA: "."""
    if not tokens or not tokens[0].text.isupper() or len(tokens[0].text) < 3:
        return frozenset()
    mark = next((t.i for t in tokens[1:8] if t.text in ("-", "–", "—", ":")), None)
    if mark is None or any(t.text[0].islower() for t in tokens[:mark]):
        return frozenset()
    return frozenset(range(mark + 1))


@cache
def _totals() -> frozenset[str]:
    return frozenset(table(ROOM, "context_words.toml")["concepts"]["totals"].split())


def is_time(token: Token) -> bool:
    """Whether a noun is a length or point of time, or a unit: what no number measures."""
    unit = unit_after(f" {token.lower}", 0)
    return (unit is not None and unit.kind in ("duration", "percent", "currency")) or token.lower in _calendar()


@cache
def _calendar() -> frozenset[str]:
    return frozenset(table(ROOM, "context_words.toml")["concepts"]["calendar"].split())
