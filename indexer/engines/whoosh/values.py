"""The filterable fields of a segment's articles as arrays: days, and numbers into value lists."""

from collections.abc import Sequence

import numpy as np

from indexer.arrays import Array, ArrayFile, Strings, strings_to_arrays
from indexer.fields import Fields

COLUMNS = ("commune", "district", "province", "category", "source", "document")
"""The facets that have values of their own; those of the date follow from the day."""

UNDATED = 0


def day_number(day: str | None) -> int:
    """Return a day as an integer that sorts as it does: 2023-05-29 is 20230529; 0 for none."""
    return int(day.replace("-", "")) if day else UNDATED


def day_text(number: int) -> str | None:
    """Return the day of a number.

    >>> day_text(20230529), day_text(0)
    ('2023-05-29', None)
    """
    if number == UNDATED:
        return None
    return f"{number // 10000:04}-{number // 100 % 100:02}-{number % 100:02}"


def value_arrays(rows: Sequence[Fields]) -> dict[str, Array]:
    """Return the arrays of all fields of *rows*."""
    arrays: dict[str, Array] = {
        "days": np.array([day_number(row.published) for row in rows], np.int32),
        "fetched": np.array([day_number(row.fetched) for row in rows], np.int32),
        "certain": np.array([row.certain_date for row in rows], np.bool_),
    }
    for facet in COLUMNS:
        arrays |= _column(facet, [row.values(facet) for row in rows])
    return arrays


def _column(facet: str, rows: Sequence[tuple[str, ...]]) -> dict[str, Array]:
    """Return one facet: its values in order, the numbers of each article's, where they end."""
    values = sorted({value for row in rows for value in row})
    number = {value: code for code, value in enumerate(values)}
    return {
        **strings_to_arrays(f"{facet}.values", [value.encode() for value in values]),
        f"{facet}.codes": np.array([number[v] for row in rows for v in row], np.uint32),
        f"{facet}.ends": np.cumsum([len(row) for row in rows], dtype=np.uint32),
    }


class Column:
    """One facet of a segment."""

    def __init__(self, file: ArrayFile, facet: str) -> None:
        strings = Strings(file, f"{facet}.values")
        self.values = [strings[number].decode() for number in range(len(strings))]
        self.codes = file[f"{facet}.codes"]
        self.ends = file[f"{facet}.ends"]

    def of(self, document: int) -> tuple[str, ...]:
        """Return the values of one article."""
        start = int(self.ends[document - 1]) if document else 0
        return tuple(self.values[code] for code in self.codes[start : int(self.ends[document])])
