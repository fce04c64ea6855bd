"""One file of language tables, read through the memory map."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from indexer.arrays import Array, ArrayFile, DamagedFile, Strings, write_arrays
from indexer.language.counting import Counts
from indexer.language.layout import SmallCounts, arrays_of, from_gaps
from vietnamese.words import Forms

Range = tuple[int, int]
_REMEMBERED = 1 << 14


class Found(NamedTuple):
    """What a part knows of pairs: their places (-1: unknown), counts, kinds and trigrams."""

    places: Array
    counts: Array
    kinds: Array
    sizes: Array


def write_part(path: Path, counted: Counts) -> None:
    """Write a file of tables to *path*."""
    with path.open("wb") as file:
        write_arrays(file, arrays_of(counted))


class Part:
    """The tables of one file. A word is asked for by its number, the break by `end`."""

    def __init__(self, path: Path) -> None:
        """Open *path*. Raises `DamagedFile` where it is cut short or something else."""
        self.file = ArrayFile.open(path)
        try:
            self.accented = Strings(self.file, "accented")
            self.folded = Strings(self.file, "folded")
            self._firsts = self.file["folded.firsts"]
            self._starts = self.file["pairs.starts"]
            self._trigram_starts = self.file["trigrams.starts"]
            self._company_starts = self.file["company.starts"]
            self.paragraphs = int(self.file["company.paragraphs"][0])
            self.census = self.file["census"].astype(np.int64).reshape(2, 4)
        except (KeyError, ValueError) as error:
            raise DamagedFile(f"{path.name}: is no file of language tables ({error})") from error
        self.end = len(self.accented)
        self.number = lru_cache(maxsize=_REMEMBERED)(self._number)
        self._pair_counts = SmallCounts(self.file, "pairs.counts")
        self._pair_kinds = SmallCounts(self.file, "pairs.kinds")
        self._trigram_counts = SmallCounts(self.file, "trigrams.counts")

    @cached_property
    def counts(self) -> Array:
        """How often each word occurs; last of all the break."""
        return self.file["words.counts"]

    @cached_property
    def before(self) -> Array:
        """How many different words stand before each."""
        return self.file["words.before"]

    @cached_property
    def all_before(self) -> int:
        """How many different pairs there are."""
        return len(self.file["pairs.seconds"])

    @cached_property
    def kinds(self) -> Array:
        """The sum of the kinds of the pairs that begin with each word."""
        return self.file["words.kinds"]

    def variants(self, folded: str) -> Range:
        """Return the range of the words that fold to *folded*; an empty one for none."""
        number = self.folded.find(folded.encode())
        return (0, 0) if number is None else self._range(number, number + 1)

    def prefixed(self, folded: str) -> Range:
        """Return the range of the words whose folded form begins with *folded*."""
        prefix = folded.encode()
        return self._range(self.folded.place(prefix), self.folded.place(prefix + b"\xff"))

    def _number(self, form: Forms) -> int:
        """Return the number of a word; -1 where it is unknown."""
        for number in range(*self.variants(form.folded)):
            if self.accented[number] == form.accented.encode():
                return number
        return -1

    def groups(self) -> Iterator[tuple[str, int]]:
        """Yield each folded form and how often its words occur."""
        sums = np.add.reduceat(self.counts[:-1].astype(np.int64), self._firsts[:-1].astype(int))
        yield from zip(self.folded.all(), sums.tolist(), strict=True)

    def pairs_of(self, first: Array) -> Array:
        """Return how many different pairs begin with each word."""
        known = np.maximum(first, 0)
        sizes = self._starts[known + 1].astype(np.int64) - self._starts[known]
        return np.where(first < 0, 0, sizes)

    def pairs(self, first: Array, second: Array) -> Found:
        """Find pairs; unknown words are -1."""
        known = np.maximum(first, 0)
        low = self._starts[known].astype(np.int64)
        high = np.where((first < 0) | (second < 0), low, self._starts[known + 1])
        places = _search(self.file["pairs.seconds"], low, high, second)
        found, safe = places >= 0, np.maximum(places, 0)
        starts = self._trigram_starts
        return Found(
            places,
            np.where(found, self._pair_counts[safe], 0),
            np.where(found, self._pair_kinds[safe], 0),
            np.where(found, starts[safe + 1].astype(np.int64) - starts[safe], 0),
        )

    def trigrams(self, pairs: Array, third: Array) -> Array:
        """Return how often a word follows each of *pairs*, given by their places."""
        known = np.maximum(pairs, 0)
        low = self._trigram_starts[known].astype(np.int64)
        high = np.where((pairs < 0) | (third < 0), low, self._trigram_starts[known + 1])
        places = _search(self.file["trigrams.thirds"], low, high, third)
        return np.where(places >= 0, self._trigram_counts[np.maximum(places, 0)], 0)

    def after(self, first: int, second: int) -> tuple[Array, Array]:
        """Return the words that follow a pair, and how often; without *first* (-1), a word."""
        if first < 0:
            run = slice(int(self._starts[second]), int(self._starts[second + 1]))
            return self.file["pairs.seconds"][run], self._pair_counts[run]
        low, high = int(self._starts[first]), int(self._starts[first + 1])
        seconds = self.file["pairs.seconds"]
        place = bisect_left(seconds, second, low, high)
        if place == high or seconds[place] != second:
            return np.empty(0, np.int64), np.empty(0, np.int64)
        run = slice(int(self._trigram_starts[place]), int(self._trigram_starts[place + 1]))
        return self.file["trigrams.thirds"][run], self._trigram_counts[run]

    def company(self, number: int) -> Array:
        """Return the paragraphs that hold a word."""
        run = slice(int(self._company_starts[number]), int(self._company_starts[number + 1]))
        places = from_gaps(self.file["company.gaps"][run])
        # Large files were once written with words of a paragraph more than they count.
        return places[: np.searchsorted(places, self.paragraphs)]

    def form(self, number: int) -> Forms:
        """Return a word by its number."""
        group = int(np.searchsorted(self._firsts, np.uint32(number), side="right")) - 1
        return Forms(self.folded[group].decode(), self.accented[number].decode())

    def _range(self, low: int, high: int) -> Range:
        return int(self._firsts[low]), int(self._firsts[high])


def _search(values: Array, low: Array, high: Array, wanted: Array) -> Array:
    """Return where each of *wanted* stands in its range of *values*, which is sorted; else -1."""
    if not len(values):
        return np.full(len(wanted), -1)
    end = high
    while (open_ := low < high).any():
        middle = (low + high) >> 1
        below = open_ & (values[np.minimum(middle, len(values) - 1)] < wanted)
        high = np.where(open_ & ~below, middle, high)
        low = np.where(below, middle + 1, low)
    there = (low < end) & (values[np.minimum(low, len(values) - 1)] == wanted)
    return np.where(there, low, -1)
