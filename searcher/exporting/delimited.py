"""Rows for a spreadsheet and for a program: CSV and JSON Lines.

Neither has a place for what an export says of itself: it goes into a file beside.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from searcher.exporting.content import Content
from searcher.exporting.tables import columns_of, objects_of, rows_of

BOM = "\ufeff"
"""Without it Excel takes UTF-8 for the local code page and spoils every accent."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_lines(content: Content) -> Iterator[str]:
    """Yield the lines of a CSV table, a byte order mark and the header first.

    A cell that a spreadsheet would run as a formula begins with an apostrophe.
    """
    yield BOM + csv_line(columns_of(content))
    for row in rows_of(content):
        yield csv_line([safe("" if cell is None else cell) for cell in row])


def jsonl_lines(content: Content) -> Iterator[str]:
    """Yield the rows, each as a JSON object on a line."""
    for fields in objects_of(content):
        yield msgspec.json.encode(fields).decode() + "\n"


def safe(cell: Any) -> Any:
    """Return *cell* so that no spreadsheet runs it: text like a formula gets an apostrophe."""
    formula = isinstance(cell, str) and cell.startswith(_FORMULA)
    return f"'{cell}" if formula else cell


def csv_line(cells: Iterable[Any]) -> str:
    """Return one line of a CSV table."""
    line = io.StringIO()
    csv.writer(line).writerow(list(cells))
    return line.getvalue()
