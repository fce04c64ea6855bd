"""What is put right, as typed on the command line -> amendments of a record."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from archive.article import Amendment, Record
from crawler.dates import today_in_vietnam
from searcher.days import first_day
from searcher.errors import QueryError
from searcher.filters import owners
from vietnamese.writing import compose

_EARLIEST = date(1900, 1, 1)
_KIND = re.compile(r"(xã|phường|thị trấn|đặc khu)\s+\S", re.IGNORECASE)


class Typed(NamedTuple):
    """The options of `tinxa correct` that change a field; None and () where they were not given."""

    published: str | None = None
    title: str | None = None
    summary: str | None = None
    authors: Sequence[str] = ()
    category: str | None = None
    communes: Sequence[str] = ()
    no_communes: Sequence[str] = ()


def read_amendments(typed: Typed, record: Record) -> tuple[Amendment, ...]:
    """Return what *typed* changes in *record*. Raises `QueryError`, naming the option.

    A blank text says that an article has no summary, category or authors.
    """
    return tuple(_amendments(typed, record))


def _amendments(typed: Typed, record: Record) -> Iterator[Amendment]:
    if typed.published is not None:
        yield Amendment(field="published", value=_day(typed.published))
    if typed.title is not None:
        yield Amendment(field="title", value=_title(typed.title))
    if typed.summary is not None:
        yield Amendment(field="summary", value=_clean(typed.summary) or None)
    if typed.category is not None:
        yield Amendment(field="category", value=_clean(typed.category) or None)
    if typed.authors:
        authors = tuple(name for name in map(_clean, typed.authors) if name)
        yield Amendment(field="authors", value=authors)
    for name in typed.communes:
        yield Amendment(field="commune", value=_commune(name))
    known = [mention.name for mention in record.derived.communes]
    for name in typed.no_communes:
        yield Amendment(field="no_commune", value=_named(name, known))


def _day(typed: str) -> str:
    try:
        day = first_day(typed)
    except QueryError as error:
        raise QueryError(f"--published: {error}") from None
    today = today_in_vietnam()
    if not _EARLIEST <= date.fromisoformat(day) <= today:
        raise QueryError(
            f"--published: {day} is no day on which an article can have been published (today is"
            f" {today}). Check the year."
        )
    return day


def _title(typed: str) -> str:
    if not (title := _clean(typed)):
        raise QueryError("--title: is blank. Write the title that holds.")
    return title


def _commune(typed: str) -> str:
    name = _clean(typed)
    if not (match := _KIND.match(name)):
        raise QueryError(f'--commune: "{typed}" has no kind. Write it as "xã Đông Tiến".')
    return name.replace(match[1], match[1].lower(), 1)


def _named(typed: str, known: Sequence[str]) -> str:
    """Return the one commune of an article that *typed* means."""
    found = [name for name in owners(_clean(typed), known) if name in known]
    if len(found) != 1:
        named = ", ".join(known) or "none"
        raise QueryError(
            f'--no-commune: "{typed}" is not one of the communes of this article ({named}).'
            " Write one of them with its kind."
        )
    return found[0]


def _clean(text: str) -> str:
    return " ".join(compose(text).split())
