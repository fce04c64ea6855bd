"""Where the scales of a chart have their numbers and dates."""

import datetime as dt
import math
from collections.abc import Iterator

_STEPS = (1, 2, 5, 10)
_LABEL_WIDTH = 62
"""Pixels that a date on the scale takes up with some room around it."""


def value_ticks(highest: float) -> list[float]:
    """Return round numbers from 0 to *highest* or somewhat above, three to six of them.

    >>> value_ticks(7), value_ticks(0), value_ticks(0.31)
    ([0, 2, 4, 6, 8], [0, 1], [0.0, 0.1, 0.2, 0.3, 0.4])
    """
    if highest <= 0:
        return [0, 1]
    power = 10.0 ** math.floor(math.log10(highest / 5))
    step = next(n * power for n in _STEPS if n * power * 5 >= highest)
    number = math.ceil(round(highest / step, 9))
    if highest >= 1:
        step = max(1, round(step, 9))
        number = math.ceil(round(highest / step, 9))
        return [_plain(step * place) for place in range(number + 1)]
    return [round(step * place, 9) for place in range(number + 1)]


def _plain(value: float) -> float:
    return int(value) if value == int(value) else round(value, 9)


def day_ticks(first: dt.date, last: dt.date, *, room: float) -> Iterator[tuple[dt.date, str]]:
    """Yield the days from *first* to *last* that are named on a scale of *room* pixels."""
    days = (last - first).days + 1
    most = max(int(room / _LABEL_WIDTH), 1)
    if days > 800:
        step = _step(last.year - first.year + 1, most, (1, 2, 5, 10, 20, 50, 100))
        for year in range(first.year, last.year + 1):
            if year % step == 0 and (day := dt.date(year, 1, 1)) >= first:
                yield day, str(year)
    elif days > 62:
        months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
        step = _step(len(months), most, (1, 2, 3, 6, 12))
        for month in months:
            day = dt.date(month // 12, month % 12 + 1, 1)
            if month % step == 0 and day >= first:
                yield day, f"{day.month}/{day.year}"
    else:
        step = _step(days, most, (1, 2, 5, 10, 20))
        for number in range(0, days, step):
            day = first + dt.timedelta(number)
            yield day, f"{day.day}/{day.month}"


def _step(size: int, most: int, steps: tuple[int, ...]) -> int:
    """Return the least of *steps* by which *size* things are at most *most*; the last if none."""
    return next((step for step in steps if size / step <= most), steps[-1])
