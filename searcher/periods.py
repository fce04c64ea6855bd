"""Named periods up to the present: this week, last month, ..."""

import datetime as dt
from typing import Literal, NamedTuple, get_args

Period = Literal["this-week", "last-month", "this-quarter", "this-year", "last-12-months"]
PERIODS: tuple[Period, ...] = get_args(Period)


class Days(NamedTuple):
    """The first and the last day of a period, both included, ``YYYY-MM-DD``."""

    since: str
    until: str


def days_of(period: Period, today: dt.date) -> Days:
    """Return the days of *period*, as it is on the day *today*.

    A week begins on Monday; the last twelve months end today, and begin on the day after the same
    day of a year ago.

    >>> days_of("last-month", dt.date(2026, 3, 31))
    Days(since='2026-02-01', until='2026-02-28')
    >>> days_of("last-12-months", dt.date(2024, 2, 29))
    Days(since='2023-03-01', until='2024-02-29')
    """
    match period:
        case "this-week":
            monday = today - dt.timedelta(days=today.weekday())
            return _days(monday, monday + dt.timedelta(days=6))
        case "last-month":
            last = today.replace(day=1) - dt.timedelta(days=1)
            return _days(last.replace(day=1), last)
        case "this-quarter":
            first = today.month - (today.month - 1) % 3
            return _months(today.year, first, first + 2)
        case "this-year":
            return _months(today.year, 1, 12)
        case "last-12-months":
            leap = (today.month, today.day) == (2, 29)
            like = today.replace(year=today.year - 1, day=28 if leap else today.day)
            return _days(like + dt.timedelta(days=1), today)


def _months(year: int, first: int, last: int) -> Days:
    after = dt.date(year + last // 12, last % 12 + 1, 1)
    return _days(dt.date(year, first, 1), after - dt.timedelta(days=1))


def _days(since: dt.date, until: dt.date) -> Days:
    return Days(since.isoformat(), until.isoformat())
