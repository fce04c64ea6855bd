"""The calendar of Viet Nam, which is seven hours ahead of UTC all the year."""

import datetime as dt

VIETNAM = dt.timezone(dt.timedelta(hours=7))


def today() -> dt.date:
    """Return the day that it is in Viet Nam."""
    return dt.datetime.now(VIETNAM).date()


def day_of(instant: str) -> str | None:
    """Return the day in Viet Nam of an instant in ISO 8601, in UTC where it names no zone.

    None where it is no instant.

    >>> day_of("2026-11-25T17:00:00Z"), day_of("2026-11-25T16:59:59"), day_of("hôm qua")
    ('2026-11-26', '2026-11-25', None)
    """
    try:
        read = dt.datetime.fromisoformat(instant)
        aware = read if read.tzinfo else read.replace(tzinfo=dt.UTC)
        return aware.astimezone(VIETNAM).date().isoformat()
    except (ValueError, OverflowError):
        return None
