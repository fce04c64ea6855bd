"""Articles -> files of segments: a new file whenever the segment at hand is full."""

from pathlib import Path

from archive.article import Record
from indexer.arrays import write_arrays
from indexer.engines.whoosh import inside
from indexer.engines.whoosh.builder import SegmentBuilder
from indexer.engines.whoosh.inside import ArraySegment
from indexer.engines.whoosh.segment import SegmentArrays


class Collector:
    """Writes segments into a folder and adds them to *segments*, before their files are whole.

    Nothing lists them in the folder until a commit does.
    """

    def __init__(self, folder: Path, segments: list[ArraySegment]) -> None:
        self._folder = folder
        self._segments = segments
        self._builder = SegmentBuilder()

    def __len__(self) -> int:
        return len(self._builder)

    def __contains__(self, article_id: bytes) -> bool:
        return article_id in self._builder

    def add(self, record: Record) -> None:
        """Add an article."""
        self._builder.add(record)
        if self._builder.full:
            self.flush()

    def has_room_for(self, segment: SegmentArrays) -> bool:
        """Tell whether the segment at hand has room for the articles of another."""
        return self._builder.has_room_for(segment)

    def take(self, segment: SegmentArrays, documents: list[int]) -> None:
        """Add *documents* of another segment to the one at hand."""
        self._builder.take(segment, documents)

    def flush(self) -> None:
        """Write the segment at hand, if it holds any article, and begin another."""
        if not len(self._builder):
            return
        segment = inside.new_segment(len(self._builder))
        self._segments.append(segment)
        with inside.path(self._folder, segment).open("wb") as file:
            write_arrays(file, self._builder.arrays())
        self._builder = SegmentBuilder()
