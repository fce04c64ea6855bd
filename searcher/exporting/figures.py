"""The figures of a result as a long table: one row each, with sentence and article."""

from collections.abc import Iterable, Iterator

import msgspec

from archive.article import Record
from searcher.exporting.rows import ArticleRow, around, article_fields
from vietnamese.figures.figure import Figure


class Row(ArticleRow, frozen=True, kw_only=True):
    """One figure with its sentence and the article it stands in.

    *start* and *end* are code points of the article's body. *open* names, parted by blanks, the
    fields that the text leaves open.
    """

    measure: str | None
    value: int | float
    high: int | float | None
    of: int | float | None
    unit: str | None
    since: str | None = msgspec.field(name="from")
    until: str | None = msgspec.field(name="to")
    cumulative: bool | None
    plan: str | None
    open: str
    sentence: str
    start: int
    end: int


def rows(records: Iterable[Record]) -> Iterator[Row]:
    """Yield the figures of *records*, each as a row, in the order of the records and the texts."""
    for record in records:
        figures = record.derived.figures
        told = around(record.article.body, (figure.span for figure in figures))
        for figure, sentence in zip(figures, told, strict=True):
            yield _row(record, figure, sentence)


def _row(record: Record, figure: Figure, sentence: str) -> Row:
    facts = {name: getattr(figure, name) for name in Figure.__struct_fields__}
    start, end = facts.pop("span")
    facts["open"] = " ".join(figure.open)
    return Row(**article_fields(record), **facts, sentence=sentence, start=start, end=end)
