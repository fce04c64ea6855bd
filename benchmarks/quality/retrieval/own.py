"""Tinxa by the path of its users: an archive, `tinxa index`, a question with no word required.

There is one configuration, whatever the set.
"""

from collections.abc import Sequence
from pathlib import Path

from archive.exchange import article_from
from archive.folder import DataFolder
from archive.store import Archive
from benchmarks.quality.retrieval.contract import LIMIT
from benchmarks.quality.retrieval.judged import Document
from searcher.opening import open_searcher
from searcher.question import Question
from searcher.searcher import Searcher
from tinxa.indexing import bring_up_to_date


class Tinxa:
    """A searcher behind the interface of the peers."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher

    def best(self, text: str) -> list[str]:
        """Return the ids of the best ten."""
        question = Question(text=text, match="any", limit=LIMIT, as_words=True)
        return [hit.id for hit in self._searcher.hits(question)]

    def close(self) -> None:
        """Give up the index."""
        self._searcher.close()


def indexed(documents: Sequence[Document], folder: Path) -> Tinxa:
    """Import *documents* into an archive in *folder*, index it and open the index."""
    return Tinxa(searcher_over(documents, folder))


def searcher_over(documents: Sequence[Document], folder: Path) -> Searcher:
    """Return a searcher over *documents*, in an archive and an index made in *folder*."""
    data = DataFolder(folder)
    data.create()
    with Archive.open(data.archive) as archive, archive.writing():
        for one in documents:
            article, _ = article_from(one._asdict())
            archive.put(article)
    bring_up_to_date(data)
    return open_searcher(data)
