"""Which documents an article cites."""

import msgspec

from archive.article import Article, Document
from vietnamese.documents.finding import Cited, find

Place = tuple[int, int]


class _Group(msgspec.Struct):
    """The mentions that are of one document."""

    cited: list[Cited]
    spans: list[Place]


def find_documents(article: Article) -> tuple[Document, ...]:
    """Return the documents that title, summary or body cite by number, in order.

    Mentions with one number are of one document, unless they state different dates. Where they do,
    those without a date are a document of their own, for nothing tells which of them is meant.
    """
    head = [(one, None) for one in find(f"{article.title or ''}\n{article.summary or ''}")]
    body = [(one, (one.start, one.end)) for one in find(article.body)]
    by_number: dict[str, list[tuple[Cited, Place | None]]] = {}
    for one, place in (*head, *body):
        by_number.setdefault(one.number, []).append((one, place))
    groups = [group for mentions in by_number.values() for group in _parted(mentions)]
    return tuple(_document(group) for group in groups)


def _parted(mentions: list[tuple[Cited, Place | None]]) -> list[_Group]:
    """Return the documents of one number, told apart by the dates that are stated."""
    days = sorted({one.date for one, _ in mentions if one.date}, key=len, reverse=True)
    # A year alone is the day of that year, if only one is stated.
    apart = [
        day for day in days if not any(other != day and other.startswith(day) for other in days)
    ]
    groups: dict[str | None, _Group] = {}
    for one, place in mentions:
        fits = [day for day in apart if day.startswith(one.date or "")]
        group = groups.setdefault(fits[0] if len(fits) == 1 else one.date, _Group([], []))
        group.cited.append(one)
        if place:
            group.spans.append(place)
    return list(groups.values())


def _document(group: _Group) -> Document:
    """Return one document with what any of its mentions says of it, the first one preferred."""
    dates = [one.date for one in group.cited if one.date]
    return Document(
        number=group.cited[0].number,
        kind=next((one.kind for one in group.cited if one.kind), None),
        issuer=next((one.issuer for one in group.cited if one.issuer), None),
        date=max(dates, key=len, default=None),
        spans=tuple(group.spans),
    )
