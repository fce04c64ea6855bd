"""What a format is given to write."""

from collections.abc import Callable, Iterable, Iterator

import msgspec

from archive.article import Record
from searcher.exporting.description import Description
from searcher.searcher import Searcher


class Content:
    """The records of an export, which can be had once, and what is known of them.

    It counts while they are written: the *articles* that have passed, the *rows* of a table, the
    cells that had to be *cut*.
    """

    def __init__(self, about: Description, records: Iterable[Record]) -> None:
        self.about = about
        self.articles = self.rows = self.cut = 0
        self._records = records

    def passing(self, through: Callable[[Iterator[Record]], Iterable[Record]]) -> "Content":
        """Let the records pass *through* something on their way; return this content."""
        self._records = through(iter(self._records))
        return self

    def __iter__(self) -> Iterator[Record]:
        for record in self._records:
            self.articles += 1
            yield record


def content(searcher: Searcher, about: Description) -> Content:
    """Return what *about* describes. Raises `QueryError`."""
    chosen = about.selection
    # Picked twice is exported once.
    ids = dict.fromkeys(chosen.ids) if chosen.ids else searcher.ids(chosen.question)
    records = searcher.picked(ids)
    return Content(about, map(_shortened, records) if chosen.short else records)


def _shortened(record: Record) -> Record:
    """Return *record* without its long texts, but with its lead."""
    article = record.article
    lead = article.summary or article.body.partition("\n")[0] or None
    files = tuple(msgspec.structs.replace(file, text=None) for file in article.attachments)
    short = msgspec.structs.replace(article, body="", summary=lead, attachments=files)
    return msgspec.structs.replace(record, article=short)
