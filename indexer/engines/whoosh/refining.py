"""A second look at the best articles of a query, for what their lists of words do not tell.

Near: neighbouring words of the query that stand a few words apart, in either order. Title: articles
whose title is all but the query itself. Both are read off the streams, which is too slow for every
article found; the articles seen first are enough, for both only add to a score.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from indexer.arrays import Array
from indexer.engines.whoosh.evidence import EvidenceReader, Impacts
from indexer.engines.whoosh.postings import Documents, Numbers, firsts
from indexer.engines.whoosh.segment import Range, SegmentArrays
from indexer.ranking import NEAR_WEIGHT, NEAR_WINDOW, REFINED_WORDS, TITLE_ALIKE, TITLE_MATCH_WEIGHT
from vietnamese.words import Forms

TITLE = "title = query"
"""What the part of a score is called that a title alike gives."""
Codes = npt.NDArray[np.uint8]
_AHEAD = np.arange(1, NEAR_WINDOW)


class Refinement(NamedTuple):
    """What is added to the scores of *documents*: a column for each of them.

    The first row is for the title, the others are for *pairs* of words near each other.
    """

    documents: Documents
    pairs: Sequence[tuple[Forms, Forms]]
    added: npt.NDArray[np.float32]

    def total(self) -> Impacts:
        """Return all of it added up."""
        total: Impacts = self.added.sum(axis=0)
        return total

    def of(self, document: int, *, accents: bool) -> dict[str, float]:
        """Return what is added for one document, named; nothing for one not looked at."""
        pairs = ([f.accented if accents else f.folded for f in pair] for pair in self.pairs)
        names = [TITLE, *(" ~ ".join(pair) for pair in pairs)]
        parts: dict[str, float] = {}
        for place in np.flatnonzero(self.documents == document):
            for name, part in zip(names, self.added[:, place].tolist(), strict=True):
                if part:
                    parts[name] = parts.get(name, 0.0) + part
        return parts


def refined(
    reader: EvidenceReader, row: Sequence[Forms], documents: Documents, *, accents: bool
) -> Refinement:
    """Look again at *documents*, in ascending order, for the words of a query in a *row*."""
    row = row[:REFINED_WORDS]
    words = {word: number for number, word in enumerate(dict.fromkeys(row))}
    pairs = [pair for pair in dict.fromkeys(pairwise(row)) if pair[0] != pair[1]]
    seen = _seen(reader, list(words), documents, accents=accents)
    most = {word: reader.most(len(reader.word(word, accents=accents).documents)) for word in words}
    added = np.empty((1 + len(pairs), len(documents)), np.float32)
    added[0] = TITLE_MATCH_WEIGHT * sum(most.values()) * seen.alike(len(words))
    if pairs:
        near = seen.near([(words[one], words[two]) for one, two in pairs], len(words))
        weights = np.array([min(most[one], most[two]) for one, two in pairs], np.float32)
        weights *= np.float32(NEAR_WEIGHT)
        added[1:] = weights[:, np.newaxis] * reader.saturated(near, documents)
    return Refinement(documents, pairs, added)


def _seen(
    reader: EvidenceReader, words: Sequence[Forms], documents: Documents, *, accents: bool
) -> "_Seen":
    ranges = [reader.ranges(word, accents=accents) for word in words]
    codes, lengths, titles = [], [], []
    for number, segment, local in reader.apart(documents):
        streams, sizes = segment.streams(local)
        codes.append(_coded(segment, streams, [one[number] for one in ranges]))
        lengths += sizes
        titles.append(segment.title_lengths[local])
    return _Seen(np.concatenate(codes), lengths, np.concatenate(titles))


def _coded(segment: SegmentArrays, words: Array, ranges: Sequence[Range]) -> Codes:
    """Return the *words* of a stream, each sought as its number from 1, every other as 0."""
    code = np.zeros(len(segment.lexicon) + 1, np.uint8)
    for number, (low, high) in enumerate(ranges, 1):
        code[low:high] = number
    coded: Codes = code[words]
    return coded


class _Seen:
    """Where the words of a query stand in some documents, one after the other."""

    def __init__(self, codes: Codes, lengths: Sequence[int], titles: Array) -> None:
        self._size = len(lengths)
        self._titles = titles.astype(np.int64)
        ends = np.cumsum(lengths)
        places = np.flatnonzero(codes)
        self._words = codes[places].astype(np.int64) - 1
        self._owners = np.searchsorted(ends, places, side="right")
        self._inside = places - (ends - lengths)[self._owners]
        # So far apart that no word is near one of another document.
        self._places = places + self._owners * NEAR_WINDOW

    def near(self, pairs: Sequence[tuple[int, int]], words: int) -> Impacts:
        """Return how often the first word of each pair is near the second; pairs x documents."""
        wanted = np.full((words, words), -1, np.int64)
        for number, pair in enumerate(pairs):
            wanted[pair] = number
        before, after = self._close()
        one, two = self._words[before], self._words[after]
        numbers = np.concatenate([wanted[one, two], wanted[two, one]])
        met = numbers >= 0
        # Each place of a first word counts once, however many second words are near.
        size = max(len(self._places), 1)
        keys = _distinct(numbers[met] * size + np.concatenate([before, after])[met])
        numbers, places = np.divmod(keys, size)
        cells = numbers * self._size + self._owners[places]
        counts = np.bincount(cells, minlength=len(pairs) * self._size)
        return counts.reshape(-1, self._size).astype(np.float32)

    def alike(self, words: int) -> Array:
        """Return how much of title and query is the same: 0 below `TITLE_ALIKE`, 1 for all."""
        heads = np.flatnonzero(self._inside < self._titles[self._owners])
        met = _distinct(self._owners[heads] * words + self._words[heads]) // words
        shares = np.bincount(met, minlength=self._size) / np.maximum(self._titles, words)
        return shares * (shares >= TITLE_ALIKE)

    def _close(self) -> tuple[Numbers, Numbers]:
        """Return every two words that stand near each other, as places in the list of them all."""
        size, last = len(self._places), len(self._places) - 1
        if not size:
            return self._places, self._places
        following = np.minimum(np.arange(size)[:, np.newaxis] + _AHEAD, last)
        steps = self._places[following] - self._places[:, np.newaxis]
        # What would follow the last word is the last word again.
        before, ahead = np.nonzero((steps < NEAR_WINDOW) & (steps > 0))
        return before, following[before, ahead]


def _distinct(keys: Numbers) -> Numbers:
    """Return the different ones of *keys*, which are few, in order."""
    ordered = np.sort(keys)
    found: Numbers = ordered[firsts(ordered)]
    return found
