"""Instants as days in Viet Nam, where every date of an archive belongs."""

from datetime import datetime

from ui.markup import day
from ui.texts import Texts
from vietnamese.clock import VIETNAM, day_of


def moment_day(moment: str | float | None) -> str:
    """Return the day of an instant, in UTC or in seconds since 1970; empty where it is none.

    >>> moment_day("2023-05-31T18:00:00Z"), moment_day(0.0), moment_day("mai")
    ('01/06/2023', '01/01/1970', '')
    """
    if isinstance(moment, str):
        return day(day_of(moment))
    return "" if moment is None else f"{datetime.fromtimestamp(moment, VIETNAM):%d/%m/%Y}"


def moment_told(moment: datetime) -> str:
    """Return an instant as day and time in Viet Nam.

    >>> moment_told(datetime.fromtimestamp(0, VIETNAM))
    '01/01/1970 07:00'
    """
    return f"{moment.astimezone(VIETNAM):%d/%m/%Y %H:%M}"


def ago(moment: datetime, now: datetime, texts: Texts) -> str:
    """Return how long ago an instant was, in the largest unit that it fills."""
    minutes = max(int((now - moment).total_seconds() // 60), 0)
    for unit, length in (("days", 1440), ("hours", 60)):
        if minutes >= length:
            return texts[f"{unit}_ago"].format(n=minutes // length)
    return texts["minutes_ago"].format(n=minutes) if minutes else texts["just_now"]
