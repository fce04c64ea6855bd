"""A table as an Excel workbook, written row by row."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from searcher.errors import QueryError

Cell = str | int | float | bool | None

_ROWS = 1_048_576
_LETTERS = 32_767
"""What a sheet and a cell of Excel hold."""


def write_workbook(path: Path, columns: Sequence[str], table: Iterable[Sequence[Cell]]) -> int:
    """Write *table* under its *columns* to *path*; return how many rows. Raises `QueryError`.

    Text stays text: nothing becomes a formula or a link. What is longer than a cell is cut and
    ends in "…".
    """
    from xlsxwriter import Workbook

    # Rows go to disk as they come, so memory does not grow with the table.
    plain = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    count = 0
    with Workbook(str(path), plain) as book:
        sheet = book.add_worksheet()
        sheet.freeze_panes(1, 0)
        sheet.write_row(0, 0, columns, book.add_format({"bold": True}))
        for count, row in enumerate(table, start=1):
            if count == _ROWS:
                raise QueryError(
                    f"a sheet of Excel holds {_ROWS:,} rows, and there are more figures. Narrow the"
                    " query, or write .csv."
                )
            sheet.write_row(count, 0, [_fitting(cell) for cell in row])
    return count


def _fitting(cell: Cell) -> Cell:
    if isinstance(cell, str) and len(cell) > _LETTERS:
        return f"{cell[: _LETTERS - 1]}…"
    return cell
