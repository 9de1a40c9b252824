"""Finding what a question may be about through the ledger's indexes, without reading the rest."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, or_, select

from newstally.ledger.records import LedgerIncident
from newstally.ledger.store.incidents import read_incidents
from newstally.ledger.store.keys import hashed
from newstally.ledger.store.schema import incident, incident_key
from newstally.ledger.tally.keys import NARROW, WIDE, Choices, question_keys
from newstally.ledger.tally.question import Question


def find(connection: Connection, question: Question) -> list[LedgerIncident]:
    """The incidents that a question may be about; `answer` says which of them it is about."""
    return read_incidents(connection, found_ids(connection, question))


def found_ids(connection: Connection, question: Question) -> list[str]:
    """Their ids."""
    query = select(incident.c.id)
    if question.since is not None:
        since = question.since.toordinal()
        # Of an index on the first day alone, so that what is long past is not looked at.
        near = and_(incident.c.first_day >= since - NARROW, incident.c.last_day >= since)
        wide = select(incident_key.c.incident).where(incident_key.c.key == hashed(WIDE))
        open_end = or_(incident.c.last_day.is_(None), incident.c.last_day >= since)
        query = query.where(or_(near, and_(incident.c.id.in_(wide), open_end)))
    if question.until is not None:
        query = query.where(or_(incident.c.first_day.is_(None), incident.c.first_day <= question.until.toordinal()))
    # Names and places find few; types and stages many, and are looked at only where the others have found something.
    named = bool(question.target or question.actor or question.place)
    for place, choices in enumerate(question_keys(question)):
        few = named and place < sum(map(bool, (question.target, question.actor, question.place)))
        query = query.where(incident.c.id.in_(_union(choices)) if few else _has_any(choices))
    return list(connection.execute(query).scalars())


def _union(choices: Choices) -> Select[tuple[str]]:
    """The incidents that have all keys of one of the choices."""
    single = [hashed(choice[0]) for choice in choices if len(choice) == 1]
    conditions: list[ColumnElement[bool]] = [incident_key.c.key.in_(single)] if single else []
    conditions += [
        and_(incident_key.c.key == hashed(choice[0]), *(_has(key, incident_key.c.incident) for key in choice[1:]))
        for choice in choices
        if len(choice) > 1
    ]
    return select(incident_key.c.incident).where(or_(*conditions))


def _has_any(choices: Choices) -> ColumnElement[bool]:
    return or_(*(and_(*(_has(key, incident.c.id) for key in choice)) for choice in choices))


def _has(key: str, id: ColumnElement[str]) -> ColumnElement[bool]:
    other = incident_key.alias()
    return exists(select(other.c.key).where(other.c.key == hashed(key), other.c.incident == id))
