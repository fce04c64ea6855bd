"""Changes of a Whoosh index: additions and removals, visible at once when committed."""

import os
import shutil
import socket
from collections.abc import Iterable
from pathlib import Path

from filelock import FileLock, Timeout
from whoosh.index import create_in, open_dir

from archive.article import Record
from archive.database import now
from archive.store import Clock
from indexer.engines.whoosh.folder import IndexFolder, Stamp
from indexer.engines.whoosh.schema import SCHEMA, document_of
from indexer.errors import IndexBusy

MEMORY_MB = 128
"""How much a build keeps in memory before it writes a run to disk."""


class WhooshWriter:
    """The one writer of an index folder, from its lock to its commit or cancel."""

    def __init__(self, folder: IndexFolder, *, rebuild: bool) -> None:
        self._folder = folder
        self._lock = _locked(folder)
        try:
            self._target = folder.aside() if rebuild else folder.current()
            index = create_in(self._target, SCHEMA) if rebuild else open_dir(self._target)
            self._writer = index.writer(limitmb=MEMORY_MB)
        except BaseException:
            self._lock.release()
            raise
        self._rebuild = rebuild

    def write(self, records: Iterable[Record]) -> int:
        """Add *records*, each in place of the one with its id; return how many."""
        count = 0
        # A new index holds nothing to replace, and looking for it is what costs.
        add = self._writer.add_document if self._rebuild else self._writer.update_document
        for record in records:
            add(**document_of(record))
            count += 1
        return count

    def delete(self, ids: Iterable[str]) -> int:
        """Take articles out; return how many were there."""
        return sum(self._writer.delete_by_term("id", article_id) for article_id in ids)

    def commit(self, *, clock: Clock) -> None:
        """Make the change visible.

        The stamp comes last: killed between the two, the next change repeats what this one did.
        """
        self._writer.commit()
        stamp = Stamp(archive=clock.archive, change=clock.change, built_at=now())
        self._folder.write_stamp(self._target, stamp)
        if self._rebuild:
            self._folder.point_to(self._target)
        self._lock.release()

    def cancel(self) -> None:
        """Leave the index as it was."""
        self._writer.cancel()
        if self._rebuild:
            shutil.rmtree(self._target, ignore_errors=True)
        self._lock.release()


def _locked(folder: IndexFolder) -> FileLock:
    folder.path.mkdir(parents=True, exist_ok=True)
    owner = folder.path / "writer.txt"
    lock = FileLock(folder.lock, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise IndexBusy(
            f"{folder.path}: is being written by {_owner(owner)}. Wait for it to end, then retry."
        ) from None
    folder.sweep()
    owner.write_text(f"process {os.getpid()} on {socket.gethostname()} since {now()}", "utf-8")
    return lock


def _owner(path: Path) -> str:
    return path.read_text("utf-8") if path.exists() else "another program"
