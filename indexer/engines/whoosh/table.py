"""The filterable fields of all documents as arrays: masks, counts and orders over them."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Final

import numpy as np
import numpy.typing as npt

from indexer.fields import Fields
from indexer.query import NONE

Mask = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.int64]
UNDATED: Final = 0


class ValueColumn:
    """One facet over all documents; a document may have several values or none.

    *codes* holds the values of all documents one after the other as numbers into *values*,
    *owners* the document of each code.
    """

    def __init__(self, rows: Sequence[Sequence[str]]) -> None:
        self.values = sorted({value for row in rows for value in row})
        number = {value: code for code, value in enumerate(self.values)}
        lengths = np.fromiter((len(row) for row in rows), np.int64, len(rows))
        self.owners = np.repeat(np.arange(len(rows)), lengths)
        self.codes = np.fromiter(
            (number[value] for row in rows for value in row), np.int64, len(self.owners)
        )
        self.empty: Mask = lengths == 0
        self._number = number

    def mask(self, chosen: Iterable[str]) -> Mask:
        """Return which documents have at least one of the values *chosen*."""
        found = np.zeros(len(self.empty), np.bool_)
        for value in chosen:
            if value == NONE:
                found |= self.empty
            elif (code := self._number.get(value)) is not None:
                found[self.owners[self.codes == code]] = True
        return found

    def counts(self, mask: Mask) -> dict[str, int]:
        """Return how many documents of *mask* have each value; values with none are left out."""
        totals = np.bincount(self.codes[mask[self.owners]], minlength=len(self.values))
        counted = {self.values[code]: int(totals[code]) for code in np.flatnonzero(totals)}
        if without := int(np.count_nonzero(mask & self.empty)):
            counted[NONE] = without
        return counted


class Table:
    """Ids and fields of all documents of an index, by document number."""

    def __init__(self, ids: Sequence[str], rows: Sequence[Fields], live: Mask) -> None:
        self.ids = ids
        self.live = live
        self._rows = rows
        self._columns: dict[str, ValueColumn] = {}
        self.days: Numbers = np.fromiter((_day(row.published) for row in rows), np.int64, len(rows))
        self.certain: Mask = np.fromiter((row.certain_date for row in rows), np.bool_, len(rows))

    @property
    def undated(self) -> Mask:
        """Which documents have no date."""
        missing: Mask = self.days == UNDATED
        return missing

    def column(self, facet: str) -> ValueColumn:
        """Return the column of a facet."""
        if facet not in self._columns:
            self._columns[facet] = ValueColumn([_values(row, facet) for row in self._rows])
        return self._columns[facet]

    def between(self, since: str | None, until: str | None) -> Mask:
        """Return which documents were published from *since* to *until*, both included."""
        first = _day(since) if since else UNDATED + 1
        last = _day(until) if until else np.iinfo(np.int64).max
        inside: Mask = (self.days >= first) & (self.days <= last)
        return inside

    @cached_property
    def id_ranks(self) -> Numbers:
        """The rank of each document's id among all, for a stable order."""
        ranks = np.empty(len(self.ids), np.int64)
        ranks[np.argsort(np.array(self.ids, dtype=object), kind="stable")] = np.arange(
            len(self.ids)
        )
        return ranks


def _day(published: str | None) -> int:
    return int(published.replace("-", "")) if published else UNDATED


def _values(row: Fields, facet: str) -> tuple[str, ...]:
    match facet:
        case "commune":
            return row.communes
        case "document":
            return row.documents
        case "year":
            return (row.published[:4],) if row.published else ()
        case "month":
            return (row.published[:7],) if row.published else ()
        case _:
            value = getattr(row, facet)
            return (value,) if value else ()
