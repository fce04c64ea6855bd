"""Copies of an article in web archives: where they are, for only a person changes such a file."""

import zlib
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from pathlib import Path
from typing import Literal, NamedTuple
from urllib.parse import urljoin, urlsplit

from archive.addresses import both_schemes
from archive.errors import RecordError
from crawler.document import Document
from crawler.extract import AUTOMATIC
from crawler.metadata import believed_url
from crawler.page import Page
from crawler.warc import Kept, read_warc

_ENDINGS = (".warc", ".warc.gz")
_END = Kept("", RecordError())


class Copy(NamedTuple):
    """A record of a web archive that is a *copy* of an article, or *names* it, as lists do.

    It is the bytes from *start* to *end* of *file*. Of a *damaged* one nobody can tell what it is.
    """

    file: Path
    number: int
    start: int
    end: int
    url: str
    kind: Literal["copy", "names", "damaged"]


def copies(folder: Path, addresses: Sequence[str]) -> Iterator[Copy]:
    """Yield the records of the web archives in *folder* that hold or name what is at *addresses*.

    A record ends where the next answer begins: what other crawlers keep beside it goes with it.
    """
    wanted = _Wanted(addresses)
    for file in sorted(folder.rglob("*")):
        if file.name.lower().endswith(_ENDINGS):
            size = file.stat().st_size
            for kept, following in pairwise(chain(_kept(file), [_END])):
                end = following.offset or size
                if isinstance(kept.page, RecordError):
                    yield Copy(file, kept.number, kept.offset, end, kept.place, "damaged")
                elif kind := wanted.kind(kept.page):
                    yield Copy(file, kept.number, kept.offset, end, kept.page.url, kind)


def _kept(file: Path) -> Iterator[Kept]:
    try:
        with file.open("rb") as stream:
            yield from read_warc(stream)
    except (OSError, zlib.error) as error:
        yield Kept("somewhere", RecordError(f"damaged ({error})."))


class _Wanted:
    """Tells what a page has to do with the article at *addresses*."""

    def __init__(self, addresses: Sequence[str]) -> None:
        self._homes = {both_schemes(each)[0] for each in addresses}
        self._marks = [marks for marks in map(_marks, self._homes) if marks]

    def kind(self, page: Page) -> Literal["copy", "names"] | None:
        if self._is_home(page.url):
            return "copy"
        if self._is_home(urljoin(page.url, page.headers.get("Location", ""))):
            return "names"
        if not any(all(mark in page.body for mark in marks) for marks in self._marks):
            return None
        return "copy" if self._declares(page) else "names"

    def _is_home(self, url: str) -> bool:
        return both_schemes(url)[0] in self._homes

    def _declares(self, page: Page) -> bool:
        """Tell whether the page says itself that it is another address of the article."""
        if page.is_file or b"canonical" not in page.body:
            return False
        return self._is_home(believed_url(Document(page.text, page.url), AUTOMATIC))


def _marks(url: str) -> list[bytes]:
    """Return what a link to *url* holds, however it is written: its last segment, its query."""
    parts = urlsplit(url)
    pieces = [parts.path.rpartition("/")[2], *parts.query.split("&")]
    return [piece.encode() for piece in pieces if piece]
