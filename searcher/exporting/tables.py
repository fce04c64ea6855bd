"""What stands one a row: the articles themselves, or what they report, name and cite."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from archive.amending import told
from archive.article import Record
from archive.exchange import record_of
from searcher.exporting import communes, documents, figures
from searcher.exporting.content import Content
from searcher.exporting.description import TableName
from searcher.exporting.wording import DEMO

Cell = str | int | float | bool | None
COLUMNS = (
    "id", "title", "published", "published_at", "date_source", "source", "category", "summary",
    "authors", "communes", "documents", "district", "province", "url", "status", "fetched_at",
    "captions", "attachments", "corrections", "body", "field_sources", "content_hash",
)  # fmt: skip
"""The columns of the table of articles."""
NOTE = "note"
"""The last column where the records are the demo's."""


OWN_NOTE = "dossier_note"
"""The column of a dossier's notes."""


class _LongTable(NamedTuple):
    """A table of several rows for an article."""

    columns: Sequence[str]
    rows: Callable[[Iterable[Record]], Iterator[msgspec.Struct]]


_LONG: Mapping[TableName, _LongTable] = {
    "figures": _LongTable(figures.Row.__struct_encode_fields__, figures.rows),
    "communes": _LongTable(communes.Row.__struct_encode_fields__, communes.rows),
    "documents": _LongTable(documents.Row.__struct_encode_fields__, documents.rows),
}


def columns_of(content: Content) -> tuple[str, ...]:
    """Return the names of the columns of what *content* asks for."""
    long = _LONG.get(content.about.selection.table)
    columns = tuple(long.columns) if long else COLUMNS
    if content.about.selection.short and not long:
        columns = tuple(name for name in columns if name != "body")
    if content.about.selection.matter and not long:
        columns = (*columns, OWN_NOTE)
    return (*columns, NOTE) if content.about.demo else columns


def rows_of(content: Content) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows under `columns_of`, and count them."""
    long = _LONG.get(content.about.selection.table)
    columns = columns_of(content)
    matter = content.about.selection.matter
    note = (DEMO,) if content.about.demo else ()
    for row in long.rows(content) if long else content:
        content.rows += 1
        if isinstance(row, Record):
            own = (matter.notes.get(row.article.id, ""),) if matter else ()
            told_of = (_cell(row, name) for name in columns if name not in (NOTE, OWN_NOTE))
            yield (*told_of, *own, *note)
        else:
            yield (*msgspec.structs.astuple(row), *note)


def objects_of(content: Content) -> Iterator[dict[str, Any]]:
    """Yield each row as a JSON object; articles in the exchange format, which `import` reads."""
    long = _LONG.get(content.about.selection.table)
    note = {NOTE: DEMO} if content.about.demo else {}
    matter = content.about.selection.matter
    for row in long.rows(content) if long else content:
        content.rows += 1
        if isinstance(row, Record):
            own = matter.notes.get(row.article.id) if matter else None
            yield record_of(row) | ({OWN_NOTE: own} if own else {}) | note
        else:
            yield msgspec.to_builtins(row) | note


def _cell(record: Record, column: str) -> Cell:
    """Return one cell of an article; lists are joined by "; "."""
    read = _READ.get(column)
    value = read(record) if read else getattr(record.article, column)
    return "; ".join(value) if isinstance(value, list | tuple) else value


_READ: Mapping[str, Callable[[Record], Any]] = {
    "communes": lambda record: [mention.name for mention in record.derived.communes],
    "documents": lambda record: [document.number for document in record.derived.documents],
    "district": lambda record: getattr(record.article.place, "district", None),
    "province": lambda record: getattr(record.article.place, "province", None),
    "field_sources": lambda record: [f"{k}={v}" for k, v in record.article.field_sources.items()],
    "corrections": lambda record: [told(correction) for correction in record.corrections],
    "attachments": lambda record: [attachment.url for attachment in record.article.attachments],
}
"""Columns that are not a field of the article as it is."""
