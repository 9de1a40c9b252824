"""Scored pairs and the components they make, as rows: which statements are worth comparing, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast

from sqlalchemy import Connection

from newstally.ledger.linking import LINKED, UNSURE, Blocks, PairScore
from newstally.ledger.linking.cluster import NEVER_COMPARED, Scored, pair_key
from newstally.ledger.store.decided import has_corrections
from newstally.ledger.store.keys import hashed
from newstally.ledger.store.prepared import Insertion, Prepared
from newstally.ledger.store.schema import block, link

Pair = tuple[int, int]

_SHOW = Insertion(block, "key", "statement")
_SHOWN = Prepared("SELECT DISTINCT statement FROM block WHERE key IN :keys")
_SCORE = Insertion(link, "a", "b", "score")
# Every statement that chains of strong links lead to, in one query.
_CHAINS = Prepared(
    "WITH RECURSIVE reached (n) AS (SELECT value FROM EACH :start"
    " UNION SELECT link.b FROM reached CROSS JOIN link WHERE link.a = reached.n AND link.score >= :linked"
    " UNION SELECT link.a FROM reached CROSS JOIN link WHERE link.b = reached.n AND link.score >= :linked)"
    " SELECT n FROM reached",
    postgresql="WITH RECURSIVE reached (n) AS (SELECT unnest(CAST(:start AS integer[]))"
    " UNION SELECT there.n FROM reached CROSS JOIN LATERAL ("
    "SELECT b AS n FROM link WHERE a = reached.n AND score >= :linked"
    " UNION ALL SELECT a FROM link WHERE b = reached.n AND score >= :linked) AS there)"
    " SELECT n FROM reached",
)
_NAMED_TOGETHER = Prepared(
    "SELECT statement FROM attached WHERE statement IS NOT NULL"
    " AND correction IN (SELECT correction FROM attached WHERE statement IN :numbers)"
)
# The plus keeps SQLite from looking up every pair: of each statement all links are read, in one stretch of the table.
_AMONG = Prepared("SELECT a, b, score FROM link WHERE a IN :numbers AND +b IN :numbers")
_BETWEEN = Prepared(
    "SELECT a, b, score FROM link WHERE a IN :few AND +b IN :many"
    " UNION ALL SELECT a, b, score FROM link WHERE b IN :few AND +a IN :many"
)
_NEAR = Prepared(
    "SELECT b FROM link WHERE a IN :numbers AND score >= :unsure AND +b NOT IN :numbers"
    " UNION SELECT a FROM link WHERE b IN :numbers AND score >= :unsure AND +a NOT IN :numbers"
)


def insert_blocks(connection: Connection, statement: int, keys: Blocks) -> None:
    """Write the keys under which a statement is found."""
    shown = sorted({hashed(each) for each in keys.shows})
    _SHOW.many(connection, [{"key": key, "statement": statement} for key in shown])


def candidates(connection: Connection, keys: Blocks) -> set[int]:
    """The statements worth comparing: those that show a sought key."""
    return set(_SHOWN.column(connection, keys=sorted({hashed(each) for each in keys.seeks})))


def insert_links(connection: Connection, statement: int, scores: Mapping[int, PairScore]) -> None:
    """Write the scores of one statement with others; those that rule a link out need no row."""
    rows = []
    for other, pair in sorted(scores.items()):
        if pair.total <= NEVER_COMPARED:
            continue
        a, b = pair_key(statement, other)
        rows.append({"a": a, "b": b, "score": pair.total})
    _SCORE.many(connection, rows)


def component(connection: Connection, start: Iterable[int]) -> set[int]:
    """Every statement that chains of links, or of what a person said of several at once, lead to."""
    found = set(start)
    further = found
    while further:
        found = found | set(_CHAINS.column(connection, start=sorted(further), linked=LINKED))
        further = _named_together(connection, found) - found
        found |= further
    return found


def _named_together(connection: Connection, numbers: Iterable[int]) -> set[int]:
    """The statements that corrections name together with any of the given ones."""
    return set(_NAMED_TOGETHER.column(connection, numbers=sorted(numbers))) if has_corrections(connection) else set()


def scores(connection: Connection, numbers: Iterable[int]) -> list[Scored]:
    """The scores of all compared pairs among the given statements."""
    return cast(list[Scored], _AMONG.rows(connection, numbers=sorted(set(numbers))))


def scores_between(connection: Connection, some: Iterable[int], others: Iterable[int]) -> dict[Pair, float]:
    """The scores of all compared pairs of one of some statements and one of others."""
    few, many = sorted((sorted(set(some)), sorted(set(others))), key=len)
    return {(a, b): total for a, b, total in _BETWEEN.rows(connection, few=few, many=many)}


def near(connection: Connection, numbers: Iterable[int]) -> set[int]:
    """The statements that score `UNSURE` or more with any of the given ones."""
    return set(_NEAR.column(connection, numbers=sorted(set(numbers)), unsure=UNSURE))
