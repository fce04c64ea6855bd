"""One committed state of an index, loaded for asking."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from whoosh.index import EmptyIndexError, FileIndex, open_dir
from whoosh.reading import IndexReader
from whoosh.scoring import BM25F
from whoosh.searching import Searcher

from indexer.engines.whoosh.folder import IndexFolder, Stamp
from indexer.engines.whoosh.schema import decode_fields
from indexer.engines.whoosh.table import Table
from indexer.errors import DamagedIndex


@dataclass(frozen=True)
class State:
    """A snapshot: the files it was read from, Whoosh's searcher, and the table of fields."""

    folder: Path
    stamp: Stamp
    index: FileIndex
    searcher: Searcher
    table: Table

    def is_current(self, folder: IndexFolder) -> bool:
        """Tell whether nothing was committed or swapped since."""
        return folder.current() == self.folder and bool(self.searcher.up_to_date())


def load(folder: IndexFolder) -> State:
    """Load the newest committed state. Raises `NoIndex`, `OutdatedIndex`, `DamagedIndex`."""
    current = folder.current()
    stamp = folder.stamp(current)
    try:
        index = open_dir(current)
        searcher = index.searcher(weighting=BM25F())
        table = _table(searcher.reader())
    except (OSError, EmptyIndexError, ValueError, EOFError) as error:
        raise DamagedIndex(
            f"{current}: a file of the index is missing or damaged ({error})."
            " Make it anew from the archive: tinxa index --rebuild"
        ) from error
    return State(current, stamp, index, searcher, table)


def _table(reader: IndexReader) -> Table:
    ids: list[str] = []
    rows = []
    live = np.ones(reader.doc_count_all(), np.bool_)
    for leaf, offset in reader.leaf_readers():
        column = leaf.column_reader("fields", translate=False)
        for number in range(leaf.doc_count_all()):
            if leaf.is_deleted(number):
                live[offset + number] = False
            ids.append(leaf.stored_fields(number)["id"])
            rows.append(decode_fields(column[number]))
    return Table(ids, rows, live)
