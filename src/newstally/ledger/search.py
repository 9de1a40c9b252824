"""Searching the ledger's reports: which hold the words, the sentences that do, and the incidents they tell."""

from __future__ import annotations

import re

from sqlalchemy import Connection, select

from newstally.ledger.linking.spelling import tokens
from newstally.ledger.origins import report_name
from newstally.ledger.records import Hit
from newstally.ledger.store.codec import decode
from newstally.ledger.store.incidents import incident_ids
from newstally.ledger.store.schema import report, statement
from newstally.ledger.store.search import find_words
from newstally.model import Report

_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+(?!\s)[^.!?\n]*)*[.!?”\"’]*")
_MOST = 3


def search(connection: Connection, query: str, limit: int) -> tuple[Hit, ...]:
    """The reports that hold every word of a query, and every "phrase in quotation marks", the best first."""
    numbers = find_words(connection, query, limit)
    columns = (report.c.number, report.c.id, report.c.payload)
    rows = connection.execute(select(*columns).where(report.c.number.in_(numbers), report.c.current)).all()
    found = {row.number: _hit(connection, decode(row.payload, Report), query) for row in rows}
    return tuple(found[number] for number in numbers if number in found)


def _hit(connection: Connection, source: Report, query: str) -> Hit:
    told = select(statement.c.number).where(statement.c.report == source.id, statement.c.kind == "mention")
    incidents = incident_ids(connection, connection.execute(told).scalars())
    return Hit(
        report=source.id,
        headline=source.headline,
        outlet=source.outlet,
        published=str(source.published or ""),
        source=report_name(source),
        sentences=_sentences(source.text.removeprefix(source.headline), query),
        incidents=tuple(sorted(incidents)),
    )


def _sentences(text: str, query: str) -> tuple[str, ...]:
    """The sentences with most of the words, in text order."""
    wanted = [word[: max(3, len(word) - 2)] for word in tokens(query)]
    weighed = []
    for place, match in enumerate(_SENTENCE.finditer(text)):
        words = tokens(match.group())
        held = sum(any(word.startswith(stem) for word in words) for stem in wanted)
        if held:
            weighed.append((-held, place, " ".join(match.group().split())))
    best = sorted(weighed)[:_MOST]
    return tuple(sentence for _, _, sentence in sorted(best, key=lambda each: each[1]))
