"""Query -> Results: sets, counts and orders over arrays.

Masks and places are over the articles that the words match, not over all of the index.
"""

from collections.abc import Container, Iterator
from functools import cached_property

import numpy as np

from indexer.arrays import Array
from indexer.engines.whoosh.evidence import Impacts, Mask
from indexer.engines.whoosh.folding import Folding
from indexer.engines.whoosh.ordering import best
from indexer.engines.whoosh.postings import Documents, Numbers
from indexer.engines.whoosh.scoring import Scored
from indexer.engines.whoosh.state import State
from indexer.engines.whoosh.table import between
from indexer.engines.whoosh.values import UNDATED
from indexer.query import BY_DATE, BY_SCORE, Query
from indexer.results import Hit, Results


class Execution:
    """One query against one state of an index."""

    def __init__(self, state: State, query: Query, folding: Folding | None = None) -> None:
        self._query = query
        self._folding = folding
        self._table = state.table
        self._scored = Scored(state, query)
        self._documents = self._scored.documents
        self._chosen = {
            facet: state.table.column(facet).mask(values)[self._documents]
            for facet, values in query.where.items()
        }

    def results(self) -> Results:
        """Return everything that the query asks for."""
        return Results(
            total=len(self._places),
            groups=self._folding.count(self.documents) if self._folding else len(self._places),
            hits=tuple(self._hit(place) for place in self._window().tolist()),
            facets={facet: self._counts(facet) for facet in self._query.facets},
            undated=self._undated(),
        )

    def total(self) -> int:
        """Return the exact number of articles."""
        return len(self._places)

    @cached_property
    def documents(self) -> Documents:
        """The numbers of all articles found."""
        return self._documents[self._places] if self._filters else self._documents

    def ids(self) -> Iterator[str]:
        """Yield every id in the query's order."""
        self._refine()
        for place in self._best(self._places, len(self._places)).tolist():
            yield self._table.id(int(self._documents[place]))

    @cached_property
    def _places(self) -> Numbers:
        """Where the articles found stand among those that the words match."""
        if not self._filters:
            return np.arange(len(self._documents))
        return np.flatnonzero(self._found())

    @property
    def _filters(self) -> bool:
        query = self._query
        seen = query.fetched_since or query.fetched_until
        return bool(self._chosen or seen) or self._bounded

    @property
    def _bounded(self) -> bool:
        query = self._query
        return bool(query.since or query.until or query.certain_dates)

    def _found(self, *, without: str | None = None) -> Mask:
        return self._filtered({without}) & self._dated

    def _filtered(self, without: Container[str | None] = ()) -> Mask:
        """Return what every filter lets pass but the bounds of days and the facets *without*."""
        query = self._query
        mask: Mask = np.ones(len(self._documents), np.bool_)
        for facet, chosen in self._chosen.items():
            if facet not in without:
                mask &= chosen
        if query.fetched_since or query.fetched_until:
            fetched = self._table.fetched[self._documents]
            mask &= between(fetched, query.fetched_since, query.fetched_until)
        return mask

    @cached_property
    def _dated(self) -> Mask:
        query, table = self._query, self._table
        mask: Mask = np.ones(len(self._documents), np.bool_)
        if query.since or query.until:
            mask &= between(table.days[self._documents], query.since, query.until)
        if query.certain_dates:
            mask &= table.certain[self._documents]
        return mask

    def _undated(self) -> int:
        if not self._bounded and self._chosen.keys().isdisjoint(BY_DATE):
            return 0
        undated = self._table.days[self._documents] == UNDATED
        return int(np.count_nonzero(self._filtered(BY_DATE) & undated & ~self._found()))

    def _counts(self, facet: str) -> dict[str, int]:
        column = self._table.column(facet)
        if facet in self._chosen:
            return column.counts(self._documents[self._found(without=facet)])
        return column.counts(self.documents)

    def _window(self) -> Numbers:
        """Return the places to show, best first."""
        first, end = self._query.offset, self._query.offset + self._query.limit
        if not self._query.limit:
            return self._places[:0]
        again = self._refine()
        count = end
        while True:
            # What was looked at again stays above all the rest, for that only adds to a score.
            places = self._best(again if count <= len(again) else self._places, count)
            shown = self._folded(places)
            if len(shown) >= end or count >= len(self._places):
                return shown[first:end]
            count *= 2

    def _folded(self, places: Numbers) -> Numbers:
        """Return *places* as the query wants them: all, or the first of each group alone."""
        if self._folding is None or not self._query.fold:
            return places
        return places[self._folding.firsts(self._documents[places])]

    def _refine(self) -> Numbers:
        """Look again at the best of what was found, which may change their order; return those."""
        again = np.sort(self._best(self._places, self._scored.refined_places))
        if len(again):
            self._scored.refine(again)
        return again

    def _best(self, places: Numbers, count: int) -> Numbers:
        """Return the first *count* of *places*, best first. Ties: newer first, then by id."""
        return best(
            places,
            count,
            chief=self._chief,
            further=self._further,
            ranks=lambda tied: self._table.id_ranks(self._documents[tied]),
        )

    def _further(self, places: Numbers) -> Array:
        return -self._dates(places) if self._by_score else -self._scores[places]

    def _chief(self, places: Numbers) -> Array:
        if self._by_score:
            return -self._scores[places]
        dates = self._dates(places)
        if self._query.sort == "newest":
            return -dates
        # Undated articles come last in both directions.
        return np.where(dates == UNDATED, np.iinfo(np.int64).max, dates)

    @property
    def _by_score(self) -> bool:
        return self._query.sort in BY_SCORE

    def _dates(self, places: Numbers) -> Numbers:
        return self._table.days[self._documents[places]].astype(np.int64)

    def _hit(self, place: int) -> Hit:
        parts = self._scored.explained(place) if self._query.explain else {}
        return Hit(self._table.id(int(self._documents[place])), float(self._scores[place]), parts)

    @property
    def _scores(self) -> Impacts:
        return self._scored.scores
