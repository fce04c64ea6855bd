"""What leans on inner details of Whoosh, beyond its documented interface, and on which.

- `W3Codec` keeps what a segment stores for each document apart from its terms, and takes the parts
  for the terms from `new_segment`, `field_writer` and `terms_reader`; a codec is made without
  arguments.
- `W3Segment(codec, name, doccount=)` holds what is removed, and a commit pickles it with its codec:
  so these two classes keep their names and this module its place as long as an index is to be read.
- A segment that says no to `should_assemble` stays a file of its own.
- `TOC` is the table of contents: a file with the schema and the pickled segments, named after the
  number of the commit, whose replacement is the commit; `TOC._latest_generation` finds it.
- `clean_files` removes the files that belong to no listed segment, told by the names that
  `make_filename` gives.
- `FileStorage.folder` is the folder of a storage on disk.

tests/indexer/test_inside.py has a test for each that fails when it changes.
"""

from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from whoosh.codec.whoosh3 import W3Codec, W3Segment
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, clean_files, create_in

from indexer.arrays import ArrayFile
from indexer.engines.whoosh.codec import EXTENSION, ArrayTermsReader, ArticleReader, TermsWriter
from indexer.engines.whoosh.schema import SCHEMA
from indexer.engines.whoosh.segment import SegmentArrays

TABLES = ".language"
_NAME = "MAIN"


class ArrayCodec(W3Codec):  # type: ignore[misc]
    """Whoosh's codec with the terms of a segment in one file of arrays."""

    def new_segment(self, storage: Any, indexname: str) -> "ArraySegment":  # noqa: ARG002
        return ArraySegment(self, indexname)

    def field_writer(self, storage: Any, segment: "ArraySegment") -> TermsWriter:
        return TermsWriter(storage, segment)

    def terms_reader(self, storage: Any, segment: "ArraySegment") -> ArrayTermsReader:
        return ArrayTermsReader(_arrays(storage, segment), articles=segment.articles)

    def per_document_reader(self, storage: Any, segment: "ArraySegment") -> Any:
        if segment.articles:
            return ArticleReader(SegmentArrays(_arrays(storage, segment)), segment)
        return super().per_document_reader(storage, segment)


class ArraySegment(W3Segment):  # type: ignore[misc]
    """A segment whose terms are in arrays; *articles* where its documents are too.

    *tables* names the language tables that count its text, together with that of the segments in
    *counted_with*.
    """

    articles = False
    tables = ""
    counted_with: frozenset[str] = frozenset()

    def should_assemble(self) -> bool:
        # The arrays are read through the memory map, which a compound file would be in the way of.
        return False


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
    """Write a new table of contents and remove the files that it does not list."""
    generation = latest(folder) + 1
    TOC(SCHEMA, segments, generation).write(FileStorage(str(folder)), _NAME)
    clean(folder)


def clean(folder: Path) -> None:
    """Remove the files that the newest commit does not list."""
    generation, segments = contents(folder)
    clean_files(FileStorage(str(folder)), _NAME, generation, segments)
    used = {segment.tables for segment in segments}
    for file in folder.glob(f"*{TABLES}"):
        if file.stem not in used:
            # On Windows a reader may still hold it; the next commit removes it.
            with suppress(OSError):
                file.unlink()


def new_segment(documents: int) -> ArraySegment:
    """Return a segment of articles that no index lists yet."""
    segment = ArraySegment(ArrayCodec(), _NAME, doccount=documents)
    segment.articles = True
    return segment


def path(folder: Path, segment: ArraySegment) -> Path:
    """Return where the arrays of a segment lie."""
    return folder / str(segment.make_filename(EXTENSION))


def tables_path(folder: Path, name: str) -> Path:
    """Return where the language tables of that name lie."""
    return folder / f"{name}{TABLES}"


def opened(folder: Path, segment: ArraySegment) -> ArrayFile:
    """Open the arrays of a segment."""
    return ArrayFile.open(path(folder, segment))


def _arrays(storage: Any, segment: ArraySegment) -> ArrayFile:
    """Open a segment's arrays, through the memory map where its storage is a folder."""
    if isinstance(storage, FileStorage):
        return opened(Path(storage.folder), segment)
    name = segment.make_filename(EXTENSION)
    with storage.open_file(name) as file:
        return ArrayFile(file.read(), name)
