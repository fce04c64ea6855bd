"""Where a searcher takes articles from: the archive, or a cluster that keeps them beside its index.

A cluster has each article as it was indexed, and nothing else that an archive has: no earlier
versions, no groups of near-duplicates, no memory of what was crawled when. Where several archives
feed it, a page beside one of them takes the others' articles from the cluster.
"""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from archive.article import Record
from archive.errors import NotFound
from archive.store import Archive


@runtime_checkable
class Keeper(Protocol):
    """An engine that keeps the articles that it indexes."""

    def records(self, ids: Sequence[str]) -> list[Record]:
        """Return the articles with *ids*, in order; unknown ids are left out."""

    def foreign_records(self, ids: Sequence[str]) -> list[Record]:
        """Return those of the articles with *ids* that are not of the archive at hand, in order."""


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


class SharedArticles:
    """An archive's articles, and after them those of other archives that feed the same cluster."""

    def __init__(self, archive: Archive, engine: Keeper) -> None:
        self._archive = archive
        self._engine = engine

    def records(self, ids: Sequence[str]) -> list[Record]:
        """Return the articles with *ids*, in order; unknown ids are left out.

        What the archive itself has lost since it was indexed is not taken from the cluster.
        """
        own = {record.article.id: record for record in self._archive.records(ids)}
        missing = [each for each in ids if each not in own]
        own |= {record.article.id: record for record in self._engine.foreign_records(missing)}
        return [own[each] for each in ids if each in own]

    def require(self, article_id: str) -> Record:
        """Return one record. Raises `NotFound`."""
        for record in self.records([article_id]):
            return record
        return self._archive.require(article_id)


def articles_of(
    engine: object, archive: Archive | IndexedArticles
) -> Archive | IndexedArticles | SharedArticles:
    """Return where the articles are that *engine* finds, where *archive* is at hand."""
    if isinstance(archive, Archive) and isinstance(engine, Keeper):
        return SharedArticles(archive, engine)
    return archive
