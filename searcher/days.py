"""Dates as a person types them into a filter."""

import calendar
import re
from datetime import date, timedelta

from searcher.errors import NoDate, NoDay

_ISO = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?")
_VIETNAMESE = re.compile(r"(?:(?:(?P<day>\d{1,2})[/.-])?(?P<month>\d{1,2})[/.-])?(?P<year>\d{4})")


def first_day(typed: str) -> str:
    """Return the first day of a typed date, ``YYYY-MM-DD``.

    >>> first_day("2023"), first_day("5/2023"), first_day("29/05/2023")
    ('2023-01-01', '2023-05-01', '2023-05-29')
    """
    year, month, day = _parts(typed)
    return _day(typed, year, 1 if month is None else month, 1 if day is None else day)


def one_day(typed: str) -> str:
    """Return the day of a date that names one, not a month or a year. Raises `NoDay`.

    >>> one_day("29/5/2023"), one_day("2023-05-29")
    ('2023-05-29', '2023-05-29')
    """
    try:
        first, last = first_day(typed), last_day(typed)
    except NoDate:
        raise NoDay(typed) from None
    if first != last:
        raise NoDay(typed)
    return first


def last_day(typed: str) -> str:
    """Return the last day of a typed date.

    >>> last_day("2024"), last_day("2024-02"), last_day("29/05/2023")
    ('2024-12-31', '2024-02-29', '2023-05-29')
    """
    year, month, day = _parts(typed)
    month = 12 if month is None else month
    if day is None:
        day = calendar.monthrange(year, month)[1] if 1 <= month <= 12 else 1
    return _day(typed, year, month, day)


def day_after(day: str) -> str:
    """Return the day after *day*, ``YYYY-MM-DD`` both."""
    return _shifted(day, 1)


def day_before(day: str) -> str:
    """Return the day before *day*, ``YYYY-MM-DD`` both."""
    return _shifted(day, -1)


def _shifted(day: str, days: int) -> str:
    try:
        return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
    except OverflowError:
        raise NoDate(day) from None


def _parts(typed: str) -> tuple[int, int | None, int | None]:
    match = _ISO.fullmatch(typed.strip()) or _VIETNAMESE.fullmatch(typed.strip())
    if match is None:
        raise NoDate(typed)
    year, month, day = (match[name] for name in ("year", "month", "day"))
    return int(year), int(month) if month else None, int(day) if day else None


def _day(typed: str, year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        raise NoDate(typed) from None
