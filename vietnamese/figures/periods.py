"""Which expression of time holds for which quantity."""

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from vietnamese.figures.quantities import Quantity
from vietnamese.figures.times import Expression
from vietnamese.figures.wording import word

_TIGHT = re.compile(r"\s?(?:,\s)?(?:[(–-]\s?)?(?:(?:vào|trong|tính|cho|của|ở)\s)?")
_COMPARED = re.compile(
    r"(?:[Ss]o(?: với)?|cao hơn|thấp hơn|hơn)\s(?=[^\W\d])"
    r"|(?<=%)\s(?=cùng kỳ)|(?<=lần)\s(?=năm|cùng)"
)
_COMPARISON_ENDS = re.compile(r"[,;:()]|\s(?:tăng|giảm|đạt|ước|trong khi|chỉ|thì|lên)\s")
_TARGET = re.compile(
    word("dự kiến, phấn đấu, mục tiêu, chỉ tiêu, kế hoạch, sẽ, được giao, đặt ra, kỳ vọng")
    + r"|(?<!duyệt )"
    + word("dự toán")
)
_AIMING = re.compile(r"[\s–+*-]*(?:Dự kiến|Phấn đấu|Mục tiêu|Chỉ tiêu)")
_REACHED = re.compile(r"(?<!\w)(?:đã|được|ước|hiện|nay|bằng|so|mới|chỉ|thực hiện|giải ngân)(?!\w)")
_CLAUSE = re.compile(r"[,;:(]\s(?=[^,;:(]*$)")
_NEW_CLAUSE = re.compile(r"[,;:]\s|\svà\s")
_NEXT_IN_BRACKET = re.compile(r"[^()]*\d[^()]*\)")
_PARTED = re.compile(r"[:;]\s")
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
    """A sentence in [start, end) of *text*, and what it says of time.

    *times* are all its expressions, *told* those of its own time: no comparison, no year of a plan.
    *held* is what the sentences before it may still speak of, *month* the month or quarter that
    they named last.
    """

    text: str
    start: int
    end: int
    times: Sequence[Expression]
    told: Sequence[Expression]
    held: Expression | None
    month: Expression | None


def told_in(
    text: str, times: Sequence[Expression], plans: Sequence[tuple[int, int]], start: int, end: int
) -> list[Expression]:
    """Return those of *times* that tell when the sentence in [start, end) holds.

    *plans* are the places of figures with their plans: "đạt 38% dự toán năm 2024".
    """
    if not times:
        return []
    regions = [*_comparisons(text, start, end), *plans]
    return [
        time
        for time in times
        if time.kind != "said" and not any(a <= time.start < b for a, b in regions)
    ]


def held_after(sentence: Sentence) -> Expression | None:
    """Return the closed period that the sentences after this one may still speak of."""
    told = [time for time in sentence.told if not _bracketed(sentence, time.start)]
    held = sentence.held
    if told:
        held = (
            told[-1] if told[-1].kind == "closed" and told[-1].last and not told[-1].ahead else None
        )
    # A single day is the day of an event, which the next paragraph no longer tells of.
    ended = sentence.text[sentence.end : sentence.end + 1] == "\n"
    return None if held and ended and held.first == held.last else held


def month_after(sentence: Sentence) -> Expression | None:
    """Return the month or quarter that was named last when *sentence* ends."""
    named = [time for time in sentence.told if time.monthly and time.first]
    return named[-1] if named else sentence.month


def period_of(sentence: Sentence, quantity: Quantity, since: int, previous: Period) -> Period:
    """Return the period of *quantity*; *previous* is that of the quantity that ends at *since*."""
    tail = sentence.text[since : quantity.start]
    target = _is_target(sentence, tail, listed=previous.target)
    chosen = _compared_with(sentence, quantity) or _chosen(sentence, quantity)
    if chosen is None:
        held = sentence.held
        return Period(*_days(held), None, carried=held is not None, target=target)
    first, last = _days(_resolved(sentence, chosen))
    if chosen.monthly and _SUMMED.search(sentence.text, max(since, chosen.end), quantity.start):
        first = None
    target = target or chosen.ahead
    cumulative = None if target else _cumulative(chosen, sentence.told, tail)
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


def _comparisons(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return where a sentence names what it compares with."""
    regions = []
    for found in _COMPARED.finditer(text, start, end):
        close = _COMPARISON_ENDS.search(text, found.end(), end)
        regions.append((found.start(), close.start() if close else end))
    return regions


def _compared_with(sentence: Sentence, quantity: Quantity) -> Expression | None:
    """Return the time of a number in brackets: "tăng 3% so với năm 2016 (5,4 triệu đồng)"."""
    for time in sentence.times:
        if sentence.text[time.end : quantity.start].strip() == "(":
            return time if time.kind in _FIXING else None
    return None


def _chosen(sentence: Sentence, quantity: Quantity) -> Expression | None:
    """Return the expression that stands next: right behind, else before, else behind."""
    if tight := _right_behind(sentence, quantity):
        return tight
    text, before, bracketed = sentence.text, None, None
    for time in sentence.told:
        if time.end > quantity.start:
            break
        if time.kind == "since" and not _reaches(sentence, time, quantity.start):
            continue
        if _closed_bracket(text, time.end, quantity.start):
            bracketed = time
        else:
            before = time
    return before or bracketed or _behind(sentence, quantity)


def _behind(sentence: Sentence, quantity: Quantity) -> Expression | None:
    """Return what fixes a period later in the sentence; "đến ..." not for an earlier clause."""
    for time in sentence.told:
        if time.start >= quantity.end and time.kind in {"closed", "until"}:
            parted = _PARTED.search(sentence.text, quantity.end, time.start)
            return None if parted and time.kind == "until" else time
    return None


def _right_behind(sentence: Sentence, quantity: Quantity) -> Expression | None:
    """Return the expression right behind *quantity*: "38,2% năm 2013 xuống còn 33,2% năm 2014"."""
    text = sentence.text
    for time in sentence.times:
        if time.start < quantity.end or not _TIGHT.fullmatch(text, quantity.end, time.start):
            continue
        gap = text[quantity.end : time.start]
        of_other = quantity.unit == "lần" or (
            time.kind == "same" and (quantity.unit == "%" or "," in gap)
        )
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


def _resolved(sentence: Sentence, chosen: Expression) -> Expression | None:
    """Return the expression that "trong tháng" and "cùng kỳ" stand for."""
    if chosen.kind == "within":
        before = [time for time in sentence.told if time.start < chosen.start]
        return month_after(sentence._replace(told=before))
    if chosen.kind != "same":
        return chosen
    bases = [time for time in sentence.told if time.first and time.last and time.kind != "same"]
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
