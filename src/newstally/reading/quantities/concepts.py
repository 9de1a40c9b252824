"""Concepts: what a number measures, from the parse around it."""

from __future__ import annotations

from newstally.lexicon import table
from newstally.model import QuantityKind
from newstally.reading.language import Token
from newstally.reading.quantities.numerals import ROOM
from newstally.reading.quantities.phrases import Concept, phrase_of
from newstally.reading.quantities.syntax import NOMINAL, Syntax, is_time

_WORDS = table(ROOM, "context_words.toml")["concepts"]
# "Adding $200 to the price", "wiping $340 million from its value": the sum is the price's, not the seller's.
_ADDING = frozenset(_WORDS["adding"].split())
# What a measure is of or for, straight behind it: "$200 for a ticket", "$50 off the ticket".
_OF = ("of", "in", "for", "off", "from", "on")
_PRICING = frozenset(_WORDS["pricing"].split())
_FRAMING = frozenset(_WORDS["framing"].split())
_COMPARING = frozenset(_WORDS["comparing"].split())
_FINING = frozenset(_WORDS["fining"].split())
_INVESTING = frozenset(_WORDS["investing"].split())
_PLACED = frozenset(_WORDS["placed"].split())
_AFTERWARDS = ("after", "before", "since", "despite", "during", "until", "following", "amid")


