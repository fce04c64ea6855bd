"""Which expression of time holds for which quantity."""

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from vietnamese.figures.quantities import Quantity
from vietnamese.figures.times import Expression

_TIGHT = re.compile(r"\s?(?:,\s)?(?:[(–-]\s?)?(?:(?:vào|trong|tính|cho|của|ở)\s)?")
_COMPARED = re.compile(r"(?:[Ss]o(?: với)?|cao hơn|thấp hơn|hơn)\s(?=[^\W\d])|(?<=%)\s(?=cùng kỳ)")
_COMPARISON_ENDS = re.compile(r"[,;:()]|\s(?:tăng|giảm|đạt|ước|trong khi|chỉ|thì|lên)\s")
_TARGET = re.compile(
    r"(?<!\w)(?:[Dd]ự kiến|[Pp]hấn đấu|[Mm]ục tiêu|[Cc]hỉ tiêu|[Kk]ế hoạch|sẽ|được giao|[Đđ]ặt ra|[Kk]ỳ vọng|[Dd]ự toán)(?!\w)"
)
_AIMING = re.compile(r"[\s–+*-]*(?:Dự kiến|Phấn đấu|Mục tiêu|Chỉ tiêu)")
_REACHED = re.compile(r"(?<!\w)(?:đạt|đã|được|ước|hiện|nay|bằng|so)(?!\w)")
_CLAUSE = re.compile(r"[,;:(]\s(?=[^,;:(]*$)")
_NEW_CLAUSE = re.compile(r"[,;:]\s|\svà\s")
_NEXT_IN_BRACKET = re.compile(r"[^()]*\d[^()]*\)")
_SUMMED = re.compile(r"[Ll][uũ][ỹy] kế")
_FIXING = frozenset(("closed", "until", "since", "same", "within"))


class Period(NamedTuple):
    """The days of a quantity, whether they sum up until the last, whether carried over."""

    first: date | None = None
    last: date | None = None
    cumulative: bool | None = None
    carried: bool = False
    target: bool = False


class Sentence(NamedTuple):
    """A sentence in [start, end) of *text*, with what it says of time and the plans it names."""

    text: str
    start: int
    end: int
    times: Sequence[Expression]
    held: Expression | None
    plans: Sequence[tuple[int, int]] = ()


def held_after(sentence: Sentence) -> Expression | None:
    """Return the closed period that the sentences after this one may still speak of."""
    told = [time for time in _told(sentence) if not _bracketed(sentence, time.start)]
    if not told:
        return sentence.held
    return told[-1] if told[-1].kind == "closed" and told[-1].last else None


def period_of(sentence: Sentence, quantity: Quantity, since: int, previous: Period) -> Period:
    """Return the period of *quantity*; *previous* is that of the quantity that ends at *since*."""
    tail = sentence.text[since : quantity.start]
    target = _is_target(sentence, tail, listed=previous.target)
    told = _told(sentence)
    chosen = _compared_with(sentence, quantity) or _chosen(sentence, quantity, told)
    if chosen is None:
        held = sentence.held
        return Period(*_days(held), None, carried=held is not None, target=target)
    first, last = _days(_resolved(sentence, chosen, told))
    cumulative = None if target else _cumulative(chosen, told, tail)
    carried = chosen.kind == "within"
    return Period(first, last, cumulative, carried=carried, target=target)


def _is_target(sentence: Sentence, tail: str, *, listed: bool) -> bool:
    """Tell whether a number is aimed at: it follows such a word, or what else is (*listed*)."""
    if _TARGET.search(tail[_clause(tail) :]) or _AIMING.match(sentence.text, sentence.start):
        return True
    return listed and not _REACHED.search(tail)


def _clause(tail: str) -> int:
    found = _CLAUSE.search(tail)
    return found.end() if found else 0


def _days(time: Expression | None) -> tuple[date | None, date | None]:
    return (time.first, time.last) if time else (None, None)


def _told(sentence: Sentence) -> list[Expression]:
    """Return what *sentence* says of its own time: no comparison, no year of a plan."""
    regions = [*_comparisons(sentence), *sentence.plans]
    return [
        time
        for time in sentence.times
        if time.kind != "said" and not any(a <= time.start < b for a, b in regions)
    ]


