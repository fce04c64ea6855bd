"""A portal's place, as typed on the command line."""

import re

from archive.article import Place
from archive.errors import SettingsError
from crawler.cleaning import clean_text

_COMMUNE = re.compile(r"(?:xã|phường|thị trấn|đặc khu)\s", re.IGNORECASE)
_DISTRICT = re.compile(r"(?:huyện|thị xã|thành phố|tp\.?|quận)\s", re.IGNORECASE)
_PROVINCE = re.compile(r"tỉnh\s+", re.IGNORECASE)
_MOST_PARTS = 3


def read_place(text: str) -> Place:
    """Return the place that *text* names, its province last. Raises `SettingsError`.

    >>> read_place("phường Đông Quang, Thanh Hóa").commune
    'phường Đông Quang'
    >>> read_place("Đông Sơn, Thanh Hóa").district
    'Đông Sơn'
    """
    parts = [part for part in map(str.strip, clean_text(text).split(",")) if part]
    if not 1 <= len(parts) <= _MOST_PARTS:
        raise SettingsError(
            f'place: "{text}" is no place. Write it as "Đông Sơn, Thanh Hóa"'
            ' or "phường Đông Quang, Thanh Hóa".'
        )
    units: dict[str, str] = {}
    if len(parts) > 1 or not (_COMMUNE.match(parts[0]) or _DISTRICT.match(parts[0])):
        units["province"] = _PROVINCE.sub("", parts.pop())
    for part in parts:
        units.setdefault(_kind(part, first_of_two=part is parts[0] and len(parts) > 1), part)
    return Place(**units)


def _kind(part: str, *, first_of_two: bool) -> str:
    if _COMMUNE.match(part):
        return "commune"
    if _DISTRICT.match(part):
        return "district"
    return "commune" if first_of_two else "district"
