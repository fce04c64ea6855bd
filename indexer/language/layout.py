"""Counts <-> the arrays of a file.

A pair is found among those that begin with its first word, a trigram among those of its pair, so
that each needs room for its last word only. Counts take one byte, the few large ones a place of
their own.
"""

import numpy as np

from indexer.arrays import Array, ArrayFile, strings_to_arrays
from indexer.language.counting import BITS, Counts, even_ranges, unpacked

_LARGE = 255
_FAR = 0xFFFF
_SLICE = 1 << 20


def arrays_of(counted: Counts) -> dict[str, Array]:
    """Return the arrays that hold *counted* and all that follows from them."""
    words = len(counted.forms) + 1
    number = np.uint16 if words <= 1 << 16 else np.uint32
    third = (counted.keys & np.uint64((1 << int(BITS)) - 1)).astype(number)
    pairs, sizes, counts, kinds = _pairs(counted, words)
    _, leading, following = unpacked(pairs)
    leading, following = leading.astype(np.int64), following.astype(np.int64)
    return {
        **_forms(counted),
        "words.counts": _per_word(following, counts, words),
        "words.before": _per_word(following, np.ones_like(counts), words),
        "words.kinds": _per_word(leading, kinds, words),
        "pairs.starts": np.append(0, np.cumsum(np.bincount(leading, minlength=words))).astype(
            np.uint32
        ),
        "pairs.seconds": following.astype(number),
        **_small("pairs.counts", counts),
        **_small("pairs.kinds", kinds),
        "trigrams.starts": np.append(0, np.cumsum(sizes)).astype(np.uint32),
        "trigrams.thirds": third,
        **_small("trigrams.counts", counted.counts),
        **_lists(counted),
        "census": np.array([_census(counted.counts), _census(kinds)], np.uint32).ravel(),
    }


def _pairs(counted: Counts, words: int) -> tuple[Array, Array, Array, Array]:
    """Return every two words in a row: their key, trigrams that begin so, count, and kinds.

    The kinds are how many different words stand before the pair. Where its first word is a break
    there is but one, so the count takes their place.
    """
    end = np.uint64(words - 1)
    at_head = _grouped(counted.keys >> BITS, counted.counts)
    at_tail = _tails(counted)
    pairs = np.union1d(at_head[0], at_tail[0])
    sizes, counts, kinds = (np.zeros(len(pairs), np.int64) for _ in range(3))
    by_tail = np.searchsorted(pairs, at_tail[0])
    counts[by_tail], kinds[by_tail] = at_tail[2], at_tail[1]
    by_head = np.searchsorted(pairs, at_head[0])
    counts[by_head], sizes[by_head] = at_head[2], at_head[1]
    opening = pairs >> BITS == end
    kinds[opening] = counts[opening]
    return pairs, sizes, counts, kinds


def _tails(counted: Counts) -> tuple[Array, Array, Array]:
    """Return the pairs that end trigrams, in how many of them, and how often."""
    mask = np.uint64((1 << int(BITS + BITS)) - 1)
    middles = (counted.keys >> BITS & (mask >> BITS)).astype(np.uint32)
    found = []
    for low, high in even_ranges(np.bincount(middles, minlength=1), _SLICE):
        at = np.flatnonzero((middles >= low) & (middles < high))
        keys = counted.keys[at] & mask
        order = np.argsort(keys, kind="stable")
        found.append(_grouped(keys[order], counted.counts[at][order]))
    keys, sizes, sums = (np.concatenate(column) for column in zip(*found, strict=True))
    return keys, sizes, sums


def _grouped(keys: Array, counts: Array) -> tuple[Array, Array, Array]:
    """Return the distinct of sorted keys, how often each occurs, and the sum of its counts."""
    if not len(keys):
        return keys, counts, counts
    starts = np.flatnonzero(np.append(True, keys[1:] != keys[:-1]))
    sums = np.add.reduceat(counts, starts, dtype=np.int64)
    return keys[starts], np.diff(starts, append=len(keys)), sums


def _forms(counted: Counts) -> dict[str, Array]:
    folded = [form.folded.encode() for form in counted.forms]
    firsts = [n for n, form in enumerate(folded) if n == 0 or form != folded[n - 1]]
    return {
        **strings_to_arrays("accented", [form.accented.encode() for form in counted.forms]),
        **strings_to_arrays("folded", [folded[n] for n in firsts]),
        "folded.firsts": np.array([*firsts, len(folded)], np.uint32),
    }


def _lists(counted: Counts) -> dict[str, Array]:
    """Return the paragraphs of each word as gaps; 65,535 is a step with no paragraph at its end."""
    starts = np.cumsum(counted.spread) - counted.spread
    opening = np.zeros(len(counted.places), bool)
    opening[starts[counted.spread > 0]] = True
    entries, sizes = [np.empty(0, np.uint16)], counted.spread.copy()
    for start in range(0, len(counted.places), _SLICE):
        run = slice(start, start + _SLICE)
        places = counted.places[run].astype(np.int64)
        before = counted.places[start - 1] if start else 0
        gaps = np.where(opening[run], places, np.diff(places, prepend=np.int64(before)))
        far = np.flatnonzero(gaps >= _FAR)
        owners = np.searchsorted(starts, start + far, side="right") - 1
        sizes += np.bincount(owners, weights=gaps[far] // _FAR, minlength=len(sizes)).astype(int)
        ends = np.cumsum(gaps // _FAR + 1)
        piece = np.full(ends[-1], _FAR, np.uint16)
        piece[ends - 1] = gaps % _FAR
        entries.append(piece)
    return {
        "company.starts": np.append(0, np.cumsum(sizes)).astype(np.uint32),
        "company.gaps": np.concatenate(entries),
        "company.paragraphs": np.array([counted.paragraphs], np.uint32),
    }


def from_gaps(entries: Array) -> Array:
    """Return the paragraphs that a word's gaps lead to."""
    reached = np.cumsum(entries, dtype=np.int64)
    return reached[entries < _FAR]


def _per_word(owners: Array, weights: Array, words: int) -> Array:
    return np.bincount(owners, weights=weights, minlength=words).astype(np.uint32)


def _census(counts: Array) -> list[int]:
    """Return how many counts are 1, 2, 3 and 4: the discounts of Kneser and Ney follow from it."""
    sizes = np.bincount(np.minimum(counts, 5).astype(np.int64), minlength=6)
    return [int(size) for size in sizes[1:5]]


def _small(name: str, counts: Array) -> dict[str, Array]:
    large = np.flatnonzero(counts >= _LARGE)
    return {
        name: np.minimum(counts, _LARGE).astype(np.uint8),
        f"{name}.places": large.astype(np.uint32),
        f"{name}.large": counts[large].astype(np.uint32),
    }


class SmallCounts:
    """Counts in one byte each, with the large ones apart."""

    def __init__(self, file: ArrayFile, name: str) -> None:
        self._small = file[name]
        self._places = file[f"{name}.places"]
        self._large = file[f"{name}.large"]

    def __getitem__(self, places: "Array | slice") -> Array:
        """Return the counts at *places* in 64 bits."""
        if isinstance(places, slice):
            places = np.arange(*places.indices(len(self._small)))
        counts: Array = self._small[places].astype(np.int64)
        large = counts == _LARGE
        if large.any():
            counts[large] = self._large[
                np.searchsorted(self._places, places[large].astype(np.uint32))
            ]
        return counts
