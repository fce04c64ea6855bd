"""Streams of words -> how often each three words stand in a row, and in which paragraphs.

All else that the tables know follows from that: a pair's count is the sum over what comes after
it, a word's the sum over its pairs.
"""

from collections.abc import Iterable, Iterator, Sequence
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
_PARAGRAPH = np.uint64(32)
_SLICE = 1 << 22
MOST_PARAGRAPHS = 1 << 19
"""More paragraphs say nothing new about which words go together."""


class Counts(NamedTuple):
    """What a text holds.

    *forms* are in order; a word's number is its place there, and the number after the last is the
    break between two parts of an article, first or last of a trigram but never in the middle.
    *keys* are sorted, each three numbers of 21 bits; *counts* belong to them, in 32 bits.
    *places* are the paragraphs that hold each word, word by word, *spread* tells how many each has;
    a paragraph is what stands between two breaks, and there are *paragraphs*.
    """

    forms: list[Forms]
    keys: Keys
    counts: Array
    places: Array
    spread: Array
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
    size = len(ordered) + 1
    weights = _weights((block for each in read for block in each.blocks(0)), size)
    slices = [
        _run_lengths(np.sort(np.concatenate([each.keys(low, high) for each in read])))
        for low, high in even_ranges(weights, _SLICE)
    ]
    keys = np.concatenate([keys for keys, _ in slices])
    counts = np.concatenate([counts for _, counts in slices])
    del slices
    return Counts(ordered, keys, counts, *_places(read, size))


def even_ranges(weights: Array, each: int) -> Iterator[tuple[int, int]]:
    """Cut the numbers of words into ranges [low, high) whose *weights* sum to about *each*."""
    reached = np.cumsum(weights) // each
    yield from pairwise([0, *(np.flatnonzero(np.diff(reached)) + 1).tolist(), len(weights)])


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


def _weights(blocks: Iterable[Array], size: int) -> Array:
    """Return how often each word stands in *blocks*."""
    weights = np.zeros(size, np.int64)
    for numbers in blocks:
        weights += np.bincount(numbers, minlength=size)
    return weights


def _run_lengths(keys: Keys) -> tuple[Keys, Array]:
    """Return the distinct of sorted *keys*, and how often each occurs."""
    starts = np.flatnonzero(_changes(keys))
    return keys[starts], np.diff(starts, append=len(keys)).astype(np.uint32)


def _changes(keys: Keys) -> Array:
    """Tell which of sorted *keys* differ from the one before."""
    changes = np.ones(len(keys), bool)
    np.not_equal(keys[1:], keys[:-1], out=changes[1:])
    return changes


def _places(read: Sequence[_Renumbered], size: int) -> tuple[Array, Array, int]:
    """Return the paragraphs of each word, how many each has, and how many there are."""
    weights = _weights((numbers for numbers, _ in _paragraphs(read)), size)
    # The break, last of all, stands in no paragraph.
    paragraphs, weights[-1] = int(weights[-1]), 0
    found, spread = [np.empty(0, np.uint32)], np.zeros(size, np.int64)
    for low, high in even_ranges(weights, _SLICE):
        keys = [np.empty(0, np.uint64)]
        for numbers, within in _paragraphs(read):
            at = np.flatnonzero((numbers >= low) & (numbers < min(high, size - 1)))
            keys.append(numbers[at].astype(np.uint64) << _PARAGRAPH | within[at])
        places = np.sort(np.concatenate(keys))
        places = places[_changes(places)]
        found.append(places.astype(np.uint32))
        spread += np.bincount((places >> _PARAGRAPH).astype(np.int64), minlength=size)
    return np.concatenate(found), spread, paragraphs


def _paragraphs(read: Sequence[_Renumbered]) -> Iterator[tuple[Array, Keys]]:
    """Yield words and the paragraphs that they stand in, block by block, until there are enough."""
    paragraphs = 0
    for each in read:
        for numbers in each.blocks(0):
            closed = numbers == each.new[-1]
            within = np.uint64(paragraphs) + np.cumsum(closed, dtype=np.uint64)
            paragraphs = int(within[-1])
            if paragraphs >= MOST_PARAGRAPHS:
                # What the block has begun and not closed would be a paragraph more than there are.
                end = np.flatnonzero(closed)[-1] + 1
                yield numbers[:end], within[:end]
                return
            yield numbers, within
