"""Where a searcher takes articles from: the archive, or a cluster that keeps them beside its index.

A cluster has each article as it was indexed, and nothing else that an archive has: no earlier
versions, no groups of near-duplicates, no memory of what was crawled when.
"""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from archive.article import Record
from archive.errors import NotFound


@runtime_checkable
class Keeper(Protocol):
    """An engine that keeps the articles that it indexes."""

    def records(self, ids: Sequence[str]) -> list[Record]:
        """Return the articles with *ids*, in order; unknown ids are left out."""


class IndexedArticles:
    """The articles that an engine keeps, as a searcher asks an archive for them."""

    def __init__(self, engine: Keeper) -> None:
        self._engine = engine

    def records(self, ids: Sequence[str]) -> list[Record]:
        """Return the articles with *ids*, in order; unknown ids are left out."""
        return self._engine.records(ids)

    def require(self, article_id: str) -> Record:
        """Return one record. Raises `NotFound`."""
        for record in self._engine.records([article_id]):
            return record
        raise NotFound(f"{article_id}: no article of this id in the index. Search for it.")

    def close(self) -> None:
        """Nothing is held open here."""
