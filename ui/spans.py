"""What the histogram of a view spans: years, the months of a year, or the days of a month."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Literal, NamedTuple

from searcher.days import first_day, last_day
from searcher.errors import QueryError

Unit = Literal["year", "month", "day"]
_MOST_DAYS = 31
_MOST_MONTH_DAYS = 2 * 366
"""A range of no more days than these is drawn by days, and by months."""
_MOST_PERIODS = 150
LENGTHS: Mapping[Unit, int] = {"year": 4, "month": 7, "day": 10}
"""How much of a day, ``YYYY-MM-DD``, names each period that it lies in."""


class Span(NamedTuple):
    """Periods of one *unit*, from the day *first* to the day *last*, where these are bounded."""

    unit: Unit
    first: str | None = None
    last: str | None = None


def span_of(where: Mapping[str, Sequence[str]], since: str, until: str) -> Span:
    """Return the span of the days that filters leave.

    >>> span_of({"year": ["2024"], "month": ["2024-02"]}, "", "")
    Span(unit='day', first='2024-02-01', last='2024-02-29')
    >>> span_of({}, "2023", "")
    Span(unit='year', first='2023-01-01', last=None)
    """
    since, until = _bound(first_day, since), _bound(last_day, until)
    months, years = where.get("month", ()), where.get("year", ())
    below: tuple[tuple[Unit, Sequence[str]], ...] = (("day", months), ("month", years))
    for unit, chosen in below:
        if len(chosen) == 1 and (last := _bound(last_day, chosen[0])):
            first = max(first_day(chosen[0]), since)
            return Span(unit, first, min(last, until or last))
    return Span(_unit(since, until), since or None, until or None)


def periods(span: Span, counted: Sequence[str], *, first: str | None, today: str) -> list[str]:
    """Return all periods of *span*, gaps too: none after *today* or before the *first* article.

    What is *counted* is there in any case. A span without bounds runs as far as what is counted.
    """
    if not counted:
        return []
    length = LENGTHS[span.unit]
    begin = max(filter(None, (span.first, first)), default="")[:length]
    end = min(filter(None, (span.last, today)), default="")[:length]
    low, high = min(counted), max(counted)
    begin = min(begin, low) if span.first else low
    end = max(end, high) if span.last else high
    found = _between(span.unit, begin, end)
    # A year that somebody mistyped must not draw thousands of bars.
    return found if len(found) <= _MOST_PERIODS else sorted(counted)


def _between(unit: Unit, begin: str, end: str) -> list[str]:
    match unit:
        case "year":
            return [f"{year:04}" for year in range(int(begin), int(end) + 1)]
        case "month":
            numbers = range(_month_number(begin), _month_number(end) + 1)
            return [f"{number // 12:04}-{number % 12 + 1:02}" for number in numbers]
        case "day":
            first, last = (dt.date.fromisoformat(day).toordinal() for day in (begin, end))
            return [dt.date.fromordinal(n).isoformat() for n in range(first, last + 1)]


def _month_number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:]) - 1


def _bound(reading: Callable[[str], str], typed: str) -> str:
    """Return the day of what was typed; "" where it is none."""
    try:
        return reading(typed)
    except QueryError:
        return ""


def _unit(since: str, until: str) -> Unit:
    if not since or not until:
        return "year"
    days = (dt.date.fromisoformat(until) - dt.date.fromisoformat(since)).days + 1
    return "day" if days <= _MOST_DAYS else "month" if days <= _MOST_MONTH_DAYS else "year"
