"""Query -> Results: sets, counts and orders over arrays."""

from collections.abc import Iterator

import numpy as np

from indexer.engines.whoosh.matching import Matcher, Matches
from indexer.engines.whoosh.state import State
from indexer.engines.whoosh.table import Mask, Numbers
from indexer.query import Query
from indexer.results import Hit, Results


class Execution:
    """One query against one state of an index."""

    def __init__(self, state: State, query: Query) -> None:
        self._query = query
        self._table = state.table
        self._matches = _matches(state, query)
        self._chosen = {
            facet: self._table.column(facet).mask(values) for facet, values in query.where.items()
        }

    def results(self) -> Results:
        """Return everything that the query asks for."""
        found = self._found()
        window = self._ordered(found)[self._query.offset :][: self._query.limit]
        return Results(
            total=int(np.count_nonzero(found)),
            hits=tuple(self._hit(number) for number in window),
            facets={facet: self._counts(facet) for facet in self._query.facets},
            undated=self._undated(),
        )

    def total(self) -> int:
        """Return the exact number of articles."""
        return int(np.count_nonzero(self._found()))

    def ids(self) -> Iterator[str]:
        """Yield every id in the query's order."""
        for number in self._ordered(self._found()):
            yield self._table.ids[number]

    def _found(self, *, without: str | None = None) -> Mask:
        return self._filtered(without) & self._dated()

    def _filtered(self, without: str | None = None) -> Mask:
        mask = self._matches.mask & self._table.live
        for facet, chosen in self._chosen.items():
            if facet != without:
                mask = mask & chosen
        return mask

    def _dated(self) -> Mask:
        query, table = self._query, self._table
        mask: Mask = np.ones(len(table.ids), np.bool_)
        if query.since or query.until:
            mask &= table.between(query.since, query.until)
        if query.certain_dates:
            mask &= table.certain
        return mask

    def _undated(self) -> int:
        query = self._query
        if not (query.since or query.until or query.certain_dates):
            return 0
        return int(np.count_nonzero(self._filtered() & self._table.undated))

    def _counts(self, facet: str) -> dict[str, int]:
        return self._table.column(facet).counts(self._found(without=facet))

    def _ordered(self, found: Mask) -> Numbers:
        """Return the document numbers of *found*, best first; ties: newer first, then id."""
        numbers = np.flatnonzero(found)
        scores = self._matches.scores[numbers]
        days, ids = self._table.days[numbers], self._table.id_ranks[numbers]
        match self._query.sort:
            case "relevance":
                order = np.lexsort((ids, -days, -scores))
            case "newest":
                order = np.lexsort((ids, -scores, -days))
            case "oldest":
                # Undated articles come last in both directions.
                order = np.lexsort((ids, -scores, days, days == 0))
        return numbers[order]

    def _hit(self, number: int) -> Hit:
        return Hit(self._table.ids[number], float(self._matches.scores[number]))


def _matches(state: State, query: Query) -> Matches:
    if query.words is None:
        size = len(state.table.ids)
        return Matches(np.ones(size, np.bool_), np.zeros(size, np.float64))
    return Matcher(state.searcher, accents=query.accents).evaluate(query.words)
