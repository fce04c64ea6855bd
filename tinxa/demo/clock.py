"""Dates as the three portals print them."""

from datetime import datetime
from zlib import crc32

from tinxa.demo.articles import DemoArticle
from vietnamese.clock import VIETNAM

_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")


def now() -> datetime:
    """Return the time in Vietnam, which the portals show in their headers."""
    return datetime.now(VIETNAM)


def weekday(moment: datetime, *, saturday: str = "Thứ Bảy") -> str:
    """Return the name of the day; *saturday* is spelt in two ways.

    >>> weekday(datetime(2022, 3, 5), saturday="Thứ Bẩy")
    'Thứ Bẩy'
    """
    name = _WEEKDAYS[moment.weekday()]
    return saturday if name == "Thứ Bảy" else name


def liferay_time(article: DemoArticle) -> str:
    """Return the date with a widespread template's fault: seconds stand where minutes should."""
    seconds = crc32(article.slug.encode()) % 60
    day = weekday(article.published, saturday="Thứ Bẩy")
    return f"{day}, ngày {article.published:%d/%m/%Y %H}:{seconds:02}"
