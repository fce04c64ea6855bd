"""Days, months, quarters and years that a text names, and the days they fix."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from vietnamese.figures.wording import either

_YEAR = r"(?:19|20)\d\d(?!\d|[.,]\d|%)"
_SEASON = (
    r"[Vv]ụ\s(?:[Đđ]ông|[Xx]uân|[Hh]è|[Mm]ùa|[Cc]hiêm|[Tt]hu|màu|này|sau)"
    r"(?:\s?[-–]?\s?(?:[Xx]uân|[Tt]hu|[Đđ]ông|[Mm]ùa))?"
    r"|(?:[Nn]hiệm kỳ|[Nn]ăm học)\s?(?:\d{4}\s?[-–]\s?\d{4})?"
    r"|(?:[Dd]ịp|[Kk]ỳ)\s(?:nghỉ\s)?[Ll]ễ"
    r"(?:\s(?:ngày\s)?\d\d?/\d\d?(?:\s?(?:-|,|và)\s?\d\d?/\d\d?)*)?"
    r"|(?:[Dd]ịp\s)?Tết(?!\w)|[Mm]ỗi năm|[Hh][àằ]ng năm"
)
# "phát hiện", "hiện trường" are no times.
_NOW = (
    "".join(f"(?<!{word} )" for word in ("phát", "thực", "thể", "xuất", "biểu", "cải", "tái", "ý"))
    + r"[Hh]iện(?: nay| tại)?(?=[\s,])(?! (?:tượng|trường|trạng|đại|hành|vật|thực|diện))"
    r"|nay(?!\w)|(?:lúc đó|thời điểm này|thời điểm hiện tại)(?!\w)"
)
_NUMBERS = ("hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
# "sau 6 tháng", "trong vòng 3 tháng": how long, not which.
_MONTHS = (
    "".join(
        f"(?<!{word} )"
        for word in ("Sau", "sau", "vòng", "suốt", "dài", "hạn", "hơn", "phạt", "mỗi")
    )
    + rf"(?P<count>1[0-2]|0?[1-9]|{either(', '.join(_NUMBERS))}) tháng"
    r"(?: (?P<half>đầu|cuối) năm| (?P<past>qua|vừa qua)|(?=\snăm\s\d|\s?/\s?\d{4})"
    r"|(?=\s(?:đạt|ước|thu|chi|có|đã|tăng|giảm|toàn|\d))|(?<=ết \d tháng)|(?<=ết \d\d tháng))"
)
_DAY = (
    r"(?:[Nn]gày )?(?P<day>[0-3]?\d)(?:\s?[-/.]\s?|\stháng\s)"
    r"(?P<day_month>1[0-2]|0?[1-9])(?![\d%])(?!\s?[,.]\d)"
)
_POINT = re.compile(
    rf"(?<![\w/.,])(?:(?P<season>{_SEASON})|(?P<now>{_NOW})"
    r"|(?P<within>[Tt]rong (?:tháng|quý|tuần|kỳ)(?= (?!\d|[IV])|[^\w\s]|đã|$))"
    r"|(?P<same>[Cc]ùng kỳ|[Cc]ùng thời điểm)"
    r"|(?P<start>đầu năm(?! nay))"
    rf"|{_DAY}"
    r"|[Tt]háng (?P<month>1[0-2]|0?[1-9])(?![\d%])(?!\s?[-/.]\s?\d\d?(?!\d))"
    r"|[Qq]uý (?P<quarter>IV|I{1,3}|[1-4])(?!\w)"
    rf"|{_MONTHS}"
    rf"|[Nn]ăm (?P<annual>{_YEAR})|(?P<bare>{_YEAR})(?![\w/])"
    r"|(?=[Nn]ăm (?:nay|ngoái|trước)))"
    r"(?(annual)|(?(bare)|(?:"
    rf"(?:\s?[-/.]\s?|,?\snăm\s|\s)(?P<year>{_YEAR})"
    r"|\s?[Nn]ăm (?P<said>nay|ngoái|trước|qua))?))"
)
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}
_KINDS = (
    "season", "now", "within", "same", "start", "day", "month", "quarter", "count",
    "annual", "bare",
)  # fmt: skip


class Point(NamedTuple):
    """A named stretch of time in [start, end) of the text.

    *first* and *last* are its days, None where they cannot be told. *kind* is the name of what was
    written: day, month, quarter, count (of months), annual, bare, start, now, within, same, season.
    """

    start: int
    end: int
    kind: str
    first: date | None = None
    last: date | None = None
    year: int | None = None
    written: str = ""


def points(text: str, published: date | None) -> Iterator[Point]:
    """Yield what *text* names; years left out are told by the day it was *published*."""
    for found in _POINT.finditer(text):
        kind = _kind(found)
        if found.start() == found.end() or kind is None:
            continue
        year = _year(found, published)
        days = _days(found, kind, year, published)
        first, last = days or (None, None)
        yield Point(found.start(), found.end(), kind, first, last, year, found[0])


def _kind(found: re.Match[str]) -> str | None:
    for kind in _KINDS:
        if found[kind] is not None:
            return kind
    return "annual" if found["said"] else None


def _year(found: re.Match[str], published: date | None) -> int | None:
    """Return the year that is written, or said in words."""
    written = found["year"] or found["annual"] or found["bare"]
    if written:
        return int(written)
    if published and found["said"]:
        return published.year - (found["said"] != "nay")
    if published and found["count"] and found["half"]:
        return published.year
    return None


def _days(
    found: re.Match[str], kind: str, year: int | None, published: date | None
) -> tuple[date, date] | None:
    """Return the first and the last day of a point, where they are known."""
    match kind:
        case "month":
            first = last = int(found["month"])
        case "quarter":
            quarter = _ROMAN.get(found["quarter"]) or int(found["quarter"])
            first, last = 3 * quarter - 2, 3 * quarter
        case "count" if not found["past"]:
            first, last = 1, _count(found["count"])
            if found["half"] == "cuối":
                first, last = 13 - last, 12
        case "annual" | "bare" | "start":
            first, last = 1, 12
            year = year or (published.year if published and kind == "start" else None)
        case "day":
            return _day(found, year, published)
        case _:
            return None
    year = year or _likely_year(first, published)
    return (date(year, first, 1), _month_end(year, last)) if year else None


def _count(written: str) -> int:
    """Return how many months are written, in digits or in words."""
    return int(written) if written.isdigit() else 2 + _NUMBERS.index(written.lower())


def _day(
    found: re.Match[str], year: int | None, published: date | None
) -> tuple[date, date] | None:
    month = int(found["day_month"])
    year = year or _likely_year(month, published)
    try:
        day = date(year, month, int(found["day"])) if year else None
    except ValueError:
        return None
    return (day, day) if day else None


def _likely_year(month: int, published: date | None) -> int | None:
    """Return the year of a month without one: this year's, or the last one's around New Year.

    A month further ahead than the next one may belong to either year, and is left open.
    """
    if published is None:
        return None
    if month <= published.month + 1:
        return published.year
    return published.year - 1 if published.month <= 2 and month >= 10 else None


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
