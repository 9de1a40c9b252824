"""Stated figures: each number that measures an indicator, with its period, base and speaker; told twice, kept once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import msgspec

from newstally.gazetteer import country
from newstally.lexicon import table
from newstally.model import (
    Aspect,
    Attribution,
    Evidence,
    Figure,
    Name,
    Period,
    Place,
    Quantity,
    Setting,
    TimeExpression,
    quote,
)
from newstally.reading.figures.concepts import Clause
from newstally.reading.figures.indicators import Indicators, Series, bare_concept, share_words
from newstally.reading.figures.periods import Clockwork, shifted, to_period
from newstally.reading.language import Script, Sentence
from newstally.reading.speakers import speaker_at

_CUES = table("newstally.reading.figures", "cues.toml")
# Lower case only: "May" is a month.
_FORECAST = re.compile(rf"\b(?:{'|'.join(_CUES['forecast'])})\b")
_CUMULATIVE = re.compile(rf"\b(?:{'|'.join(_CUES['cumulative'])})\b", re.IGNORECASE)
_SHARE_BEHIND = re.compile(rf"\s*(?:{'|'.join(_CUES['share'])})\b", re.IGNORECASE)
# "India accounted for |37,000 of the arrivals, or about |20 percent": the part, then its share.
_PART_TOLD = re.compile(r"^(?:\s+of\s+(?:the|all|its|their)\s+[\w\s-]{1,30})?,\s+or\s+(?:\w+\s+){0,2}$")
_MEASURES = ("currency", "percent", "percentage_point", "basis_point", "index")
# What may stand between two numbers that share one verb, times taken out.
_GAP = re.compile(r"[\s,;]*(?:(?:and|then|but|followed|by|in|during|for|on|of|to|the)[\s,;]+)*")
# "Revenue of $3 billion, up 8 percent": the second number is about what the first is.
_APPOSED = re.compile(r",\s*(?:up|down|or)\s+(?:by\s+|about\s+|nearly\s+|almost\s+|some\s+|just\s+)?$")
_GAP_END = re.compile(r"\band\s+(?:in|during|for|on)\s+,?\s*by\s*$")
# Counts of fewer whole things than this are details of the story, unless they change or are a rate.
_COUNT_FROM = 100


@dataclass(slots=True)
class _Draft:
    """A figure before its indicator is final."""

    quantity: Quantity
    series: Series
    sentence: Sentence
    period: Period | None = None
    base_period: Period | None = None
    base_stated: bool = False
    is_share: bool = False
    place: Place | None = None


def stated_figures(
    script: Script,
    setting: Setting,
    times: tuple[TimeExpression, ...],
    quantities: tuple[Quantity, ...],
    names: tuple[Name, ...],
    places: tuple[Place, ...],
    attributions: tuple[Attribution, ...],
) -> tuple[Figure, ...]:
    """The figures a report states, each once, in text order."""
    indicators = Indicators()
    drafts: list[_Draft] = []
    for sentence in script.sentences:
        inside = tuple(q for q in quantities if sentence.start <= q.span[0] < sentence.end)
        if inside:
            when = tuple(t for t in times if sentence.start <= t.span[0] < sentence.end)
            clock = Clockwork(script.text, sentence, when, inside)
            drafts.extend(_of_sentence(script, clock, names, places, indicators, drafts))
    home_entry = country(setting.country) if setting.country else None
    home = home_entry.name if home_entry else ""
    figures = [_figure(script, draft, home, attributions) for draft in drafts]
    return tuple(_told_once(figures, script))


def _of_sentence(
    script: Script,
    clock: Clockwork,
    names: tuple[Name, ...],
    places: tuple[Place, ...],
    indicators: Indicators,
    earlier: list[_Draft],
) -> Iterator[_Draft]:
    sentence = clock.sentence
    near = [p for p in places if sentence.start <= p.span[0] < sentence.end]
    clause = Clause(script, sentence, clock.times, names, near, clock.quantities)
    found: list[_Draft] = []
    for quantity in clock.quantities:
        if not _measures(quantity):
            continue
        like = _like_before(clock, quantity, found)
        if like is not None:
            quantity = msgspec.structs.replace(
                quantity, is_change=True, direction=like.quantity.direction, change_word=like.quantity.change_word
            )
        apposed = bool(found) and _APPOSED.search(script.text[found[-1].quantity.span[1] : quantity.span[0]])
        concept = None if like is not None or apposed else clause.concept(quantity)
        series = None
        if concept is not None and concept.words:
            bare, place = bare_concept(concept.words, near)
            series = indicators.join(bare, place, concept.scope) if bare else None
        elif like is not None or apposed:
            series = (like or found[-1]).series
        elif found and not _new_subject(script, sentence, found[-1].quantity, quantity):
            series = found[-1].series
        elif concept is not None and earlier and earlier[-1].quantity.kind != "count":
            # A pronoun goes back to the indicator told last, not to a crowd.
            series = earlier[-1].series
        if series is None or series.wordings[0].lower().endswith("toll"):
            # A death toll is an incident's.
            continue
        if quantity.kind in ("currency", "physical") and not quantity.is_change:
            series.unit = series.unit or quantity.unit
        draft = _Draft(quantity, series, sentence)
        draft.place = next((p for p in near if p.entry and p.entry.name == series.place), None)
        draft.is_share = _is_share(script, sentence, quantity, found)
        _set_periods(clock, draft, found)
        found.append(draft)
    _share_periods(clock, found)
    yield from found


def _like_before(clock: Clockwork, quantity: Quantity, found: list[_Draft]) -> _Draft | None:
    """The change whose verb a later number of the sentence shares: "grew 13 percent in May and 17 percent in June"."""
    if not found or not found[-1].quantity.is_change:
        return None
    before = found[-1]
    if quantity.change_word not in ("", before.quantity.change_word):
        return None
    if before.quantity.unit != quantity.unit or clock.is_base_amount(quantity):
        return None
    between = list(clock.text[before.quantity.span[1] : quantity.span[0]])
    for time in clock.times:
        start, end = (offset - before.quantity.span[1] for offset in time.span)
        if start >= 0:
            between[start:end] = " " * (end - start)
    left = "".join(between)
    return before if _GAP.fullmatch(left) or (_GAP_END.search(left) and "," in left) else None


def _measures(quantity: Quantity) -> bool:
    if quantity.kind in _MEASURES:
        return True
    moves = quantity.is_change or bool(quantity.direction)
    if quantity.kind == "ratio":
        return moves
    if quantity.kind == "physical":
        # "80 km south of the town" is a detail, "4 million tonnes" or a rise of 3 degrees a figure.
        return moves or quantity.scale > 1 or bool(quantity.per)
    if quantity.interval.high is None and not quantity.modifier:
        # "Hundreds of passengers" measures nothing.
        return False
    return quantity.kind == "count" and (quantity.value >= _COUNT_FROM or bool(quantity.per) or moves)


def _set_periods(clock: Clockwork, draft: _Draft, before: list[_Draft]) -> None:
    """The number's own time, else that of the number it stands in apposition to; then the base of a change."""
    quantity = draft.quantity
    time = clock.period_of(quantity)
    same = [d for d in before if d.series is draft.series and not clock.is_base_amount(d.quantity)]
    shift = "" if quantity.is_change else clock.shift_behind(quantity)
    if shift:
        draft.period = shifted(same[0].period, shift) if same and same[0].period else None
    elif quantity.is_change and same and (time is None or clock.belongs_before(time, same[-1].quantity, quantity)):
        draft.period = same[-1].period
        draft.base_period, draft.base_stated = same[-1].base_period, same[-1].base_stated
    elif time is not None and not (quantity.per and time.span[1] <= quantity.span[0]):
        # "In January it launched a fund that gets $2 million a year": January is not when.
        draft.period = to_period(clock.text, time)
    if not quantity.is_change:
        return
    amount = clock.base_amount(quantity)
    base = clock.base_time(quantity)
    if amount is not None:
        at = clock.period_of(amount)
        draft.base_period = to_period(clock.text, at) if at is not None else draft.base_period
        draft.base_stated = True
    elif base is not None:
        draft.base_period, draft.base_stated = to_period(clock.text, base), True
    elif clock.shift_word(quantity):
        draft.base_period = shifted(draft.period, clock.shift_word(quantity)) if draft.period is not None else None
        draft.base_stated = True


