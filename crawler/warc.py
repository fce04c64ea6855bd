"""Web archives (WARC): every answer as it came, written while crawling, read by the import."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from http import HTTPStatus
from io import SEEK_END, BytesIO
from pathlib import Path
from typing import BinaryIO, NamedTuple

from requests.structures import CaseInsensitiveDict
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord, ArcWarcRecordLoader
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from archive.errors import RecordError
from crawler.page import Page

PURPOSE = "Tinxa-Purpose"
"""The header of a record that says what was asked for: an article, a list, robots, a probe."""
_AS_SENT = frozenset({"content-encoding", "transfer-encoding", "content-length"})
_LARGEST = 50_000_000
_CHUNK = 65_536
_PACKED = b"\x1f\x8b"
_HEADERS = ArcWarcRecordLoader().http_parser


class Kept(NamedTuple):
    """An answer of a web archive: *page*, when it came, and for what *purpose* where that is told.

    *page* is a `RecordError` where the record is cut short or damaged. *number* counts records from
    1; *offset* is the byte of the file at which this one begins.
    """

    place: str
    page: Page | RecordError
    fetched_at: str | None = None
    purpose: str | None = None
    number: int = 0
    offset: int = 0


class WarcWriter:
    """Writes one file into *folder*, begun with the first answer; safe to use from threads."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._guard = threading.Lock()
        self._file: BinaryIO | None = None

    def close(self) -> None:
        """Close the file."""
        with self._guard:
            if self._file is not None:
                self._file.close()

    def write(self, page: Page, purpose: str) -> None:
        """Keep *page*, unpacked as it is, and what it was asked for."""
        with self._guard:
            if self._file is None:
                self._file = self._begun()
            writer = WARCWriter(self._file, gzip=True)
            record = _record(writer, page, purpose)
            writer.write_record(record)
            record.raw_stream.close()
            self._file.flush()

    def _begun(self) -> BinaryIO:
        self._folder.mkdir(parents=True, exist_ok=True)
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
        return (self._folder / f"tinxa-{stamp}.warc.gz").open("xb")


def read_warc(stream: BinaryIO) -> Iterator[Kept]:
    """Yield the answers that the web archive *stream*, packed or not, holds from here on, in order.

    Other records are passed over, and so are answers of over 50 MB.
    """
    number, start = 0, stream.tell()
    packed = stream.read(2) == _PACKED
    stream.seek(start)
    records = ArchiveIterator(stream, no_record_parse=True)
    try:
        for number, record in enumerate(records, 1):
            length = record.rec_headers.get_header("Content-Length")
            if length is None:
                yield Kept(f"record {number}", _cut("its headers"))
                return
            answer = record.rec_type == "response"
            if answer and int(length) <= _LARGEST:
                offset = records.offset
                kept = _kept(record, f"record {number}", int(length))
                yield kept._replace(number=number, offset=offset)
    except (EOFError, ArchiveLoadFailed) as error:
        yield Kept(f"after record {number}", _cut(error))
        return
    # Of a packed record that was cut in its first bytes nothing is unpacked, and nothing is said.
    read = records.get_record_offset() + records.get_record_length() if number else 0
    if packed and stream.seek(0, SEEK_END) > read:
        yield Kept(f"after record {number}", _cut("the first bytes of a record"))


def _record(writer: WARCWriter, page: Page, purpose: str) -> ArcWarcRecord:
    try:
        phrase = HTTPStatus(page.status).phrase
    except ValueError:
        phrase = ""
    # The body is unpacked, so these headers no longer hold.
    headers = [
        (name, value) for name, value in page.headers.items() if name.lower() not in _AS_SENT
    ]
    headers.append(("Content-Length", str(len(page.body))))
    return writer.create_warc_record(
        page.url,
        "response",
        payload=BytesIO(page.body),
        http_headers=StatusAndHeaders(f"{page.status} {phrase}", headers, protocol="HTTP/1.1"),
        warc_headers_dict={PURPOSE: purpose},
    )


def _kept(record: ArcWarcRecord, place: str, length: int) -> Kept:
    headers = record.rec_headers
    url = headers.get_header("WARC-Target-URI") or ""
    place = f"{place} ({url})" if url else place
    try:
        block = record.raw_stream.read()
    except EOFError as error:
        return Kept(place, _cut(error))
    if len(block) < length:
        return Kept(place, _cut(f"{len(block)} of {length} bytes"))
    try:
        page = _page(block, url)
    except (ArchiveLoadFailed, ValueError, OSError, EOFError) as error:
        return Kept(place, RecordError(f"damaged ({error}). Fetch it anew."))
    return Kept(place, page, headers.get_header("WARC-Date"), headers.get_header(PURPOSE))


def _page(block: bytes, url: str) -> Page:
    stream = BytesIO(block)
    http = _HEADERS.parse(stream)
    record = ArcWarcRecord("warc", "response", None, stream, http, None, None)
    content, body = record.content_stream(), bytearray()
    while piece := content.read(_CHUNK):
        body += piece
        if len(body) > _LARGEST:
            raise ValueError("more than 50 MB unpacked")
    return Page(
        url, url, int(http.get_statuscode()), CaseInsensitiveDict(http.headers), bytes(body)
    )


def _cut(why: object) -> RecordError:
    return RecordError(f"cut short ({why}). Fetch it anew.")
