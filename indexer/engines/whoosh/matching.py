"""Which documents a tree of words matches, and how well: sets and scores as arrays."""

from typing import Any as Whatever
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from whoosh import query as whoosh_query
from whoosh.searching import Searcher

from indexer.engines.whoosh.table import Mask
from indexer.query import All, Any, Node, Not, Term

Scores = npt.NDArray[np.float64]
TITLE_WEIGHT = 1.5
"""What a word is worth in the title, beside what it is worth anywhere in the article."""


class Matches(NamedTuple):
    """The documents that match, and the score of each (0 where it does not)."""

    mask: Mask
    scores: Scores


class Matcher:
    """Evaluates trees of words against one state of an index."""

    def __init__(self, searcher: Searcher, *, accents: bool) -> None:
        self._searcher = searcher
        self._form = "accented" if accents else "folded"
        self._size = searcher.doc_count_all()

    def evaluate(self, node: Node) -> Matches:
        """Return what *node* matches."""
        match node:
            case Term():
                return self._term(node)
            case All():
                return self._all(node)
            case Any():
                return self._any(node)
            case Not():
                return Matches(~self.evaluate(node.node).mask, self._zeros())

    def _all(self, node: All) -> Matches:
        found = [self.evaluate(child) for child in node.nodes]
        mask = np.logical_and.reduce([matches.mask for matches in found])
        return Matches(mask, self._sum(found) * mask)

    def _any(self, node: Any) -> Matches:
        found = [self.evaluate(child) for child in node.nodes]
        votes = np.zeros(self._size, np.int64)
        for matches in found:
            votes += matches.mask
        mask = votes >= node.least
        return Matches(mask, self._sum(found) * mask)

    def _term(self, term: Term) -> Matches:
        words = [getattr(forms, self._form) for forms in term.forms]
        anywhere = self._scores(self._form, words)
        title = self._scores(f"title_{self._form}", words)
        return Matches(anywhere > 0, anywhere + TITLE_WEIGHT * title)

    def _scores(self, field: str, words: list[str]) -> Scores:
        query = (
            whoosh_query.Term(field, words[0])
            if len(words) == 1
            else whoosh_query.Phrase(field, words)
        )
        scores = self._zeros()
        for leaf, offset in self._searcher.leaf_searchers():
            for number, score in _postings(query, leaf):
                scores[offset + number] = score
        return scores

    def _sum(self, found: list[Matches]) -> Scores:
        total = self._zeros()
        for matches in found:
            total += matches.scores
        return total

    def _zeros(self) -> Scores:
        return np.zeros(self._size, np.float64)


def _postings(query: whoosh_query.Query, leaf: Searcher) -> Whatever:
    """Yield number and score of each document of one segment; Whoosh leaves deleted ones out."""
    matcher = query.matcher(leaf, leaf.context(weighting=leaf.weighting))
    while matcher.is_active():
        yield matcher.id(), matcher.score()
        matcher.next()
