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
from indexer.engines.whoosh.postings import Documents, Numbers
from indexer.engines.whoosh.segment import Range, SegmentArrays
from indexer.ranking import NEAR_WEIGHT, NEAR_WINDOW, TITLE_ALIKE, TITLE_MATCH_WEIGHT
from vietnamese.words import Forms

TITLE = "title = query"
"""What the part of a score is called that a title alike gives."""
_LONGEST = 64
"""Words of a query that are looked for again, its first ones."""


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
    words = list(dict.fromkeys(row[:_LONGEST]))
    pairs = list(dict.fromkeys(pair for pair in pairwise(row[:_LONGEST]) if pair[0] != pair[1]))
    seen = _seen(reader, words, documents, accents=accents)
    most = {word: reader.most(reader.word(word, accents=accents)) for word in words}
    alike = TITLE_MATCH_WEIGHT * sum(most.values()) * seen.alike(len(words))
    parts: dict[str, Impacts] = {TITLE: alike.astype(np.float32)}
    near = seen.near([(words.index(one), words.index(two)) for one, two in pairs])
    for times, pair in zip(near, pairs, strict=True):
        name = " ~ ".join(form.accented if accents else form.folded for form in pair)
        weight = np.float32(NEAR_WEIGHT * min(most[word] for word in pair))
        part = weight * reader.saturated(times.astype(np.float32), documents)
        parts[name] = parts[name] + part if name in parts else part
    return Refinement(documents, parts)


def _seen(
    reader: EvidenceReader, words: Sequence[Forms], documents: Documents, *, accents: bool
) -> "_Seen":
    ranges = [reader.ranges(word, accents=accents) for word in words]
    codes, lengths, titles = [np.empty(0, np.uint8)], [], []
    for number, (segment, offset) in enumerate(reader.placed()):
        low, high = np.searchsorted(documents, (offset, offset + len(segment)))
        if low < high:
            local = documents[low:high] - offset
            streams = [segment.stream(document) for document in local.tolist()]
            codes.append(_coded(segment, streams, [one[number] for one in ranges]))
            lengths += [len(stream) for stream in streams]
            titles.append(segment.title_lengths[local])
    return _Seen(np.concatenate(codes), np.cumsum(lengths), np.concatenate(titles))


def _coded(
    segment: SegmentArrays, streams: Sequence[Array], ranges: Sequence[Range]
) -> npt.NDArray[np.uint8]:
    """Return the *streams* one after the other, each word sought as its number from 1, else 0."""
    code = np.zeros(len(segment.lexicon) + 1, np.uint8)
    for number, (low, high) in enumerate(ranges, 1):
        code[low:high] = number
    coded: npt.NDArray[np.uint8] = code[np.concatenate(streams)]
    return coded


class _Seen:
    """Where the words of a query stand in some documents, one after the other."""

    def __init__(self, codes: npt.NDArray[np.uint8], ends: Numbers, titles: Array) -> None:
        self._size = len(ends)
        self._titles = titles.astype(np.int64)
        self._places = np.flatnonzero(codes)
        self._words = codes[self._places].astype(np.int64) - 1
        self._owners = np.searchsorted(ends, self._places, side="right")
        self._starts = np.append(0, ends)[:-1]

    def near(self, pairs: Sequence[tuple[int, int]]) -> Array:
        """Return how often the first word of each pair is near the second; pairs x documents."""
        size = int(self._words.max(initial=0)) + 1
        wanted = np.full((size, size), -1, np.int64)
        for number, (one, two) in enumerate(pairs):
            if max(one, two) < size:
                wanted[one, two] = number
        met = [np.empty(0, np.int64)]
        for ahead in range(1, NEAR_WINDOW):
            close = self._close(ahead)
            if not len(close):
                # What stands farther ahead in the list is farther away.
                break
            before, after = self._words[close], self._words[close + ahead]
            met += [
                self._keys(wanted[before, after], close),
                self._keys(wanted[after, before], close + ahead),
            ]
        numbers, places = np.divmod(_distinct(np.concatenate(met)), max(len(self._places), 1))
        cells = numbers * self._size + self._owners[places]
        return np.bincount(cells, minlength=len(pairs) * self._size).reshape(-1, self._size)

    def alike(self, words: int) -> Array:
        """Return how much of title and query is the same: 0 below `TITLE_ALIKE`, 1 for all."""
        inside = self._places - self._starts[self._owners] < self._titles[self._owners]
        met = _distinct(self._owners[inside] * words + self._words[inside]) // words
        shares = np.bincount(met, minlength=self._size) / np.maximum(self._titles, words)
        return np.where(shares >= TITLE_ALIKE, shares, 0.0)

    def _close(self, ahead: int) -> Numbers:
        """Return those words near whose place the word so far *ahead* in the list stands."""
        steps = self._places[ahead:] - self._places[:-ahead]
        same = self._owners[ahead:] == self._owners[:-ahead]
        return np.flatnonzero((steps < NEAR_WINDOW) & same)

    def _keys(self, pairs: Numbers, places: Numbers) -> Numbers:
        """Return one number for each pair that is met and the place of its first word."""
        met = pairs >= 0
        keys: Numbers = pairs[met] * len(self._places) + places[met]
        return keys


def _distinct(keys: Numbers) -> Numbers:
    """Return the different ones of *keys*, which are few, in order."""
    ordered = np.sort(keys)
    found: Numbers = ordered[np.flatnonzero(np.diff(ordered, prepend=-1))]
    return found
