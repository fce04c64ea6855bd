"""The days of articles as a Whoosh field of dates, over the array of days.

Whoosh indexes a date as several terms, each with fewer of its bits, so that a range is a few terms.
A term with fewer bits stands for neighbouring days; so each term is a run of the days in order.
"""

from datetime import datetime
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np

from indexer.arrays import Array
from indexer.engines.whoosh.sortedterms import BareTerms, Posting
from indexer.engines.whoosh.values import UNDATED


class _Run(NamedTuple):
    """A term, and the first and last of the days that it stands for."""

    term: bytes
    first: int
    last: int


class DayTerms(BareTerms):
    """The terms of *field*, a field of dates, made from the *days* of a segment's articles."""

    def __init__(self, days: Array, field: Any) -> None:
        self._days = days
        self._field = field

    def __len__(self) -> int:
        return len(self._runs)

    def __getitem__(self, number: int) -> bytes:
        return self._runs[number].term

    @cached_property
    def _runs(self) -> list[_Run]:
        """The terms in order; made when first asked for, for ours never ask."""
        runs: dict[bytes, _Run] = {}
        for day in np.unique(self._days).tolist():
            if day != UNDATED:
                for term, *_ in self._field.index(_midnight(day)):
                    runs[term] = _Run(term, runs[term].first if term in runs else day, day)
        return sorted(runs.values())

    def posting(self, number: int) -> Posting:
        """Return the articles of a term."""
        _, first, last = self._runs[number]
        documents = np.flatnonzero((self._days >= first) & (self._days <= last))
        # Whoosh counts no words in a field of dates.
        return documents, np.ones(len(documents)), np.zeros(len(documents), np.uint32)


def _midnight(day: int) -> datetime:
    return datetime(day // 10000, day // 100 % 100, day % 100)  # noqa: DTZ001 - Whoosh takes no zone
