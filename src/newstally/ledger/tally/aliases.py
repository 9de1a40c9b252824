"""Questions go through people's decisions on names: who asks for the BLA asks for whatever they say is the BLA."""

from __future__ import annotations

from msgspec.structs import replace
from sqlalchemy import Connection

from newstally.ledger.corrections.decide import aliases
from newstally.ledger.linking.spelling import same_name
from newstally.ledger.tally.question import Question


def with_aliases(connection: Connection, question: Question, upto: str = "") -> Question:
    """A question with the further names of its target and actor; as of a moment, if one is given."""
    if not question.target and not question.actor:
        return question
    known = aliases(connection, upto)
    return replace(
        question,
        target_aliases=_others(question.target, known),
        actor_aliases=_others(question.actor, known),
    )


def _others(name: str, known: list[tuple[str, ...]]) -> tuple[str, ...]:
    """Every name that chains of decisions lead to."""
    found = [name] if name else []
    for each in found:
        for names in known:
            if any(same_name(each, other) for other in names):
                found += [other for other in names if other not in found]
    return tuple(found[1:])
