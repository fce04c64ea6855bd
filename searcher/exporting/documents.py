"""The documents that a result cites as a long table: one row for each in an article."""

from collections.abc import Iterable, Iterator

from archive.article import Document, Record
from searcher.exporting.rows import ArticleRow, around, article_fields


class Row(ArticleRow, frozen=True, kw_only=True):
    """A document that an article cites.

    *document_date* is a day or a year. *sentence* is the first of the body that cites it, *start*
    and *end* are code points there; none where only title or summary cites it.
    """

    number: str
    kind: str | None
    issuer: str | None
    document_date: str | None
    sentence: str | None
    start: int | None
    end: int | None


def rows(records: Iterable[Record]) -> Iterator[Row]:
    """Yield the documents that *records* cite, in the order of the records."""
    for record in records:
        for document in record.derived.documents:
            yield _row(record, document)


def _row(record: Record, document: Document) -> Row:
    spans = document.spans[:1]
    start, end = spans[0] if spans else (None, None)
    return Row(
        **article_fields(record),
        number=document.number,
        kind=document.kind,
        issuer=document.issuer,
        document_date=document.date,
        sentence=next(around(record.article.body, spans), None),
        start=start,
        end=end,
    )
