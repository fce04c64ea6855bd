"""Dates as Vietnamese portals print them: day first, months spelled out, times before or after."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from crawler.dateformats import compile_format
from vietnamese import clock
from vietnamese.clock import VIETNAM

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


@dataclass(frozen=True)
class Habits:
    """How a portal prints its dates, where it does so unlike others.

    *formats* are tried before the usual forms. *zone* is the one that its times are in, whatever
    they say of it themselves. *ahead* is how many days a date may lie after today: clocks differ.
    """

    formats: tuple[str, ...] = ()
    month_first: bool = False
    zone: dt.timezone | None = None
    ahead: int = 0


USUAL = Habits()
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


def read_date(
    text: str, *, today: dt.date | None = None, habits: Habits = USUAL
) -> ReadDate | None:
    """Return the first date printed in *text*, or None.

    The day stands first, unless the second number is over 12 or *habits* say otherwise. A date
    after *today* (the present day in Vietnam) or before 1990 is none. Forms with a zone are taken
    to Vietnam's calendar.

    >>> read_date("Thứ Bẩy, ngày 05/03/2022 08:41").date.isoformat()
    '2022-03-05'
    """
    text = unicodedata.normalize("NFC", text)
    today = today or clock.today()
    for found in find_dates(text, today=today, habits=habits):
        return found.read
    return _ago(text, today)


def find_dates(
    text: str, *, today: dt.date | None = None, habits: Habits = USUAL
) -> Iterator[FoundDate]:
    """Yield every valid, absolute date of *text* (in NFC) in order, with its span."""
    latest = (today or clock.today()) + dt.timedelta(habits.ahead)
    own = [match for form in habits.formats for match in compile_format(form).finditer(text)]
    matches = own or [match for form in _FORMS for match in form.finditer(text)]
    end = 0
    for match in sorted(matches, key=lambda match: match.start()):
        found = _found(text, match, latest, habits) if match.start() >= end else None
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


def _found(text: str, match: re.Match[str], latest: dt.date, habits: Habits) -> FoundDate | None:
    day = _day(match, month_first=habits.month_first)
    if day is None:
        return None
    before = _BEFORE.search(text, max(0, match.start() - 50), match.start())
    after = _AFTER.match(text, match.end())
    end = after.end() if after else match.end()
    zone = _ZONE.match(text, end)
    clock = _clock(match) or _clock(after) or _clock(before)
    day, clock = _in_vietnam(day, clock, habits.zone or _zone(zone["zone"] if zone else None))
    if day.year < EARLIEST_YEAR or day > latest:
        return None
    known = None if clock == dt.time(0) else clock
    start = before.start() if before else match.start()
    return FoundDate(ReadDate(day, known), start, zone.end() if zone else end)


def _day(match: re.Match[str], *, month_first: bool) -> dt.date | None:
    parts = {key: value for key, value in match.groupdict().items() if value}
    day = int(parts["d"])
    if "v" in parts:
        month = _MONTHS[" ".join(parts["v"].lower().split())]
    elif "e" in parts:
        month = _ENGLISH.index(parts["e"].lower()) + 1
    else:
        month = int(parts["m"])
    # Of two numbers parted by the same sign one cannot see which is which.
    alike = "s" in parts and not match[0].startswith(parts["y"])
    if alike and (month > 12 or (month_first and day <= 12)):
        day, month = month, day
    year = int(parts["y"])
    try:
        return dt.date(year if year > 99 else 2000 + year, month, day)
    except ValueError:
        return None


def _clock(match: re.Match[str] | None) -> dt.time | None:
    parts = match.groupdict() if match else {}
    if not parts.get("hour"):
        return None
    hour, half = int(parts["hour"]), (parts.get("half") or "").lower()
    if half in {"ch", "pm", "chiều", "tối"} and hour < 12:
        hour += 12
    elif half in {"sa", "am"} and hour == 12:
        hour = 0
    try:
        return dt.time(hour, int(parts.get("minute") or 0), int(parts.get("second") or 0))
    except ValueError:
        return None


def _in_vietnam(
    day: dt.date, clock: dt.time | None, zone: dt.timezone | None
) -> tuple[dt.date, dt.time | None]:
    if clock is None or zone is None:
        return day, clock
    moment = dt.datetime.combine(day, clock, tzinfo=zone).astimezone(VIETNAM)
    return moment.date(), moment.time()


def _zone(text: str | None) -> dt.timezone | None:
    if text is None:
        return None
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