class Concepts:
    """Finds what the numbers of one sentence measure."""

    def __init__(self, syntax: Syntax) -> None:
        self._syntax = syntax
        self.tokens = syntax.tokens

    def of(self, last: int, counted: int | None, kind: QuantityKind, moves: bool) -> Token | None:
        """The noun that the number whose unit ends at token `last` measures.

        `counted` is its counted noun, if any; `moves` says that it is the amount or the level of a change.
        """
        if counted is not None:
            return self._climb(self.tokens[counted], kind)
        noun = self._modified_noun(last) or self._owner_of(last, kind) or self._made_of(last, kind, moves)
        return noun or self._climb(self.tokens[last], kind) or self._of_those(last)

    def _owner_of(self, last: int, kind: QuantityKind) -> Token | None:
        """ "Compared with |Kamau’s| 31.6 percent": whose share or sum it is."""
        if kind not in ("percent", "currency"):
            return None
        owners = (c for c in self._syntax.children(self.tokens[last]) if c.dep == "poss" and c.i < last)
        return next((c for c in owners if self._syntax.is_concept(c)), None)

    def _of_those(self, last: int) -> Token | None:
        """ "Of the 230 patients in the trial, 64 percent lost weight": the whole opens the sentence."""
        first = self.tokens[0]
        if first.lower != "of" or self.tokens[last].dep not in ("nsubj", "nsubjpass"):
            return None
        return next((n for n in self._syntax.objects(first) if n.i < last and n.pos in NOMINAL), None)

    def holder(self, first: int, last: int, concept: Token, kind: QuantityKind) -> Token | None:
        """Whose it is: the subject of the clause in which the measured noun is told.

        A buyer or seller is not: "sold the house for $2 million".
        """
        token = self.tokens[last]
        priced = False
        for _ in range(12):
            head = self._syntax.head(token)
            if self._syntax.is_verbal(head) or token.head == token.i:
                break
            if self._leads_away(token, head, concept):
                return self._syntax.owner(concept)
            priced = priced or (kind == "currency" and token.lower in ("for", "at") and head.i == concept.i)
            token = head
        verb = self._syntax.head(token)
        if kind == "age":
            return None  # nobody else's: "a woman and a 60-year-old man"
        if not self._syntax.is_verbal(verb) or priced or self._is_aside(first, concept):
            return None
        if token.i == concept.i + 1 and token.lower in ("with", "at"):
            return None  # the noun straight before "with" or "at": the clause is about something else
        if self._is_part(last, concept, kind) or self._is_only_moved(token, verb, concept):
            return self._syntax.owner(concept)
        if token.lower in _AFTERWARDS:
            return None
        if verb.dep == "acl" and verb.tag in ("VBN", "VBD"):
            return None
        subject = self._syntax.subject(verb)
        if subject is None or subject.i == concept.i or last < subject.i:
            return None
        if any(t.text in ":;" for t in self.tokens[subject.i : first]) and self._syntax.head(subject).i != verb.i:
            return None
        if any(c.dep in ("nsubj", "nsubjpass") and c.i in self._syntax.taken for c in self._syntax.children(verb)):
            # "The survey found 80 percent bought shoes one size smaller": the survey has no shoes.
            return subject if self._syntax.head(subject).i in self._syntax.taken else None
        return None if verb.dep in ("advcl", "pcomp") and not verb.i > subject.i > verb.head else subject

    def _is_only_moved(self, token: Token, verb: Token, concept: Token) -> bool:
        """ "Sold the house for $2 million", "pulled the index 3 points lower": the subject does not own the object."""
        acted_on = self._object(token, verb)
        return acted_on is not None and acted_on.i == concept.i and token.lower != "with"

    def _is_part(self, last: int, concept: Token, kind: QuantityKind) -> bool:
        """ "40 percent of the cost": the part is of the whole, whoever the clause is about."""
        return kind in ("percent", "ratio") and concept.i > last and self._syntax.head(concept).lower == "of"

    def _is_aside(self, first: int, concept: Token) -> bool:
        """Whether number and noun stand in brackets of their own."""
        opened = next((t for t in reversed(self.tokens[max(0, first - 12) : first]) if t.text in "()"), None)
        if opened is None or opened.text == ")" or concept.i < opened.i:
            return False
        return all(t.text != ")" for t in self.tokens[first : concept.i])

    def phrase(self, noun: Token) -> Concept:
        """The noun's phrase in the text."""
        return phrase_of(self._syntax, noun)

    def _leads_away(self, token: Token, head: Token, concept: Token) -> bool:
        """Whether a noun that is told something else of stands between the number and the clause's verb."""
        if head.i == concept.i or head.i in self._syntax.taken or head.pos not in NOMINAL or token.dep == "conj":
            return False
        return not self._syntax.is_total(head)

    def _modified_noun(self, last: int) -> Token | None:
        """The noun that number and unit stand before: "a 25% tax on cars", "the 6.1-inch display"."""
        at, seen = last + 1, None
        behind = next((t for t in self.tokens[at : at + 5] if t.tag not in ("HYPH", "JJ", "VBN", "NN")), None)
        if behind is not None and behind.i in self._syntax.counted and behind.i > last:
            return behind  # "two 23-year-old men"
        while at < len(self.tokens) and at not in self._syntax.taken:
            token = self.tokens[at]
            if token.pos in NOMINAL:
                seen = token
            elif not (token.tag in ("HYPH", "JJ", "VBN", "VBG", "CD") or token.pos == "ADJ") or (
                seen and token.tag != "HYPH"
            ):
                break
            at += 1
        if seen is None or not self._syntax.is_concept(seen):
            return None
        return seen if self._hangs_from(last, seen.i) or self._bracketed(last, at) else None

    def _bracketed(self, last: int, after: int) -> bool:
        """ "(1.5 mm internal diameter)": what stands alone in brackets with the number."""
        first = last
        while first > 0 and first in self._syntax.taken:
            first -= 1
        return self.tokens[first].text == "(" and after < len(self.tokens) and self.tokens[after].text == ")"

    def _hangs_from(self, last: int, noun: int) -> bool:
        """Whether the number's unit leads up to the noun: "rose 5 percent Monday" has no noun of its own."""
        token = self.tokens[last]
        for _ in range(4):
            if token.head == noun:
                return token.dep not in ("conj", "appos")
            if token.head == token.i or not last - 3 <= token.head <= noun:
                return False
            token = self._syntax.head(token)
        return False

    def _made_of(self, last: int, kind: QuantityKind, moves: bool) -> Token | None:
        """ "60 per cent of its revenue", "$1 billion in damages", "$50 for a ticket"."""
        at = self._after_brackets(last + 1)
        if at < len(self.tokens) and self.tokens[at].lower in ("each", "apiece", "worth"):
            at += 1
        if at + 1 >= len(self.tokens) or kind in ("duration", "age") or self._is_near(last):
            return self._added_to(last)
        preposition = self.tokens[at].lower
        if kind == "percent" and preposition == "in":
            # "Rose 1.5% in early trading", but "a growth of 1.5% in exports".
            grown = self._syntax.head(self.tokens[last])
            return self._growing(self.tokens[last], grown) if grown.lower == "of" else None
        if preposition not in _OF or (preposition != "of" and moves):
            return self._added_to(last)
        noun = self._governed(at)
        if noun is not None and noun.i in self._syntax.counted and kind in ("percent", "ratio"):
            return noun  # "80% of the 212 patients"
        if noun is None or not self._syntax.is_concept(noun):
            return None
        if self._tells_a_level(last) and (preposition != "for" or kind != "currency"):
            return None
        verb = self._syntax.head(self._top(last))
        if preposition == "on" and (kind not in ("currency", "percent") or not self._syntax.is_verbal(verb)):
            return None
        if preposition == "in" and (verb.lemma in _INVESTING or verb.lemma in _PRICING):
            return None  # "invest $5 billion in trains": whoever pays; "costs $5 in shops": what is sold
        if preposition == "in" and (kind != "currency" or noun.pos != "NOUN" or self._is_definite(noun)):
            return None
        return noun if preposition != "from" or kind == "percent" else self._added_to(last)

    def _governed(self, preposition: int) -> Token | None:
        """The noun that a preposition governs; no owner that the parser took for it ("of the agency's programmes")."""
        for token in self.tokens[preposition + 1 : preposition + 14]:
            owns = token.i + 1 < len(self.tokens) and self.tokens[token.i + 1].tag == "POS"
            if token.dep == "pobj" and token.head == preposition and not owns:
                return token
        return None

    def _is_near(self, last: int) -> bool:
        """ "Within five miles of the airport" measures no airport."""
        return self._syntax.head(self._top(last)).lower == "within"

    def _added_to(self, last: int) -> Token | None:
        """The object of "to" or "from" where a verb adds the amount to it or takes it off."""
        verb = self._syntax.head(self._top(last))
        if verb.lemma not in _ADDING:
            return None
        for child in self._syntax.children(verb):
            if child.dep == "prep" and child.i > last and child.lower in ("to", "from", "off"):
                return next((n for n in self._syntax.objects(child) if self._syntax.is_concept(n)), None)
        return None

    def _top(self, last: int) -> Token:
        """The token of number and unit whose head lies outside them."""
        top = self.tokens[last]
        while self._syntax.head(top).i in self._syntax.taken and top.head != top.i:
            top = self._syntax.head(top)
        return top

    def _after_brackets(self, at: int) -> int:
        """Past a conversion in brackets: "8 miles (13 kilometres) of tunnels", from either number."""
        if at < len(self.tokens) and self.tokens[at].text == ")":
            return at + 1
        if at < len(self.tokens) and self.tokens[at].text == "(":
            closing = next((t.i for t in self.tokens[at : at + 7] if t.text == ")"), None)
            if closing is not None and self._syntax.taken.intersection(range(at, closing)):
                return closing + 1
        return at

    def _tells_a_level(self, last: int) -> bool:
        """ "Narrowed to 4.6 per cent of GDP" measures what narrowed, and not GDP."""
        token = self.tokens[last]
        preposition = self._syntax.head(token)
        verb = self._syntax.head(preposition)
        return token.dep == "pobj" and preposition.lower in ("to", "from", "at", "by") and self._syntax.is_verbal(verb)

    def _climb(self, token: Token, kind: QuantityKind) -> Token | None:
        """Up the tree from the number to the first noun that is no measure, or to the subject of its verb."""
        total, joined = None, False
        for _ in range(12):
            head = self._syntax.head(token)
            if self._includes_some(head, kind):
                return None
            if token.head == token.i:
                return (self._syntax.subject(token) if self._syntax.is_verbal(token) else None) or total
            if head.lower in ("up", "down") and (noun := self._noun_straight_before(head)) is not None:
                return noun  # "with its shares down 11.9%"
            if (
                token.dep == "pobj"
                and token.i in self._syntax.taken
                and (noun := self._noun_at(head, kind)) is not None
            ):
                return noun
            if self._syntax.is_verbal(head):
                # What is itself the subject measures nothing else: "four wagons were derailed".
                if token.dep in ("nsubj", "nsubjpass"):
                    return total
                return self._of_verb(token, head, kind) or total
            beside = token.dep == "conj" or (joined and token.dep == "appos")  # "fires, floods and thousands homeless"
            joined = joined or beside
            if head.pos in NOMINAL and head.i not in self._syntax.taken and not is_time(head) and not beside:
                if kind == "duration" and token.lower == "of" and head.lemma in _FRAMING:
                    token = head
                    continue
                if not self._syntax.is_total(head):
                    return self._growing(head, token) or self._beyond_being(head, token)
                inner = self._complement(head)
                if inner is not None:
                    return inner
                total = total or head
            token = head
        return total

    def _includes_some(self, preposition: Token, kind: QuantityKind) -> bool:
        """ "Seven people were held on charges, |including| two aides": some of the seven, and no charges."""
        if preposition.lower != "including" or kind != "count" or self.tokens[preposition.i - 1].text != ",":
            return False
        before = self.tokens[: preposition.i]
        return any(t.i in self._syntax.counted and t.dep in ("nsubj", "nsubjpass") for t in before)

    def _noun_straight_before(self, adverb: Token) -> Token | None:
        """The noun before "up" or "down", its own number passed over: "the Nikkei 225 up 0.9 percent"."""
        at = adverb.i - 1
        if at > 0 and self.tokens[at].tag == "CD" and at not in self._syntax.taken:
            at -= 1
        return self.tokens[at] if at >= 0 and self._syntax.is_concept(self.tokens[at]) else None

    def _noun_at(self, preposition: Token, kind: QuantityKind) -> Token | None:
        """ "With carbon |levels at| 1,200 ppm", "two |carriers with| 60 million users": the noun straight before."""
        before = self.tokens[preposition.i - 1] if preposition.i else None
        if before is None or preposition.lower != ("with" if kind == "count" else "at"):
            return None
        if before.i in self._syntax.counted and before.dep != "pobj":
            return before
        return before if before.pos == "NOUN" and self._syntax.is_concept(before) else None

    def _of_verb(self, token: Token, verb: Token, kind: QuantityKind) -> Token | None:
        """The object the number acts on, else the subject; lengths of time and "times" are the subject's."""
        if kind == "duration" and self._opens(token, verb):
            return None
        if verb.lemma in _PLACED and verb.tag == "VBN" and (near := self._straight_before(verb)) is not None:
            return near
        if verb.lemma in _FINING and kind == "currency":
            return self._fined(token, verb)
        if kind in ("duration", "ratio") or verb.lemma in _COMPARING:
            return self._syntax.subject(verb) or self._object(token, verb)
        return self._object(token, verb, kind) or self._syntax.subject(verb)

    def _straight_before(self, verb: Token) -> Token | None:
        """The noun before a participle, whatever the parser hung it from: "the port of Kano, |located| 20 km away"."""
        at = verb.i - 1
        if at > 0 and self.tokens[at].text == ",":
            at -= 1
        return self.tokens[at] if at >= 0 and self._syntax.is_concept(self.tokens[at]) else None

    def _fined(self, token: Token, verb: Token) -> Token | None:
        """ "Fined the firm $20 million", "was fined $20 million": whoever has to pay or gets it."""
        paying = [c for c in self._syntax.children(verb) if c.dep in ("dobj", "dative") and c.i < token.i]
        return next((c for c in paying if self._syntax.is_concept(c)), None) or self._syntax.subject(verb)

    def _opens(self, token: Token, verb: Token) -> bool:
        """Whether a length of time stands before the subject: "over the last five years, the fund returned ..."."""
        subject = self._syntax.subject(verb)
        return token.dep in ("prep", "npadvmod") and subject is not None and token.i < subject.i

    def _beyond_being(self, noun: Token, token: Token) -> Token:
        """ "The town is home to 60 fishermen": what a thing is said to be gives way to the thing."""
        verb = self._syntax.head(noun)
        if noun.dep == "attr" and token.dep == "prep" and verb.lemma == "be":
            return self._syntax.subject(verb) or noun
        return noun

    def _growing(self, noun: Token, token: Token) -> Token | None:
        """ "A growth of 13 percent in deposits", "an average of 20 runs for the season": what grew."""
        if token.lower != "of":
            return None
        for child in self._syntax.children(noun):
            if child.dep == "prep" and child.i > token.i and child.lower in ("in", "for"):
                return next((n for n in self._syntax.objects(child) if self._syntax.is_concept(n)), None)
        return None

    def _complement(self, noun: Token) -> Token | None:
        """What a total is of: "a total of $5 million in damages", "an average of sales"."""
        for child in self._syntax.children(noun):
            if child.dep == "prep" and child.lower in ("in", "of", "for"):
                for inner in self._syntax.objects(child):
                    if self._syntax.is_concept(inner) and (child.lower == "of" or not self._is_definite(inner)):
                        return inner
        return None

    def _is_definite(self, noun: Token) -> bool:
        return any(c.pos in ("DET", "PRON") for c in self._syntax.children(noun))

    def _object(self, token: Token, verb: Token, kind: QuantityKind = "count") -> Token | None:
        """The object of a verb that the number modifies: "cut emissions by 5 percent", "sold 3 boats for $9,000"."""
        if token.dep in ("dobj", "attr", "conj", "dative"):
            return None
        for child in self._syntax.children(verb):
            sold = kind == "currency" and child.i in self._syntax.counted
            if child.dep != "dobj" or child.i > token.i:
                continue
            if sold or self._syntax.is_concept(child):
                return child
            if self._syntax.is_total(child) and (inner := self._complement(child)) is not None:
                return inner  # "cut the number of peers to 90"
        return None
