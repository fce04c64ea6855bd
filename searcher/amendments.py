"""What is put right, as a person typed it -> amendments of a record."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from archive.article import Amendment, Record
from searcher.days import one_day
from searcher.errors import AmendmentError, BlankTitle, NoKind, NotNamed, NotPublished, QueryError
from searcher.filters import owners
from vietnamese.clock import today
from vietnamese.writing import compose

_EARLIEST = date(1900, 1, 1)
_KIND = re.compile(r"(xã|phường|thị trấn|đặc khu)\s+\S", re.IGNORECASE)


class Typed(NamedTuple):
    """What is typed for the fields of an article; None and () for those that stay as they are."""

    published: str | None = None
    title: str | None = None
    summary: str | None = None
    authors: Sequence[str] = ()
    category: str | None = None
    communes: Sequence[str] = ()
    no_communes: Sequence[str] = ()

    def is_empty(self) -> bool:
        """Tell whether every field stays as it is; a blank text changes its field."""
        return self == Typed()


def read_amendments(typed: Typed, record: Record) -> tuple[Amendment, ...]:
    """Return what *typed* changes in *record*. Raises `AmendmentError`, which tells the field.

    A blank text says that an article has no summary, category or authors.
    """
    return tuple(_amendments(typed, record))


def clean(text: str) -> str:
    """Return a line of text as it is kept: composed, with single blanks.

    >>> clean("  Hội nghị  ")
    'Hội nghị'
    """
    return " ".join(compose(text).split())


def _amendments(typed: Typed, record: Record) -> Iterator[Amendment]:
    if typed.published is not None:
        yield Amendment(field="published", value=_day(typed.published))
    if typed.title is not None:
        yield Amendment(field="title", value=_title(typed.title))
    if typed.summary is not None:
        yield Amendment(field="summary", value=clean(typed.summary) or None)
    if typed.category is not None:
        yield Amendment(field="category", value=clean(typed.category) or None)
    if typed.authors:
        authors = tuple(name for name in map(clean, typed.authors) if name)
        yield Amendment(field="authors", value=authors)
    for name in typed.communes:
        yield Amendment(field="commune", value=_commune(name))
    known = [mention.name for mention in record.derived.communes]
    for name in typed.no_communes:
        yield Amendment(field="no_commune", value=_named(name, known))


def _day(typed: str) -> str:
    try:
        day = one_day(typed)
    except QueryError as error:
        raise AmendmentError("published", error) from None
    if not _EARLIEST <= date.fromisoformat(day) <= today():
        raise AmendmentError("published", NotPublished(day, today().isoformat()))
    return day


def _title(typed: str) -> str:
    if not (title := clean(typed)):
        raise AmendmentError("title", BlankTitle())
    return title


def _commune(typed: str) -> str:
    name = clean(typed)
    if not (match := _KIND.match(name)):
        raise AmendmentError("commune", NoKind(typed))
    return name.replace(match[1], match[1].lower(), 1)


def _named(typed: str, known: Sequence[str]) -> str:
    """Return the one commune of an article that *typed* means."""
    found = [name for name in owners(clean(typed), known) if name in known]
    if len(found) != 1:
        raise AmendmentError("no_commune", NotNamed(typed, known))
    return found[0]
