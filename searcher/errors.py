"""What can be wrong with a question; part of the tree in `archive.errors`.

QueryError
├── NoDate       what was typed for a day is none
├── NoDays       the first day comes after the last
├── NoFacet      a filter's name is unknown
├── LongTrend    a trend would have too many periods
└── ManyQueries  more questions than one trend can show

WatchError   a saved search that is not there, or is there already
DossierError a dossier, or an article of one, that is not there, or a name that cannot be one
"""

from collections.abc import Sequence

from archive.errors import TinxaError


class QueryError(TinxaError):
    """A filter or an option of a question cannot be understood."""


class NoDate(QueryError):
    """What was *typed* is no date."""

    def __init__(self, typed: str) -> None:
        self.typed = typed
        super().__init__(
            f'"{typed}" is no date. Write 2023, 2023-05, 2023-05-29, 05/2023 or 29/05/2023.'
        )


class NoDays(QueryError):
    """Between *since* and *until* lies no day."""

    def __init__(self, since: str, until: str) -> None:
        self.since, self.until = since, until
        super().__init__(f"from {since} to {until} holds no day. Swap the two dates.")


class NoFacet(QueryError):
    """There is no facet of that *name*."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        self.name, self.known = name, ", ".join(known)
        super().__init__(f'there is no facet "{name}". The facets are: {self.known}.')


class LongTrend(QueryError):
    """From *first* to *last* there are more periods than the *most* that one trend shows."""

    def __init__(self, by: str, first: str, last: str, most: int) -> None:
        self.by, self.first, self.last, self.most = by, first, last, most
        super().__init__(
            f"from {first} to {last}, {by} by {by}, there are more than {most} periods. Bound the"
            " dates (from, to), or count by a longer period."
        )


class ManyQueries(QueryError):
    """More than the *most* questions that one trend shows."""

    def __init__(self, most: int) -> None:
        self.most = most
        super().__init__(f"a trend shows at most {most} queries side by side. Leave some out.")


class WatchError(TinxaError):
    """A saved search is missing, or its name is taken or no name."""


class DossierError(TinxaError):
    """A dossier or an article of one is missing, or a name is taken or no name."""
