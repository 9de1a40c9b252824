"""Stated figures: each number that measures an indicator, with its period, base and speaker; told twice, kept once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TypeVar

from newstally.gazetteer import country
from newstally.model import Attribution, Figure, Name, Place, Quantity, Setting, TimeExpression, quote
from newstally.reading.figures.aspects import aspect_of
from newstally.reading.figures.authority import authority_of
from newstally.reading.figures.drafts import Draft
from newstally.reading.figures.indicators import Indicators
from newstally.reading.figures.measures import values
from newstally.reading.figures.openings import without_dateline
from newstally.reading.figures.periods import Clockwork, joined_times, whole_times
from newstally.reading.figures.qualifiers import frequency_of
from newstally.reading.figures.statements import Room, Statements
from newstally.reading.figures.told import told_once
from newstally.reading.language import Script
from newstally.reading.speakers import speaker_at

R = TypeVar("R", Quantity, TimeExpression, Place)


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
    home = country(setting.country) if setting.country else None
    indicators = Indicators(home.name if home else "", script.text)
    room = Room(script, setting, names, indicators)
    drafts: list[Draft] = []
    day = setting.published.day if setting.published else None
    told, dated = _by_sentence(script, quantities), _by_sentence(script, times)
    sited = _by_sentence(script, places)
    for sentence in script.sentences:
        when = joined_times(script.text, whole_times(without_dateline(sentence, dated[sentence.index])))
        numbers = values(script.text, sentence.start, told[sentence.index], when)
        if numbers:
            subjects = tuple(t.start for t in script.tokens(sentence) if t.dep in ("nsubj", "nsubjpass"))
            clock = Clockwork(script.text, sentence, when, numbers, day, subjects)
            drafts.extend(Statements(room, clock, sited[sentence.index]).drafts(drafts))
    for draft in drafts:
        speaker = speaker_at(attributions, *draft.quantity.span)
        draft.series.authority = draft.series.authority or authority_of(speaker, names)
    return tuple(told_once([_figure(script, draft, indicators, attributions) for draft in drafts], script))


def _by_sentence(script: Script, records: Sequence[R]) -> dict[int, list[R]]:
    """The records by the index of the sentence they begin in."""
    found: dict[int, list[R]] = defaultdict(list)
    for record in records:
        sentence = script.sentence_at(record.span[0])
        if sentence is not None:
            found[sentence.index].append(record)
    return found


def _figure(script: Script, draft: Draft, indicators: Indicators, attributions: tuple[Attribution, ...]) -> Figure:
    quantity = draft.quantity
    return Figure(
        evidence=(quote(script.text, *draft.sentence.span),),
        indicator=indicators.record(draft.series, frequency_of(draft.period), draft.since),
        aspect=aspect_of(
            quantity,
            draft.concept,
            is_change=draft.is_change,
            is_share=draft.series.kind.is_share,
            is_running=draft.since is not None,
            is_forecast=draft.is_forecast,
            text=draft.sentence.text,
        ),
        quantity=quantity,
        direction=draft.direction,
        place=draft.place,
        period=draft.period,
        base_period=draft.base_period,
        base=draft.base if draft.is_change else "",
        revision=draft.revision,
        speaker=speaker_at(attributions, *quantity.span),
    )
