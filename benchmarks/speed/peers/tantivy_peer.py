"""Tantivy through its Python binding: fast fields, one search with a count, one aggregation.

The binding has no way to search and aggregate in one pass. With *pairs* it scores neighbouring
words as Tinxa does, at half weight; they are indexed as words of fields of their own, which is
faster than asking for phrases beside the words.
"""

import os
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any

import tantivy
from tantivy import Occur

from archive.article import Record
from archive.store import Archive
from benchmarks.speed.peers.codes import Codes
from benchmarks.speed.peers.contract import Facets, Found
from benchmarks.speed.peers.filters import Filter, field, filters, phrases
from benchmarks.speed.peers.text import Row, pairs, row, rows
from indexer.query import Query
from indexer.ranking import PAIR_WEIGHT

_HEAP = 200_000_000
_TEXTS = ("accented", "folded")
_FACETS = ("year", "month", "commune")
_MOST_VALUES = 10_000


class Tantivy:
    """The index, open for asking."""

    def __init__(self, folder: Path, *, with_pairs: bool) -> None:
        self._index = tantivy.Index(_schema(with_pairs=with_pairs), str(folder))
        self._schema = self._index.schema
        self._pairs = with_pairs
        self._codes = Codes(folder)
        self._searcher = self._index.searcher()

    def search(self, query: Query) -> Found:
        """Answer *query*."""
        words = [self._words(field(query), phrase) for phrase in phrases(query)]
        chosen = {f.facet: self._filter(f) for f in filters(query)}
        matching = _all([*words, *chosen.values()])
        scoring = self._with_pairs(matching, query) if self._pairs else matching
        result = self._searcher.search(scoring, query.limit)
        ids = tuple(str(self._searcher.doc(at)["id"][0]) for _, at in result.hits)
        return Found(result.count, ids, self._counts(words, chosen, query.facets))

    def add(self, records: Iterable[Record]) -> None:
        """Add *records* and read the commit."""
        writer = self._index.writer(_HEAP, 1)
        for record in records:
            writer.add_document(_document(row(record), self._codes, with_pairs=self._pairs))
        writer.commit()
        self._codes.save()
        self._index.reload()
        self._searcher = self._index.searcher()

    def close(self) -> None:
        """Give up the index."""
        del self._searcher, self._index

    def _words(self, name: str, words: list[str]) -> Any:
        if len(words) == 1:
            return tantivy.Query.term_query(self._schema, name, words[0])
        return tantivy.Query.phrase_query(self._schema, name, list(words))

    def _filter(self, chosen: Filter) -> Any:
        if chosen.facet == "day":
            kind = tantivy.FieldType.Unsigned
            day = tantivy.Query.range_query(self._schema, "day", kind, chosen.first, chosen.last)
            return tantivy.Query.const_score_query(day, 0.0)
        codes = [self._codes.code(chosen.facet, value) for value in chosen.values]
        values = tantivy.Query.term_set_query(self._schema, chosen.facet, codes)
        return tantivy.Query.const_score_query(values, 0.0)

    def _with_pairs(self, matching: Any, query: Query) -> Any:
        words = [word for phrase in phrases(query) for word in phrase]
        name = f"{field(query)}_pairs"
        evidence = [
            tantivy.Query.boost_query(
                tantivy.Query.term_query(self._schema, name, f"{one}_{two}"), PAIR_WEIGHT
            )
            for one, two in pairwise(words)
        ]
        shoulds = [(Occur.Should, one) for one in evidence]
        return tantivy.Query.boolean_query([(Occur.Must, matching), *shoulds])

    def _counts(self, words: list[Any], chosen: dict[str, Any], facets: tuple[str, ...]) -> Facets:
        """Count facets in one pass; one that is filtered by itself needs a pass of its own."""
        alone = [facet for facet in facets if facet in chosen]
        together = [facet for facet in facets if facet not in chosen]
        counts = self._aggregated([*words, *chosen.values()], together)
        for facet in alone:
            others = [query for name, query in chosen.items() if name != facet]
            counts |= self._aggregated([*words, *others], [facet])
        return counts

    def _aggregated(self, queries: list[Any], facets: list[str]) -> Facets:
        asked = {f: {"terms": {"field": f, "size": _MOST_VALUES}} for f in facets}
        answer = self._searcher.aggregate(_all(queries), asked) if asked else {}
        return {
            facet: {
                self._codes.value(facet, int(bucket["key"])): bucket["doc_count"]
                for bucket in answer[facet]["buckets"]
            }
            for facet in facets
        }


class Kind:
    """How the index is built and opened, with or without *pairs*."""

    def __init__(self, *, with_pairs: bool) -> None:
        self._pairs = with_pairs

    def build(self, archive: Archive, folder: Path) -> None:
        """Index *archive* with a thread for each processor."""
        index = tantivy.Index(_schema(with_pairs=self._pairs), str(folder))
        writer = index.writer(_HEAP, min(os.cpu_count() or 1, 8))
        codes = Codes(folder)
        for one in rows(archive):
            writer.add_document(_document(one, codes, with_pairs=self._pairs))
        writer.commit()
        codes.save()
        writer.wait_merging_threads()

    def settle(self, folder: Path) -> None:
        """Nothing is advised: segments are merged while they are written."""

    def open(self, folder: Path) -> Tantivy:
        """Open what was built in *folder*."""
        return Tantivy(folder, with_pairs=self._pairs)


def _schema(*, with_pairs: bool) -> Any:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    for name in _TEXTS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
        if with_pairs:
            builder.add_text_field(
                f"{name}_pairs", tokenizer_name="whitespace", index_option="freq"
            )
    for name in (*_FACETS, "day"):
        builder.add_unsigned_field(name, indexed=True, fast=True)
    return builder.build()


def _document(one: Row, codes: Codes, *, with_pairs: bool) -> Any:
    """A text given in parts has a gap of positions between them, which no phrase reaches over."""
    document = tantivy.Document()
    document.add_text("id", one.id)
    for name, texts in (("accented", one.accented), ("folded", one.folded)):
        for part in texts:
            document.add_text(name, part)
            if with_pairs:
                document.add_text(f"{name}_pairs", pairs(part))
    for facet in _FACETS:
        for code in codes.of(one, facet):
            document.add_unsigned(facet, code)
    document.add_unsigned("day", one.day)
    return document


def _all(queries: list[Any]) -> Any:
    if len(queries) == 1:
        return queries[0]
    return tantivy.Query.boolean_query([(Occur.Must, query) for query in queries])
