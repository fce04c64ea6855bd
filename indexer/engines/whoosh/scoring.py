"""The scores of what a query matches, and what each is made of."""

import numpy as np
import numpy.typing as npt

from indexer.engines.whoosh.evidence import Evidence, Impacts
from indexer.engines.whoosh.explaining import Explainer, add
from indexer.engines.whoosh.matching import Matcher, everything
from indexer.engines.whoosh.postings import Documents, Numbers
from indexer.engines.whoosh.refining import Refinement, refined
from indexer.engines.whoosh.state import State
from indexer.engines.whoosh.values import UNDATED
from indexer.query import BY_SCORE, Query, row_of
from indexer.ranking import RECENCY_HALF_LIFE, RECENCY_WEIGHT, REFINED, RESTORED_WEIGHT


class Scored:
    """The *documents* that the words of a query match, in order, and their *scores*."""

    def __init__(self, state: State, query: Query) -> None:
        self._query = query
        self._reader = state.reader
        self.documents, self.scores = _matches(state, query)
        self._newness: Impacts | None = None
        self._refinement: Refinement | None = None
        if query.sort == "recent":
            self._newness = self.scores * _freshness(state.table.days, self.documents)
            self.scores = self.scores + self._newness

    @property
    def refined_places(self) -> int:
        """How many of the best `refine` is to look at again; 0 where it would change nothing."""
        by_score = self._query.sort in BY_SCORE
        return REFINED if by_score and row_of(self._query.words) else 0

    def refine(self, best: Numbers) -> None:
        """Look again at the documents at the places *best*, which are in ascending order."""
        row, accents = row_of(self._query.words), self._query.accents
        self._refinement = refined(self._reader, row, self.documents[best], accents=accents)
        # What was matched may be kept for the next query.
        self.scores = self.scores.copy()
        self.scores[best] += self._refinement.total()

    def explained(self, place: int) -> dict[str, float]:
        """Return the named parts that add up to the score at *place*."""
        query, document = self._query, int(self.documents[place])
        if query.words is None:
            return {}
        parts = Explainer(self._reader, accents=query.accents).explain(query.words, document)
        restored = Explainer(self._reader, accents=True)
        add(parts, restored.ranked(query.restored, document, RESTORED_WEIGHT))
        if self._newness is not None:
            add(parts, {"recency": float(self._newness[place])})
        if self._refinement is not None:
            add(parts, self._refinement.of(document, accents=query.accents))
        return parts


def _matches(state: State, query: Query) -> Evidence:
    """Return what the words match, kept for the same words' next page and filter.

    Restored accents come on top: whether anything matches is asked without them first.
    """
    words, reader = query.words, state.reader
    if words is None:
        return everything(reader)
    found = state.matches.get(
        (words, query.accents), lambda: Matcher(reader, accents=query.accents).evaluate(words)
    )
    if not query.restored:
        return found
    return state.matches.get(
        (words, query.accents, query.restored),
        lambda: Matcher(reader, accents=True).ranked(found, query.restored, RESTORED_WEIGHT),
    )


def _freshness(days: npt.NDArray[np.int32], documents: Documents) -> Impacts:
    """Return what a score gains by the article's day, as a share of it: nothing without a day."""
    own = days[documents]
    ages = _ordinals(days.max(initial=0)) - _ordinals(own)
    shares = RECENCY_WEIGHT * np.exp2(-ages / RECENCY_HALF_LIFE)
    return np.where(own == UNDATED, 0.0, shares).astype(np.float32)


def _ordinals(days: "npt.NDArray[np.int32] | np.int32") -> npt.NDArray[np.float64]:
    """Return *days* counted, with all months of one length."""
    return np.asarray(days // 10_000 * 365.25 + days // 100 % 100 * 30.44 + days % 100)