def _comparisons(sentence: Sentence) -> list[tuple[int, int]]:
    """Return where *sentence* names what it compares with."""
    text, regions = sentence.text, []
    for found in _COMPARED.finditer(text, sentence.start, sentence.end):
        end = _COMPARISON_ENDS.search(text, found.end(), sentence.end)
        regions.append((found.start(), end.start() if end else sentence.end))
    return regions


def _compared_with(sentence: Sentence, quantity: Quantity) -> Expression | None:
    """Return the time of a number in brackets: "tăng 3% so với năm 2016 (5,4 triệu đồng)"."""
    for time in sentence.times:
        if sentence.text[time.end : quantity.start].strip() == "(":
            return time if time.kind in _FIXING else None
    return None


def _chosen(
    sentence: Sentence, quantity: Quantity, told: Sequence[Expression]
) -> Expression | None:
    """Return the expression that stands next: right behind, else before, else behind."""
    if tight := _right_behind(sentence, quantity):
        return tight
    text, before, bracketed = sentence.text, None, None
    for time in told:
        if time.end > quantity.start:
            break
        if time.kind == "since" and not _reaches(sentence, time, quantity.start):
            continue
        if _closed_bracket(text, time.end, quantity.start):
            bracketed = time
        else:
            before = time
    behind = (t for t in told if t.start >= quantity.end and t.kind in {"closed", "until"})
    return before or bracketed or next(behind, None)


def _right_behind(sentence: Sentence, quantity: Quantity) -> Expression | None:
    """Return the expression right behind *quantity*: "38,2% năm 2013 xuống còn 33,2% năm 2014"."""
    text = sentence.text
    for time in sentence.times:
        if time.start < quantity.end or not _TIGHT.fullmatch(text, quantity.end, time.start):
            continue
        gap = text[quantity.end : time.start]
        of_other = time.kind == "same" and (quantity.unit == "%" or "," in gap)
        speaks_of_next = _NEXT_IN_BRACKET.match(text, time.end) and "(" in gap
        fixed = time.kind in _FIXING and not of_other and not speaks_of_next
        return time if fixed else None
    return None


def _reaches(sentence: Sentence, time: Expression, place: int) -> bool:
    """Tell whether "từ năm 2008" still holds at *place*: it begins the sentence or its clause."""
    opening = not sentence.text[sentence.start : time.start].strip(" \n-–+")[4:]
    return opening or not _NEW_CLAUSE.search(sentence.text, time.end, place)


def _closed_bracket(text: str, start: int, end: int) -> bool:
    """Tell whether a bracket that was open at *start* is closed before *end*."""
    closing = text.find(")", start, end)
    return closing >= 0 and "(" not in text[start:closing]


def _bracketed(sentence: Sentence, at: int) -> bool:
    opening = sentence.text.rfind("(", sentence.start, at)
    return opening >= 0 and ")" not in sentence.text[opening:at]


def _resolved(
    sentence: Sentence, chosen: Expression, told: Sequence[Expression]
) -> Expression | None:
    """Return the expression that "trong tháng" and "cùng kỳ" stand for."""
    if chosen.kind == "within":
        monthly = [time for time in told if time.monthly and time.first and time.start < chosen.start]
        held = sentence.held if sentence.held and sentence.held.monthly else None
        return monthly[-1] if monthly else held
    if chosen.kind != "same":
        return chosen
    bases = [time for time in told if time.first and time.last and time.kind != "same"]
    if not bases:
        return None
    base = bases[0]
    return base._replace(first=_moved(base.first, chosen.year), last=_moved(base.last, chosen.year))


def _moved(day: date | None, year: int | None) -> date | None:
    """Return the same day, or last day of the same month, of *year* (None: the year before)."""
    if day is None:
        return None
    year = year or day.year - 1
    last = day.day == monthrange(day.year, day.month)[1]
    length = monthrange(year, day.month)[1]
    return date(year, day.month, length if last else min(day.day, length))


def _cumulative(chosen: Expression, told: Sequence[Expression], tail: str) -> bool | None:
    if _SUMMED.search(tail):
        return True
    if chosen.kind == "same":
        return next((time.cumulative for time in told if time.kind == "closed"), None)
    # A month beside the figure of the months until then is that month's alone.
    if chosen.monthly and chosen.cumulative is None:
        return False if any(time.cumulative and time is not chosen for time in told) else None
    return chosen.cumulative
