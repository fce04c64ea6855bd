"""Instants as days in Viet Nam, where every date of an archive belongs."""

from datetime import datetime, timedelta, timezone

from ui.markup import day

VIETNAM = timezone(timedelta(hours=7))


def moment_day(moment: str | float | None) -> str:
    """Return the day of an instant, in UTC or in seconds since 1970; empty where it is none.

    >>> moment_day("2023-05-31T18:00:00Z"), moment_day(0.0), moment_day("mai")
    ('01/06/2023', '01/01/1970', '')
    """
    if moment is None:
        return ""
    try:
        if isinstance(moment, str):
            told = datetime.fromisoformat(moment).astimezone(VIETNAM)
        else:
            told = datetime.fromtimestamp(moment, VIETNAM)
    except (ValueError, OverflowError):
        return ""
    return day(told.date().isoformat())
