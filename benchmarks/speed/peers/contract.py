"""What is asked of every engine that is measured, and what it answers."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple, Protocol

from archive.article import Record
from archive.store import Archive
from indexer.query import Query

Facets = dict[str, dict[str, int]]


class Found(NamedTuple):
    """The best ids, the exact total, and the counts of every facet asked for."""

    total: int
    ids: tuple[str, ...]
    facets: Facets


class Peer(Protocol):
    """An index that is open for asking."""

    def search(self, query: Query) -> Found:
        """Answer *query*: every word required; each facet counted without its own filter."""

    def add(self, records: Iterable[Record]) -> None:
        """Add new *records*, so that the next search finds them."""

    def close(self) -> None:
        """Give up files and memory."""


class Kind(Protocol):
    """A way to build and open such an index."""

    def build(self, archive: Archive, folder: Path) -> None:
        """Index all of *archive* in the empty *folder*."""

    def settle(self, folder: Path) -> None:
        """Do what the manual advises between a build and the first search."""

    def open(self, folder: Path) -> Peer:
        """Open what was built."""
