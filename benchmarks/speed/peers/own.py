"""Tinxa's own engine behind the interface of the peers."""

from collections.abc import Iterable
from pathlib import Path

from archive.article import Record
from archive.store import Archive
from benchmarks.speed.peers.contract import Found
from indexer.build import build as build_index
from indexer.engines.whoosh.engine import WhooshEngine, WhooshIndex
from indexer.query import Query


class Own:
    """The index of a data folder, open for asking."""

    def __init__(self, folder: Path) -> None:
        self.engine: WhooshEngine = WhooshIndex(folder).open()

    def search(self, query: Query) -> Found:
        """Answer *query*."""
        results = self.engine.search(query)
        return Found(results.total, tuple(hit.id for hit in results.hits), results.facets)

    def add(self, records: Iterable[Record]) -> None:
        """Tinxa follows its archive: benchmarks/speed/increment.py measures that."""
        raise NotImplementedError

    def close(self) -> None:
        """Give up the index."""
        self.engine.close()


def build(archive: Archive, folder: Path) -> None:
    """Index *archive*; what is timed is the command `tinxa index`."""
    build_index(archive, WhooshIndex(folder), rebuild=True, progress=lambda _done, _total: None)


def settle(folder: Path) -> None:
    """Nothing is needed."""


def open(folder: Path) -> Own:  # noqa: A001 - every peer is built, settled and opened
    """Open what was built in *folder*."""
    return Own(folder)
