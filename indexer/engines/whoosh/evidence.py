"""What a word or a pair of words says of each article: where it stands, and BM25's impact.

The impact of a word is its BM25 score in that article, so that asking is adding impacts up. It
depends on the live articles alone and not on how they are spread over segments.
"""

import sys
from collections import Counter, OrderedDict
from collections.abc import Callable, Hashable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from math import log
from threading import Lock
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from indexer.engines.whoosh.postings import Documents, Found, Numbers, united
from indexer.engines.whoosh.segment import Range, SegmentArrays
from indexer.query import Zone
from indexer.ranking import K1, ZONE_WEIGHTS, B
from vietnamese.words import Forms

Impacts = npt.NDArray[np.float32]
Mask = npt.NDArray[np.bool_]
_REMEMBERED = 4096
"""Words whose places in the lexicons are remembered."""


class Evidence(NamedTuple):
    """The articles that hold something, in order, and the impact of it on each: their scores."""

    documents: Documents
    impacts: Impacts

    @property
    def size(self) -> int:
        """Bytes that it holds."""
        return int(self.documents.nbytes + self.impacts.nbytes)


class Cache:
    """What was found last, up to a number of bytes and at *most* so many."""

    def __init__(self, limit: int, most: int = sys.maxsize) -> None:
        self._limit = limit
        self._most = most
        self._held = 0
        self._kept: OrderedDict[Hashable, Evidence] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], Evidence]) -> Evidence:
        """Return what is kept under *key*, made where it is missing; never to be changed."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        made = make()
        with self._lock:
            if key not in self._kept and made.size <= self._limit:
                self._kept[key] = made
                self._held += made.size
                while self._held > self._limit or len(self._kept) > self._most:
                    self._held -= self._kept.popitem(last=False)[1].size
        return made


class EvidenceReader:
    """Reads evidence over all segments of an index."""

    def __init__(self, segments: Sequence[SegmentArrays], live: Mask, cache: Cache) -> None:
        self._segments = segments
        self.live = live
        self._cache = cache
        self._whole = bool(live.all())
        self.offsets = np.cumsum([0, *(len(segment) for segment in segments)])[:-1].tolist()
        # Of one type with documents, so that looking them up converts nothing.
        self._bounds = np.array([*self.offsets, len(live)], np.int32)
        self.articles = int(np.count_nonzero(live))
        lengths = [segment.lengths for segment in segments]
        self._lengths = np.concatenate(lengths) if lengths else np.empty(0, np.uint32)
        mean = float(self._lengths[live].mean()) if self.articles else 1.0
        self._found_ranges = lru_cache(_REMEMBERED)(self._ranges)
        self._norms = (K1 * (1 - B + B * self._lengths / max(mean, 1.0))).astype(np.float32)

    def word(self, form: Forms, *, accents: bool, zone: Zone = "all") -> Evidence:
        """Return what one word says: in every zone with its weight, or in the title alone."""
        key = (form.accented if accents else form.folded, accents, zone)
        return self._cache.get(
            key, lambda: self._word([[r] for r in self.ranges(form, accents=accents)], zone)
        )

    def prefix(self, start: Forms, *, accents: bool, zone: Zone = "all") -> Evidence:
        """Return what all words that begin so say, taken as one word."""
        key = ("*", start.accented if accents else start.folded, accents, zone)
        ranges = [s.lexicon.of_prefix(start, accents=accents) for s in self._segments]
        return self._cache.get(key, lambda: self._word(ranges, zone))

    def pair(self, first: Forms, second: Forms, *, accents: bool) -> Evidence:
        """Return what two words side by side say."""
        one, two = ((f.accented if accents else f.folded) for f in (first, second))
        return self._cache.get(
            (one, two, accents), lambda: self._pair(first, second, accents=accents)
        )

    def variants(self, folded: str, within: Mask) -> Counter[str]:
        """Return each spelling that folds to *folded*, and how many articles *within* have it."""
        counts: Counter[str] = Counter()
        for segment, offset in self.placed():
            inside = within[offset : offset + len(segment)]
            for number in range(*segment.lexicon.of_folded(folded.encode())):
                documents = segment.words("all", (number, number + 1)).documents
                spelling = segment.lexicon.accented[number].decode()
                counts[spelling] += int(np.count_nonzero(inside[documents]))
        return counts

    def most(self, known: int) -> float:
        """Return the most that what *known* articles hold can say of one: rarity times K1 + 1."""
        return (K1 + 1) * log(1 + (self.articles - known + 0.5) / (known + 0.5))

    def saturated(self, weights: Impacts, documents: "Documents | Numbers") -> Impacts:
        """Return the share of the most that so many occurrences in each of *documents* count."""
        return weights / (weights + self._norms[documents])

    def ranges(self, form: Forms, *, accents: bool) -> list[Range]:
        """Return the range of numbers that *form* has in each segment."""
        return self._found_ranges(form, accents=accents)

    def apart(self, documents: Documents) -> Iterator[tuple[int, SegmentArrays, Documents]]:
        """Yield each segment that holds any of *documents*, in order, with their numbers in it."""
        bounds = np.searchsorted(documents, self._bounds).tolist()
        for number, (low, high) in enumerate(pairwise(bounds)):
            if low < high:
                local = documents[low:high] - np.int32(self.offsets[number])
                yield number, self._segments[number], local

    def placed(self) -> Iterator[tuple[SegmentArrays, int]]:
        """Yield the segments, each with the number of its first document in the index."""
        yield from zip(self._segments, self.offsets, strict=True)

    def _ranges(self, form: Forms, *, accents: bool) -> list[Range]:
        folded, accented = form.folded.encode(), form.accented.encode()
        return [
            segment.lexicon.of_accented(folded, accented)
            if accents
            else segment.lexicon.of_folded(folded)
            for segment in self._segments
        ]

    def _word(self, ranges: Sequence[list[Range]], zone: Zone) -> Evidence:
        if zone == "title":
            documents, weights = self._in_zone("title", ranges)
            return self._evidence(documents, ZONE_WEIGHTS["title"] * weights)
        documents, weights = self._in_zone("all", ranges)
        for name, weight in ZONE_WEIGHTS.items():
            inside, more = self._in_zone(name, ranges)
            weights[np.searchsorted(documents, inside)] += (weight - 1) * more
        return self._evidence(documents, weights)

    def _in_zone(self, zone: str, ranges: Sequence[list[Range]]) -> tuple[Documents, Impacts]:
        return self._gathered([
            united([segment.words(zone, one) for one in own], several=len(own) > 1)
            for segment, own in zip(self._segments, ranges, strict=True)
        ])  # fmt: skip

    def _pair(self, first: Forms, second: Forms, *, accents: bool) -> Evidence:
        ones, twos = (self.ranges(form, accents=accents) for form in (first, second))
        return self._evidence(
            *self._gathered([
                segment.pairs(one, two)
                for segment, one, two in zip(self._segments, ones, twos, strict=True)
            ])
        )  # fmt: skip

    def _gathered(self, found: Sequence[Found]) -> tuple[Documents, Impacts]:
        """Return the live documents of all segments in the numbers of the index."""
        documents = np.concatenate(
            [one.documents + offset for one, offset in zip(found, self.offsets, strict=True)]
            or [np.empty(0, np.int32)]
        )
        frequencies = np.concatenate(
            [one.frequencies for one in found] or [np.empty(0, np.int32)]
        ).astype(np.float32)
        if not self._whole:
            kept = self.live[documents]
            documents, frequencies = documents[kept], frequencies[kept]
        return documents, frequencies

    def _evidence(self, documents: Documents, weights: Impacts) -> Evidence:
        shares = self.saturated(weights, documents)
        return Evidence(documents, np.float32(self.most(len(documents))) * shares)
