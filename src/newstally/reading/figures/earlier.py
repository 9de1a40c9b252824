"""What a number shares with the ones before it: a verb, an apposition, a base, or what "it" goes back to."""

from __future__ import annotations

import re
from itertools import chain

from newstally.model import Quantity
from newstally.reading.figures.aspects import is_share
from newstally.reading.figures.concepts import Concept
from newstally.reading.figures.drafts import Draft
from newstally.reading.figures.lists import Gap, Lists
from newstally.reading.figures.periods import Clockwork
from newstally.reading.language import Script

# What may stand between two numbers that share one verb, times taken out.
_GAP = re.compile(r"[\s,;]*(?:(?:and|then|but|followed|by|in|during|for|on|of|to|the|from|than|over)[\s,;]+)*")
_GAP_END = re.compile(r"\band\s+(?:in|during|for|on)\s+,?\s*by\s*$")
# "Revenue of $3 billion, up 8 percent": the second number is about what the first is.
APPOSED = re.compile(
    r"(?:,|\(|–|—)\s*(?:(?:which|that)\s+(?:is|was)\s+)?(?:up|down|or|higher|lower)\s+"
    r"(?:by\s+|about\s+|nearly\s+|almost\s+|some\s+|just\s+|roughly\s+|around\s+|more\s+than\s+|a\s+)?$"
)
# "6.7 million crimes, |4 percent fewer| than ...".
_COMPARED = re.compile(
    r",\s*(?:(?:which|that)\s+(?:is|was)\s+)?(?:about\s+|nearly\s+|almost\s+|some\s+|just\s+|or\s+)*$"
)
_APPOSED_CHANGE = re.compile(r",\s+an?\s+(?:[\w-]+\s+){0,3}of\s+(?:\w+\s+){0,2}|,\s+(?:up|down)\s+(?:\w+\s+){0,2}")
_OF_WHOLE = re.compile(r"\s+of\s+(?:its|their|the|all|his|her)\s+", re.IGNORECASE)
_COMPARATIVES = frozenset(("above", "below", "fewer", "more", "less", "higher", "lower", "up", "down"))


