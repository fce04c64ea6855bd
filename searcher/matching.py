"""What two long sequences have in common, in bounded time."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

Block = tuple[int, int, int]
"""Where a run of equal items begins in the one and in the other sequence, and its length."""

_MOST_PAIRS = 1000 * 1000
"""Above so many pairs `SequenceMatcher`, quadratic at its best, would take seconds."""


def common_blocks(before: Sequence[str], after: Sequence[str]) -> list[Block]:
    """Return the runs that both have, in order.

    Long sequences are first cut at the items that occur once in each, as a patience diff does;
    what then is still long and has no such item counts as having nothing in common.

    >>> common_blocks("abcd", "abxd")
    [(0, 0, 2), (3, 3, 1)]
    """
    return list(_merged(_found(before, after, (0, len(before)), (0, len(after)))))


def _found(
    before: Sequence[str], after: Sequence[str], inside: tuple[int, int], other: tuple[int, int]
) -> Iterator[Block]:
    """Yield the blocks of the parts *inside* of *before* and *other* of *after*."""
    (low, high), (other_low, other_high) = inside, other
    while low < high and other_low < other_high and before[low] == after[other_low]:
        yield low, other_low, 1
        low, other_low = low + 1, other_low + 1
    tail: list[Block] = []
    while low < high and other_low < other_high and before[high - 1] == after[other_high - 1]:
        high, other_high = high - 1, other_high - 1
        tail.append((high, other_high, 1))
    if (high - low) * (other_high - other_low) <= _MOST_PAIRS:
        # Line breaks are where runs may end, and no reason to begin one.
        matcher = SequenceMatcher(str.isspace, before[low:high], after[other_low:other_high])
        for block in matcher.get_matching_blocks():
            yield low + block.a, other_low + block.b, block.size
    elif anchors := _anchors(before, after, (low, high), (other_low, other_high)):
        for start, other_start in anchors:
            yield from _found(before, after, (low, start), (other_low, other_start))
            yield start, other_start, 1
            low, other_low = start + 1, other_start + 1
        yield from _found(before, after, (low, high), (other_low, other_high))
    yield from reversed(tail)


def _anchors(
    before: Sequence[str], after: Sequence[str], inside: tuple[int, int], other: tuple[int, int]
) -> list[tuple[int, int]]:
    """Return the longest series of items that occur once in each part, in the order of both."""
    once, other_once = _once(before, *inside), _once(after, *other)
    pairs = [(place, other_once[item]) for item, place in once.items() if item in other_once]
    lowest: list[int] = []
    best: list[int] = []
    previous: list[int] = []
    for number, (_, place) in enumerate(pairs):
        length = bisect_left(lowest, place)
        previous.append(best[length - 1] if length else -1)
        # A later pair takes the place of the one that ends a series of the same length.
        lowest[length : length + 1] = [place]
        best[length : length + 1] = [number]
    series = []
    at = best[-1] if best else -1
    while at >= 0:
        series.append(pairs[at])
        at = previous[at]
    return series[::-1]


def _once(items: Sequence[str], low: int, high: int) -> dict[str, int]:
    """Return where each item stands that occurs once in a part."""
    counts = Counter(items[low:high])
    return {items[at]: at for at in range(low, high) if counts[items[at]] == 1}


def _merged(blocks: Iterator[Block]) -> Iterator[Block]:
    """Yield *blocks* with those that follow one upon another as one, empty ones not."""
    start, other_start, size = 0, 0, 0
    for place, other, length in blocks:
        if (place, other) == (start + size, other_start + size):
            size += length
            continue
        if size:
            yield start, other_start, size
        start, other_start, size = place, other, length
    if size:
        yield start, other_start, size
