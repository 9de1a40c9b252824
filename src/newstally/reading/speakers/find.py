"""Attributions of a whole report: each sentence's own, and quotes that run on without saying whose they are."""

from __future__ import annotations

from collections.abc import Iterator

from newstally.model import Attribution, Name, Speaker, quote
from newstally.reading.language import Script, Sentence
from newstally.reading.speakers.clauses import QUOTE, clauses, may_attribute
from newstally.reading.speakers.who import Cast


def attributions_of(script: Script, names: tuple[Name, ...]) -> tuple[Attribution, ...]:
    """Every attribution of the report in text order."""
    script.parse(s for s in script.sentences if may_attribute(s))
    cast = Cast(script.text, names)
    found: list[Attribution] = []
    in_block: Speaker | None = None
    block = -1
    waiting: list[Sentence] = []
    for sentence in script.sentences:
        if sentence.block != block:
            block, in_block, waiting = sentence.block, None, []
        own = list(_own(script, sentence, cast))
        found.extend(own)
        if own:
            in_block = own[0].speaker
            # Quotes before the first "she said" of their paragraph are hers too.
            found.extend(_quoted(script, s, in_block) for s in waiting)
            waiting = []
        elif _is_quotation(sentence):
            if in_block is None:
                waiting.append(sentence)
            else:
                found.append(_quoted(script, sentence, in_block))
    return tuple(sorted(found, key=lambda a: (a.span[0], -a.span[1])))


def speaker_at(attributions: tuple[Attribution, ...], start: int, end: int) -> Speaker | None:
    """Who says what stands at `start`..`end`: the speaker of the narrowest stretch around it; None for the outlet."""
    around = [a for a in attributions if a.span[0] <= start and end <= a.span[1]]
    return min(around, key=lambda a: a.span[1] - a.span[0]).speaker if around else None


def _own(script: Script, sentence: Sentence, cast: Cast) -> Iterator[Attribution]:
    for clause in clauses(script, sentence):
        speaker = cast.resolve(*clause.who, clause.origin)
        if speaker is not None and clause.start < clause.end:
            yield Attribution(
                evidence=(
                    quote(script.text, clause.start, clause.end),
                    quote(script.text, *clause.who, field="speaker"),
                ),
                speaker=speaker,
                manner=clause.manner,
            )


def _is_quotation(sentence: Sentence) -> bool:
    """Whether the sentence is nothing but quoted words."""
    left = QUOTE.sub("", sentence.text).strip(" .,;:!?")
    return not left and bool(QUOTE.search(sentence.text))


def _quoted(script: Script, sentence: Sentence, speaker: Speaker) -> Attribution:
    return Attribution(evidence=(quote(script.text, *sentence.span),), speaker=speaker, manner="direct")
