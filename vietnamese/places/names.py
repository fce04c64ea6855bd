"""Names of places: their kinds, and one key for all spellings of a name."""

import re
from functools import lru_cache
from typing import Final

from vietnamese.writing import accented, fold

KINDS: Final = ("xã", "phường", "thị trấn", "đặc khu")
"""What a unit can be; an island district is a `đặc khu` since July 2025."""

AREA_KINDS: Final = ("tỉnh", "thành phố", "huyện", "quận", "thị xã")

_APOSTROPHE = re.compile("['’]")
_WORD = re.compile(r"[^\W_']+")
_KIND = re.compile(rf"({'|'.join(KINDS + AREA_KINDS)})\s+", re.IGNORECASE)


def split_kind(name: str) -> tuple[str, str]:
    """Return the kind in lower case, empty where there is none, and the bare name.

    >>> split_kind("Thị trấn Rừng Thông"), split_kind("Đông Tiến")
    (('thị trấn', 'Rừng Thông'), ('', 'Đông Tiến'))
    """
    found = _KIND.match(name)
    return (found[1].lower(), name[found.end() :]) if found else ("", name)


def key(name: str) -> str:
    """Return the one form of a bare name that all its spellings with these accents share.

    >>> key("Yên Hoà"), key("Ea H'Leo"), key("05"), key("Văn Miếu - Quốc Tử Giám")
    ('yên hòa', 'ea hleo', '5', 'văn miếu quốc tử giám')
    """
    return " ".join(_accented(word) for word in _WORD.findall(_APOSTROPHE.sub("", name)))


def folded(key: str) -> str:
    """Return a key without its marks.

    >>> folded("yên hòa")
    'yen hoa'
    """
    return " ".join(_folded(word) for word in key.split(" "))


def letters(form: str) -> str:
    """Return the bare letters of a key, to compare spellings by.

    >>> letters("đắk glong") == letters("đăk g long")
    True
    """
    return folded(form).replace(" ", "")


@lru_cache(maxsize=20_000)
def _accented(word: str) -> str:
    return accented(word).lstrip("0") if word.isdecimal() else accented(word)


@lru_cache(maxsize=20_000)
def _folded(word: str) -> str:
    return fold(word)
