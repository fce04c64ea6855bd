"""A whole result, streamed: CSV for a spreadsheet, JSON Lines for a program."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec

from archive.amending import told
from archive.article import Record
from archive.exchange import record_of
from searcher.errors import QueryError

BOM = "\ufeff"
"""Without it Excel takes UTF-8 for the local code page and spoils every accent."""

COLUMNS = (
    "id", "title", "published", "published_at", "date_source", "source", "category", "summary",
    "authors", "communes", "documents", "district", "province", "url", "status", "fetched_at",
    "captions", "attachments", "corrections", "body", "field_sources",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_lines(records: Iterable[Record]) -> Iterator[str]:
    """Yield the lines of a CSV table, a byte order mark and the header first.

    Lists are joined by "; ". A cell that a spreadsheet would run as a formula begins with an
    apostrophe.
    """
    yield BOM + csv_line(COLUMNS)
    for record in records:
        yield csv_line([_cell(value) for value in _row(record)])


def jsonl_lines(records: Iterable[Record]) -> Iterator[str]:
    """Yield the lines of the exchange format, which `tinxa import` reads."""
    for record in records:
        yield msgspec.json.encode(record_of(record)).decode() + "\n"


class Counted:
    """Passes records on and counts them."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._records = records
        self.done = 0

    def __iter__(self) -> Iterator[Record]:
        for record in self._records:
            self.done += 1
            yield record


FORMATS: dict[str, Callable[[Iterable[Record]], Iterator[str]]] = {
    "csv": csv_lines,
    "jsonl": jsonl_lines,
}
"""The export formats by the ending of the file's name."""


def lines(ending: str, records: Iterable[Record]) -> Iterator[str]:
    """Yield the text of an export; *ending* is that of a file's name. Raises `QueryError`."""
    written = FORMATS.get(ending.lower().lstrip("."))
    if written is None:
        known = ", ".join(f".{name}" for name in FORMATS)
        raise QueryError(f'no export ends in "{ending}". Name the file with one of: {known}.')
    return written(records)


def _row(record: Record) -> Iterator[Any]:
    article, place = record.article, record.article.place
    for column in COLUMNS:
        match column:
            case "communes":
                yield [mention.name for mention in record.derived.communes]
            case "documents":
                yield [document.number for document in record.derived.documents]
            case "district" | "province":
                yield getattr(place, column, None)
            case "field_sources":
                yield [f"{field}={origin}" for field, origin in article.field_sources.items()]
            case "corrections":
                yield [told(correction) for correction in record.corrections]
            case "attachments":
                yield [attachment.url for attachment in article.attachments]
            case _:
                yield getattr(article, column)


def _cell(value: Any) -> Any:
    return safe("; ".join(value) if isinstance(value, list | tuple) else value or "")


def safe(cell: Any) -> Any:
    """Return *cell* so that no spreadsheet runs it: text like a formula gets an apostrophe."""
    formula = isinstance(cell, str) and cell.startswith(_FORMULA)
    return f"'{cell}" if formula else cell


def csv_line(cells: Iterable[Any]) -> str:
    """Return *cells* as one line of a CSV file."""
    line = io.StringIO()
    csv.writer(line).writerow(list(cells))
    return line.getvalue()