def _new_subject(script: Script, sentence: Sentence, before: Quantity, quantity: Quantity) -> bool:
    """Whether a clause with a subject of its own begins between two numbers."""
    between = [t for t in script.tokens(sentence) if before.span[1] <= t.start < quantity.span[0]]
    return any(t.dep in ("nsubj", "nsubjpass") for t in between)


def _is_share(script: Script, sentence: Sentence, quantity: Quantity, found: list[_Draft]) -> bool:
    """Part of a whole: "38 percent of the tea", and "Egypt 17 percent" after it, which shares its verb."""
    if quantity.kind != "percent" or quantity.is_change:
        return False
    if _SHARE_BEHIND.match(script.text, quantity.span[1], sentence.end):
        return True
    if not found:
        return False
    behind = script.text[found[-1].quantity.span[1] : quantity.span[0]]
    if _PART_TOLD.search(behind) and found[-1].quantity.kind != "percent":
        return True
    if not found[-1].is_share:
        return False
    last = found[-1].quantity.span[1]
    between = [t for t in script.tokens(sentence) if last <= t.start < quantity.span[0]]
    # "..., followed by Singapore with 7 percent", "37,000 of the arrivals, or about 20 percent".
    return not any(t.pos in ("VERB", "AUX") and t.lower != "followed" for t in between)


