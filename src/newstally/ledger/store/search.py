"""Full-text search: which reports hold the words, by the database's own index (FTS5, or lexemes in PostgreSQL)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from sqlalchemy import Connection, text

from newstally.ledger.store.prepared import Prepared

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_PHRASE = re.compile(r'"([^"]*)"|(\S+)')
_INSERT = Prepared(
    "INSERT INTO search (rowid, words) VALUES (:rowid, :words)",
    postgresql="INSERT INTO search (rowid, words) VALUES (:rowid, to_tsvector('newstally', :words))",
)
# FTS5 keeps no text of its own here, so it must be told what to forget.
_FORGET = {
    "sqlite": "INSERT INTO search (search, rowid, words) VALUES ('delete', :rowid, :words)",
    "postgresql": "DELETE FROM search WHERE rowid = :rowid",
}
# English stems as FTS5's, and no word left out: "or" and "the" may stand in a name.
_CONFIGURE = (
    "CREATE TEXT SEARCH DICTIONARY newstally_stems (TEMPLATE = snowball, Language = english)",
    "CREATE TEXT SEARCH CONFIGURATION newstally (COPY = simple)",
    "ALTER TEXT SEARCH CONFIGURATION newstally ALTER MAPPING REPLACE simple WITH newstally_stems",
)
_FIND = {
    "sqlite": "SELECT rowid FROM search WHERE search MATCH :query ORDER BY rank, rowid LIMIT :limit",
    "postgresql": (
        "SELECT rowid FROM search WHERE words @@ websearch_to_tsquery('newstally', :query) "
        "ORDER BY ts_rank_cd(words, websearch_to_tsquery('newstally', :query)) DESC, rowid LIMIT :limit"
    ),
}


def make_search(connection: Connection) -> None:
    """Make the index in a new or migrated ledger."""
    if connection.dialect.name == "postgresql":
        for statement in _CONFIGURE:
            connection.execute(text(statement))
        connection.execute(text("CREATE TABLE search (rowid BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)"))
        connection.execute(text("CREATE INDEX search_words ON search USING gin (words)"))
    else:
        options = "content = '', tokenize = 'porter unicode61 remove_diacritics 2'"
        connection.execute(text(f"CREATE VIRTUAL TABLE search USING fts5 (words, {options})"))


def index_words(connection: Connection, number: int, words: str) -> None:
    """Put a report's words into the index."""
    _INSERT.run(connection, rowid=number, words=_plain(words))


def forget_words(connection: Connection, number: int, words: str) -> None:
    """Take a report's words, which must be those that were put in, out of the index."""
    connection.execute(text(_FORGET[connection.dialect.name]), {"rowid": number, "words": _plain(words)})


def empty_words(connection: Connection) -> None:
    """Take everything out of the index."""
    sqlite = "INSERT INTO search (search) VALUES ('delete-all')"
    connection.execute(text(sqlite if connection.dialect.name == "sqlite" else "DELETE FROM search"))


def sweep(connection: Connection) -> None:
    """Rewrite the index so that nothing of what it has forgotten is left in the file."""
    if connection.dialect.name == "sqlite":
        connection.execute(text("INSERT INTO search (search) VALUES ('optimize')"))


def find_words(connection: Connection, query: str, limit: int) -> Sequence[int]:
    """The numbers of the reports that hold every word (and "every phrase") of a query, best first."""
    pieces = [_WORD.findall(_plain(phrase or word)) for phrase, word in _PHRASE.findall(query)]
    # Each piece in quotation marks: what a person types is words, never an operator.
    wanted = " ".join('"' + " ".join(piece) + '"' for piece in pieces if piece)
    if not wanted:
        return []
    rows = connection.execute(text(_FIND[connection.dialect.name]), {"query": wanted, "limit": limit})
    return list(rows.scalars())


def _plain(words: str) -> str:
    """Without accents and NULs, so that both databases find "Nàng" by "nang"."""
    if words.isascii():
        return words.replace("\x00", "")
    decomposed = unicodedata.normalize("NFKD", words)
    return "".join(char for char in decomposed if not unicodedata.combining(char) and char != "\x00")
