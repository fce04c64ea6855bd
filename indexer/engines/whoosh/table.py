"""The filterable fields of all articles of an index as arrays: masks, counts, orders."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import accumulate

import numpy as np

from indexer.arrays import Array
from indexer.engines.whoosh.evidence import Mask
from indexer.engines.whoosh.postings import Documents, Numbers
from indexer.engines.whoosh.segment import SegmentArrays
from indexer.engines.whoosh.values import UNDATED, day_number, day_text
from indexer.query import CERTAIN, GUESSED, NONE

_PERIODS = {"year": (10_000, 4), "month": (100, 7), "day": (1, 10)}
"""What the number of a day is divided by for each period, and how much of a day names it."""

_MANY = 2
"""One document in so many is many."""


class ValueColumn:
    """One facet over all articles; an article may have several values or none.

    *codes* holds the values of all articles one after the other as numbers into *values*,
    *lengths* how many each article has.
    """

    def __init__(self, values: Sequence[str], codes: Array, lengths: Numbers) -> None:
        self._values = values
        self._codes = codes
        self._lengths = lengths
        self._starts = np.cumsum(lengths) - lengths
        self._named = [*values, NONE]
        self._number = {value: code for code, value in enumerate(values)}
        self._single = bool((lengths <= 1).all())
        if self._single:
            # The code of each article; one more than the last for none.
            self._code_of = np.full(len(lengths), len(values), np.int64)
            self._code_of[lengths == 1] = codes

    def mask(self, chosen: Iterable[str]) -> Mask:
        """Return which articles have at least one of the values *chosen*."""
        found = np.zeros(len(self._lengths), np.bool_)
        for value in chosen:
            if value == NONE:
                found |= self._lengths == 0
            elif (code := self._number.get(value)) is not None:
                owners = np.searchsorted(
                    self._starts, np.flatnonzero(self._codes == code), side="right"
                )
                found[owners - 1] = True
        return found

    def counts(self, documents: Documents) -> dict[str, int]:
        """Return how many of *documents* have each value; values with none are left out."""
        totals = self._totals(documents)
        codes = np.flatnonzero(totals)
        found = zip(codes.tolist(), totals[codes].tolist(), strict=True)
        return {self._named[code]: total for code, total in found}

    def _totals(self, documents: Documents) -> Numbers:
        """Return how many of *documents* have each value, and last how many have none."""
        size = len(self._values) + 1
        if self._single:
            return np.bincount(self._code_of[documents], minlength=size)
        lengths = self._lengths[documents]
        totals = np.bincount(self._codes_of(documents, lengths), minlength=size)
        totals[-1] = np.count_nonzero(lengths == 0)
        return totals

    def _codes_of(self, documents: Documents, lengths: Numbers) -> Array:
        """Return the codes of *documents* one after the other."""
        if len(documents) * _MANY > len(self._lengths):
            # Of many documents it costs less to look at every code than to find theirs.
            wanted = np.zeros(len(self._lengths), np.bool_)
            wanted[documents] = True
            codes: Array = self._codes[wanted[self._owners]]
        else:
            shifts = np.repeat(self._starts[documents] - (np.cumsum(lengths) - lengths), lengths)
            codes = self._codes[np.arange(len(shifts)) + shifts]
        return codes

    @cached_property
    def _owners(self) -> Array:
        """The document of each code."""
        return np.repeat(np.arange(len(self._lengths), dtype=np.int32), self._lengths)


class Table:
    """The fields of all articles, by their number in the index."""

    def __init__(self, segments: Sequence[SegmentArrays]) -> None:
        self._segments = segments
        self._offsets = [0, *accumulate(len(segment) for segment in segments)]
        self._columns: dict[str, ValueColumn] = {}
        self.days = _joined([segment.days for segment in segments], np.int32)
        self.fetched = _joined([segment.fetched for segment in segments], np.int32)
        self.certain = _joined([segment.certain for segment in segments], np.bool_)

    def __len__(self) -> int:
        return len(self.days)

    def id(self, document: int) -> str:
        """Return the id of an article."""
        number = bisect_right(self._offsets, document) - 1
        return self._segments[number].ids[document - self._offsets[number]].decode()

    def column(self, facet: str) -> ValueColumn:
        """Return the column of a facet."""
        if facet not in self._columns:
            self._columns[facet] = self._made(facet)
        return self._columns[facet]

    def id_ranks(self, documents: "Documents | Numbers") -> Numbers:
        """Return the rank of each article's id among *documents*, the last resort of orders."""
        ids = [self.id(int(document)) for document in documents]
        ranks = np.empty(len(ids), np.int64)
        ranks[sorted(range(len(ids)), key=ids.__getitem__)] = np.arange(len(ids))
        return ranks

    def _made(self, facet: str) -> ValueColumn:
        if facet in _PERIODS:
            return self._period(*_PERIODS[facet])
        if facet == "date":
            dated = self.days != UNDATED
            sure = self.certain[dated].astype(np.int64)
            return ValueColumn((GUESSED, CERTAIN), sure, dated.astype(np.int64))
        columns = [segment.columns[facet] for segment in self._segments]
        values = sorted({value for column in columns for value in column.values})
        number = {value: code for code, value in enumerate(values)}
        codes = [
            np.array([number[value] for value in column.values], np.uint32)[column.codes]
            for column in columns
        ]
        lengths = [np.diff(column.ends.astype(np.int64), prepend=0) for column in columns]
        return ValueColumn(values, _joined(codes, np.uint32), _joined(lengths, np.int64))

    def _period(self, unit: int, length: int) -> ValueColumn:
        dated = self.days != UNDATED
        periods, codes = np.unique(self.days[dated] // unit, return_inverse=True)
        values = [str(day_text(int(period) * unit))[:length] for period in periods]
        return ValueColumn(values, codes, dated.astype(np.int64))


def between(days: Array, since: str | None, until: str | None) -> Mask:
    """Return which of *days* lie from *since* to *until*, both included; what has none does not."""
    first = day_number(since) if since else UNDATED + 1
    last = day_number(until) if until else np.iinfo(np.int32).max
    inside: Mask = (days >= first) & (days <= last)
    return inside


def _joined(arrays: Sequence[Array], dtype: type) -> Array:
    return np.concatenate(arrays) if arrays else np.empty(0, dtype)
