"""Questions of grammar over one parsed sentence: who does what to whom, in which voice, under which modal."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from newstally.reading.language import Script, Sentence, Token

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_RAILS = frozenset(("rail", "rails", "track", "tracks", "line"))
_ROADS = frozenset(("road", "highway", "motorway", "carriageway", "runway", "bridge"))
_OF_RAILWAYS = frozenset(("rail", "railway", "railroad", "train", "main", "single", "up", "down", "iron"))
_COMPLEMENTS = ("oprd", "acomp", "xcomp", "dobj", "attr", "ccomp")


class Clauses:
    """One sentence's tokens and the clauses they make."""

    def __init__(self, script: Script, sentence: Sentence) -> None:
        self._script = script
        self.sentence = sentence
        self.tokens = script.tokens(sentence)

    def children(self, token: Token, *deps: str) -> list[Token]:
        """The tokens that hang from this one, all or those of some labels."""
        found = self._script.children(self.sentence, token)
        return [c for c in found if c.dep in deps] if deps else found

    def head(self, token: Token) -> Token | None:
        """The token this one hangs from; None for the root."""
        return None if token.head == token.i else self.tokens[token.head]

    def ancestors(self, token: Token) -> Iterator[Token]:
        """The heads above a token, nearest first."""
        at = self.head(token)
        while at is not None:
            yield at
            at = self.head(at)

    def subtree(self, token: Token) -> list[Token]:
        """The token with all that hangs from it, in text order."""
        return self._script.subtree(self.sentence, token)

    @cached_property
    def verbs(self) -> list[Token]:
        """The full verbs, participles used as adjectives included."""
        return [t for t in self.tokens if t.tag.startswith("VB") and t.dep not in ("aux", "auxpass")]

    def conjuncts(self, token: Token) -> list[Token]:
        """A noun with the nouns coordinated with it, in text order."""
        found = [token]
        for child in self.children(token, "conj", "appos"):
            # The parser often takes the middle of "women, men and children" for an apposition.
            listed = child.dep == "appos" and self.children(child, "conj") and self.children(child, "nummod")
            if child.dep == "conj" or (listed and token.lemma not in ("people", "person", "victim")):
                found.extend(self.conjuncts(child))
        return found

    def first_conjunct(self, token: Token) -> Token:
        """The noun or verb a coordination starts with."""
        at = token
        while at.dep in ("conj", "appos") and self.head(at) is not None:
            if at.dep == "appos" and at not in self.conjuncts(self.tokens[at.head]):
                break
            at = self.tokens[at.head]
        return at

    def subjects(self, verb: Token, depth: int = 0) -> list[Token]:
        """The nouns that are a verb's subject, shared and understood ones included."""
        own = self.children(verb, *_SUBJECTS)
        real = [s for s in own if s.lower not in ("that", "which", "who", "whom")]
        if real:
            return [c for s in real for c in self.conjuncts(s)]
        above = self.head(verb)
        if above is None or depth > 4:
            return []
        if verb.dep in ("relcl", "acl"):
            return self.conjuncts(above)
        if verb.dep in ("conj", "advcl", "xcomp") and not own and above.pos in ("VERB", "AUX"):
            return self.subjects(above, depth + 1)
        if verb.dep == "pcomp" and above.dep == "prep":
            upper = self.head(above)
            return self.subjects(upper, depth + 1) if upper is not None and upper.pos == "VERB" else []
        return []

    def objects(self, verb: Token) -> list[Token]:
        """The nouns a verb in the active voice acts on."""
        return [c for o in self.children(verb, "dobj", "dative") for c in self.conjuncts(o)]

    def is_passive(self, verb: Token) -> bool:
        """Whether a verb is in the passive, or a bare participle that stands for it."""
        if self.children(verb, "auxpass", "nsubjpass"):
            return True
        if (
            verb.tag == "VBD"
            and verb.dep == "conj"
            and self.children(verb, "nsubj")
            and not self.children(verb, "dobj")
        ):
            # "One was killed and his colleague wounded": tagged as past tense, meant as participle.
            above = self.head(verb)
            return above is not None and above.tag == "VBN" and self.is_passive(above)
        if verb.tag != "VBN" or self.children(verb, "dobj"):
            return False
        if self.children(verb, "nsubj") and verb.dep != "conj":
            return False
        if verb.dep == "conj" and not self.children(verb, "aux"):
            above = self.head(verb)
            return above is not None and self.is_passive(above)
        return not self.children(verb, "aux")

    def affected(self, verb: Token) -> list[Token]:
        """The nouns that a transitive verb's deed falls on, in either voice."""
        if self.is_passive(verb):
            return self.subjects(verb)
        return self.objects(verb)

    def agents(self, verb: Token) -> list[Token]:
        """The nouns that do it: the active subject, or what follows "by"."""
        if not self.is_passive(verb):
            return self.subjects(verb)
        by = [p for a in self.children(verb, "agent") for p in self.children(a, "pobj")]
        return [c for p in by for c in self.conjuncts(p)]

    def company(self, verb: Token) -> list[Token]:
        """The nouns that hang from a verb by a preposition."""
        preps = list(self.children(verb, "prep", "agent"))
        for particle in self.children(verb, "prep", "advmod", "prt"):
            preps.extend(self.children(particle, "prep"))
        found = [c for p in preps for o in self.children(p, "pobj") for c in self.conjuncts(o)]
        return found + [p for o in found for inner in self.children(o, "prep") for p in self.children(inner, "pobj")]

    def keys(self, verb: Token) -> set[str]:
        """A verb's names in the lexicons: its lemma, and lemma and particle or complement joined by `_`."""
        lemma = verb.lemma.lower()
        found = {lemma}
        for child in self.children(verb):
            if child.dep in ("prt", "advmod", "prep") and len(child.text) < 6:
                found.add(f"{lemma}_{child.lower}")
            if child.dep in _COMPLEMENTS:
                found.add(f"{lemma}_{child.lemma.lower()}")
                found.update(f"{lemma}_{g.lemma.lower()}" for g in self.children(child, "oprd", "acomp"))
            if child.dep in ("dobj", "pobj") and self._are_rails(child) and lemma in ("leave", "jump"):
                found.add("leave_rails")
            if child.dep == "dobj" and child.lemma.lower() in _ROADS and lemma == "leave":
                found.add("leave_road")
            to_death = child.lower == "to" and any(p.lower == "death" for p in self.children(child, "pobj"))
            if to_death or child.lower in ("fatally", "mortally"):
                # "Fatally shot", "stabbed to death".
                found.add(f"{lemma}_dead")
            if child.dep in ("prep", "prt", "advmod") and child.lower == "off":
                near = self.tokens[child.i + 1 : child.i + 4]
                if any(self._are_rails(t) for t in near):
                    found.add("leave_rails")
        return found

    def _are_rails(self, token: Token) -> bool:
        """Whether a token is a railway's track; a career track is not."""
        described = [c.lower for c in self.children(token, "compound", "amod")]
        return token.lower in _RAILS and all(d in _OF_RAILWAYS for d in described)

    def is_negated(self, verb: Token) -> bool:
        """Whether a "not" stands with the verb, or its subject is nobody."""
        if any(c.dep == "neg" for c in self.children(verb)):
            return True
        return any(s.lower in ("nobody", "none", "noone") for s in self.children(verb, *_SUBJECTS))

    def modal(self, verb: Token) -> str:
        """The modal that makes a verb possible rather than told ("could", "may"); empty where there is none."""
        modals = (
            c.lower for c in self.children(verb, "aux") if c.tag == "MD" and c.lower not in ("will", "'ll", "’ll")
        )
        return next(modals, "")

    def clause_head(self, token: Token) -> Token:
        """The verb whose clause a token stands in; the sentence's root where there is no verb."""
        if token.pos in ("VERB", "AUX") and token.dep not in ("aux", "auxpass", "amod"):
            return token
        last = token
        for above in self.ancestors(token):
            if above.pos in ("VERB", "AUX") and above.dep not in ("aux", "auxpass", "amod"):
                return above
            last = above
        return last
