"""Instants as days in Viet Nam, where every date of an archive belongs."""

from datetime import datetime

from ui.markup import day
from vietnamese.clock import VIETNAM, day_of


def moment_day(moment: str | float | None) -> str:
    """Return the day of an instant, in UTC or in seconds since 1970; empty where it is none.

    >>> moment_day("2023-05-31T18:00:00Z"), moment_day(0.0), moment_day("mai")
    ('01/06/2023', '01/01/1970', '')
    """
    if isinstance(moment, str):
        return day(day_of(moment))
    return "" if moment is None else f"{datetime.fromtimestamp(moment, VIETNAM):%d/%m/%Y}"
