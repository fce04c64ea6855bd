"""One SQLite file: opened, checked, shared between threads, written in whole transactions."""

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from archive.errors import ArchiveError
from archive.schema import prepare


class Database:
    """The connection behind the archive; a crash leaves the file as before the last transaction."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._lock = threading.RLock()
        self.path = path

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open the file at *path*, creating it where it is missing.

        Raises `NotAnArchive` and `NewerArchive`.
        """
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(
            path, timeout=30, check_same_thread=False, isolation_level=None
        )
        try:
            prepare(connection, str(path))
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA synchronous = NORMAL")
        except BaseException:
            connection.close()
            raise
        return cls(connection, path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; it cannot be used afterwards."""
        with self._lock:
            self._connection.close()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Cursor]:
        """Group writes into one transaction: all of them are kept, or none.

        May be nested; the outermost block decides. Raises `ArchiveError` on a full disk or a lock.
        """
        with self._lock:
            cursor = self._connection.cursor()
            if self._connection.in_transaction:
                yield cursor
                return
            try:
                cursor.execute("BEGIN IMMEDIATE")
                yield cursor
                cursor.execute("COMMIT")
            except sqlite3.Error as error:
                self._roll_back()
                raise ArchiveError(
                    f"{self.path}: could not be written ({error}); nothing was changed. "
                    "Free some space or stop the other program, and run the command again."
                ) from error
            except BaseException:
                self._roll_back()
                raise

    def _roll_back(self) -> None:
        # SQLite itself rolls back where the disk is full.
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")

    def rows(self, query: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a reading *query*. Raises `ArchiveError` where the file is damaged."""
        with self._lock:
            try:
                return self._connection.execute(query, tuple(values)).fetchall()
            except sqlite3.DatabaseError as error:
                raise ArchiveError(
                    f"{self.path}: could not be read ({error}). Put your backup in its place."
                ) from error


def now() -> str:
    """Return the present instant in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