class Sharing:
    """The numbers of one sentence read so far (`found`, which grows), asked what the next one has from them."""

    def __init__(self, script: Script, clock: Clockwork, lists: Lists, found: list[Draft]) -> None:
        self._clock = clock
        self._text = clock.text
        self._sentence = clock.sentence
        self._tokens = script.tokens(clock.sentence)
        self._lists = lists
        self._found = found

    def is_base_of_last(self, quantity: Quantity) -> bool:
        """ "52 deaths per million, compared with |54|"."""
        last = self._found[-1].quantity if self._found else None
        return last is not None and last.kind == quantity.kind and self._clock.is_base_amount(quantity)

    def is_of_one_left_out(self, quantity: Quantity) -> bool:
        """ "They spent 15 billion euros, |an increase of 13 percent|": of an amount that is no figure here."""
        before = [q for q in self._clock.quantities if q.span[1] <= quantity.span[0]]
        if not before or not quantity.is_change or any(d.quantity.span == before[-1].span for d in self._found):
            return False
        return _APPOSED_CHANGE.fullmatch(self._text, before[-1].span[1], quantity.span[0]) is not None

    def like_before(self, quantity: Quantity) -> Draft | None:
        """The change whose verb a later number shares: "grew 13 percent in May and 17 percent in June"."""
        if not self._found or not self._found[-1].quantity.is_change:
            return None
        before = self._found[-1]
        if not _shares_word(quantity, before.quantity):
            return None
        if before.quantity.unit != quantity.unit or self._clock.is_base_amount(quantity):
            return None
        between = list(self._text[before.quantity.span[1] : quantity.span[0]])
        for time in self._clock.times:
            start, end = (offset - before.quantity.span[1] for offset in time.span)
            if start >= 0:
                between[start:end] = " " * (end - start)
        left = "".join(between)
        return before if _GAP.fullmatch(left) or (_GAP_END.search(left) and "," in left) else None

    def gap_before(self, quantity: Quantity) -> Gap | None:
        """The words that stand for a clause between the number before and this one, of the same unit."""
        if not self._found:
            return None
        before = self._found[-1].quantity
        listed = self._found[-1].is_of_place and not quantity.unit_text
        if before.kind != quantity.kind or not (listed or (before.unit == quantity.unit and before.kind != "count")):
            return None
        if not _shares_word(quantity, before) or self._clock.is_base_amount(quantity):
            return None
        return self._lists.gap(before, quantity)

    def goes_with_last(self, quantity: Quantity, last: Draft) -> bool:
        """Whether a number adds to the one before: ", up 8 percent", "from 3 percent", "4 percent fewer"."""
        words = self._text[last.quantity.span[1] : quantity.span[0]]
        if _OF_WHOLE.match(self._text, quantity.span[1]) and quantity.is_change and quantity.kind == "percent":
            # "Cut 600 jobs, or 4 percent of its workforce".
            return False
        if APPOSED.search(words):
            return not last.series.kind.is_share or quantity.is_change
        if (
            quantity.is_change
            and quantity.change_word.split(" ")[0].lower() in _COMPARATIVES
            and _COMPARED.search(words)
        ):
            return True
        if not self._clock.is_base_amount(quantity) or self.new_subject(last.quantity, quantity):
            return False
        same = quantity.unit == last.quantity.unit and quantity.kind == last.quantity.kind
        level = next((d for d in reversed(self._found) if not d.is_change), None)
        return (
            same
            or (quantity.kind == "count" and last.quantity.kind == "count")
            or (
                # "Fell 2 percent to $80 from $82".
                level is not None and level.series is last.series and level.quantity.unit == quantity.unit
            )
        )

    def told_of(self, quantity: Quantity, concept: Concept | None, earlier: list[Draft]) -> Draft | None:
        """Whose number it is where its own words do not say: that of the last one, or of what "it" goes back to."""
        pool = self._found or earlier
        if concept is not None and concept.is_share and concept.noun is None:
            # "Coal’s share": of what the last share was of.
            return next((d for d in chain(reversed(self._found), reversed(earlier)) if d.series.kind.is_share), None)
        if concept is not None and concept.is_share:
            return whole_of(concept, earlier, self._found)
        before = self._found[-1] if self._found else None
        if before and not self.new_subject(before.quantity, quantity) and not self.has_verb(before.quantity, quantity):
            return before
        if concept is None:
            return None
        plain = quantity.kind == "percent" and not quantity.is_change
        if concept.is_growth_alone and pool and not pool[-1].is_change and pool[-1].quantity.kind == "percent":
            # "They see unemployment at 4 percent and growth of 2 percent": not unemployment's.
            return None
        name = concept.own.split(" ")[-1].lower()
        for told in pool[-1:-4:-1]:
            if name == "index" and name not in told.concept.lower():
                continue
            if plain and told.quantity.kind != "percent" and not concept.is_share:
                # A percentage is no level of what is told in dollars.
                continue
            # A pronoun goes back to the indicator told last, not to a crowd.
            crowd = told.quantity.kind == "count" and told.quantity.unit_text and not told.is_change
            return told if not crowd or told.is_forecast else None
        return None

    def has_verb(self, before: Quantity, quantity: Quantity) -> bool:
        """Whether a finite verb stands between two numbers, so that the second is what another subject did."""
        between = (t for t in self._tokens if self._lists.behind(before) <= t.start < quantity.span[0])
        return any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in between)

    def new_subject(self, before: Quantity, quantity: Quantity) -> bool:
        """Whether a clause with a subject of its own begins between two numbers."""
        between = [
            t
            for t in self._tokens
            if self._lists.behind(before) <= t.start < quantity.span[0] and t.dep in ("nsubj", "nsubjpass")
        ]
        return bool(between)

    def is_share(self, quantity: Quantity, gap: bool) -> bool:
        """Whether the number is a part of a whole; `gap`: it may have that from the number before."""
        before = self._found[-1] if self._found else None
        shared = before is not None and before.series.kind.is_share
        if gap and shared and before is not None:
            last = before.quantity.span[1]
            between = [t for t in self._tokens if last <= t.start < quantity.span[0]]
            # "..., followed by Singapore with 7 percent", "37,000 of the arrivals, or about 20 percent".
            gap = not any(t.pos in ("VERB", "AUX") and t.lower != "followed" for t in between)
        return is_share(self._sentence, quantity, before.quantity if before else None, shared, gap)


def whole_of(concept: Concept, earlier: list[Draft], found: list[Draft]) -> Draft | None:
    """What "the total" or "the volume" is the whole of: the last thing told, or told in tonnes."""
    by_volume = concept.noun is not None and concept.noun.lemma == "volume"
    told = chain(reversed(found), reversed(earlier))
    fitting = (d for d in told if not by_volume or d.quantity.kind == "physical" or "volume" in d.concept)
    return next(fitting, None)


def _shares_word(quantity: Quantity, before: Quantity) -> bool:
    """Whether a number is told by the change word before it: "declined by 26 percent and ... by 6.9 percent"."""
    if quantity.change_role in ("to", "from") and quantity.change_role != before.change_role:
        return False
    return not quantity.change_word or quantity.change_word.split()[0] == (before.change_word.split() or [""])[0]
