"""Records of JSON Lines and CSV files, one at a time, each with the line it begins on."""

import csv
import re
import sys
from collections.abc import Iterator
from datetime import date
from itertools import chain
from typing import Any, BinaryIO, NamedTuple

import msgspec

from archive.article import Derived
from archive.errors import RecordError, SettingsError
from archive.exchange import ALIASES
from crawler.dates import ReadDate, read_date
from crawler.importing.place import read_place

BOM = b"\xef\xbb\xbf"
_LISTS = ("authors", "captions")
_ITEMS = re.compile(r"\s*[;\n]\s*")
_ISO_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:")
_FORMULA = re.compile(r"'(?=[=+\-@\t\r])")
_DELIMITERS = ",;\t"
_NOT_READ = {*Derived.__struct_fields__, "corrections"}
_NAMES = {"id", "title", "body", "url", *ALIASES}


class Line(NamedTuple):
    """A record, or why there is none, and the number of the line on which it begins."""

    number: int
    record: dict[str, Any] | RecordError


def read_jsonl(stream: BinaryIO) -> Iterator[Line]:
    """Yield the records of JSON Lines; a byte order mark and empty lines are passed over."""
    decoder = msgspec.json.Decoder()
    for number, line in enumerate(stream, 1):
        text = line.removeprefix(BOM).strip() if number == 1 else line.strip()
        if not text:
            continue
        try:
            record = decoder.decode(text)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            yield Line(number, RecordError(f"not JSON: {error}. Write one object per line."))
            continue
        if isinstance(record, dict):
            yield Line(number, _plain(record))
        else:
            yield Line(number, RecordError("no JSON object. Write one object per line."))


def read_csv(stream: BinaryIO) -> Iterator[Line]:
    """Yield the records of a table whose first row holds their names.

    Commas, semicolons or tabs part its cells. Authors and captions are parted by ";" or line
    breaks, `place`, `district` and `province` are read, derived columns and what was corrected are
    passed over.
    """
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    text = (line.decode("utf-8", "surrogateescape") for line in stream)
    header = next(text, "").removeprefix("\ufeff")
    reader = csv.reader(chain([header], text), delimiter=max(_DELIMITERS, key=header.count))
    names = [name.strip() for name in next(reader, [])]
    if not _NAMES.intersection(names):
        yield Line(1, RecordError("names no column title or body. Write a header row."))
        return
    while True:
        begun = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Line(begun, RecordError(f"not CSV: {error}. Mend the row."))
            continue
        if any(cells):
            yield Line(begun, _row(names, cells))


def _row(names: list[str], cells: list[str]) -> dict[str, Any] | RecordError:
    if len(cells) > len(names):
        return RecordError(f"{len(cells)} cells under {len(names)} names. Quote cells with commas.")
    if any("\udc80" <= letter <= "\udcff" for cell in cells for letter in cell):
        return RecordError("not UTF-8. Save the table as CSV UTF-8.")
    record: dict[str, Any] = {
        name: _FORMULA.sub("", cell, count=1) if cell.startswith("'") else cell
        for name, cell in zip(names, cells, strict=False)
        if cell.strip() and name not in _NOT_READ
    }
    place = {key: record.pop(key) for key in ("district", "province") if key in record}
    if place:
        record.setdefault("place", place)
    if isinstance(record.get("attachments"), str):
        urls = _ITEMS.split(record["attachments"].strip())
        record["attachments"] = [{"url": url} for url in urls]
    if isinstance(record.get("field_sources"), str):
        pairs = (each.partition("=") for each in _ITEMS.split(record["field_sources"].strip()))
        record["field_sources"] = {field: origin for field, _, origin in pairs}
    read = read_date(record.get("published", ""))
    if read is not None and not read.guess:
        _set_date(record, read)
    return _plain(record)


def _plain(record: dict[str, Any]) -> dict[str, Any] | RecordError:
    """Return *record* with texts made what the exchange format has: lists, a place, a day."""
    for name in _LISTS:
        if isinstance(record.get(name), str):
            record[name] = [item for item in _ITEMS.split(record[name].strip()) if item]
    published = record.get("published")
    if isinstance(published, str) and _ISO_MOMENT.match(published):
        # Other collections give the moment where we have the day.
        read = read_date(published, today=date.max)
        if read is not None:
            _set_date(record, read)
    if isinstance(record.get("place"), str) and record["place"].strip():
        try:
            record["place"] = read_place(record["place"])
        except SettingsError as error:
            return RecordError(str(error))
    return record


def _set_date(record: dict[str, Any], read: ReadDate) -> None:
    record["published"] = read.date.isoformat()
    if read.time is not None:
        record.setdefault("published_at", f"{read.date}T{read.time.isoformat('seconds')}+07:00")
