"""The files that an imported page links to, where they come along: on disk, in a web archive."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from archive.addresses import canonical_url
from archive.article import Article
from archive.attachments import READABLE, FileText, with_texts
from crawler.attachments import CARRIERS, address_of
from crawler.document import Document
from crawler.filetext.reader import Reader
from crawler.importing.files import Found
from crawler.page import Page
from crawler.rules import Fetching
from crawler.warc import read_warc

_LARGEST = int(Fetching().attachment_mb * 1_000_000)
_HOPS = 5


def with_files_beside(
    article: Article, document: Document, found: Found, reader: Reader
) -> Article:
    """Return *article* with the texts of the files that its page names relative to itself.

    They are read from disk, and only where they stand in the imported folder.
    """
    files = {
        url: path
        for tag in document.soup.select(CARRIERS)
        for url, path in _beside(document, address_of(tag), found)
    }
    return with_texts(
        article,
        {
            file.url: reader.read(files[file.url].read_bytes(), name=file.url).file_text
            for file in article.attachments
            if file.url in files
        },
    )


def _beside(document: Document, address: str, found: Found) -> Iterator[tuple[str, Path]]:
    try:
        parts = urlsplit(address.strip())
        if parts.scheme or parts.netloc or not parts.path:
            return
        path = (found.path.parent / unquote(parts.path).lstrip("/")).resolve()
        if path.is_relative_to(found.root.resolve()) and path.stat().st_size <= _LARGEST:
            url = document.absolute(address)
            if url is not None and path.is_file():
                yield url, path
    except (ValueError, OSError):
        # No address, or none of a file that is there.
        return


class Packed(NamedTuple):
    """The files of one web archive: where each answer begins, and where redirects lead."""

    path: Path
    offsets: Mapping[str, int]
    redirects: Mapping[str, str]

    def with_texts(self, article: Article, reader: Reader) -> Article:
        """Return *article* with the texts of those of its files that the web archive holds."""
        pages = {
            file.url: page
            for file in article.attachments
            if file.type is None or file.type in READABLE
            if (page := self._page(file.url))
        }
        return with_texts(article, {url: _read(page, reader) for url, page in pages.items()})

    def _page(self, url: str) -> Page | None:
        here = known_as(url)
        for _ in range(_HOPS):
            here = self.redirects.get(here, here)
        if here not in self.offsets:
            return None
        with self.path.open("rb") as stream:
            stream.seek(self.offsets[here])
            kept = next(read_warc(stream), None)
        return kept.page if kept and isinstance(kept.page, Page) else None


def _read(page: Page, reader: Reader) -> FileText:
    reading = reader.read(page.body, name=page.url)
    return FileText() if reading.type == "html" else reading.file_text


def known_as(url: str) -> str:
    """Return *url* in its canonical form, or as it is where it is no address."""
    try:
        return canonical_url(url)
    except ValueError:
        return url
