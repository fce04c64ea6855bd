"""One SQLite file: opened, checked, shared between threads, written in whole transactions."""

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ClassVar, Self

from archive.readonly import ReadOnlyFile, may_write
from archive.schema import Schema, prepare, require_current


class Database:
    """One file of the kind that *schema* tells; a crash leaves it as before the last transaction.

    Safe to use from several threads.
    """

    schema: ClassVar[Schema]

    def __init__(self, connection: sqlite3.Connection | ReadOnlyFile, path: Path) -> None:
        self._opened = connection
        self._lock = threading.RLock()
        self.path = path

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open the file at *path*, creating it where it is missing.

        Where it may be read and not written, it is opened to read.
        Raises the schema's errors where it is something else, damaged or of a later Tinxa.
        """
        if not may_write(path):
            return cls(_to_read(path, cls.schema), path)
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(
            path, timeout=30, check_same_thread=False, isolation_level=None
        )
        try:
            prepare(connection, str(path), cls.schema)
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
            self._opened.close()

    @property
    def _connection(self) -> sqlite3.Connection:
        """What writes. Raises the schema's error where nothing may be written."""
        if isinstance(self._opened, ReadOnlyFile):
            raise self.schema.error(
                f"{self.path}: you may read it and not write it, so nothing was changed."
                " Run the command as the user to whom it belongs."
            )
        return self._opened

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Cursor]:
        """Group writes into one transaction: all of them are kept, or none.

        May be nested; the outermost block decides. Raises the schema's error on a full
        disk or a lock.
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
                raise self.schema.error(
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

    @contextmanager
    def erasing(self) -> Iterator[sqlite3.Cursor]:
        """Group writes as `writing` does; what they delete is overwritten where it stood."""
        self.rows("PRAGMA secure_delete = ON")
        with self.writing() as cursor:
            yield cursor

    def shred(self) -> None:
        """Write the file anew, so that no byte of what was deleted is left in it or in its log.

        Overwriting alone leaves what SQLite moved about in its pages before. Raises the schema's
        error where the disk is full or another program does not let go of the file.
        """
        with self._lock:
            try:
                self._connection.execute("VACUUM")
                busy, *_ = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
                trouble = "another program is reading it" if busy else ""
            except sqlite3.Error as error:
                trouble = str(error)
        if trouble:
            raise self.schema.error(
                f"{self.path}: could not be written anew ({trouble}), so that bytes of what was"
                " deleted are still in it. Free as much space as it takes up, stop other programs,"
                " and run: tinxa index"
            )

    def rows(self, query: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a reading *query*. Raises the schema's error on a damaged file."""
        with self._lock:
            try:
                if isinstance(self._opened, ReadOnlyFile):
                    return self._opened.rows(query, values)
                return self._opened.execute(query, tuple(values)).fetchall()
            except sqlite3.DatabaseError as error:
                raise self.schema.error(
                    f"{self.path}: could not be read ({error}). {self.schema.mend}"
                ) from error


def _to_read(path: Path, schema: Schema) -> ReadOnlyFile:
    file = ReadOnlyFile(path)
    try:
        require_current(file.rows, str(path), schema)
    except BaseException:
        file.close()
        raise
    return file


def now() -> str:
    """Return the present instant in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