def _share_periods(clock: Clockwork, drafts: list[_Draft]) -> None:
    """ "Oil fell 2 percent to $78 on Tuesday": a change without a time of its own is of the level it led to."""
    for change, level in pairwise(drafts):
        if change.period is None and change.quantity.is_change and not level.quantity.is_change:
            same_clause = change.series is level.series and not clock.is_base_amount(level.quantity)
            between = clock.text[change.quantity.span[1] : level.quantity.span[0]]
            if same_clause and len(between) < 40 and "," not in between:
                change.period = level.period


def _aspect(script: Script, draft: _Draft) -> Aspect:
    quantity, sentence = draft.quantity, draft.sentence
    if quantity.is_change:
        return "change"
    if quantity.per:
        return "rate"
    before = script.text[max(sentence.start, quantity.span[0] - 60) : quantity.span[0]]
    if _FORECAST.search(before):
        return "forecast"
    if _CUMULATIVE.search(sentence.text):
        return "cumulative"
    if draft.is_share:
        return "share"
    return "level"


def _figure(script: Script, draft: _Draft, home: str, attributions: tuple[Attribution, ...]) -> Figure:
    quantity = draft.quantity
    change = quantity.is_change
    return Figure(
        evidence=(quote(script.text, *draft.sentence.span),),
        indicator=Indicators.record(draft.series, home),
        aspect=_aspect(script, draft),
        quantity=quantity,
        direction=quantity.direction,
        place=draft.place,
        period=draft.period,
        base_period=draft.base_period,
        base=("stated" if draft.base_stated else "unstated") if change else "",
        speaker=speaker_at(attributions, *quantity.span),
    )


def _told_once(figures: list[Figure], script: Script) -> Iterator[Figure]:
    """Figures that say the same of the same indicator and period become one, with the sentences that retell it."""
    kept: list[Figure] = []
    alike: dict[object, list[int]] = {}
    for figure in sorted(figures, key=lambda f: (_is_display(script, f), f.quantity.span)):
        display = _is_display(script, figure)
        way = figure.direction if figure.aspect == "change" else ""
        told = alike.setdefault((figure.aspect, figure.quantity.value, figure.quantity.unit, way), [])
        at = next((i for i in told if _is_told_again(kept[i], figure, display)), None)
        if at is None:
            told.append(len(kept))
            kept.append(figure)
        elif figure.evidence[0].span != kept[at].evidence[0].span:
            kept[at] = _with_retelling(kept[at], figure)
    yield from sorted(kept, key=lambda f: f.quantity.span)


def _is_told_again(first: Figure, figure: Figure, display: bool) -> bool:
    """Whether the same amount is told of the same thing; headlines and bullets may say it in fewer words."""
    periods = {f.period.value for f in (first, figure) if f.period}
    if len(periods) > 1 or (not display and bool(first.period) != bool(figure.period)):
        return False
    if first.indicator.id == figure.indicator.id:
        return True
    return display and share_words(first.indicator.concept, figure.indicator.concept)


def _with_retelling(first: Figure, figure: Figure) -> Figure:
    """A figure with one more sentence that tells it, and what that sentence alone says: who says it, against when."""
    retold: tuple[Evidence, ...] = (*first.retold, figure.evidence[0])
    stated = first if first.base == "stated" or figure.base != "stated" else figure
    return msgspec.structs.replace(
        first,
        retold=retold,
        speaker=first.speaker or figure.speaker,
        base=stated.base,
        base_period=stated.base_period,
    )


def _is_display(script: Script, figure: Figure) -> bool:
    """Headlines, bullets and captions retell what the body tells."""
    sentence = script.sentence_at(figure.span[0])
    return sentence is not None and sentence.kind != "paragraph"
