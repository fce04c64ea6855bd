"""The registry of the formats, by the ending of a file's name."""

from collections.abc import Callable, Iterator, Mapping
from typing import IO, NamedTuple, TypeAlias

from searcher.errors import QueryError
from searcher.exporting.bibtex import bibtex_lines
from searcher.exporting.content import Content
from searcher.exporting.csl import csl_lines
from searcher.exporting.delimited import csv_lines, jsonl_lines
from searcher.exporting.description import TableName
from searcher.exporting.dossier import write_dossier
from searcher.exporting.footnotes import markdown_lines, text_lines
from searcher.exporting.items import item_lines
from searcher.exporting.ris import ris_lines
from searcher.exporting.webpage import webpage_lines
from searcher.exporting.workbook import write_workbook

Lines: TypeAlias = Callable[[Content], Iterator[str]]
Writer: TypeAlias = Callable[[Content, IO[bytes]], None]


class Format(NamedTuple):
    """A format: *lines* yields its text, or *write* writes a file that is nothing until it ends.

    *long* ones hold the long tables too.
    """

    media_type: str
    lines: Lines | None = None
    write: Writer | None = None
    long: bool = False


_OFFICE = "application/vnd.openxmlformats-officedocument"
FORMATS: Mapping[str, Format] = {
    "csv": Format("text/csv; charset=utf-8", csv_lines, long=True),
    "xlsx": Format(f"{_OFFICE}.spreadsheetml.sheet", write=write_workbook, long=True),
    "jsonl": Format("application/jsonl; charset=utf-8", jsonl_lines, long=True),
    "ris": Format("application/x-research-info-systems; charset=utf-8", ris_lines),
    "bib": Format("application/x-bibtex; charset=utf-8", bibtex_lines),
    "json": Format("application/vnd.citationstyles.csl+json; charset=utf-8", csl_lines),
    "txt": Format("text/plain; charset=utf-8", text_lines),
    "md": Format("text/markdown; charset=utf-8", markdown_lines),
    "docx": Format(f"{_OFFICE}.wordprocessingml.document", write=write_dossier),
    "html": Format("text/html; charset=utf-8", webpage_lines),
    "tinxa.json": Format("application/json; charset=utf-8", item_lines, long=True),
}
"""All formats; the last is what lies beside an export: what it is, and the ids it holds."""


def format_of(ending: str, table: TableName = "articles") -> Format:
    """Return the format of an *ending*, with or without its dot. Raises `QueryError`.

    >>> format_of(".CSV").media_type
    'text/csv; charset=utf-8'
    """
    found = FORMATS.get(ending.lower().lstrip("."))
    if found is not None and (found.long or table == "articles"):
        return found
    fitting = (name for name, one in FORMATS.items() if one.long or table == "articles")
    known = ", ".join(f".{name}" for name in fitting)
    what = "export" if table == "articles" else f"table of {table}"
    raise QueryError(f'no {what} ends in "{ending}". Name the file with one of: {known}.')


def chunks(content: Content, lines: Lines, *, size: int = 1 << 16) -> Iterator[bytes]:
    """Yield the text of an export in UTF-8, in pieces of about *size* letters."""
    held: list[str] = []
    length = 0
    for line in lines(content):
        held.append(line)
        length += len(line)
        if length >= size:
            yield "".join(held).encode("utf-8", "replace")
            held, length = [], 0
    yield "".join(held).encode("utf-8", "replace")


def write(content: Content, written: Format, out: IO[bytes]) -> None:
    """Write an export to *out*. Raises `QueryError`."""
    if written.write is not None:
        written.write(content, out)
    if written.lines is not None:
        out.writelines(chunks(content, written.lines))
