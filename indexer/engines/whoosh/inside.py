"""What leans on inner details of Whoosh: its table of contents, read and written by us.

The table lists the segments of an index and is replaced in one step, which is Whoosh's commit.
tests/indexer/test_codec.py and test_whoosh_index.py fail when one of these details changes.
"""

from pathlib import Path
from typing import NamedTuple

from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, clean_files, create_in

from indexer.arrays import ArrayFile
from indexer.engines.whoosh.codec import EXTENSION, ArrayCodec, ArraySegment
from indexer.engines.whoosh.schema import SCHEMA

_NAME = "MAIN"


class Contents(NamedTuple):
    """The segments of an index, and the number of the commit that made it so."""

    generation: int
    segments: list[ArraySegment]


def create(folder: Path) -> None:
    """Make an empty index in an empty folder."""
    create_in(str(folder), SCHEMA, indexname=_NAME)


def contents(folder: Path) -> Contents:
    """Read the table of contents."""
    toc = TOC.read(FileStorage(str(folder)), _NAME, schema=SCHEMA)
    return Contents(toc.generation, list(toc.segments))


def latest(folder: Path) -> int:
    """Return the number of the newest commit, without reading more than file names."""
    return int(TOC._latest_generation(FileStorage(str(folder)), _NAME))  # noqa: SLF001


def commit(folder: Path, segments: list[ArraySegment]) -> None:
    """Write a new table of contents and remove the files of segments that it does not list."""
    storage = FileStorage(str(folder))
    generation = latest(folder) + 1
    TOC(SCHEMA, segments, generation).write(storage, _NAME)
    clean_files(storage, _NAME, generation, segments)


def new_segment(documents: int) -> ArraySegment:
    """Return a segment of articles that no index lists yet."""
    segment = ArraySegment(ArrayCodec(), _NAME, doccount=documents)
    segment.articles = True
    return segment


def path(folder: Path, segment: ArraySegment) -> Path:
    """Return where the arrays of a segment lie."""
    return folder / str(segment.make_filename(EXTENSION))


def opened(folder: Path, segment: ArraySegment) -> ArrayFile:
    """Open the arrays of a segment."""
    return ArrayFile.open(path(folder, segment))
