"""A table as an Excel workbook, written row by row, with a second sheet that tells what it is."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any

from searcher.errors import QueryError
from searcher.exporting.content import Content
from searcher.exporting.plain import printable
from searcher.exporting.tables import Cell, columns_of, rows_of
from searcher.exporting.wording import WORDING, told

_ROWS = 1_048_576
_LETTERS = 32_767
"""What a sheet and a cell of Excel hold."""
_DAYS = frozenset({"published", "from", "to", "document_date"})
_MOMENTS = frozenset({"published_at", "fetched_at"})
_WIDE = {"title": 60, "summary": 40, "body": 60, "sentence": 60, "url": 30, "measure": 30}
_FIRST_YEAR = 1900
"""Excel knows no earlier day."""


def write_workbook(content: Content, out: IO[bytes]) -> None:
    """Write the table of *content* to *out*. Raises `QueryError` where it has too many rows.

    Text stays text: nothing becomes a formula or a link. What is longer than a cell is cut, says so
    at its end, and is counted in the content and on the second sheet.
    """
    _check(content.about.total if content.about.selection.table == "articles" else 0)
    with _opened(out) as book:
        _table(book, content)
        _description(book, content)


def write_sheet(path: Path, columns: Sequence[str], table: Iterable[Sequence[Cell]]) -> None:
    """Write a *table* alone, under its *columns*, to *path*. Raises `QueryError`."""
    with path.open("wb") as out, _opened(out) as book:
        sheet = book.add_worksheet()
        sheet.freeze_panes(1, 0)
        sheet.write_row(0, 0, columns, book.add_format({"bold": True}))
        for number, row in enumerate(table, start=1):
            _check(number)
            cells = (printable(cell)[:_LETTERS] if isinstance(cell, str) else cell for cell in row)
            sheet.write_row(number, 0, cells)


@contextmanager
def _opened(out: IO[bytes]) -> Iterator[Any]:
    """Open a workbook to be written to *out*."""
    from xlsxwriter import Workbook

    with TemporaryDirectory(prefix="tinxa-") as scratch:
        # Rows go to disk as they come, so memory does not grow with the table.
        options = {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "tmpdir": scratch,
        }
        with Workbook(out, options) as book:
            yield book


def _table(book: Any, content: Content) -> None:
    words, columns = WORDING[content.about.selection.lang], columns_of(content)
    sheet = book.add_worksheet(words[content.about.selection.table])
    sheet.freeze_panes(1, 0)
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    moment = book.add_format({"num_format": "dd/mm/yyyy hh:mm:ss"})
    formats = [day if c in _DAYS else moment if c in _MOMENTS else None for c in columns]
    for at, column in enumerate(columns):
        sheet.set_column(at, at, _WIDE.get(column, 14))
    sheet.write_row(0, 0, columns, book.add_format({"bold": True}))
    for number, row in enumerate(rows_of(content), start=1):
        _check(number)
        for at, cell in enumerate(row):
            typed = _typed(columns[at], cell)
            if isinstance(typed, date):
                sheet.write_datetime(number, at, typed, formats[at])
            elif isinstance(typed, str):
                sheet.write_string(number, at, _fitting(typed, content))
            elif typed is not None:
                sheet.write(number, at, typed)
    sheet.autofilter(0, 0, content.rows, len(columns) - 1)


def _description(book: Any, content: Content) -> None:
    words = WORDING[content.about.selection.lang]
    sheet = book.add_worksheet(words["about"])
    sheet.set_column(0, 0, 32)
    sheet.set_column(1, 1, 80)
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True})
    pairs: Sequence[tuple[str, str]] = told(content.about)
    for row, (label, value) in enumerate([*pairs, (words["cut"], str(content.cut))]):
        sheet.write_string(row, 0, label, bold)
        sheet.write_string(row, 1, printable(value)[:_LETTERS], wrapped)


def _typed(column: str, cell: Cell) -> Cell | date:
    """Return the day or moment that *cell* tells; itself where it tells none that Excel has.

    Moments are as written, for Excel knows no zone: publication in Vietnam, fetching in UTC.
    """
    if not isinstance(cell, str) or column not in _DAYS | _MOMENTS:
        return cell
    try:
        if column in _DAYS:
            found = date.fromisoformat(cell)
        else:
            found = datetime.fromisoformat(cell).replace(tzinfo=None)
    except ValueError:
        return cell
    return found if found.year >= _FIRST_YEAR else cell


def _fitting(cell: str, content: Content) -> str:
    text = printable(cell)
    if _length(text) <= _LETTERS:
        return text
    content.cut += 1
    mark = f"… [{len(text)}]"
    # Excel counts UTF-16: a letter beyond the basic plane is two.
    kept = text.encode("utf-16-le")[: 2 * (_LETTERS - len(mark))]
    return kept.decode("utf-16-le", "ignore") + mark


def _length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _check(rows: int) -> None:
    if rows >= _ROWS:
        raise QueryError(
            f"a sheet of Excel holds {_ROWS:,} rows with its header, and there are more. Narrow the"
            " query, or write .csv."
        )
