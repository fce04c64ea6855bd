"""The documents that an article links to or shows in a frame."""

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from bs4 import Tag

from archive.article import Attachment
from crawler.cleaning import clean_text
from crawler.document import Document
from crawler.markup import attribute
from crawler.viewers import shown_document

_FILES = frozenset({
    "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "rtf", "zip", "rar", "7z",
})  # fmt: skip
CARRIERS = "a[href], iframe[src], embed[src], object[data]"
"""What links to a file or shows it."""


def attachments_of(
    document: Document, containers: Iterable[Tag], chosen: Iterable[Tag]
) -> tuple[Attachment, ...]:
    """Return the attachments that the elements *chosen* name, and the files in *containers*."""
    inside = [
        tag
        for container in containers
        for tag in container.select(CARRIERS)
        if is_file(address_of(tag))
    ]
    found: dict[str, Attachment] = {}
    for tag in (*chosen, *inside):
        for each in _attachment(document, tag):
            found.setdefault(each.url, each)
    return tuple(found.values())


def is_file(address: str) -> bool:
    """Tell whether *address* ends like a document or an archive of documents."""
    return _suffix(address) in _FILES


def _attachment(document: Document, tag: Tag) -> Iterator[Attachment]:
    url = document.absolute(address_of(tag))
    if url:
        name = PurePosixPath(unquote(urlsplit(url).path)).name
        title = clean_text(tag.get_text(" ")) or attribute(tag, "title") or name or None
        yield Attachment(url=url, title=title, type=_suffix(url) or None)


def address_of(tag: Tag) -> str:
    """Return the address that *tag* links to or shows, as written; of a viewer, what it shows."""
    return shown_document(attribute(tag, "href") or attribute(tag, "src") or attribute(tag, "data"))


def _suffix(address: str) -> str:
    """Return the suffix of the file at *address* in lower case, of its query where it has none.

    >>> _suffix("/documents/10180/48213/lich.PDF?version=1"), _suffix("/tai-ve?file=a.docx")
    ('pdf', 'docx')
    """
    parts = urlsplit(address)
    path = PurePosixPath(unquote(parts.path)).suffix or PurePosixPath(parts.query).suffix
    return path.removeprefix(".").lower()
