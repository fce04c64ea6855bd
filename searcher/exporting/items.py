"""What lies beside an export: what it is, and id and hash of each article that it holds."""

from collections.abc import Iterator

import msgspec

from archive.article import Record
from searcher.exporting.content import Content
from searcher.exporting.description import Description

SUFFIX = ".tinxa.json"
"""What is added to the name of a file for the one beside it."""


class Items(msgspec.Struct, frozen=True, kw_only=True):
    """The file as it is read; *items* are pairs of id and `content_hash`."""

    about: Description
    items: tuple[tuple[str, str], ...]


def item_lines(content: Content) -> Iterator[str]:
    """Yield the file: one object, an item on each line."""
    yield head(content.about)
    for number, record in enumerate(content):
        yield line(record, first=not number)
    yield TAIL


def head(about: Description) -> str:
    """Return what stands before the items."""
    return f'{{"about": {msgspec.json.encode(about).decode()},\n"items": ['


def line(record: Record, *, first: bool) -> str:
    """Return one item."""
    pair = msgspec.json.encode((record.article.id, record.article.content_hash)).decode()
    return f"{'' if first else ','}\n{pair}"


TAIL = "\n]}\n"
