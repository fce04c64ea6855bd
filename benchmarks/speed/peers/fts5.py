"""SQLite FTS5: a contentless table of two columns, bm25, and counts by SQL over tables of facets.

The words come ready, so the ascii tokenizer has only to split at blanks, which is FTS5's fastest.
A part of an article ends with a word that no text holds, so that no phrase reaches across.
"""

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from archive.article import Record
from archive.store import Archive
from benchmarks.speed.peers.codes import Codes
from benchmarks.speed.peers.contract import Found
from benchmarks.speed.peers.filters import Filter, field, filters, phrases
from benchmarks.speed.peers.text import Row, row, rows
from indexer.query import Query

_BREAK = " ¶ "
_SCHEMA = """
CREATE VIRTUAL TABLE words USING fts5(
    accented, folded, content='', tokenize='ascii', detail=full);
CREATE TABLE ids (row INTEGER PRIMARY KEY, id TEXT);
CREATE TABLE facts (row INTEGER PRIMARY KEY, day INTEGER, year INTEGER, month INTEGER);
CREATE TABLE communes (row INTEGER, commune INTEGER, PRIMARY KEY (row, commune)) WITHOUT ROWID;
"""
_FOUND = "CREATE TEMP TABLE found (row INTEGER PRIMARY KEY, score REAL)"
_TABLES = {"year": "facts", "month": "facts", "commune": "communes", "day": "facts"}
_FILE = "fts5.sqlite"


class Fts5:
    """The database, open for asking."""

    def __init__(self, folder: Path) -> None:
        self._connection = sqlite3.connect(folder / _FILE, isolation_level=None)
        # All of it stays in memory, as the map of it does with the others.
        self._connection.execute("PRAGMA mmap_size = 8000000000")
        self._connection.execute("PRAGMA cache_size = -200000")
        self._connection.execute("PRAGMA temp_store = MEMORY")
        self._connection.execute(_FOUND)
        self._codes = Codes(folder)

    def search(self, query: Query) -> Found:
        """Answer *query*: what matches goes to a table in memory, which is filtered and counted.

        That is faster than one statement, or than asking the index anew for each count.
        """
        sought = " AND ".join(f'"{" ".join(words)}"' for words in phrases(query))
        self._connection.execute("DELETE FROM found")
        self._connection.execute(
            "INSERT INTO found SELECT rowid, rank FROM words WHERE words MATCH ?",
            (f"{field(query)} : ({sought})",),
        )
        tests = {chosen.facet: self._test(chosen) for chosen in filters(query)}
        best = f"SELECT row FROM found{_passing(tests)} ORDER BY score LIMIT {query.limit}"
        return Found(
            total=int(self._rows(f"SELECT count(*) FROM found{_passing(tests)}")[0][0]),
            ids=tuple(
                one for (one,) in self._rows(f"SELECT id FROM ({best}) CROSS JOIN ids USING (row)")
            ),
            facets={facet: self._counts(facet, tests) for facet in query.facets},
        )

    def add(self, records: Iterable[Record]) -> None:
        """Add *records* in one transaction."""
        (last,) = self._connection.execute("SELECT max(row) FROM ids").fetchone()
        self._connection.execute("BEGIN")
        _insert(self._connection, self._codes, map(row, records), first=last + 1)
        self._connection.execute("COMMIT")
        self._codes.save()

    def close(self) -> None:
        """Close the database."""
        self._connection.close()

    def _counts(self, facet: str, tests: dict[str, str]) -> dict[str, int]:
        others = {name: test for name, test in tests.items() if name != facet}
        counted = self._rows(
            f"SELECT {facet}, count(*) FROM found CROSS JOIN {_TABLES[facet]} USING (row)"
            f"{_passing(others)} GROUP BY {facet}"
        )
        return {self._codes.value(facet, code): number for code, number in counted}

    def _test(self, chosen: Filter) -> str:
        if chosen.facet == "day":
            test = f"day BETWEEN {chosen.first} AND {chosen.last}"
        else:
            codes = ", ".join(str(self._codes.code(chosen.facet, v)) for v in chosen.values)
            test = f"{chosen.facet} IN ({codes})"
        table = _TABLES[chosen.facet]
        return f"EXISTS (SELECT 1 FROM {table} t WHERE t.row = found.row AND t.{test})"

    def _rows(self, statement: str) -> list[tuple[Any, ...]]:
        return self._connection.execute(statement).fetchall()


def build(archive: Archive, folder: Path) -> None:
    """Index *archive* in one transaction without a journal."""
    connection = sqlite3.connect(folder / _FILE)
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    connection.executescript(_SCHEMA)
    with connection:
        connection.execute("BEGIN")
        codes = Codes(folder)
        _insert(connection, codes, rows(archive), first=1)
    connection.close()
    codes.save()


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


def _insert(
    connection: sqlite3.Connection, codes: Codes, found: Iterable[Row], *, first: int
) -> None:
    for number, one in enumerate(found, first):
        connection.execute(
            "INSERT INTO words (rowid, accented, folded) VALUES (?, ?, ?)",
            (number, _BREAK.join(one.accented), _BREAK.join(one.folded)),
        )
        connection.execute("INSERT INTO ids VALUES (?, ?)", (number, one.id))
        connection.execute(
            "INSERT INTO facts VALUES (?, ?, ?, ?)",
            (number, one.day, *codes.of(one, "year"), *codes.of(one, "month")),
        )
        connection.executemany(
            "INSERT INTO communes VALUES (?, ?)",
            [(number, code) for code in codes.of(one, "commune")],
        )


def _passing(tests: dict[str, str]) -> str:
    return f" WHERE {' AND '.join(tests.values())}" if tests else ""
