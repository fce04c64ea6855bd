"""The language tables of an index: a file beside each segment, made from its streams."""

from collections.abc import Iterable
from pathlib import Path

from indexer.engines.whoosh import inside
from indexer.engines.whoosh.inside import ArraySegment
from indexer.engines.whoosh.segment import SegmentArrays
from indexer.language.counting import count_stream
from indexer.language.part import write_part
from indexer.language.tables import LanguageTables


def write_tables(folder: Path, segment: ArraySegment) -> None:
    """Write the tables of *segment*, whose arrays are written already."""
    arrays = SegmentArrays(inside.opened(folder, segment))
    forms = arrays.lexicon.accented.all()
    counted = count_stream(arrays.whole_stream, forms, len(forms))
    write_part(inside.language_path(folder, segment), counted)


def open_tables(folder: Path, segments: Iterable[ArraySegment]) -> LanguageTables:
    """Open the tables of all *segments*, added up. Raises `DamagedFile`, `OSError`."""
    return LanguageTables.open(inside.language_path(folder, segment) for segment in segments)
