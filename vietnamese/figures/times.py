"""Expressions of time: what the words around a point of time make of it."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from vietnamese.figures.points import Point, points

_RANGE = re.compile(r"\s?(?:[-–]|(?:đến|tới)(?: (?:hết|cuối|ngày|thời điểm))*)\s?|\svà\s")
_UNTIL = re.compile(
    r"(?:[Đđ]ến|[Tt]ới)(?: (?:thời điểm|hết|cuối|ngày|hôm|sáng|trưa|chiều|\d+\s?(?:giờ|h)\d*))*\s$"
)
_END = re.compile(r"(?:[Hh]ết|[Cc]uối)(?: ngày)?\s$")
_SINCE = re.compile(r"(?:[Tt]ừ|[Ss]au)(?: (?:khi|ngày))?\s$")
_VAGUE = re.compile(
    r"(?:[Đđ]ầu|[Gg]iữa|[Tt]rước|[Ss]au|[Kk]hoảng|[Gg]ần|[Vv]ào [Đđ]ầu)(?: (?:ngày|năm))?\s$"
)
# The date of a paper, of a birth or of a founding is no period of what is reported.
_DATE_OF = re.compile(
    r"(?:\d\s?/\s?[\w/ -]{2,20}|\d\s?-\s?[A-ZĐ]\w*|[Ss]ố \d+|sinh|SN|thành lập|tái lập|ra đời|khởi công|công bố|ban hành|ký|họp|phiên)"
    r"(?: (?:từ|vào|ngày|năm|sáng|chiều))*\s$"
)
# A day on which somebody said something is the day of the news, not of the figure.
_SAID = re.compile(
    r"cho biết|cho hay|thông tin|trao đổi|công bố|xác nhận|báo cáo|phát biểu|đưa tin|hội nghị|kỳ họp|cuộc họp|văn bản|công văn"
    r"|tin từ|theo (?:ông|bà)|ban hành|ký |[Qq]uyết định|tổ chức (?:lễ|hội nghị|họp)"
)
_CUMULATIVE = re.compile(r"[Ll][uũ][ỹy] kế")
_ALONE = re.compile(r"[Rr]iêng(?: (?:trong|của))?\s$")
_DAY_WORD = re.compile(
    r"(?:[Nn]gày|[Ss]áng|[Cc]hiều|[Tt]ối|[Tt]rưa|[Đđ]êm|[Hh]ôm|[Đđ]ến|[Tt]ới|[Tt]ừ|[Tt]ại|cuối|hết|nay|qua),?\s$"
)
_NEAR = 40


class Expression(NamedTuple):
    """An expression of time in [start, end), and the days from *first* to *last* that it fixes.

    *kind* is closed (both ends are meant), until, since, none (it fixes no day), same (the same
    period of another year) or said (the day of the news). *cumulative* is told by the expression.
    *monthly* tells a month or quarter, beside which there may be a cumulative figure; *ahead* that
    it had not yet begun, or not yet ended where only its end is told.
    """

    start: int
    end: int
    kind: str
    first: date | None = None
    last: date | None = None
    cumulative: bool | None = None
    monthly: bool = False
    year: int | None = None
    ahead: bool = False


def expressions(text: str, published: date | None) -> Iterator[Expression]:
    """Yield the expressions of time of *text*, in order."""
    named = [point for point in points(text, published) if _is_time(text, point)]
    taken = 0
    for point, following in pairwise([*named, None]):
        if point is None or point.start < taken:
            continue
        found = _between(text, point, following) or _single(text, point)
        if found is not None:
            taken = found.end
            yield found._replace(ahead=_ahead(found, published))


def _ahead(time: Expression, published: date | None) -> bool:
    day = time.first or time.last
    return published is not None and day is not None and day > published


def _is_time(text: str, point: Point) -> bool:
    """Tell whether what looks like a point of time is one: 12/15 may be a ratio."""
    left = text[max(0, point.start - _NEAR) : point.start]
    if point.kind == "day" and point.written[:1].isdigit() and "tháng" not in point.written:
        return bool(_DAY_WORD.search(left) or _RANGE.search(left[-6:]) or point.year)
    if point.kind == "now" and not point.written.lower().startswith("hiện"):
        return bool(_UNTIL.search(left))
    if point.kind == "start":
        return bool(re.search(r"[Tt]ừ\s$", left)) or point.year is not None
    return True


def _between(text: str, point: Point, following: Point | None) -> Expression | None:
    """Return the stretch from *point* to *following*: "từ ... đến ...", "năm 2015 - 2016"."""
    if following is None or not _RANGE.fullmatch(text, point.end, following.start):
        return None
    if point.kind not in _STRETCHES or following.kind not in {*_STRETCHES, "now"}:
        return None
    first, last = point.first, following.last
    if first is None and point.kind == "day" and following.year:
        first = _with_year(text, point, following.year)
    if first and last and first > last:
        return None
    if text[point.end : following.start].strip() == "và" and {point.kind, following.kind} - {
        "annual",
        "bare",
    }:
        return None
    if following.kind == "now":
        return Expression(point.start, following.end, "until", first, None, cumulative=True)
    summed = True if _summed(text, point) else None
    return Expression(point.start, following.end, "closed", first, last, summed)


_STRETCHES = frozenset(("day", "month", "quarter", "annual", "bare", "start"))


def _with_year(text: str, point: Point, year: int) -> date | None:
    found = re.match(r"(?:[Nn]gày )?(\d+)\D+(\d+)", text[point.start : point.end])
    return date(year, int(found[2]), int(found[1])) if found else None


def _single(text: str, point: Point) -> Expression | None:
    """Return what the words before *point* make of it."""
    left = text[max(0, point.start - _NEAR) : point.start]
    start, end, first, last = point[:2] + (point.first, point.last)
    if point.kind in {"season", "now"}:
        until = point.kind == "now" and not point.written.lower().startswith("hiện")
        return Expression(start, end, "none", cumulative=True if until else None)
    if point.kind == "within":
        return Expression(start, end, "within", cumulative=False, monthly=True)
    if point.kind == "same":
        return Expression(start, end, "same", year=point.year)
    if _DATE_OF.search(left):
        return Expression(start, end, "said")
    if _UNTIL.search(left) or _END.search(left):
        first = first if point.kind == "count" else None
        return Expression(start, end, "until", first, last, cumulative=True)
    if point.kind in {"bare", "start"}:
        return None
    if _VAGUE.search(left):
        return Expression(start, end, "none")
    if _SINCE.search(left):
        return Expression(start, end, "since", first)
    if point.kind == "day" and _SAID.search(text, end, end + 120):
        return Expression(start, end, "said")
    return Expression(
        start,
        end,
        "closed",
        first,
        last,
        _cumulative(text, point, left),
        point.kind in {"month", "quarter"},
    )


def _cumulative(text: str, point: Point, left: str) -> bool | None:
    if _ALONE.search(left):
        return False
    return True if point.kind == "count" or _summed(text, point) else None


def _summed(text: str, point: Point) -> bool:
    return bool(_CUMULATIVE.search(text, max(0, point.start - 30), point.start))
