"""Scored pairs and the components they make, as rows: which statements are worth comparing, and what came of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import product

from sqlalchemy import Connection, insert, select, text, union

from newstally.ledger.linking import LINKED, UNSURE, Blocks, PairScore, Part
from newstally.ledger.linking.cluster import NEVER_COMPARED, pair_key
from newstally.ledger.store.codec import decode, encode
from newstally.ledger.store.decided import has_corrections
from newstally.ledger.store.keys import hashed
from newstally.ledger.store.schema import attached, block, link
from newstally.ledger.store.statements import chunks

Pair = tuple[int, int]


def insert_blocks(connection: Connection, statement: int, keys: Blocks) -> None:
    """Write the keys under which a statement is found."""
    rows = [{"key": key, "statement": statement} for key in sorted({hashed(each) for each in keys.shows})]
    if rows:
        connection.execute(insert(block), rows)


def candidates(connection: Connection, keys: Blocks) -> set[int]:
    """The statements worth comparing: those that show a sought key."""
    found: set[int] = set()
    for part in chunks(sorted({hashed(each) for each in keys.seeks})):
        query = select(block.c.statement).where(block.c.key.in_(part)).distinct()
        found.update(connection.execute(query).scalars())
    return found


def insert_links(connection: Connection, statement: int, scores: Mapping[int, PairScore]) -> None:
    """Write the scores of one statement with others; those that rule a link out need no row."""
    rows = []
    for other, pair in sorted(scores.items()):
        if pair.total <= NEVER_COMPARED:
            continue
        a, b = pair_key(statement, other)
        parts = encode(pair.parts) if pair.total >= UNSURE else None
        rows.append({"a": a, "b": b, "score": pair.total, "parts": parts})
    if rows:
        connection.execute(insert(link), rows)


def component(connection: Connection, start: Iterable[int]) -> set[int]:
    """Every statement that chains of links, or of what a person said of several at once, lead to."""
    given = sorted(set(start))
    if not given:
        return set()
    parameters = {"start": _list(connection, given), "linked": LINKED}
    found = set(given)
    while True:
        found |= set(connection.execute(_CHAINS[connection.dialect.name], parameters).scalars())
        further = _named_together(connection, found) - found
        if not further:
            return found
        parameters["start"] = _list(connection, sorted(further))
        found |= further


# Every statement that chains of strong links lead to, in one query; a list of numbers travels as one parameter.
_CHAINS = {
    "sqlite": text(
        "WITH RECURSIVE reached (n) AS (SELECT value FROM json_each(:start)"
        " UNION SELECT link.b FROM reached CROSS JOIN link WHERE link.a = reached.n AND link.score >= :linked"
        " UNION SELECT link.a FROM reached CROSS JOIN link WHERE link.b = reached.n AND link.score >= :linked)"
        " SELECT n FROM reached"
    ),
    "postgresql": text(
        "WITH RECURSIVE reached (n) AS (SELECT unnest(CAST(:start AS integer[]))"
        " UNION SELECT there.n FROM reached CROSS JOIN LATERAL ("
        "SELECT b AS n FROM link WHERE a = reached.n AND score >= :linked"
        " UNION ALL SELECT a FROM link WHERE b = reached.n AND score >= :linked) AS there)"
        " SELECT n FROM reached"
    ),
}


def _list(connection: Connection, numbers: Sequence[int]) -> str | list[int]:
    """A list of numbers as a parameter of a query."""
    return list(numbers) if connection.dialect.name == "postgresql" else json.dumps(numbers)


def _named_together(connection: Connection, numbers: Iterable[int]) -> set[int]:
    """The statements that corrections name together with any of the given ones."""
    found: set[int] = set()
    if not has_corrections(connection):
        return found
    for part in chunks(sorted(numbers)):
        named = select(attached.c.correction).where(attached.c.statement.in_(part))
        query = select(attached.c.statement).where(attached.c.correction.in_(named), attached.c.statement.is_not(None))
        found.update(number for number in connection.execute(query).scalars() if number is not None)
    return found


def scores(connection: Connection, numbers: Iterable[int]) -> dict[Pair, float]:
    """The scores of all compared pairs among the given statements."""
    inside = sorted(set(numbers))
    query = select(link.c.a, link.c.b, link.c.score)
    return {
        (a, b): total
        for some, others in product(list(chunks(inside)), repeat=2)
        for a, b, total in connection.execute(query.where(link.c.a.in_(some), link.c.b.in_(others)))
    }


def parts(connection: Connection, numbers: Iterable[int]) -> dict[Pair, tuple[float, tuple[Part, ...]]]:
    """The scores in parts of the pairs among the given statements that may be one incident."""
    inside = sorted(set(numbers))
    query = select(link.c.a, link.c.b, link.c.score, link.c.parts).where(link.c.parts.is_not(None))
    return {
        (a, b): (total, decode(each, tuple[Part, ...]))
        for some, others in product(list(chunks(inside)), repeat=2)
        for a, b, total, each in connection.execute(query.where(link.c.a.in_(some), link.c.b.in_(others)))
    }


def near(connection: Connection, numbers: Iterable[int]) -> set[int]:
    """The statements that score `UNSURE` or more with any of the given ones."""
    given = set(numbers)
    found: set[int] = set()
    for part in chunks(sorted(given)):
        ways = ((link.c.a, link.c.b), (link.c.b, link.c.a))
        queries = (select(there).where(here.in_(part), link.c.score >= UNSURE) for here, there in ways)
        found.update(connection.execute(union(*queries)).scalars())
    return found - given
