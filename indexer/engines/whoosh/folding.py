"""Near-duplicates folded: which articles of an index count as one, in one array."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from indexer.duplicates.groups import Groups
from indexer.engines.whoosh.postings import Documents, Numbers
from indexer.engines.whoosh.segment import SegmentArrays


class Folding(NamedTuple):
    """For each article of the index the number of one that stands for all of its group."""

    stands: Numbers

    def count(self, documents: Documents) -> int:
        """Return how many groups *documents* make; one in no group is one of its own."""
        seen = np.zeros(len(self.stands), np.bool_)
        seen[self.stands[documents]] = True
        return int(np.count_nonzero(seen))

    def firsts(self, documents: Documents) -> Numbers:
        """Return the places in *documents* of the first of each group, in order."""
        return np.sort(np.unique(self.stands[documents], return_index=True)[1])


def folding(segments: Sequence[SegmentArrays], groups: Groups) -> Folding:
    """Return how the articles of *segments* fold; nothing is written, so groups may change."""
    ids = [article_id for segment in segments for article_id in segment.ids.all()]
    stands = np.arange(len(ids))
    if groups.numbers:
        known = groups.numbers.get
        numbers = np.array([known(article_id, -1) for article_id in ids], np.int64)
        grouped = np.flatnonzero(numbers >= 0)
        _, firsts, inverse = np.unique(numbers[grouped], return_index=True, return_inverse=True)
        stands[grouped] = grouped[firsts][inverse]
    return Folding(stands)
