"""The parts of a Query as the peers compile them."""

from typing import NamedTuple

from indexer.query import All, Query, Term


class Filter(NamedTuple):
    """A choice among the values of *facet*, or, where that is "day", among the days."""

    facet: str
    values: tuple[str, ...] = ()
    first: int = 0
    last: int = 0


def filters(query: Query) -> list[Filter]:
    """Return what *query* filters by."""
    found = [Filter(facet, values) for facet, values in query.where.items()]
    if query.since or query.until:
        found.append(Filter("day", (), _day(query.since, 1), _day(query.until, 99_999_999)))
    return found


def phrases(query: Query) -> list[list[str]]:
    """Return what *query* requires: each a word, or several side by side."""
    nodes = query.words.nodes if isinstance(query.words, All) else ()
    which = 1 if query.accents else 0
    return [[form[which] for form in t.forms] for t in nodes if isinstance(t, Term)]


def field(query: Query) -> str:
    """Return in which field *query* looks."""
    return "accented" if query.accents else "folded"


def _day(text: str | None, otherwise: int) -> int:
    return int(text.replace("-", "")) if text else otherwise
