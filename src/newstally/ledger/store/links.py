"""Scored pairs and the components they make, as rows: which statements are worth comparing, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import product

from sqlalchemy import Connection, insert, select

from newstally.ledger.linking import LINKED, UNSURE, Blocks, PairScore, Part
from newstally.ledger.linking.cluster import NEVER_COMPARED, pair_key
from newstally.ledger.store.codec import decode, encode
from newstally.ledger.store.keys import hashed
from newstally.ledger.store.schema import attached, block, link
from newstally.ledger.store.statements import chunks

Pair = tuple[int, int]


def insert_blocks(connection: Connection, statement: int, keys: Blocks) -> None:
    """Write the keys under which a statement is found, and those under which it looks."""
    rows = [
        {"key": key, "statement": statement, "shown": shown}
        for wanted, shown in ((keys.shows, True), (keys.seeks, False))
        for key in sorted({hashed(each) for each in wanted})
    ]
    if rows:
        connection.execute(insert(block), rows)


def candidates(connection: Connection, keys: Blocks) -> set[int]:
    """The statements worth comparing: those that show a sought key, and those that seek a shown one."""
    found: set[int] = set()
    for wanted, shown in ((keys.seeks, True), (keys.shows, False)):
        for part in chunks(sorted({hashed(each) for each in wanted})):
            query = select(block.c.statement).where(block.c.key.in_(part), block.c.shown == shown)
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
    found = set(start)
    edge = sorted(found)
    while edge:
        reached: set[int] = set()
        for part in chunks(edge):
            for here, there in ((link.c.a, link.c.b), (link.c.b, link.c.a)):
                query = select(there).where(here.in_(part), link.c.score >= LINKED)
                reached.update(connection.execute(query).scalars())
            reached.update(_named_together(connection, part))
        edge = sorted(reached - found)
        found |= reached
    return found


def _named_together(connection: Connection, numbers: Sequence[int]) -> set[int]:
    """The statements that corrections name together with any of the given ones."""
    named = select(attached.c.correction).where(attached.c.statement.in_(numbers))
    query = select(attached.c.statement).where(attached.c.correction.in_(named), attached.c.statement.is_not(None))
    return {number for number in connection.execute(query).scalars() if number is not None}


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
        for here, there in ((link.c.a, link.c.b), (link.c.b, link.c.a)):
            query = select(there).where(here.in_(part), link.c.score >= UNSURE)
            found.update(connection.execute(query).scalars())
    return found - given
