"""Founding: what the model of fillers finds in a report, and the deeds that only it sees.

"The priest was dragged from his house at dawn" has no word that the lexicons know for a deed. Where the model is sure
of a victim, a target or an attacker in a sentence without a trigger, the verb of their clause becomes one. It points
back, so that it joins an incident that is told already wherever one fits.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newstally.model import IncidentType
from newstally.reading.incidents.fillers import TYPES, Filler, fillers_in
from newstally.reading.incidents.grammar import Clauses
from newstally.reading.incidents.triggers import Trigger
from newstally.reading.language import Script, Sentence

# How sure the model must be of a phrase to fill a role, and to found an incident.
_SURE = 0.4
_FOUNDS = 0.7
# How many sentences around a sign the model reads.
_AROUND = 2
_DOERS_AND_DONE_TO = ("victim", "target", "attacker")


def fillers_of(script: Script, signed: Sequence[Sentence]) -> dict[int, list[Filler]]:
    """The phrases that fill roles in attacks, by the index of the sentence they begin in, in text order.

    Only the surroundings of the sentences with a sign of an incident are read: the model is the slowest of all.
    """
    found: dict[int, list[Filler]] = {}
    for stretch in _stretches(script, signed):
        sentences = iter(stretch)
        sentence = next(sentences, None)
        for filler in fillers_in(script.text, stretch[0].start, stretch[-1].end):
            while sentence is not None and sentence.span[1] <= filler.start:
                sentence = next(sentences, None)
            if sentence is None:
                break
            if filler.score >= _SURE and sentence.span[0] <= filler.start:
                found.setdefault(sentence.index, []).append(filler)
    return found


def _stretches(script: Script, signed: Sequence[Sentence]) -> Iterator[list[Sentence]]:
    """The sentences near those with a sign, in runs."""
    wanted = {n for s in signed for n in range(s.index - _AROUND, s.index + _AROUND + 1)}
    run: list[Sentence] = []
    for sentence in script.sentences:
        if sentence.index in wanted:
            run.append(sentence)
        elif run:
            yield run
            run = []
    if run:
        yield run


def likely_type(fillers: Sequence[Filler]) -> tuple[IncidentType | None, float]:
    """The type of incident that fillers most likely belong to, None for one the model was not taught; its share."""
    shares = [sum(f.types[n] for f in fillers) / len(fillers) for n in range(len(TYPES))]
    best = max(range(len(TYPES)), key=shares.__getitem__)
    return TYPES[best], shares[best]


def deed_of(clauses: Clauses, fillers: Sequence[Filler]) -> list[Trigger]:
    """The trigger that a sentence's fillers stand for; none where the model is not sure of them."""
    sure = [f for f in fillers if f.score >= _FOUNDS and f.role in _DOERS_AND_DONE_TO]
    if not sure:
        return []
    best = max(sure, key=lambda f: f.score)
    kind, _ = likely_type([best])
    inside = [t for t in clauses.tokens if best.start <= t.start < best.end]
    if kind is None or not inside:
        return []
    word = next((t for t in inside if (above := clauses.head(t)) is None or above not in inside), inside[-1])
    verb = clauses.clause_head(word)
    return [Trigger(token=verb, type=kind, verb=verb.tag.startswith("VB"), definite=True, guessed=True)]
