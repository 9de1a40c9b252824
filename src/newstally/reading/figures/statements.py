"""The figures that one sentence states, number by number: what each measures, and what it shares with the last."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from newstally.lexicon import table
from newstally.model import Direction, Name, Place, Quantity, Setting
from newstally.reading.figures.aspects import growth_direction, is_forecast, revision_of
from newstally.reading.figures.clause import Clause
from newstally.reading.figures.concepts import Concept
from newstally.reading.figures.counts import is_level
from newstally.reading.figures.drafts import Draft, set_periods, share_list_period, share_periods
from newstally.reading.figures.earlier import APPOSED, Sharing, whole_of
from newstally.reading.figures.holders import bare, split_holder
from newstally.reading.figures.indicators import Indicators, Series, canonical
from newstally.reading.figures.lists import Gap, Lists, Part, substituted
from newstally.reading.figures.measures import measure_of, measures
from newstally.reading.figures.periods import Clockwork
from newstally.reading.figures.qualifiers import Qualifiers, around, split_qualifiers
from newstally.reading.figures.shares import among, part_of
from newstally.reading.figures.spending import is_made
from newstally.reading.figures.whereabouts import company_of, owner_place, place_of
from newstally.reading.language import Script

_VOLUME = re.compile(r"\s+(?:in|by)\s+volume\b", re.IGNORECASE)
# "1.2 percent |above| the same period of 2023".
_ABOVE = re.compile(
    r"\s+(above|below)\s+(?:(?:the|its|their|his)\s+)?"
    r"(?:same|previous|prior|last|year|level|average|normal|usual|corresponding|(?:19|20)\d\d|that of (?:the|last))",
    re.IGNORECASE,
)
# What is quoted and not counted up.
_PRICES = re.compile(r"^(?:\w+\s+)*(?:prices?|index|yields?|rates?|shares?|stocks?)\b", re.IGNORECASE)
# "The index gained 120 points" names what it measures, if hardly; "the figure" does not.
_CURRENCIES: dict[str, str] = table("newstally.reading.quantities", "currencies.toml")["names"]
_NAMELESS = frozenset(("index", "rate", "rates"))
_LETTER = re.compile(r"[^\W\d_]")
_INCLUDING = re.compile(
    r"\b(?:including|of whom|among them|of which)\s+(?:some\s+|about\s+|at\s+least\s+)?$", re.IGNORECASE
)
_SHARE_OF = re.compile(r"\s+of\b", re.IGNORECASE)
_PART_OF = re.compile(r"(?:,|\()\s+(?:or\s+)?(?:(?:about|some|nearly|almost|roughly|around|just\s+over|over)\s+)?$")


class Room(NamedTuple):
    """What the reading of every sentence of a report needs."""

    script: Script
    setting: Setting
    names: tuple[Name, ...]
    indicators: Indicators


class Statements:
    """Reads the figures of one sentence."""

    def __init__(self, room: Room, clock: Clockwork, near: Sequence[Place]) -> None:
        self._room = room
        self._clock = clock
        self._text = clock.text
        self._sentence = clock.sentence
        self._near = near
        self._clause = Clause(room.script, self._sentence, clock.times, room.names, self._near, clock.quantities)
        self._lists = Lists(room.script, self._sentence, clock.times, clock.quantities, self._near)
        self._proper = {t.text for t in room.script.tokens(self._sentence) if t.pos == "PROPN"}
        self._parts = self._lists.respective()
        self._found: list[Draft] = []
        self._sharing = Sharing(room.script, clock, self._lists, self._found)

    def drafts(self, earlier: list[Draft]) -> list[Draft]:
        """The figures of the sentence; `earlier` are those of the sentences before."""
        for quantity in self._clock.quantities:
            if not (
                measures(quantity)
                or is_level(self._clause, quantity)
                or is_made(self._clause, quantity)
                or self._sharing.is_base_of_last(quantity)
            ):
                continue
            draft = self._draft(quantity, self._parts.get(quantity.span), earlier)
            if draft is not None:
                self._found.append(draft)
        share_periods(self._clock, self._found)
        share_list_period([d for d in self._found if d.is_listed])
        return self._found

    def _draft(self, quantity: Quantity, part: Part | None, earlier: list[Draft]) -> Draft | None:
        last = self._found[-1] if self._found else None
        if last is not None and (quantity.change_role or self._clock.is_base_amount(quantity)):
            quantity = self._completed(quantity, last)
        above = _ABOVE.match(self._text, quantity.span[1]) if quantity.kind == "percent" else None
        if above is not None and not quantity.is_change:
            way: Direction = "up" if above.group(1).lower() == "above" else "down"
            quantity = msgspec.structs.replace(quantity, is_change=True, direction=way, change_word=above.group(1))
        apposed = last is not None and APPOSED.search(self._text[last.quantity.span[1] : quantity.span[0]])
        bare = quantity.kind == "percent" and not quantity.change_role
        again = apposed and bare and not _SHARE_OF.match(self._text, quantity.span[1])
        if again and last is not None and last.quantity.is_change:
            # "Fell by 12,000, or |6.1 percent|".
            quantity = msgspec.structs.replace(quantity, is_change=True, direction=last.quantity.direction)
        like = self._sharing.like_before(quantity) if part is None or not part.words else None
        gap = self._sharing.gap_before(quantity) if like is None and part is None else None
        sharer = like or (last if gap is not None else None)
        if sharer is not None and sharer.quantity.is_change:
            quantity = msgspec.structs.replace(
                quantity,
                is_change=True,
                direction=sharer.quantity.direction,
                change_word=sharer.quantity.change_word,
                change_role=sharer.quantity.change_role,
            )
        if part is not None and part.words:
            return _as_listed(self._listed(quantity, part, earlier))
        if gap is not None and last is not None:
            last.is_listed = True
            return _as_listed(self._named(quantity, self._of_gap(gap, last), part))
        part_told = last is not None and quantity.kind == "percent" and not quantity.is_change
        if part_told and last is not None and not last.is_change and last.quantity.kind != "percent":
            between = self._text[last.quantity.span[1] : quantity.span[0]]
            whole = part_of(self._clause, quantity) if _PART_OF.search(between) else None
            if whole is not None and whole.lemma != "total":
                # "Brought in $1.4 billion, about |35 percent| of export revenue".
                words = self._clause.phrases.of(whole)
                return self._named(quantity, Concept(words, last.series.scope or last.concept, is_share=True), part)
        if like is not None or (last is not None and self._sharing.goes_with_last(quantity, last)):
            return self._joined(quantity, like or last, part)
        counted = quantity.kind == "count" and quantity.unit_text and last is not None and last.quantity.kind == "count"
        if counted and last is not None and _INCLUDING.search(self._text[last.quantity.span[1] : quantity.span[0]]):
            # "14,009 homeless people, including |4,206| children".
            return self._named(quantity, Concept(last.concept, quantity.unit_text, last.series.place), part)
        if self._sharing.is_of_one_left_out(quantity):
            return None
        concept = self._clause.concept(quantity)
        if (
            concept is not None
            and concept.words
            and concept.noun
            and not concept.is_share
            and self._clause.is_definite(concept.noun)
        ):
            concept = self._in_full(concept, earlier)
        if concept is not None and concept.words:
            return self._named(quantity, concept, part)
        told = self._sharing.told_of(quantity, concept, earlier)
        if told is not None and concept is not None and concept.instead:
            words = substituted(told.concept, Gap(concept.instead))
            return self._named(quantity, Concept(words, told.series.scope, told.series.place), part)
        monthly = self._clock.is_monthly(quantity) and not quantity.is_change
        if told is not None and monthly and canonical(told.concept) == "inflation":
            return self._named(quantity, Concept("monthly inflation", told.series.scope, told.series.place), part)
        if told is None and concept is not None and concept.own.split(" ")[-1].lower() in _NAMELESS:
            return self._named(quantity, Concept(concept.own), part)
        if told is None and concept is not None and concept.is_share and concept.scope:
            return self._named(quantity, Concept(f"share of {concept.scope}", is_share=True), part)
        if told is None and concept is not None and concept.growth is not None and concept.is_growth_alone:
            return self._named(quantity, concept._replace(words=concept.growth.text), part)
        return self._joined(quantity, told, part, concept) if told is not None else None

    def _in_full(self, concept: Concept, earlier: list[Draft]) -> Concept:
        """ "The trade surplus was ... The surplus ...": the full name of what "the surplus" goes back to."""
        for told in [*earlier[-4:], *self._found][::-1]:
            short, full = concept.words.split()[-1].lower(), told.concept.split()
            if len(full) > 1 and full[-1].lower() == short and " of " not in told.concept:
                return concept._replace(words=told.concept, scope=told.series.scope, place=told.series.place)
        return concept

    def _listed(self, quantity: Quantity, part: Part, earlier: list[Draft]) -> Draft | None:
        """A number of a list with "respectively": of its item, or its item’s share of the whole."""
        concepts = [self._clause.concept(q) for q in self._clock.quantities if q.span in self._parts]
        own = next((c for c in concepts if c is not None and c.is_share), None)
        if own is None:
            return self._named(quantity, Concept(part.words), part)
        shared = own._replace(scope=part.words, is_share=True, by_part=part.place is None)
        if shared.words:
            return self._named(quantity, shared, part)
        return self._joined(quantity, whole_of(shared, earlier, self._found), part, shared)

    def _named(self, quantity: Quantity, concept: Concept, part: Part | None) -> Draft | None:
        """A draft whose own words say what it measures."""
        if concept.by_part and concept.scope:
            concept = concept._replace(words=concept.scope, scope=bare(concept.words))
        held = split_holder(
            self._worded(concept, quantity), self._near, self._room.names, self._clock.times, self._proper
        )
        if not _LETTER.search(held.words) or held.words.lower().endswith("toll"):
            # The strokes of a table written in plain text are no words; a death toll is an incident's.
            return None
        growth = growth_direction(concept.growth, quantity)
        if quantity.kind == "currency" and held.words.lower().endswith("loss"):
            # "A pre-tax loss of £18 million" is no fall.
            quantity = msgspec.structs.replace(quantity, is_change=False, direction="", change_role="")
        if concept.per and quantity.kind == "count" and not quantity.per:
            quantity = msgspec.structs.replace(quantity, per=concept.per)
        share = concept.is_share or self._sharing.is_share(quantity, gap=False)
        scope = concept.scope or held.scope or among(self._clause, quantity)
        if held.kind == "company" and not scope:
            scope = company_of(self._clause, quantity) or self._room.indicators.only_company()
        _, said = split_qualifiers(held.words)
        series = self._room.indicators.join(
            held.words,
            said.filled(self._qualified(quantity)),
            place=held.place or concept.place or self._place(quantity, part),
            scope=scope,
            is_company=held.kind == "company",
            measure="" if share else measure_of(quantity, quantity.is_change or bool(growth)),
            is_share=share,
            by_part=concept.by_part,
            at_home=not held.kind or share or self._is_home_money(held.words),
        )
        series.is_price = series.is_price or held.kind == "market" or _PRICES.search(held.words) is not None
        draft = self._finish(quantity, series, held.words, part, growth, concept.is_expected)
        draft.is_of_place = bool(scope) and any(p.text == scope for p in self._near)
        return draft

    def _joined(
        self, quantity: Quantity, told: Draft | None, part: Part | None, concept: Concept | None = None
    ) -> Draft | None:
        """A draft that measures what another does."""
        if told is None:
            return None
        series = told.series
        base = self._clock.is_base_amount(quantity)
        share = (concept is not None and concept.is_share) or self._sharing.is_share(quantity, gap=True)
        share = share or (base and series.kind.is_share and quantity.kind == "percent")
        quantity = self._completed(quantity, told)
        base = base or (quantity.change_role == "from" and told.sentence is self._sentence)
        scope = concept.scope if concept is not None and concept.scope else among(self._clause, quantity)
        place = self._place(quantity, part)
        measure = "" if share else measure_of(quantity, quantity.is_change or told.is_change)
        moved = place and series.place and place != series.place
        other = measure and series.measure and measure != series.measure and not base
        words = told.series.wordings[0] if share and told.concept in told.series.wordings else told.concept
        if concept is not None and concept.by_part and concept.scope:
            whole = series.scope if series.by_part else told.concept
            return self._named(quantity, concept._replace(words=whole, place=series.place), part)
        if other and measure == "currency":
            words = words.removeprefix("volume of ")
        if share != series.kind.is_share or scope or moved or other:
            series = self._room.indicators.join(
                words,
                Qualifiers(series.kind.gross_or_net, series.kind.real_or_nominal, series.kind.adjustment),
                place=place or series.place,
                scope=scope or series.scope,
                measure=measure,
                is_share=share,
                at_home=series.at_home,
            )
        # "Rose 1.3 percent, down from 2.9 percent in 2022", "an earlier estimate of 0.4 percent": rises, both.
        risen = told.growth or (told.direction if told.is_change and told.quantity.kind == "percent" else "")
        plain = quantity.kind == "percent" and not quantity.is_change and not share
        growth: Direction = risen if plain and series.measure != "percent" and (base or concept is not None) else ""
        growth = told.growth if plain and told.growth else growth
        same = told.sentence is self._sentence
        expected = (concept is not None and concept.is_expected) or (
            told.is_forecast and same and (not base or told.revision == "new")
        )
        return self._finish(quantity, series, told.concept, part, growth, expected)

    def _finish(
        self, quantity: Quantity, series: Series, concept: str, part: Part | None, growth: Direction, expected: bool
    ) -> Draft:
        is_change = quantity.is_change or bool(growth)
        if quantity.kind in ("currency", "physical") and not quantity.is_change:
            series.unit = series.unit or quantity.unit
        elif quantity.kind == "percent" and not is_change:
            series.unit = series.unit or "percent"
        is_base = not is_change and self._clock.is_base_amount(quantity)
        direction: Direction = growth or ("" if is_base else quantity.direction)
        draft = Draft(quantity, series, self._sentence, concept, is_change, direction, growth=growth, is_base=is_base)
        draft.is_price = series.is_price
        draft.place = next((p for p in self._near if p.entry and p.entry.name == series.place), None)
        set_periods(self._clock, draft, self._found, part.time if part is not None else None)
        # What was left behind is a fact, even where what follows is only planned.
        draft.is_forecast = expected or (
            not self._clock.is_base_amount(quantity)
            and is_forecast(self._clause, quantity, draft.period, self._room.setting)
        )
        draft.revision = revision_of(self._clause, self._sentence, quantity, expected)
        return draft

    def _completed(self, quantity: Quantity, told: Draft) -> Quantity:
        """A number that leaves out what the one before it says: "21 deaths per 1,000 births, down from |34|"."""
        before = told.quantity
        alike = (before.kind, before.unit) == (quantity.kind, quantity.unit) and before.kind != "currency"
        if before.per and not quantity.per and alike:
            # "1.2 million barrels a day, compared with |1.3 million|".
            quantity = msgspec.structs.replace(quantity, per=before.per)
        bare = quantity.kind == "count" and not quantity.unit_text and told.sentence is self._sentence
        if bare and before.kind == "count" and not quantity.per:
            return msgspec.structs.replace(quantity, per=before.per)
        if bare and before.kind == "currency" and quantity.scale >= before.scale > 1:
            return msgspec.structs.replace(quantity, kind="currency", unit=before.unit)
        return quantity

    def _is_home_money(self, concept: str) -> bool:
        """Whether a concept is the currency of the report's home: "the rand", in South Africa."""
        code = _CURRENCIES.get(re.sub(r"s$", "", concept.split()[-1].lower()))
        return code is not None and code == self._room.setting.currency

    def _worded(self, concept: Concept, quantity: Quantity) -> str:
        """The concept's words; inflation told against the month before is another than the year's."""
        words = concept.words
        if _VOLUME.match(self._text, quantity.span[1]) and "volume" not in words.lower():
            # "Rose 12 percent in volume and 15 percent in value": two indicators.
            return f"volume of {words}"
        if canonical(words) == "inflation" and not quantity.is_change and self._clock.is_monthly(quantity):
            return f"monthly {words}"
        return words

    def _of_gap(self, gap: Gap, first: Draft) -> Concept:
        """What a number without a verb of its own measures: as the number before, with another item."""
        if first.series.by_part:
            return Concept(first.series.scope, gap.words, is_share=True, by_part=True)
        if first.series.kind.is_share:
            return Concept(first.concept, gap.words, is_share=True)
        if gap.place is not None and first.is_of_place:
            # "India was the largest source with 31,200 visitors, followed by Russia with 16,400".
            return Concept(first.concept, gap.words)
        if gap.place is not None and gap.preposition in ("in", "across"):
            entry = gap.place.entry
            return Concept(first.concept, first.series.scope, entry.name if entry else gap.place.name)
        return Concept(substituted(first.concept, gap), first.series.scope, first.series.place)

    def _qualified(self, quantity: Quantity) -> Qualifiers:
        """What the words next to the number say of its indicator."""
        others = [q.span for q in self._clock.quantities if q.span != quantity.span]
        start = max((e for _, e in others if e <= quantity.span[0]), default=self._sentence.start)
        end = min((s for s, _ in others if s >= quantity.span[1]), default=self._sentence.end)
        return around(self._text[start : quantity.span[0]], self._text[quantity.span[1] : end])

    def _place(self, quantity: Quantity, part: Part | None) -> str:
        """The place that the clause gives the number."""
        place = part.place if part is not None and not part.words else None
        if place is None:
            later = [q.span[0] for q in self._clock.quantities if q.span[0] >= quantity.span[1]]
            upto = min(later, default=self._sentence.end)
            place = place_of(self._clause, quantity, upto) or owner_place(self._clause, quantity)
        return place.entry.name if place is not None and place.entry is not None else ""


def _as_listed(draft: Draft | None) -> Draft | None:
    if draft is not None:
        draft.is_listed = True
    return draft
