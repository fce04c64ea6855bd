"""Expressions of time: what the words around a point of time make of it."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from vietnamese.figures.points import Point, points
from vietnamese.figures.wording import either

_RANGE = re.compile(r"\s?(?:[-–]|(?:đến|tới)(?: (?:hết|cuối|ngày|thời điểm))*)\s?|\svà\s")
_UNTIL = re.compile(
    r"(?:[Đđ]ến|[Tt]ới)(?: (?:thời điểm|hết|cuối|ngày|hôm|sáng|trưa|chiều|\d+\s?(?:giờ|h)\d*))*\s$"
)
_END = re.compile(r"(?:[Hh]ết|[Cc]uối)(?: ngày)?\s$")
_SINCE = re.compile(r"(?:[Tt]ừ|[Ss]au)(?: (?:khi|ngày))?\s$")
_VAGUE = re.compile(rf"{either('đầu, giữa, trước, sau, khoảng, gần')}(?: (?:ngày|năm))?\s$")
# The date of a paper, of a birth or of a founding is no period of what is reported.
_DATE_OF = re.compile(
    r"(?:\d\s?/\s?[\w/ -]{2,20}|\d\s?-\s?[A-ZĐ]\w*|[Ss]ố \d+|"
    + either(
        "sinh, SN, thành lập, tái lập, ra đời, khởi công, công bố, ban hành, ký, họp, phiên, "
        "quyết nghị, phê duyệt, nghiệm thu"
    )
    + r")(?: (?:từ|vào|ngày|năm|sáng|chiều|tháng))*\s$"
)
# A day on which somebody said something is the day of the news, not of the figure.
_SAID = re.compile(
    either(
        "cho biết, cho hay, thông tin, trao đổi, công bố, xác nhận, báo cáo, phát biểu, đưa "
        "tin, hội nghị, kỳ họp, cuộc họp, văn bản, công văn, tin từ, theo ông, theo bà, ban "
        "hành, ký , quyết định, tổ chức lễ, tổ chức họp"
    )
)
_CUMULATIVE = re.compile(r"[Ll][uũ][ỹy] kế")
_ALONE = re.compile(r"[Rr]iêng(?: (?:trong|của))?\s$")
_DAY_WORD = re.compile(
    either("ngày, sáng, chiều, tối, trưa, đêm, hôm, đến, tới, từ, tại, cuối, hết, nay, qua")
    + r",?\s$"
)
_NEAR = 40
_STRETCHES = frozenset(("day", "month", "quarter", "annual", "bare", "start"))
_MONTHLY = frozenset(("month", "quarter"))


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


def _with_year(text: str, point: Point, year: int) -> date | None:
    found = re.match(r"(?:[Nn]gày )?(\d+)\D+(\d+)", text[point.start : point.end])
    return date(year, int(found[2]), int(found[1])) if found else None


def _single(text: str, point: Point) -> Expression | None:
    """Return what *point* is by its kind, else what the words before it make of it."""
    start, end = point.start, point.end
    match point.kind:
        case "season":
            return Expression(start, end, "none")
        case "now":
            until = not point.written.lower().startswith("hiện")
            return Expression(start, end, "none", cumulative=True if until else None)
        case "within":
            return Expression(start, end, "within", cumulative=False, monthly=True)
        case "same":
            return Expression(start, end, "same", year=point.year)
        case _:
            return _by_words_before(text, point, text[max(0, start - _NEAR) : start])


def _by_words_before(text: str, point: Point, left: str) -> Expression | None:
    start, end, first, last = point.start, point.end, point.first, point.last
    of_news = point.kind == "day" and _SAID.search(text, end, end + 120)
    found: Expression | None = None
    if _DATE_OF.search(left):
        found = Expression(start, end, "said")
    elif _UNTIL.search(left) or _END.search(left):
        begin = first if point.kind == "count" else None
        found = Expression(start, end, "until", begin, last, cumulative=True)
    elif point.kind in {"bare", "start"}:
        found = None
    elif _VAGUE.search(left):
        found = Expression(start, end, "none")
    elif _SINCE.search(left):
        found = Expression(start, end, "since", first)
    elif of_news:
        found = Expression(start, end, "said")
    else:
        summed, monthly = _cumulative(text, point, left), point.kind in _MONTHLY
        found = Expression(start, end, "closed", first, last, summed, monthly)
    return found


def _cumulative(text: str, point: Point, left: str) -> bool | None:
    if _ALONE.search(left):
        return False
    return True if point.kind == "count" or _summed(text, point) else None


def _summed(text: str, point: Point) -> bool:
    return bool(_CUMULATIVE.search(text, max(0, point.start - 30), point.start))
