"""The figures of a whole result as a long table: one row each, with sentence and article."""

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from archive.article import Record
from searcher.errors import QueryError
from searcher.export import BOM, safe
from searcher.workbook import Cell, write_workbook
from vietnamese.figures.figure import Figure
from vietnamese.figures.sentences import sentences


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One figure with its sentence and the article it stands in.

    *start* and *end* are code points of the article's body. *open* names, parted by blanks, the
    fields that the text leaves open.
    """

    id: str
    title: str | None
    published: str | None
    date_source: str | None
    source: str | None
    url: str | None
    measure: str | None
    value: int | float
    high: int | float | None
    of: int | float | None
    unit: str | None
    since: str | None = msgspec.field(name="from")
    until: str | None = msgspec.field(name="to")
    cumulative: bool | None
    plan: str | None
    open: str
    sentence: str
    start: int
    end: int


COLUMNS = Row.__struct_encode_fields__


def rows(records: Iterable[Record]) -> Iterator[Row]:
    """Yield the figures of *records*, each as a row, in the order of the records and the texts."""
    for record in records:
        places = sentences(record.article.body)
        around = (0, 0)
        for figure in record.derived.figures:
            while figure.span[0] >= around[1]:
                around = next(places, (around[1], len(record.article.body)))
            yield _row(record, figure, record.article.body[slice(*around)].strip())


def write(path: Path, ending: str, records: Iterable[Record]) -> int:
    """Write the figures of *records* to *path*; return how many. Raises `QueryError`.

    *ending* is that of the name the file will bear: .csv, .jsonl or .xlsx.
    """
    match ending.lower():
        case ".csv":
            return _write_csv(path, rows(records))
        case ".jsonl":
            return _write_jsonl(path, rows(records))
        case ".xlsx":
            return write_workbook(path, COLUMNS, map(_cells, rows(records)))
    raise QueryError(
        f'no table of figures ends in "{ending}". Name the file with one of: .csv, .xlsx, .jsonl.'
    )


def _row(record: Record, figure: Figure, sentence: str) -> Row:
    article = record.article
    facts = {name: getattr(figure, name) for name in Figure.__struct_fields__}
    start, end = facts.pop("span")
    return Row(
        id=article.id,
        title=article.title,
        published=article.published,
        date_source=article.date_source,
        source=article.source,
        url=article.url,
        sentence=sentence,
        start=start,
        end=end,
        **facts | {"open": " ".join(figure.open)},
    )


def _cells(row: Row) -> tuple[Cell, ...]:
    return msgspec.structs.astuple(row)


def _write_csv(path: Path, table: Iterable[Row]) -> int:
    count = 0
    with path.open("w", encoding="utf-8", newline="") as out:
        out.write(BOM)
        writer = csv.writer(out)
        writer.writerow(COLUMNS)
        for row in table:
            writer.writerow([safe(cell) for cell in _cells(row)])
            count += 1
    return count


def _write_jsonl(path: Path, table: Iterable[Row]) -> int:
    count = 0
    with path.open("wb") as out:
        for row in table:
            out.write(msgspec.json.encode(row) + b"\n")
            count += 1
    return count
