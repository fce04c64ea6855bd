"""What a portal is called and where it belongs, as far as a page of it says so."""

import re
from collections.abc import Mapping
from functools import cache
from urllib.parse import urlsplit

from archive.article import Place
from crawler.cleaning import clean_text
from crawler.document import Document
from crawler.furniture import is_site_name
from crawler.sitenames import declared_names
from vietnamese.places.names import split_kind
from vietnamese.places.table import gazetteer
from vietnamese.writing import fold

_WORD = r"[A-ZĐÀ-ỸƠƯĂÂÊÔ][\w’']*"
_NAME = rf"{_WORD}(?:\s(?!(?:Tỉnh|Huyện|Thành|Thị)\b){_WORD}){{0,3}}"
_COMMUNE = re.compile(rf"(?<![Tt]hị )\b((?:[Xx]ã|[Pp]hường|[Tt]hị [Tt]rấn)\s(?:{_NAME}|\d+))")
_DISTRICT = re.compile(
    rf"\b(?:[Hh]uyện\s({_NAME})|((?:[Qq]uận|[Tt]hị [Xx]ã|[Tt]hành [Pp]hố)\s(?:{_NAME}|\d+)))"
)
_PROVINCE = re.compile(rf"\b[Tt]ỉnh\s({_NAME})")
_SHORT_HOST_NAMES = {
    "hochiminhcity": "Hồ Chí Minh", "tphcm": "Hồ Chí Minh", "thuathienhue": "Huế",
    "brvt": "Bà Rịa - Vũng Tàu", "baria-vungtau": "Bà Rịa - Vũng Tàu",
}  # fmt: skip


def site_name(document: Document) -> str | None:
    """Return the portal's name: declared, or the first line of the page that sounds like one."""
    title = document.soup.title
    ends = re.split(r"\s+[-–|]\s+", clean_text(title.get_text()) if title else "")[:0:-1]
    shown = [*ends, *document.lines]
    return next(
        filter(None, declared_names(document)),
        next((each for each in shown if is_site_name(each) and len(each.split()) > 3), None),
    )


def place_of(name: str | None, url: str) -> Place:
    """Return where a portal of this *name* and address belongs, as far as they tell.

    >>> place_of("Trang thông tin điện tử xã Đông Tiến, huyện Đông Sơn", "https://x.thanhhoa.gov.vn/")
    Place(commune='xã Đông Tiến', district='Đông Sơn', province='Thanh Hóa')
    """
    text = _titled(name or "")
    labels = (urlsplit(url).hostname or "").split(".")
    known = _host_names()
    of_host = next((known[each] for each in labels if each in known), None)
    district, province = _DISTRICT.search(text), _PROVINCE.search(text)
    commune = _COMMUNE.search(text)
    return Place(
        commune=_lowered(commune[1]) if commune else None,
        district=_lowered(district[1] or district[2]) if district else None,
        province=province[1] if province else of_host,
    )


def _titled(name: str) -> str:
    """Return *name* with capitals at the beginnings of words, where it is all capitals."""
    return name.title() if name.isupper() else name


def _lowered(unit: str) -> str:
    """Return *unit* with its kind in small letters: "phường Đông Quang"."""
    return " ".join(filter(None, split_kind(unit)))


@cache
def _host_names() -> Mapping[str, str]:
    """Return the provinces of before and after July 2025, by their names in an address."""
    names = (split_kind(area.name)[1] for area in gazetteer().areas if area.is_province)
    return {re.sub(r"\W", "", fold(name)): name for name in names} | _SHORT_HOST_NAMES
