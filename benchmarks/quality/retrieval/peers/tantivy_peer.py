"""Tantivy through its Python binding: its simple tokenizer, lower case, ASCII folding, BM25."""

from collections.abc import Sequence
from pathlib import Path

import tantivy

from benchmarks.quality.retrieval.contract import LIMIT
from benchmarks.quality.retrieval.judged import Document

_HEAP = 200_000_000


class Tantivy:
    """An index in its folder, written by one thread."""

    def __init__(self, documents: Sequence[Document], folder: Path) -> None:
        self._analyzer = _analyzer()
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("id", stored=True, tokenizer_name="raw")
        builder.add_text_field("text", tokenizer_name="folded")
        self._index = tantivy.Index(builder.build(), str(folder))
        self._index.register_tokenizer("folded", self._analyzer)
        writer = self._index.writer(_HEAP, 1)
        for one in documents:
            writer.add_document(tantivy.Document(id=one.id, text=f"{one.title}\n{one.body}"))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def best(self, text: str) -> list[str]:
        """Return the ids of the best ten."""
        words = [
            (tantivy.Occur.Should, tantivy.Query.term_query(self._index.schema, "text", word))
            for word in self._analyzer.analyze(text)
        ]
        hits = self._searcher.search(tantivy.Query.boolean_query(words), LIMIT).hits
        return [str(self._searcher.doc(at)["id"][0]) for _, at in hits]

    def close(self) -> None:
        """Give up the index."""
        del self._searcher, self._index


def _analyzer() -> tantivy.TextAnalyzer:
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    return builder.filter(tantivy.Filter.lowercase()).filter(tantivy.Filter.ascii_fold()).build()
