"""Years, months and days as the periods of a trend."""

import datetime as dt
from typing import Literal

from searcher.days import first_day, last_day
from searcher.errors import LongTrend

By = Literal["year", "month", "day"]
_LENGTHS = {"year": 4, "month": 7, "day": 10}
_MOST = 1_000
"""Periods of one trend: more are no picture, and no table that anybody reads."""


def first_of(period: str) -> dt.date:
    """Return the first day of a period.

    >>> first_of("2024-02").isoformat()
    '2024-02-01'
    """
    return dt.date.fromisoformat(first_day(period))


def last_of(period: str) -> dt.date:
    """Return the last day of a period.

    >>> last_of("2024-02").isoformat()
    '2024-02-29'
    """
    return dt.date.fromisoformat(last_day(period))


def periods(by: By, first: str, last: str) -> list[str]:
    """Return the periods from *first* to *last*, both of them too. Raises `LongTrend`.

    >>> periods("month", "2023-11", "2024-01")
    ['2023-11', '2023-12', '2024-01']
    """
    found: list[str] = []
    day, end = first_of(first), last_of(last)
    while day <= end:
        if len(found) == _MOST:
            raise LongTrend(by, first, last, _MOST)
        period = day.isoformat()[: _LENGTHS[by]]
        found.append(period)
        day = last_of(period) + dt.timedelta(1)
    return found
