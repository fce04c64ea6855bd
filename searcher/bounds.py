"""Bounds of days as they stand in a query: ``from:2023``, ``fetched:>=11/2026``."""

import re

from searcher.days import day_after, day_before, first_day, last_day
from searcher.errors import NoDate

DATED = ("since", "until", "fetched")
"""The fields whose values are days."""
_COMPARED = re.compile(r"(?P<sign>[<>]=?|)\s*(?P<day>.*)")


def typed_bounds(field: str, typed: str) -> dict[str, str]:
    """Return the bounds that *typed* sets as the value of *field*; none where it is no date.

    >>> typed_bounds("until", "05/2023")
    {'until': '2023-05-31'}
    >>> typed_bounds("fetched", "2026-11")
    {'fetched_since': '2026-11-01', 'fetched_until': '2026-11-30'}
    >>> typed_bounds("fetched", "> 2026"), typed_bounds("since", ">2026")
    ({'fetched_since': '2027-01-01'}, {})
    """
    try:
        match field:
            case "since":
                return {"since": first_day(typed)}
            case "until":
                return {"until": last_day(typed)}
            case _:
                return _compared(typed)
    except NoDate:
        return {}


def _compared(typed: str) -> dict[str, str]:
    match = _COMPARED.fullmatch(typed)
    sign, day = match.groups() if match else ("", typed)
    match sign:
        case ">=":
            return {"fetched_since": first_day(day)}
        case ">":
            return {"fetched_since": day_after(last_day(day))}
        case "<=":
            return {"fetched_until": last_day(day)}
        case "<":
            return {"fetched_until": day_before(first_day(day))}
        case _:
            return {"fetched_since": first_day(day), "fetched_until": last_day(day)}
