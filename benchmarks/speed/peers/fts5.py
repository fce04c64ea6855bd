"""SQLite FTS5: a contentless table of two columns, bm25, and counts by SQL over tables of facets.

The words come ready, so the ascii tokenizer has only to split at blanks, which is FTS5's fastest.
A part of an article ends with a word that no text holds, so that no phrase reaches across.
"""

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from archive.article import Record
from archive.store import Archive
from benchmarks.speed.peers.contract import Facets, Found
from benchmarks.speed.peers.filters import Filter, field, filters, phrases
from benchmarks.speed.peers.text import Row, row, rows
from indexer.query import Query

_BREAK = " ¶ "
_SCHEMA = """
CREATE VIRTUAL TABLE words USING fts5(
    accented, folded, content='', tokenize='ascii', detail=full);
CREATE TABLE facts (row INTEGER PRIMARY KEY, id TEXT, day INTEGER, year TEXT, month TEXT);
CREATE TABLE communes (row INTEGER, commune TEXT, PRIMARY KEY (row, commune)) WITHOUT ROWID;
"""
_FILE = "fts5.sqlite"


class Fts5:
    """The database, open for asking."""

    def __init__(self, folder: Path) -> None:
        self._connection = sqlite3.connect(folder / _FILE)
        # All of it stays in memory, as the map of it does with the others.
        self._connection.execute("PRAGMA mmap_size = 8000000000")
        self._connection.execute("PRAGMA cache_size = -200000")
        self._connection.execute("PRAGMA temp_store = MEMORY")

    def search(self, query: Query) -> Found:
        """Answer *query* with one statement: the matches are found once, then counted."""
        chosen = filters(query)
        statement, values = _statement(query, chosen)
        ids: list[str] = []
        facets: Facets = {facet: {} for facet in query.facets}
        total = 0
        for kind, value, number in self._connection.execute(statement, values):
            if kind == "hit":
                ids.append(value)
            elif kind == "total":
                total = number
            else:
                facets[kind][value] = number
        return Found(total, tuple(ids), facets)

    def add(self, records: Iterable[Record]) -> None:
        """Add *records* in one transaction."""
        (last,) = self._connection.execute("SELECT max(row) FROM facts").fetchone()
        with self._connection:
            _insert(self._connection, map(row, records), first=last + 1)

    def close(self) -> None:
        """Close the database."""
        self._connection.close()


def build(archive: Archive, folder: Path) -> None:
    """Index *archive* in one transaction without a journal."""
    connection = sqlite3.connect(folder / _FILE)
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    connection.executescript(_SCHEMA)
    with connection:
        connection.execute("BEGIN")
        _insert(connection, rows(archive), first=1)
    connection.close()


def settle(folder: Path) -> None:
    """Merge the index into one b-tree, as the manual advises for what is read more than written."""
    connection = sqlite3.connect(folder / _FILE)
    with connection:
        connection.execute("INSERT INTO words(words) VALUES ('optimize')")
        connection.execute("ANALYZE")
    connection.close()


def open(folder: Path) -> Fts5:  # noqa: A001 - every peer is built, settled and opened
    """Open what was built in *folder*."""
    return Fts5(folder)


def _insert(connection: sqlite3.Connection, found: Iterable[Row], *, first: int) -> None:
    for number, one in enumerate(found, first):
        connection.execute(
            "INSERT INTO words (rowid, accented, folded) VALUES (?, ?, ?)",
            (number, _BREAK.join(one.accented), _BREAK.join(one.folded)),
        )
        connection.execute(
            "INSERT INTO facts VALUES (?, ?, ?, ?, ?)",
            (number, one.id, one.day, *one.values("year"), *one.values("month")),
        )
        connection.executemany(
            "INSERT INTO communes VALUES (?, ?)",
            [(number, commune) for commune in one.values("commune")],
        )


def _statement(query: Query, chosen: list[Filter]) -> tuple[str, dict[str, object]]:
    sought = " AND ".join('"' + " ".join(words) + '"' for words in phrases(query))
    values: dict[str, object] = {"words": f"{field(query)} : ({sought})", "limit": query.limit}
    tests = {f.facet: _test(f, values) for f in chosen}
    every = " AND ".join(tests.values()) or "1"
    asked = [
        f"SELECT * FROM (SELECT 'hit', id, score FROM found WHERE {every}"
        " ORDER BY score LIMIT :limit)",
        f"SELECT 'total', '', count(*) FROM found WHERE {every}",
    ]
    for facet in query.facets:
        others = " AND ".join(test for name, test in tests.items() if name != facet) or "1"
        joined = "JOIN communes USING (row)" if facet == "commune" else ""
        asked.append(
            f"SELECT '{facet}', {facet}, count(*) FROM found {joined} WHERE {others}"
            f" GROUP BY {facet}"
        )
    return (
        "WITH found AS MATERIALIZED (SELECT facts.*, rank AS score FROM words JOIN facts"
        f" ON facts.row = words.rowid WHERE words MATCH :words) {' UNION ALL '.join(asked)}",
        values,
    )


def _test(chosen: Filter, values: dict[str, object]) -> str:
    if chosen.facet == "day":
        values |= {"first": chosen.first, "last": chosen.last}
        return "day BETWEEN :first AND :last"
    names = []
    for number, value in enumerate(chosen.values):
        values[f"{chosen.facet}{number}"] = value
        names.append(f":{chosen.facet}{number}")
    if chosen.facet == "commune":
        return (
            "EXISTS (SELECT 1 FROM communes c WHERE c.row = found.row"
            f" AND c.commune IN ({', '.join(names)}))"
        )
    return f"{chosen.facet} IN ({', '.join(names)})"
