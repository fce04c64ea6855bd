"""What the rows of all long tables have in common: the article, and the sentence."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from archive.article import Record
from vietnamese.figures.sentences import sentences


class ArticleRow(msgspec.Struct, frozen=True, kw_only=True):
    """The article that a row is about."""

    id: str
    title: str | None
    published: str | None
    date_source: str | None
    source: str | None
    url: str | None


def article_fields(record: Record) -> dict[str, Any]:
    """Return the fields of `ArticleRow`."""
    return {name: getattr(record.article, name) for name in ArticleRow.__struct_fields__}


def around(body: str, spans: Iterable[tuple[int, int]]) -> Iterator[str]:
    """Yield the sentence of *body* in which each of *spans*, in their order, begins."""
    places = sentences(body)
    sentence = (0, 0)
    for start, _ in spans:
        while start >= sentence[1]:
            sentence = next(places, (sentence[1], len(body)))
        yield body[slice(*sentence)].strip()
