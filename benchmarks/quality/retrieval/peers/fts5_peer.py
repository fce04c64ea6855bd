"""SQLite FTS5: unicode61 with remove_diacritics 2, words joined by OR, bm25().

It takes every mark off but the bar of đ, so that "duong" does not find "đường".
"""

import re
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from benchmarks.quality.retrieval.contract import LIMIT
from benchmarks.quality.retrieval.judged import Document

_TABLE = """
CREATE VIRTUAL TABLE documents USING fts5(
    id UNINDEXED, title, body, tokenize = 'unicode61 remove_diacritics 2')
"""
_BEST = "SELECT id FROM documents WHERE documents MATCH ? ORDER BY bm25(documents) LIMIT ?"


class Fts5:
    """A table with its text."""

    def __init__(self, documents: Sequence[Document], folder: Path) -> None:
        self._connection = sqlite3.connect(folder / "fts5.sqlite")
        with self._connection:
            self._connection.execute(_TABLE)
            self._connection.executemany("INSERT INTO documents VALUES (?, ?, ?)", documents)

    def best(self, text: str) -> list[str]:
        """Return the ids of the best ten."""
        words = " OR ".join(f'"{word}"' for word in re.findall(r"[^\W_]+", text))
        return [row[0] for row in self._connection.execute(_BEST, (words, LIMIT))]

    def close(self) -> None:
        """Close the database."""
        self._connection.close()
