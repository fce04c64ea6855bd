"""The calendar of one year: of each day, how many articles it has, or why it has none."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from archive.coverage import Watched

Kind = Literal[
    "found", "none", "later", "down", "unreachable", "blocked", "outside", "open", "unknown"
]
KINDS: tuple[Kind, ...] = (
    "none", "later", "down", "unreachable", "blocked", "outside", "open", "unknown",
)  # fmt: skip
"""Why a day has no article, as the legend lists it."""
UNSEEN: frozenset[Kind] = frozenset({"later", "down", "unreachable", "blocked"})
LEVELS = 4


class Day(NamedTuple):
    """One day in Viet Nam.

    *kind* is "found" where it has articles; "none" where the portal was seen and had none; "later"
    where no crawl ran and a later one saw the portal; "down" where none did; "outside" before the
    first crawl; "open" while the day is not over; "unknown" of a source of which no crawl is known.
    *looked* is what the kind would be without the articles. *level* grows with their number.
    """

    day: dt.date
    articles: int
    kind: Kind
    looked: Kind
    level: int


def year_of(
    year: int, counts: Mapping[str, int], watched: Watched | None, *, today: dt.date
) -> list[Day]:
    """Return all days of *year*; *counts* are of days, ``YYYY-MM-DD``."""
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    days = [dt.date.fromordinal(n) for n in range(first.toordinal(), last.toordinal() + 1)]
    highest = max((counts.get(day.isoformat(), 0) for day in days), default=0)
    shown = []
    for day in days:
        count = counts.get(day.isoformat(), 0)
        looked = _looked(day, watched, today)
        level = -(-LEVELS * count // highest) if count else 0
        shown.append(Day(day, count, "found" if count else looked, looked, level))
    return shown


def _looked(day: dt.date, watched: Watched | None, today: dt.date) -> Kind:
    """Return what is known of a day without articles."""
    if watched is None or watched.first is None:
        return "open" if day > today else "unknown"
    if day in watched.reached:
        return "none"
    if day in watched.failed:
        return watched.failed[day]
    if day >= today:
        return "open"
    if day < watched.first:
        return "outside"
    return "later" if max(watched.reached, default=day) > day else "down"


def months(days: Sequence[Day]) -> list[list[list[Day | None]]]:
    """Return the twelve months of a year as weeks of seven days, Monday first."""
    found: list[list[list[Day | None]]] = [[] for _ in range(12)]
    for day in days:
        weeks = found[day.day.month - 1]
        if not weeks or day.day.weekday() == 0:
            weeks.append([None] * 7)
        weeks[-1][day.day.weekday()] = day
    return found
