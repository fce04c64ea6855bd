"""Which days a portal was looked at: without that, no article on a day may mean anything."""

import datetime as dt
from collections.abc import Mapping
from typing import Literal, TypeAlias

import msgspec

Failure = Literal["unreachable", "blocked"]


class Watched(msgspec.Struct, frozen=True):
    """The days, in Vietnam, on which a crawl looked at one source.

    *reached* are those on which its portal answered, *failed* the others on which a crawl tried.
    """

    reached: frozenset[dt.date] = frozenset()
    failed: Mapping[dt.date, Failure] = {}

    @property
    def first(self) -> dt.date | None:
        """The day of the first crawl; None where there was none."""
        return min((*self.reached, *self.failed), default=None)

    @property
    def last(self) -> dt.date | None:
        """The day of the last crawl; None where there was none."""
        return max((*self.reached, *self.failed), default=None)


Coverage: TypeAlias = Mapping[str, Watched]
"""What is known of each source that was ever crawled; imported ones are not in it."""
