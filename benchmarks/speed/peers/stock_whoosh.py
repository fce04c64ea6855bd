"""Whoosh as it comes: two text fields with our analyser, its own codec, writer and facets."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from whoosh import fields, query, sorting
from whoosh.index import create_in, open_dir

from archive.article import Record
from archive.store import Archive
from benchmarks.speed.peers.contract import Facets, Found
from benchmarks.speed.peers.filters import Filter, field, filters, phrases
from indexer.analysis import parts
from indexer.engines.whoosh.schema import BREAK, FormAnalyzer
from indexer.fields import fields_of
from indexer.query import NONE, Query

_SCHEMA = fields.Schema(
    id=fields.ID(stored=True, unique=True),
    accented=fields.TEXT(analyzer=FormAnalyzer("accented"), phrase=True),
    folded=fields.TEXT(analyzer=FormAnalyzer("folded"), phrase=True),
    year=fields.ID(sortable=True),
    month=fields.ID(sortable=True),
    commune=fields.KEYWORD(commas=True),
    day=fields.NUMERIC(int, signed=False, sortable=True),
)


class StockWhoosh:
    """The index, open for asking."""

    def __init__(self, folder: Path) -> None:
        self._index = open_dir(str(folder))
        self._searcher = self._index.searcher()

    def search(self, asked: Query) -> Found:
        """Answer *asked*."""
        words = [_words(field(asked), phrase) for phrase in phrases(asked)]
        chosen = {f.facet: _filter(f) for f in filters(asked)}
        together = [facet for facet in asked.facets if facet not in chosen]
        results = self._results([*words, *chosen.values()], together, limit=asked.limit)
        facets = _groups(results, together)
        for facet in (facet for facet in asked.facets if facet in chosen):
            others = [test for name, test in chosen.items() if name != facet]
            facets |= _groups(self._results([*words, *others], [facet], limit=1), [facet])
        # With groups Whoosh keeps all hits, whatever the limit.
        ids = tuple(results[place]["id"] for place in range(min(asked.limit, len(results))))
        return Found(len(results), ids, facets)

    def add(self, records: Iterable[Record]) -> None:
        """Add *records* and read the commit."""
        writer = self._index.writer()
        for record in records:
            writer.add_document(**_document(record))
        writer.commit()
        self._searcher = self._searcher.refresh()

    def close(self) -> None:
        """Give up the index."""
        self._searcher.close()
        self._index.close()

    def _results(self, queries: list[Any], facets: list[str], *, limit: int) -> Any:
        groups = sorting.Facets()
        for facet in facets:
            several = facet == "commune"
            by = sorting.FieldFacet(facet, allow_overlap=several, maptype=sorting.Count)
            groups.add_facet(facet, by)
        return self._searcher.search(query.And(queries), limit=limit, groupedby=groups)


def build(archive: Archive, folder: Path) -> None:
    """Index *archive* with the writer that Whoosh gives."""
    writer = create_in(str(folder), _SCHEMA).writer()
    for change in archive.changes():
        if change.record is not None:
            writer.add_document(**_document(change.record))
    writer.commit()


def settle(folder: Path) -> None:
    """Nothing is advised: the first commit makes one segment."""


def open(folder: Path) -> StockWhoosh:  # noqa: A001 - every peer is built, settled and opened
    """Open what was built in *folder*."""
    return StockWhoosh(folder)


def _document(record: Record) -> dict[str, Any]:
    text = BREAK.join(part.text for part in parts(record.article))
    of = fields_of(record)
    return {
        "id": record.article.id,
        "accented": text,
        "folded": text,
        "year": (of.values("year") or (NONE,))[0],
        "month": (of.values("month") or (NONE,))[0],
        "commune": ",".join(of.communes or (NONE,)),
        "day": int((of.published or "0").replace("-", "")),
    }


def _words(name: str, words: list[str]) -> Any:
    if len(words) == 1:
        return query.Term(name, words[0])
    return query.Phrase(name, words)


def _filter(chosen: Filter) -> Any:
    if chosen.facet == "day":
        test = query.NumericRange("day", chosen.first, chosen.last)
    else:
        test = query.Or([query.Term(chosen.facet, value) for value in chosen.values])
    return query.ConstantScoreQuery(test, 0.0)


def _groups(results: Any, facets: list[str]) -> Facets:
    return {facet: dict(results.groups(facet)) for facet in facets}
