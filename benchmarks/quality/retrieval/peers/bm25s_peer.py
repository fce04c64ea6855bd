"""bm25s over words that pyvi found, documents and queries segmented alike, accents kept."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import bm25s
from pyvi import ViTokenizer

from benchmarks.quality.retrieval.contract import LIMIT
from benchmarks.quality.retrieval.judged import Document


class Bm25s:
    """An index in memory."""

    def __init__(self, documents: Sequence[Document], _folder: Path) -> None:
        self._ids = [one.id for one in documents]
        self._index = bm25s.BM25()
        self._index.index(
            _words([f"{one.title}\n{one.body}" for one in documents]), show_progress=False
        )

    def best(self, text: str) -> list[str]:
        """Return the ids of the best ten; what holds no word of *text* is none of them."""
        places, scores = self._index.retrieve(
            _words([text]), k=min(LIMIT, len(self._ids)), show_progress=False
        )
        found = zip(places[0], scores[0], strict=True)
        return [self._ids[place] for place, score in found if score > 0]

    def close(self) -> None:
        """Give up the index."""
        del self._index


def _words(texts: Sequence[str]) -> Any:
    """Return the words in the library's own form; its default stop words are English."""
    segmented = [ViTokenizer.tokenize(text) for text in texts]
    return bm25s.tokenize(segmented, stopwords=None, show_progress=False)
