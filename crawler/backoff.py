"""How long to wait before trying again."""

import random
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_DAY = 86_400.0
_GROWTH = 4
_LONGEST = 2 * _DAY
_JITTER = 0.25
_PATIENT = 5
_ASIDE = 600.0
_LONGEST_ASIDE = 6 * 3600.0


def retry_wait(tries: int, *, first: float) -> float:
    """Return the seconds before the next try after *tries* failures: *first*, four times that, ...

    A quarter more or less at random, so that what failed together does not come back together.
    """
    wait = min(first * float(_GROWTH) ** (tries - 1), _LONGEST)
    return wait * random.uniform(1 - _JITTER, 1 + _JITTER)  # noqa: S311 - no secret


def aside_wait(failures: int) -> float:
    """Return for how many seconds a host is put aside after *failures* in a row; 0 for few.

    >>> aside_wait(4), aside_wait(5), aside_wait(6), aside_wait(99)
    (0.0, 600.0, 1200.0, 21600.0)
    """
    if failures < _PATIENT:
        return 0.0
    return float(min(_ASIDE * 2 ** min(failures - _PATIENT, 20), _LONGEST_ASIDE))


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Return the seconds that an answer asks to wait (Retry-After, a number or a date).

    A day at most, for nobody means more. None where nothing, or nothing readable, is asked.

    >>> retry_after({"Retry-After": "120"}), retry_after({"Retry-After": "soon"})
    (120.0, None)
    """
    said = (headers.get("Retry-After") or "").strip()
    if said.isascii() and said.isdigit():
        return min(float(said), _DAY)
    try:
        moment = parsedate_to_datetime(said)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return min(max(0.0, (moment - datetime.now(UTC)).total_seconds()), _DAY)
