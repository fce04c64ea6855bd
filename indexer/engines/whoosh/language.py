"""The language tables of an index, made from the streams of its segments."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from uuid import uuid4

from indexer.engines.whoosh import inside
from indexer.engines.whoosh.inside import ArraySegment
from indexer.engines.whoosh.segment import SegmentArrays
from indexer.language.counting import Stream, count
from indexer.language.part import write_part
from indexer.language.tables import LanguageTables


def write_tables(folder: Path, segments: Sequence[ArraySegment]) -> None:
    """Count *segments* that are in no tables yet, or in tables with a segment that is gone.

    All of them get one file together: in how many kinds of company a word is met, which the
    restoring of accents rests on, cannot be added up over files.
    """
    listed = {segment.segment_id() for segment in segments}
    uncounted = [segment for segment in segments if not _counted(segment, listed)]
    if not uncounted:
        return
    name = uuid4().hex[:16]
    write_part(inside.tables_path(folder, name), count([_stream(folder, s) for s in uncounted]))
    together = frozenset(segment.segment_id() for segment in uncounted)
    for segment in uncounted:
        segment.tables, segment.counted_with = name, together


def open_tables(folder: Path, segments: Iterable[ArraySegment]) -> LanguageTables:
    """Open the tables of all *segments*, added up. Raises `DamagedFile`, `OSError`."""
    names = dict.fromkeys(segment.tables for segment in segments)
    return LanguageTables.open(inside.tables_path(folder, name) for name in names)


def _counted(segment: ArraySegment, listed: set[str]) -> bool:
    return bool(segment.tables) and segment.counted_with <= listed


def _stream(folder: Path, segment: ArraySegment) -> Stream:
    arrays = SegmentArrays(inside.opened(folder, segment))
    return Stream(arrays.whole_stream, arrays.lexicon.accented.all())
