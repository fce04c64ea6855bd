"""What can be wrong with a question; part of the tree in `archive.errors`.

QueryError
├── NoDate          what was typed for a day is none
├── NoDay           it is none, or a month or a year, where one day is asked for
├── NoDays          the first day comes after the last
├── NoFacet         a filter's name is unknown
├── LongTrend       a trend would have too many periods
├── ManyQueries     more questions than one trend can show
└── AmendmentError  what was typed to put a field right cannot hold, for one of these reasons, or
    ├── NotPublished  nothing can have been published on that day
    ├── BlankTitle    an article has a title
    ├── NoKind        a commune is named without its kind
    └── NotNamed      the article does not name that commune

WatchError   a saved search that is not there, or is there already
DossierError a dossier, or an article of one, that is not there, or a name that cannot be one
"""

from collections.abc import Sequence

from archive.article import Amendable
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


class NoDay(QueryError):
    """What was *typed* is no date with its day."""

    def __init__(self, typed: str) -> None:
        self.typed = typed
        super().__init__(f'"{typed}" is no date. Write all of it: 29/05/2023 or 2023-05-29.')


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


class AmendmentError(QueryError):
    """What was typed for a *field* cannot hold, for a *reason* that does not name the field."""

    def __init__(self, field: Amendable, reason: QueryError) -> None:
        self.field, self.reason = field, reason
        super().__init__(f"{field}: {reason}")


class NotPublished(QueryError):
    """On *day* nothing can have been published."""

    def __init__(self, day: str, today: str) -> None:
        self.day, self.today = day, today
        super().__init__(
            f"{day} is no day on which an article can have been published (today is {today})."
            " Check the year."
        )


class BlankTitle(QueryError):
    """A title is blank."""

    def __init__(self) -> None:
        super().__init__("is blank. Write the title that holds.")


class NoKind(QueryError):
    """What was *typed* for a commune does not say of what kind it is."""

    def __init__(self, typed: str) -> None:
        self.typed = typed
        super().__init__(f'"{typed}" has no kind. Write it as "xã Đông Tiến".')


class NotNamed(QueryError):
    """What was *typed* is none of the *known* communes that an article names, or several."""

    def __init__(self, typed: str, known: Sequence[str]) -> None:
        self.typed, self.known = typed, ", ".join(known) or "none"
        super().__init__(
            f'"{typed}" is not one of the communes of this article ({self.known}). Write one of'
            " them with its kind."
        )


class WatchError(TinxaError):
    """A saved search is missing, or its name is taken or no name."""


class DossierError(TinxaError):
    """A dossier or an article of one is missing, or a name is taken or no name."""
