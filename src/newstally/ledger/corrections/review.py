"""What waits for a person: pairs that may be one incident, corrections that hang on nothing, names that may be one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from sqlalchemy import Connection, select

from newstally.ledger.changes import name
from newstally.ledger.corrections import log
from newstally.ledger.corrections.decide import aliases
from newstally.ledger.ids import statement_name
from newstally.ledger.linking.names import proper
from newstally.ledger.linking.spelling import names_in, same_name
from newstally.ledger.records import LedgerIncident, ReviewItem
from newstally.ledger.store.incidents import read_incidents
from newstally.ledger.store.schema import attached, possible


def review(connection: Connection) -> tuple[ReviewItem, ...]:
    """Everything that a person should look at: the likeliest pairs first, then what is left of corrections."""
    return (
        *_possibly_one(connection),
        *_without_statement(connection),
        *_about_incidents(connection),
    )


def _possibly_one(connection: Connection) -> Iterator[ReviewItem]:
    pairs = connection.execute(select(possible).order_by(possible.c.score.desc(), possible.c.a, possible.c.b)).all()
    ids = sorted({id for pair in pairs for id in (pair.a, pair.b)})
    known = {one.id: one for one in read_incidents(connection, ids)}
    for pair in pairs:
        if pair.a in known and pair.b in known:
            a, b = known[pair.a], known[pair.b]
            yield ReviewItem(
                kind="possibly one",
                says=f"{name(a)} ({_told(a)}) and {name(b)} ({_told(b)})",
                names=(a.id, b.id),
                score=pair.score,
                commands=(
                    f'newstally merge {a.id} {b.id} --why "…"',
                    f"newstally reasons {a.id} {b.id}",
                ),
            )


def _told(incident: LedgerIncident) -> str:
    return f"{len(incident.reports)} report{'s' * (len(incident.reports) != 1)}"


def _without_statement(connection: Connection) -> Iterator[ReviewItem]:
    """Corrections that named a statement which no version or reader has any more."""
    rows = connection.execute(select(attached).where(attached.c.statement.is_(None))).mappings().all()
    numbers = {row["correction"] for row in rows}
    idle = log.undone(connection, numbers)
    for entry in log.by_number(connection, numbers - idle):
        lost = [row for row in rows if row["correction"] == entry.number]
        for row in lost:
            ref = (entry.refs if row["part"] == "refs" else entry.others)[int(row["place"])]
            yield ReviewItem(
                kind="correction without its statement",
                says=f"{entry}; its sentence was “{' '.join(ref.text.split())}”",
                names=(str(entry.number), statement_name(ref.statement), row["report"]),
                commands=(f'newstally undo {entry.number} --why "…"',),
            )


def _about_incidents(connection: Connection) -> Iterator[ReviewItem]:
    """Reviewed incidents that were told again since, and names that the accounts of one incident give one thing."""
    known = aliases(connection)
    proposed: set[tuple[str, str]] = set()
    for incident in read_incidents(connection):
        if incident.unseen:
            yield ReviewItem(
                kind="new accounts",
                says=f"{name(incident)}: {incident.unseen} of {len(incident.told)} accounts came since the review",
                names=(incident.id,),
                commands=(f"newstally confirm {incident.id}",),
            )
        for a, b in combinations([each for each in incident.targets if proper(each)], 2):
            pair = (a, b) if a < b else (b, a)
            if pair not in proposed and not names_in(a, b) and not names_in(b, a) and not _is_decided(a, b, known):
                proposed.add(pair)
                yield ReviewItem(
                    kind="perhaps one name",
                    says=f"“{a}” and “{b}”, both the target of {name(incident)}",
                    names=(incident.id,),
                    commands=(f'newstally alias "{a}" "{b}"',),
                )


def _is_decided(a: str, b: str, known: list[tuple[str, ...]]) -> bool:
    return any(all(any(same_name(each, name) for name in names) for each in (a, b)) for names in known)
