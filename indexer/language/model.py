"""How likely a word is after two others: trigrams with interpolated Kneser-Ney smoothing.

Over several parts counts are added up. That is exact for counts; of the kinds (in how many
different company a word is met) the sum is an upper bound, for parts may share some.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np

from indexer.arrays import Array
from indexer.language.part import Found, Part
from vietnamese.words import Forms

_MORE = 1.3
"""What was never seen gets this much more than was taken: it measured best."""


class Words(NamedTuple):
    """Words bound to the parts: their number in each (-1: unknown), parts x words."""

    numbers: Array

    def __len__(self) -> int:
        return int(self.numbers.shape[1])


class Pairs(NamedTuple):
    """Pairs of words as the parts know them: the second words, and what was found."""

    second: Array
    found: tuple[Found, ...]
    logarithms: Array


class Model:
    """The probabilities that the counts of all parts give."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self.parts = parts

    def words(self, forms: Sequence[Forms | None]) -> Words:
        """Look up *forms*; None is the break."""
        rows = [[p.end if f is None else p.number(f) for f in forms] for p in self.parts]
        return Words(np.array(rows, np.int64).reshape(len(self.parts), len(forms)))

    def counts(self, words: Words) -> Array:
        """Return how often each word occurs."""
        return self._sum("counts", words.numbers)

    def pairs(self, words: Words, first: Array, second: Array) -> Pairs:
        """Look up pairs of *words*, given by their places there, with log P(second | first)."""
        found = tuple(
            part.pairs(numbers[first], numbers[second])
            for part, numbers in zip(self.parts, words.numbers, strict=True)
        )
        totals = self._sum("kinds", words.numbers)[first]
        rows = zip(self.parts, words.numbers, strict=True)
        different = _added(part.pairs_of(numbers) for part, numbers in rows)[first]
        lower = self._single(words)[second]
        kinds = _added(each.kinds for each in found)
        mixed = self._discounts[1].mixed(kinds, totals, different, lower)
        return Pairs(second, found, np.log(mixed))

    def trigrams(self, words: Words, pairs: Pairs, heads: Array, tails: Array) -> Array:
        """Return log P(c | a, b) for pairs (a, b) at *heads* and (b, c) at *tails*."""
        counts = _added(
            part.trigrams(found.places[heads], numbers[pairs.second[tails]])
            for part, numbers, found in zip(self.parts, words.numbers, pairs.found, strict=True)
        )
        totals = _added(each.counts for each in pairs.found)[heads]
        different = _added(each.sizes for each in pairs.found)[heads]
        lower = np.exp(pairs.logarithms)[tails]
        found: Array = np.log(self._discounts[0].mixed(counts, totals, different, lower))
        return found

    def _single(self, words: Words) -> Array:
        """Return the probability of each word by the kinds of company it is met in."""
        total = sum(part.all_before for part in self.parts)
        forms = max((part.end for part in self.parts), default=0) + 1
        return (self._sum("before", words.numbers) + 0.5) / (total + 0.5 * forms)

    def _sum(self, name: str, numbers: Array) -> Array:
        total = np.zeros(numbers.shape[1], np.int64)
        for part, row in zip(self.parts, numbers, strict=True):
            total += np.where(row < 0, 0, getattr(part, name)[np.maximum(row, 0)])
        return total

    @cached_property
    def _discounts(self) -> tuple["Discounts", "Discounts"]:
        trigrams, pairs = _added(part.census for part in self.parts)
        return Discounts(trigrams), Discounts(pairs)


def _added(arrays: Iterable[Array]) -> Array:
    added: Array = np.sum(list(arrays), axis=0)
    return added


class Discounts:
    """What is taken from counts of 1, 2, and 3 or more, and given to what was never seen."""

    def __init__(self, census: Array) -> None:
        """*census*: how many counts are 1, 2, 3 and 4."""
        n = np.maximum(census, 1).astype(float)
        share = n[0] / (n[0] + 2 * n[1])
        taken = [k - (k + 1) * share * n[k] / n[k - 1] for k in (1, 2, 3)]
        self._taken = np.clip(np.array([0.0, *taken]), 0, [0, 0.95, 1.9, 2.85])

    def mixed(self, counts: Array, totals: Array, different: Array, lower: Array) -> Array:
        """Return probabilities from *counts* out of *totals*, and from *lower* for the rest."""
        kept = counts - self._taken[np.minimum(counts, 3)]
        # How many of a context's counts are 1 is not kept: the fewer kinds there are for their
        # total, the larger their counts.
        least, most = self._taken[1], self._taken[3]
        usual = _MORE * (least + (most - least) * (1 - different / np.maximum(totals, 1)))
        mixed = (kept + usual * different * lower) / np.maximum(totals, 1)
        return np.where(totals > 0, mixed, lower)
