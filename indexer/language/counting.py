"""Streams of words -> how often each three words stand in a row, and in which paragraphs.

All else that the tables know follows from that: a pair's count is the sum over what comes after
it, a word's the sum over its pairs. So merging tables is adding up their trigrams.
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


def count_stream(stream: Array, forms: Sequence[str], break_number: int) -> Counts:
    """Count a stream of word numbers in which *break_number* closes each part.

    *forms* are the accented forms that the numbers below *break_number* stand for, in any order.
    """
    ordered, new = _numbered(forms)
    renumbered = np.append(new, np.uint32(len(ordered)))
    if break_number != len(forms):
        raise ValueError(f"the break is {break_number}, not the number after {len(forms)} forms")
    if not len(stream):
        return Counts(ordered, *_joined([]), np.empty(0, np.uint64), 0)
    slices = [
        _run_lengths(np.sort(_keys(stream, renumbered, low, high)))
        for low, high in _ranges(stream, renumbered)
    ]
    places, paragraphs = _places(stream, renumbered)
    return Counts(ordered, *_joined(slices), places, paragraphs)


def merge(parts: Sequence[Counts]) -> Counts:
    """Add up the counts of *parts*."""
    ordered = sorted({form for part in parts for form in part.forms})
    numbers = {form: number for number, form in enumerate(ordered)}
    moved = [
        np.array([*(numbers[form] for form in part.forms), len(ordered)], np.uint64)
        for part in parts
    ]
    slices = []
    for low, high in _even(len(ordered) + 1, sum(len(part.keys) for part in parts)):
        keys, counts = [], []
        for part, new in zip(parts, moved, strict=True):
            # Both orders of forms agree, so what is in order stays so.
            first, last = np.searchsorted(new, [low, high])
            edges = np.array([first, last], np.uint64) << (BITS + BITS)
            start, end = np.searchsorted(part.keys, edges)
            keys.append(_moved(part.keys[start:end], new))
            counts.append(part.counts[start:end])
        slices.append(_sums(np.concatenate(keys), np.concatenate(counts)))
    places, paragraphs = _merged_places(parts, moved)
    return Counts(ordered, *_joined(slices), places, paragraphs)


def form_of(accented: str) -> Forms:
    """Return the word as which *accented* is counted."""
    if any(letter.isdigit() for letter in accented):
        return NUMBER
    return Forms(fold(accented), accented)


def unpacked(keys: Keys) -> tuple[Array, Array, Array]:
    """Return the first, second and third word of each key."""
    mask = np.uint64((1 << int(BITS)) - 1)
    return keys >> (BITS + BITS), keys >> BITS & mask, keys & mask


def _numbered(forms: Sequence[str]) -> tuple[list[Forms], Array]:
    read = [form_of(form) for form in forms]
    ordered = sorted(set(read))
    numbers = {form: number for number, form in enumerate(ordered)}
    return ordered, np.array([numbers[form] for form in read], np.uint32)


def _blocks(stream: Array, overlap: int) -> Iterator[tuple[int, Array]]:
    """Cut *stream*, which may be a memory map, so that little of it is copied at a time."""
    for start in range(0, len(stream) - overlap, _SLICE):
        yield start, stream[start : start + _SLICE + overlap]


def _keys(stream: Array, new: Array, low: int, high: int) -> Keys:
    """Return the trigrams whose first word has a new number from *low* to *high*."""
    end = new[-1]
    found = [np.empty(0, np.uint64)]
    for _, block in _blocks(stream, 2):
        numbers = new[block]
        firsts = numbers[:-2]
        at = np.flatnonzero((firsts >= low) & (firsts < high) & (numbers[1:-1] != end))
        key = firsts[at].astype(np.uint64)
        for further in (1, 2):
            key = key << BITS | numbers[at + further]
        found.append(key)
    if low <= end < high and len(stream) > 1 and new[stream[0]] != end:
        # Before the first word of all there is a break that no stream holds.
        first = (int(end) << int(BITS) | int(new[stream[0]])) << int(BITS) | int(new[stream[1]])
        found.append(np.array([first], np.uint64))
    return np.concatenate(found)


def _ranges(stream: Array, new: Array) -> Iterator[tuple[int, int]]:
    """Cut the new numbers into ranges that hold about `_SLICE` words each."""
    size = int(new[-1]) + 1
    weights = sum(np.bincount(new[block], minlength=size) for _, block in _blocks(stream, 0))
    reached = np.cumsum(weights) // _SLICE
    edges = [0, *(np.flatnonzero(np.diff(reached)) + 1).tolist(), size]
    yield from ((low, high) for low, high in pairwise(edges) if low < high)


def _even(numbers: int, keys: int) -> Iterator[tuple[int, int]]:
    edges = np.linspace(0, numbers, keys // _SLICE + 2).astype(int).tolist()
    yield from pairwise(edges)


def _moved(keys: Keys, new: Array) -> Keys:
    first, second, third = unpacked(keys)
    moved: Keys = (new[first] << BITS | new[second]) << BITS | new[third]
    return moved


def _run_lengths(keys: Keys) -> tuple[Keys, Array]:
    """Return the distinct of sorted *keys*, and how often each occurs."""
    starts = np.flatnonzero(_changes(keys))
    return keys[starts], np.diff(starts, append=len(keys)).astype(np.uint32)


def _changes(keys: Keys) -> Array:
    """Tell which of sorted *keys* differ from the one before."""
    changes = np.ones(len(keys), bool)
    np.not_equal(keys[1:], keys[:-1], out=changes[1:])
    return changes


def _sums(keys: Keys, counts: Array) -> tuple[Keys, Array]:
    order = np.argsort(keys, kind="stable")
    distinct, runs = _run_lengths(keys[order])
    if not len(distinct):
        return distinct, counts
    starts = np.cumsum(runs, dtype=np.int64) - runs
    return distinct, np.add.reduceat(counts[order], starts).astype(np.uint32)


def _joined(slices: list[tuple[Keys, Array]]) -> tuple[Keys, Array]:
    keys = [np.empty(0, np.uint64), *(part[0] for part in slices)]
    counts = [np.empty(0, np.uint32), *(part[1] for part in slices)]
    return np.concatenate(keys), np.concatenate(counts)


def _places(stream: Array, new: Array) -> tuple[Keys, int]:
    """Return in which paragraphs each word stands, and how many paragraphs there are."""
    found, paragraphs = [np.empty(0, np.uint64)], 0
    for _, block in _blocks(stream, 0):
        numbers = new[block]
        words = numbers != new[-1]
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


def _merged_places(parts: Sequence[Counts], moved: Sequence[Array]) -> tuple[Keys, int]:
    mask = np.uint64((1 << int(PLACE)) - 1)
    found, paragraphs = [np.empty(0, np.uint64)], 0
    for part, new in zip(parts, moved, strict=True):
        if paragraphs >= MOST_PARAGRAPHS:
            break
        numbers = new[(part.places >> PLACE).astype(np.int64)]
        found.append(numbers << PLACE | (part.places & mask) + np.uint64(paragraphs))
        paragraphs += part.paragraphs
    return np.sort(np.concatenate(found), kind="stable"), paragraphs
