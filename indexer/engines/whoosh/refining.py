"""A second look at the best articles of a query, for what their lists of words do not tell.

Near: neighbouring words of the query that stand a few words apart, in either order. Title: articles
whose title is all but the query itself. Both are read off the streams, which is too slow for every
article found; the articles seen first are enough, for both only add to a score.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from indexer.arrays import Array
from indexer.engines.whoosh.evidence import EvidenceReader, Impacts
from indexer.engines.whoosh.postings import Documents, Numbers
from indexer.engines.whoosh.segment import Range, SegmentArrays
from indexer.ranking import NEAR_WEIGHT, NEAR_WINDOW, TITLE_ALIKE, TITLE_MATCH_WEIGHT
from vietnamese.words import Forms

TITLE = "title = query"


class Refinement(NamedTuple):
    """What is added to the scores of *documents*, by what it is added for."""

    documents: Documents
    parts: dict[str, Impacts]

    def total(self) -> Impacts:
        """Return all of it added up."""
        total = np.zeros(len(self.documents), np.float32)
        for part in self.parts.values():
            total += part
        return total

    def of(self, document: int) -> dict[str, float]:
        """Return what is added for one document; nothing for one that was not looked at."""
        places = np.flatnonzero(self.documents == document)
        return {
            name: float(part[place])
            for name, part in self.parts.items()
            for place in places
            if part[place]
        }


def refined(
    reader: EvidenceReader, row: Sequence[Forms], documents: Documents, *, accents: bool
) -> Refinement:
    """Look again at *documents*, in ascending order, for the words of a query in a *row*."""
    ranges = [reader.ranges(form, accents=accents) for form in row]
    near = np.zeros((len(row), len(documents)), np.float32)
    alike = np.zeros(len(documents), np.float32)
    for number, (segment, offset) in enumerate(reader.placed()):
        low, high = np.searchsorted(documents, (offset, offset + len(segment)))
        if low < high:
            streams = _Streams(segment, documents[low:high] - offset)
            found = [streams.places(one[number]) for one in ranges]
            for at, (ones, others) in enumerate(pairwise(found)):
                near[at, low:high] = streams.near(ones, others)
            alike[low:high] = streams.alike(found)
    rarities = [reader.most(reader.word(form, accents=accents)) for form in row]
    parts = {TITLE: (TITLE_MATCH_WEIGHT * sum(rarities) * alike).astype(np.float32)}
    for at, pair in enumerate(pairwise(row)):
        name = " ~ ".join(form.accented if accents else form.folded for form in pair)
        rarity = NEAR_WEIGHT * min(rarities[at : at + 2])
        part = np.float32(rarity) * reader.saturated(near[at], documents)
        parts[name] = parts[name] + part if name in parts else part
    return Refinement(documents, parts)


class _Streams:
    """The streams of some documents of a segment, one after the other."""

    def __init__(self, segment: SegmentArrays, documents: Documents) -> None:
        self._words, self._ends = segment.streams(documents)
        self._starts = np.append(0, self._ends[:-1])
        self._break = len(segment.lexicon)
        self._titled = segment.titled[documents]

    def places(self, forms: Range) -> Numbers:
        """Return where any of *forms* stands."""
        return np.flatnonzero((self._words >= forms[0]) & (self._words < forms[1]))

    def near(self, ones: Numbers, others: Numbers) -> Array:
        """Return how often each document has the two words near each other, in either order."""
        if not len(ones) or not len(others):
            return np.zeros(len(self._ends))
        after = np.searchsorted(others, ones)
        left = others[np.maximum(after - 1, 0)]
        right = others[np.minimum(after, len(others) - 1)]
        owners = self._owners(ones)
        meets = np.zeros(len(ones), np.bool_)
        for other in (left, right):
            meets |= (np.abs(other - ones) < NEAR_WINDOW) & (self._owners(other) == owners)
        return np.bincount(owners[meets], minlength=len(self._ends))

    def alike(self, found: Sequence[Numbers]) -> Array:
        """Return how much of title and query is the same: 0 below `TITLE_ALIKE`, 1 for all."""
        breaks = np.flatnonzero(self._words == self._break)
        ends = breaks[np.searchsorted(breaks, self._starts)]
        inside = np.zeros(len(ends), np.int64)
        for places in found:
            owners = self._owners(places)
            heads = places < ends[owners]
            inside += np.bincount(owners[heads], minlength=len(ends)) > 0
        shares = inside / np.maximum(ends - self._starts, len(found))
        return np.where(self._titled & (shares >= TITLE_ALIKE), shares, 0.0)

    def _owners(self, places: Numbers) -> Numbers:
        return np.searchsorted(self._ends, places, side="right")
