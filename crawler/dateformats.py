"""Forms of dates that a profile spells out: "%d.%m.%y", as dates.py reads its own."""

import re
from functools import cache

_DIRECTIVES = {
    "d": r"(?P<d>\d{1,2})",
    "m": r"(?P<m>\d{1,2})",
    "Y": r"(?P<y>(?:19|20)\d\d)",
    "y": r"(?P<y>\d\d)",
    "H": r"(?P<hour>\d{1,2})",
    "I": r"(?P<hour>\d{1,2})",
    "M": r"(?P<minute>\d{2})",
    "S": r"(?P<second>\d{2})",
    "p": r"(?P<half>SA|CH|AM|PM|sáng|chiều|tối)",
}
_PART = re.compile(r"%(.)|(\s+)|(.)", re.DOTALL)


@cache
def compile_format(form: str) -> re.Pattern[str]:
    """Return the pattern that finds a date printed as *form*, with the directives of `strftime`.

    Raises `ValueError` for an unknown directive, one given twice, and a form without a day.
    """
    given = [match[1] for match in _PART.finditer(form) if match[1] and match[1] != "%"]
    unknown = [each for each in given if each not in _DIRECTIVES]
    if unknown:
        known = ", ".join(f"%{each}" for each in _DIRECTIVES)
        raise ValueError(f'"{form}" has %{unknown[0]}; the known ones are {known}')
    # %Y and %y are one thing, and so are %H and %I.
    things = ["y" if each == "Y" else "H" if each == "I" else each for each in given]
    if len(set(things)) < len(things) or not {"d", "m", "y"} <= set(things):
        raise ValueError(f'"{form}" must have %d, %m and %Y (or %y), each once')
    if "M" in things and "H" not in things:
        raise ValueError(f'"{form}" has minutes and no hour')
    pattern = "".join(map(_piece, _PART.finditer(form)))
    return re.compile(rf"(?<!\d){pattern}(?!\d)", re.IGNORECASE)


def _piece(match: re.Match[str]) -> str:
    if match[1]:
        return _DIRECTIVES.get(match[1], "%")
    return r"\s+" if match[2] else re.escape(match[3])
