"""Query -> Results: sets, counts and orders over arrays.

Masks and places are over the articles that the words match, not over all of the index.
"""

from collections.abc import Iterator
from functools import cached_property

import numpy as np

from indexer.arrays import Array
from indexer.engines.whoosh.evidence import Impacts, Mask
from indexer.engines.whoosh.postings import Documents, Numbers
from indexer.engines.whoosh.scoring import Scored
from indexer.engines.whoosh.state import State
from indexer.engines.whoosh.values import UNDATED
from indexer.query import Query
from indexer.results import Hit, Results


class Execution:
    """One query against one state of an index."""

    def __init__(self, state: State, query: Query) -> None:
        self._query = query
        self._table = state.table
        self._scored = Scored(state, query)
        self._documents = self._scored.documents
        self._chosen = {
            facet: state.table.column(facet).mask(values)[self._documents]
            for facet, values in query.where.items()
        }

    def results(self) -> Results:
        """Return everything that the query asks for."""
        found = self._found()
        if self._query.limit:
            self._refine(np.flatnonzero(found))
        return Results(
            total=int(np.count_nonzero(found)),
            hits=tuple(self._hit(place) for place in self._window(np.flatnonzero(found))),
            facets={facet: self._counts(facet) for facet in self._query.facets},
            undated=self._undated(),
        )

    def total(self) -> int:
        """Return the exact number of articles."""
        return int(np.count_nonzero(self._found()))

    def documents(self) -> Documents:
        """Return the numbers of all articles found."""
        found: Documents = self._documents[self._found()]
        return found

    def ids(self) -> Iterator[str]:
        """Yield every id in the query's order."""
        places = np.flatnonzero(self._found())
        self._refine(places)
        for place in places[self._order(places)]:
            yield self._table.id(int(self._documents[place]))

    def _found(self, *, without: str | None = None) -> Mask:
        return self._filtered(without) & self._dated

    def _filtered(self, without: str | None = None) -> Mask:
        mask = np.ones(len(self._documents), np.bool_)
        for facet, chosen in self._chosen.items():
            if facet != without:
                mask &= chosen
        return mask

    @cached_property
    def _dated(self) -> Mask:
        query, table = self._query, self._table
        mask: Mask = np.ones(len(self._documents), np.bool_)
        if query.since or query.until:
            mask &= table.between(query.since, query.until)[self._documents]
        if query.certain_dates:
            mask &= table.certain[self._documents]
        return mask

    @cached_property
    def _days(self) -> Numbers:
        return self._table.days[self._documents].astype(np.int64)

    def _undated(self) -> int:
        query = self._query
        if not (query.since or query.until or query.certain_dates):
            return 0
        return int(np.count_nonzero(self._filtered() & (self._days == UNDATED)))

    def _counts(self, facet: str) -> dict[str, int]:
        without = facet if facet in self._chosen else None
        return self._table.column(facet).counts(self._documents[self._found(without=without)])

    def _refine(self, places: Numbers) -> None:
        """Look again at the best of *places*, which may change their order."""
        count = self._scored.refined_places
        if count and len(places):
            self._scored.refine(np.sort(self._best(places, count)))

    def _window(self, places: Numbers) -> Numbers:
        """Return the places to show, best first."""
        first, end = self._query.offset, self._query.offset + self._query.limit
        return self._best(places, end)[first:] if self._query.limit else places[:0]

    def _best(self, places: Numbers, count: int) -> Numbers:
        """Return the first *count* of *places*, best first; only those are sorted."""
        if count < len(places) // 2:
            chief = self._keys(places)[-1]
            last = np.partition(chief, count - 1)[count - 1]
            places = places[chief <= last]
        best: Numbers = places[self._order(places)][:count]
        return best

    def _order(self, places: Numbers) -> Numbers:
        keys = self._keys(places)
        order = np.lexsort(keys)
        same = [key[order][1:] == key[order][:-1] for key in keys]
        if not np.logical_and.reduce(same).any():
            return order
        # Ids are read one by one: only where nothing else decides.
        return np.lexsort((self._table.id_ranks(self._documents[places]), *keys))

    def _keys(self, places: Numbers) -> tuple[Array, ...]:
        """Return what *places* are sorted by, the chief key last. Ties: newer first."""
        scores, days = self._scores[places], self._days[places]
        match self._query.sort:
            case "relevance" | "recent":
                return -days, -scores
            case "newest":
                return -scores, -days
            case "oldest":
                # Undated articles come last in both directions.
                return -scores, np.where(days == UNDATED, np.iinfo(np.int64).max, days)

    def _hit(self, place: int) -> Hit:
        parts = self._scored.explained(place) if self._query.explain else {}
        return Hit(self._table.id(int(self._documents[place])), float(self._scores[place]), parts)

    @property
    def _scores(self) -> Impacts:
        return self._scored.scores
