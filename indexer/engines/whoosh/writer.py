"""Changes of an index: additions and removals, visible at once when committed."""

import os
import shutil
import socket
from collections.abc import Iterable
from pathlib import Path

from filelock import FileLock, Timeout

from archive.article import Record
from archive.database import now
from archive.store import Archive, Clock
from indexer.contract import Told
from indexer.engines.whoosh import inside
from indexer.engines.whoosh.collector import Collector
from indexer.engines.whoosh.folder import IndexFolder, Stamp
from indexer.engines.whoosh.inside import ArraySegment
from indexer.engines.whoosh.language import write_tables
from indexer.engines.whoosh.parallel import segments_of
from indexer.engines.whoosh.segment import SegmentArrays
from indexer.errors import IndexBusy


class WhooshWriter:
    """The one writer of an index folder, from its lock to its commit or cancel."""

    def __init__(self, folder: IndexFolder, *, rebuild: bool) -> None:
        self._folder = folder
        self._rebuild = rebuild
        self._lock = _locked(folder)
        try:
            self._target = folder.aside() if rebuild else folder.current()
            if rebuild:
                inside.create(self._target)
            self._segments = inside.contents(self._target).segments
        except BaseException:
            self._lock.release()
            raise
        self._arrays: dict[str, SegmentArrays] = {}
        self._tainted: set[str] = set()
        self._collector = Collector(self._target, self._segments)

    def write(self, records: Iterable[Record]) -> int:
        """Add *records*, each in place of the one with its id; return how many."""
        count = 0
        for record in records:
            self._remove(record.article.id)
            self._collector.add(record)
            count += 1
        return count

    def fill(self, archive: Archive, *, processes: int, told: Told) -> int:
        """Add every article of *archive*, which no segment may hold yet; return how many."""
        self._segments += segments_of(archive, self._target, processes=processes, told=told)
        return sum(segment.doc_count() for segment in self._segments)

    def delete(self, ids: Iterable[str]) -> int:
        """Take articles out; return how many were there."""
        return sum(self._remove(article_id) for article_id in ids)

    def erase(self, ids: Iterable[str]) -> int:
        """Take articles out, and write the segments that ever held them anew; return how many."""
        articles = [article_id.encode() for article_id in ids]
        if any(each in self._collector for each in articles):
            self._collector.flush()
        for segment in self._segments:
            held = [self._of(segment).document(each) for each in articles]
            if any(document is not None for document in held):
                self._tainted.add(segment.segment_id())
        return self.delete(each.decode() for each in articles)

    def commit(self, *, clock: Clock) -> None:
        """Make the change visible.

        The stamp comes last: killed between the two, the next change repeats what this one did.
        """
        self._absorb()
        self._collector.flush()
        write_tables(self._target, self._segments)
        inside.commit(self._target, self._segments)
        stamp = Stamp(archive=clock.archive, change=clock.change, built_at=now())
        self._folder.write_stamp(self._target, stamp)
        if self._rebuild:
            self._folder.point_to(self._target)
        self._lock.release()

    def cancel(self) -> None:
        """Leave the index as it was."""
        try:
            if self._rebuild:
                shutil.rmtree(self._target, ignore_errors=True)
            else:
                inside.clean(self._target)
        finally:
            self._lock.release()

    def _remove(self, article_id: str) -> bool:
        encoded = article_id.encode()
        if encoded in self._collector:
            self._collector.flush()
        for segment in self._segments:
            document = self._of(segment).document(encoded)
            if document is not None and not segment.is_deleted(document):
                segment.delete_document(document)
                return True
        return False

    def _absorb(self) -> None:
        """Take small segments into the new one, so that their number grows with the logarithm.

        Those that have to be written anew are taken, whatever their size.
        """
        for segment in [s for s in self._segments if s.segment_id() in self._tainted]:
            if not self._collector.has_room_for(self._of(segment)):
                self._collector.flush()
            self._collector.take(self._of(segment), _live(segment))
            self._segments.remove(segment)
        size = len(self._collector)
        for segment in sorted(self._segments, key=lambda s: s.doc_count()):
            live = segment.doc_count()
            mostly_gone = segment.deleted_count() > live
            arrays = self._of(segment)
            if (live <= 2 * size or mostly_gone) and self._collector.has_room_for(arrays):
                self._collector.take(arrays, _live(segment))
                self._segments.remove(segment)
                size += live

    def _of(self, segment: ArraySegment) -> SegmentArrays:
        name = segment.segment_id()
        if name not in self._arrays:
            self._arrays[name] = SegmentArrays(inside.opened(self._target, segment))
        return self._arrays[name]


def _live(segment: ArraySegment) -> list[int]:
    gone = set(segment.deleted_docs())
    return [number for number in range(segment.doc_count_all()) if number not in gone]


def _locked(folder: IndexFolder) -> FileLock:
    folder.path.mkdir(parents=True, exist_ok=True)
    owner = folder.path / "writer.txt"
    # Not at once, for whoever asks whether it is held holds it for a moment.
    lock = FileLock(folder.lock, timeout=0.5)
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
