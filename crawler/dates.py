"""Dates as Vietnamese portals print them: day first, months spelled out, times before or after."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

VIETNAM = dt.timezone(dt.timedelta(hours=7))
EARLIEST_YEAR = 1990


@dataclass(frozen=True)
class ReadDate:
    """A calendar date in Vietnam; *time* is local, None where unknown or midnight to the second.

    *guess* marks a date reckoned from a relative form ("9 ngày trước").
    """

    date: dt.date
    time: dt.time | None = None
    guess: bool = False


@dataclass(frozen=True)
class FoundDate:
    """A date and the span [start, end) of the text that it, its time and its weekday take up."""

    read: ReadDate
    start: int
    end: int


# Mười Hai and Mười Một stand before Mười, which would match their beginnings.
_MONTHS = {
    "mười hai": 12, "mười một": 11, "mười": 10, "chín": 9, "tám": 8, "bảy": 7, "bẩy": 7, "sáu": 6,
    "năm": 5, "tư": 4, "bốn": 4, "ba": 3, "hai": 2, "một": 1,
}  # fmt: skip
_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAY = (
    r"\b(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ\s*nhật|cn|t[2-7]"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)\b\.?"
)
_CLOCK = (
    r"(?P<hour>\d{1,2})\s?(?::|h|giờ)\s?(?P<minute>\d{2})(?:\s?(?::|phút)\s?(?P<second>\d{2}))?"
    r"(?:\.\d+)?(?!\d)(?:\s*(?P<half>SA|CH|AM|PM|sáng|chiều|tối)\b)?"
)
_ZONE = re.compile(
    r"\s*[(\[]?(?P<zone>Z\b|(?:GMT|UTC)\s?[+-]\s?\d{1,2}(?::?\d{2})?|[+-]\d{2}:?\d{2}(?!\d)"
    r"|(?:GMT|UTC)(?![\w+-]))[)\]]?",
    re.IGNORECASE,
)
# A year may be glued to a time ("26/01/201509:25"), never to another number.
_YEAR = r"(?P<y>(?:19|20)\d\d)(?!\d(?!\d:\d\d))"
_DAY = r"(?P<d>\d{1,2})"
_SPELLED = "|".join(_MONTHS).replace(" ", r"\s+")
_MONTH = rf"(?:tháng|thg\.?|th\.?)\s*(?:(?P<m>\d{{1,2}})|(?P<v>{_SPELLED}))"
_NAME = rf"(?P<e>{'|'.join(_ENGLISH)})[a-z]*\.?"
_FORMS = tuple(
    re.compile(rf"(?<!\d)(?<!\d[-/.]){form}", re.IGNORECASE)
    for form in (
        r"(?P<y>(?:19|20)\d\d)(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?!\d)",
        rf"{_DAY}\s?(?P<s>[-/.])\s?(?P<m>\d{{1,2}})\s?(?P=s)\s?{_YEAR}(?!/\w)",
        rf"{_DAY}\s*[-/,]?\s*{_MONTH}\s*[-/,]?\s*(?:năm\s+)?{_YEAR}",
        rf"\b{_MONTH}\s+{_DAY},?\s+(?:năm\s+)?{_YEAR}",
        rf"{_DAY}[\s-]+{_NAME},?[\s-]+{_YEAR}",
        rf"\b{_NAME}\s+{_DAY},?\s+{_YEAR}",
    )
)
_JOINT = r"[\s,;|()\-–—•·:]{0,5}"
# NukeViet's article:published_time has a time zone where the T should stand.
_AFTER = re.compile(
    rf"(?:T|[+-]\d\d(?::?00)?(?=\d\d:)|{_JOINT}(?:(?:lúc|hồi|vào|at){_JOINT})?){_CLOCK}",
    re.IGNORECASE,
)
_WEEKDAY_JOINT = rf"(?:{_WEEKDAY}{_JOINT})?"
_BEFORE = re.compile(
    rf"{_WEEKDAY_JOINT}(?:(?<![\d:/.]){_CLOCK}{_JOINT})?{_WEEKDAY_JOINT}(?:(?:ngày|vào|on){_JOINT})?\Z",
    re.IGNORECASE,
)
_IN_PATH = re.compile(r"/((?:19|20)\d\d)[-/](\d{1,2})[-/](\d{1,2})(?=[/-])")
_AGO = re.compile(
    r"(?<!\d)(?<!tháng )(?<!năm )(?P<count>\d{1,3})\s+(?P<unit>ngày|tuần)\s+trước"
    r"|(?P<yesterday>hôm\s+qua)",
    re.IGNORECASE,
)


def read_date(text: str, *, today: dt.date | None = None) -> ReadDate | None:
    """Return the first date printed in *text*, or None.

    The day stands first, unless the second number is over 12. A date after *today* (the present
    day in Vietnam) or before 1990 is none. Forms with a zone are taken to Vietnam's calendar.

    >>> read_date("Thứ Bẩy, ngày 05/03/2022 08:41").date.isoformat()
    '2022-03-05'
    """
    text = unicodedata.normalize("NFC", text)
    today = today or today_in_vietnam()
    for found in find_dates(text, today=today):
        return found.read
    return _ago(text, today)


def find_dates(text: str, *, today: dt.date | None = None) -> Iterator[FoundDate]:
    """Yield every valid, absolute date of *text* (in NFC) in order, with its span."""
    today = today or today_in_vietnam()
    matches = [match for form in _FORMS for match in form.finditer(text)]
    end = 0
    for match in sorted(matches, key=lambda match: match.start()):
        found = _found(text, match, today) if match.start() >= end else None
        if found:
            end = found.end
            yield found


def date_in_url(url: str, *, today: dt.date | None = None) -> ReadDate | None:
    """Return the date that the path of *url* holds, as SharePoint portals have it, or None.

    >>> date_in_url("http://a.gov.vn/portal/Pages/2023-5-9/Tin-xa12.aspx").date.isoformat()
    '2023-05-09'
    """
    match = _IN_PATH.search(url)
    return read_date("-".join(match.groups()), today=today) if match else None


def today_in_vietnam() -> dt.date:
    """Return the present calendar day in Vietnam."""
    return dt.datetime.now(VIETNAM).date()


def _found(text: str, match: re.Match[str], today: dt.date) -> FoundDate | None:
    day = _day(match)
    if day is None:
        return None
    before = _BEFORE.search(text, max(0, match.start() - 50), match.start())
    after = _AFTER.match(text, match.end())
    end = after.end() if after else match.end()
    zone = _ZONE.match(text, end)
    clock = _clock(after) or _clock(before)
    day, clock = _in_vietnam(day, clock, zone["zone"] if zone else None)
    if day.year < EARLIEST_YEAR or day > today:
        return None
    known = None if clock == dt.time(0) else clock
    start = before.start() if before else match.start()
    return FoundDate(ReadDate(day, known), start, zone.end() if zone else end)


def _day(match: re.Match[str]) -> dt.date | None:
    parts = {key: value for key, value in match.groupdict().items() if value}
    day = int(parts["d"])
    if "v" in parts:
        month = _MONTHS[" ".join(parts["v"].lower().split())]
    elif "e" in parts:
        month = _ENGLISH.index(parts["e"].lower()) + 1
    else:
        month = int(parts["m"])
    if month > 12 and not match[0].startswith(parts["y"]):
        day, month = month, day
    try:
        return dt.date(int(parts["y"]), month, day)
    except ValueError:
        return None


def _clock(match: re.Match[str] | None) -> dt.time | None:
    if match is None or match["hour"] is None:
        return None
    hour, half = int(match["hour"]), (match["half"] or "").lower()
    if half in {"ch", "pm", "chiều", "tối"} and hour < 12:
        hour += 12
    elif half in {"sa", "am"} and hour == 12:
        hour = 0
    try:
        return dt.time(hour, int(match["minute"]), int(match["second"] or 0))
    except ValueError:
        return None


def _in_vietnam(
    day: dt.date, clock: dt.time | None, zone: str | None
) -> tuple[dt.date, dt.time | None]:
    if clock is None or zone is None:
        return day, clock
    moment = dt.datetime.combine(day, clock, tzinfo=_zone(zone)).astimezone(VIETNAM)
    return moment.date(), moment.time()


def _zone(text: str) -> dt.timezone:
    digits = re.sub(r"\D", "", text).rjust(2, "0")
    hours, minutes = (int(digits), 0) if len(digits) == 2 else (int(digits[:-2]), int(digits[-2:]))
    if hours > 14 or minutes > 59:
        return VIETNAM
    offset = dt.timedelta(hours=hours, minutes=minutes)
    return dt.timezone(-offset if "-" in text else offset)


def _ago(text: str, today: dt.date) -> ReadDate | None:
    match = _AGO.search(text)
    if match is None:
        return None
    if match["yesterday"]:
        return ReadDate(today - dt.timedelta(days=1), guess=True)
    length = 7 if match["unit"].lower() == "tuần" else 1
    return ReadDate(today - dt.timedelta(days=int(match["count"]) * length), guess=True)
