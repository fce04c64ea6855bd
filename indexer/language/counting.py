"""Streams of words -> how often each three words stand in a row, and in which paragraphs.

All else that the tables know follows from that: a pair's count is the sum over what comes after
it, a word's the sum over its pairs.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from indexer.arrays import Array
from vietnamese.words import Forms
from vietnamese.writing import fold

Keys = npt.NDArray[np.uint64]
BITS = np.uint64(21)
"""Bits of a word's number in a key: two million words."""
NUMBER = Forms("0", "0")
"""The one word that stands for all with a digit: 2019, 58, q7."""
PLACE = np.uint64(32)
"""Bits of a paragraph's number in a place."""
_SLICE = 1 << 22
MOST_PARAGRAPHS = 1 << 19
"""More paragraphs say nothing new about which words go together."""


class Counts(NamedTuple):
    """What a text holds.

    *forms* are in order; a word's number is its place there, and the number after the last is the
    break between two parts of an article, first or last of a trigram but never in the middle.
    *keys* are sorted, each three numbers of 21 bits; *counts* belong to them, in 32 bits.
    *places* are sorted too: a word's number and, in the lower 32 bits, one of *paragraphs* that
    hold it; a paragraph is what stands between two breaks.
    """

    forms: list[Forms]
    keys: Keys
    counts: Array
    places: Keys
    paragraphs: int


class Stream(NamedTuple):
    """Texts as numbers of words: *forms* are what the numbers stand for, in any order.

    The number after the last of them closes each part of an article.
    """

    words: Array
    forms: Sequence[str]


def count(streams: Sequence[Stream]) -> Counts:
    """Count what all *streams* hold together."""
    ordered, numbers = _numbered(streams)
    read = [_Renumbered(each.words, new) for each, new in zip(streams, numbers, strict=True)]
    slices = [
        _run_lengths(np.sort(np.concatenate([each.keys(low, high) for each in read])))
        for low, high in _ranges(read, len(ordered) + 1)
    ]
    return Counts(ordered, *_joined(slices), *_places(read))


def form_of(accented: str) -> Forms:
    """Return the word as which *accented* is counted."""
    if any(letter.isdigit() for letter in accented):
        return NUMBER
    return Forms(fold(accented), accented)


def unpacked(keys: Keys) -> tuple[Array, Array, Array]:
    """Return the first, second and third word of each key."""
    mask = np.uint64((1 << int(BITS)) - 1)
    return keys >> (BITS + BITS), keys >> BITS & mask, keys & mask


def _numbered(streams: Sequence[Stream]) -> tuple[list[Forms], list[Array]]:
    """Return all words in order, and for each stream the new number of each old one."""
    read = {form: form_of(form) for form in {form for each in streams for form in each.forms}}
    ordered = sorted(set(read.values()))
    places = {form: number for number, form in enumerate(ordered)}
    numbers = {form: places[word] for form, word in read.items()}
    end = len(ordered)
    return ordered, [
        np.array([*(numbers[form] for form in each.forms), end], np.uint32) for each in streams
    ]


class _Renumbered(NamedTuple):
    """A stream, and the new number of each word; that of the break is the last and highest."""

    words: Array
    new: Array

    def blocks(self, overlap: int) -> Iterator[Array]:
        """Cut the stream, which may be a memory map, so that little of it is copied at a time."""
        for start in range(0, len(self.words) - overlap, _SLICE):
            yield self.new[self.words[start : start + _SLICE + overlap]]

    def keys(self, low: int, high: int) -> Keys:
        """Return the trigrams whose first word has a new number from *low* to *high*."""
        end = self.new[-1]
        found = [np.empty(0, np.uint64)]
        for numbers in self.blocks(2):
            firsts = numbers[:-2]
            at = np.flatnonzero((firsts >= low) & (firsts < high) & (numbers[1:-1] != end))
            key = firsts[at].astype(np.uint64)
            for further in (1, 2):
                key = key << BITS | numbers[at + further]
            found.append(key)
        opening = self.new[self.words[:2]]
        if low <= end < high and len(opening) == 2 and opening[0] != end:
            # Before the first word of all there is a break that no stream holds.
            first = (int(end) << int(BITS) | int(opening[0])) << int(BITS) | int(opening[1])
            found.append(np.array([first], np.uint64))
        return np.concatenate(found)


def _ranges(read: Sequence[_Renumbered], size: int) -> Iterator[tuple[int, int]]:
    """Cut the new numbers into ranges that hold about `_SLICE` words each."""
    weights = np.zeros(size, np.int64)
    for each in read:
        for numbers in each.blocks(0):
            weights += np.bincount(numbers, minlength=size)
    reached = np.cumsum(weights) // _SLICE
    edges = [0, *(np.flatnonzero(np.diff(reached)) + 1).tolist(), size]
    yield from ((low, high) for low, high in pairwise(edges) if low < high)


def _run_lengths(keys: Keys) -> tuple[Keys, Array]:
    """Return the distinct of sorted *keys*, and how often each occurs."""
    starts = np.flatnonzero(_changes(keys))
    return keys[starts], np.diff(starts, append=len(keys)).astype(np.uint32)


def _changes(keys: Keys) -> Array:
    """Tell which of sorted *keys* differ from the one before."""
    changes = np.ones(len(keys), bool)
    np.not_equal(keys[1:], keys[:-1], out=changes[1:])
    return changes


def _joined(slices: list[tuple[Keys, Array]]) -> tuple[Keys, Array]:
    keys = [np.empty(0, np.uint64), *(part[0] for part in slices)]
    counts = [np.empty(0, np.uint32), *(part[1] for part in slices)]
    return np.concatenate(keys), np.concatenate(counts)


def _places(read: Sequence[_Renumbered]) -> tuple[Keys, int]:
    """Return in which paragraphs each word stands, and how many paragraphs there are."""
    found, paragraphs = [np.empty(0, np.uint64)], 0
    for numbers, end in ((block, each.new[-1]) for each in read for block in each.blocks(0)):
        words = numbers != end
        within = np.uint64(paragraphs) + np.cumsum(~words, dtype=np.uint64)
        paragraphs = int(within[-1])
        keys = numbers[words].astype(np.uint64) << PLACE | within[words]
        keys.sort()
        found.append(keys[_changes(keys)])
        if paragraphs >= MOST_PARAGRAPHS:
            break
    places = np.concatenate(found)
    found.clear()
    places.sort()
    # A paragraph may lie in two blocks.
    return places[_changes(places)], paragraphs
