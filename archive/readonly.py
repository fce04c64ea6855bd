"""An SQLite file for who may read but not write where it lies.

A file with a write-ahead log is read through an index beside it, which SQLite makes where there is
none; who may not write there cannot. But there is none only while nobody has the file open for
writing, and then the file alone is whole and can be read as it is. Whether a writer came meanwhile
is looked at afterwards: then what was read is read once more.
"""

import os
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

_TRIES = 20


class _State(NamedTuple):
    """What a file looks like from outside; *logged* where it has a log beside it."""

    logged: bool
    written: int
    size: int
    inode: int


def may_write(path: Path) -> bool:
    """Tell whether the file at *path*, and what stands beside it, may be written or made."""
    return not path.exists() or (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))


class ReadOnlyFile:
    """One file that may not be written; not safe to use from several threads at once."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._state: _State | None = None
        self._connection: sqlite3.Connection | None = None

    def rows(self, query: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of *query*, of one state of the file. Raises `sqlite3.Error`."""
        trouble: sqlite3.Error | None = None
        for _ in range(_TRIES):
            state = self._now()
            try:
                rows = self._opened(state).execute(query, tuple(values)).fetchall()
                trouble = None
            except sqlite3.Error as error:
                rows, trouble = [], error
            # The log keeps readers and writers apart; without it only time does.
            if self._now() == state or (state.logged and trouble is None):
                break
        if trouble is not None:
            raise trouble
        return rows

    def close(self) -> None:
        """Let the file go."""
        if self._connection is not None:
            self._connection.close()
        self._connection = self._state = None

    def _now(self) -> _State:
        told = self._path.stat()
        logged = self._path.with_name(f"{self._path.name}-wal").exists()
        return _State(logged, told.st_mtime_ns, told.st_size, told.st_ino)

    def _opened(self, state: _State) -> sqlite3.Connection:
        if self._connection is None or not self._holds(state):
            self.close()
            as_it_is = "" if state.logged else "&immutable=1"
            address = f"file:{quote(str(self._path.absolute()))}?mode=ro{as_it_is}"
            self._connection = sqlite3.connect(
                address, uri=True, timeout=30, check_same_thread=False, isolation_level=None
            )
            self._state = state
        return self._connection

    def _holds(self, state: _State) -> bool:
        """Tell whether what is open shows *state*: through the log it shows every later one."""
        if self._state is None:
            return False
        through = state.logged and self._state.logged
        return self._state == state or (through and self._state.inode == state.inode)
