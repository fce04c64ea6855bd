"""What a portal is called and where it belongs, as far as a page of it says so."""

import re
from urllib.parse import urlsplit

from archive.article import Place
from crawler.cleaning import clean_text
from crawler.document import Document
from crawler.furniture import is_site_name
from crawler.sitenames import declared_names
from vietnamese.writing import fold

_WORD = r"[A-ZĐÀ-ỸƠƯĂÂÊÔ][\w’']*"
_NAME = rf"{_WORD}(?:\s(?!(?:Tỉnh|Huyện|Thành|Thị)\b){_WORD}){{0,3}}"
_COMMUNE = re.compile(rf"(?<![Tt]hị )\b((?:[Xx]ã|[Pp]hường|[Tt]hị [Tt]rấn)\s(?:{_NAME}|\d+))")
_DISTRICT = re.compile(
    rf"\b(?:[Hh]uyện\s({_NAME})|((?:[Qq]uận|[Tt]hị [Xx]ã|[Tt]hành [Pp]hố)\s(?:{_NAME}|\d+)))"
)
_PROVINCE = re.compile(rf"\b[Tt]ỉnh\s({_NAME})")
# The 63 of before July 2025, among them the 34 of today.
_PROVINCES = (
    "An Giang", "Bà Rịa - Vũng Tàu", "Bạc Liêu", "Bắc Giang", "Bắc Kạn", "Bắc Ninh", "Bến Tre",
    "Bình Dương", "Bình Định", "Bình Phước", "Bình Thuận", "Cà Mau", "Cao Bằng", "Cần Thơ",
    "Đà Nẵng", "Đắk Lắk", "Đắk Nông", "Điện Biên", "Đồng Nai", "Đồng Tháp", "Gia Lai", "Hà Giang",
    "Hà Nam", "Hà Nội", "Hà Tĩnh", "Hải Dương", "Hải Phòng", "Hậu Giang", "Hòa Bình", "Hồ Chí Minh",
    "Hưng Yên", "Khánh Hòa", "Kiên Giang", "Kon Tum", "Lai Châu", "Lạng Sơn", "Lào Cai", "Lâm Đồng",
    "Long An", "Nam Định", "Nghệ An", "Ninh Bình", "Ninh Thuận", "Phú Thọ", "Phú Yên", "Quảng Bình",
    "Quảng Nam", "Quảng Ngãi", "Quảng Ninh", "Quảng Trị", "Sóc Trăng", "Sơn La", "Tây Ninh",
    "Thái Bình", "Thái Nguyên", "Thanh Hóa", "Huế", "Tiền Giang", "Trà Vinh", "Tuyên Quang",
    "Vĩnh Long", "Vĩnh Phúc", "Yên Bái",
)  # fmt: skip
_HOST_NAMES = {re.sub(r"\W", "", fold(name)): name for name in _PROVINCES} | {
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
    of_host = next((_HOST_NAMES[each] for each in labels if each in _HOST_NAMES), None)
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
    kinds = r"(?:Xã|Phường|Thị Trấn|Thị trấn|Quận|Thị Xã|Thị xã|Thành Phố|Thành phố)(?=\s)"
    return re.sub(rf"^{kinds}", lambda match: match[0].lower(), unit)
