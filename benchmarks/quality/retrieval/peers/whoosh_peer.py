"""Whoosh as it comes: title and body, accents folded by its own map, BM25F, all words joined by Or.

Its StandardAnalyzer is not used, for that drops "an" and "to" as English stop words. The query is
analysed, not parsed, for the question mark at its end would be a wildcard.
"""

from collections.abc import Sequence
from pathlib import Path

from whoosh import fields, query
from whoosh.analysis import CharsetFilter, LowercaseFilter, RegexTokenizer
from whoosh.index import create_in
from whoosh.scoring import BM25F
from whoosh.support.charset import accent_map

from benchmarks.quality.retrieval.contract import LIMIT
from benchmarks.quality.retrieval.judged import Document

_ANALYZER = RegexTokenizer() | LowercaseFilter() | CharsetFilter(accent_map)
_TEXTS = ("title", "body")
_SCHEMA = fields.Schema(
    id=fields.ID(stored=True),
    title=fields.TEXT(analyzer=_ANALYZER),
    body=fields.TEXT(analyzer=_ANALYZER),
)


class Whoosh:
    """An index with its own codec and writer."""

    def __init__(self, documents: Sequence[Document], folder: Path) -> None:
        self._index = create_in(str(folder), _SCHEMA)
        writer = self._index.writer(limitmb=256)
        for one in documents:
            writer.add_document(**one._asdict())
        writer.commit()
        self._searcher = self._index.searcher(weighting=BM25F())
        self._answers: dict[tuple[str, ...], list[str]] = {}

    def best(self, text: str) -> list[str]:
        """Return the ids of the best ten."""
        words = tuple(token.text for token in _ANALYZER(text, mode="query"))
        if words not in self._answers:
            self._answers[words] = self._found(words)
        return self._answers[words]

    def close(self) -> None:
        """Give up the index."""
        self._searcher.close()
        self._index.close()

    def _found(self, words: tuple[str, ...]) -> list[str]:
        """Ask once for a query and the same without accents: it takes half a second of 20,000."""
        terms = [query.Term(name, word) for name in _TEXTS for word in words]
        return [hit["id"] for hit in self._searcher.search(query.Or(terms), limit=LIMIT)]
