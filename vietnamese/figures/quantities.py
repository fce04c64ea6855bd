"""Numbers with their units, where they stand: the candidates for figures."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from vietnamese.figures.context import excluded
from vietnamese.figures.numerals import NUMERAL, SCALES, multiplied, plain, value_of
from vietnamese.figures.units import is_money, name_of, unit_pattern

_SCALE = "|".join(SCALES)
# No letter or other number may touch a numeral: 1A, F0, 12.5.2021, 16h30.
_NUMERAL = re.compile(rf"(?<![\w.,/])(?<![\w/][-–]){NUMERAL}")
_SCALES = re.compile(rf"\s?((?:(?:{_SCALE})(?!\w)\s?)+)")
_SMALLER = re.compile(rf"\s({NUMERAL})\s(nghìn|ngàn|triệu|tỷ|tỉ)(?!\w)")
_ABOUT = r"(?:(?:khoảng|gần|hơn|trên)\s)?"
_RANGE = re.compile(rf"\s?(?:[-–]|đến|tới)\s?{_ABOUT}({NUMERAL})(?![\d/]|\.\d)")
_RATIO = re.compile(rf"\s?/\s?({NUMERAL})(?![\d/]|\.\d)")
_CHANGE = re.compile(rf"\s(?:lên|xuống|còn|lên đến|xuống còn|lên thành)\s{_ABOUT}({NUMERAL})")
# A sum may lose its "đồng" where the next word is none that could be counted.
_SUM_ENDS = re.compile(
    r"\s?(?:$|[^\w\s]|(?:và|cho|so|tăng|giảm|từ|để|với|là|đã|còn|trong|của|ở|tại|mỗi|lên|đến|một|vào"
    r"|do|thì|nhưng|trở|một)(?!\w))"
)
_PER_TIME = re.compile(r"\s?/\s?(?:năm|tháng|ngày|người|hộ|ha|sào|m2|kg)(?!\w)")
_OF_PLAN = re.compile(r"\s(?=(?:so với )?(?:dự toán|kế hoạch|chỉ tiêu)(?!\w))")
_REACHED = re.compile(r"(?:đạt|bằng|vượt)(?: (?:khoảng|gần|hơn|trên|được))?\s$")


class Quantity(NamedTuple):
    """A number with its unit, in [start, end); *unit* None where the text has lost it.

    *noun* is where the counted noun begins, None for measures.
    """

    start: int
    end: int
    value: int | float
    unit: str | None
    high: int | float | None = None
    of: int | float | None = None
    noun: int | None = None


class _Amount(NamedTuple):
    """One number, its scale words and its unit, until *end*; *noun* as in `Quantity`."""

    value: Decimal
    scales: str
    unit: str | None
    end: int
    noun: int | None = None

    @property
    def whole(self) -> Decimal:
        return multiplied(self.value, self.scales)


def quantities(text: str) -> Iterator[Quantity]:
    """Yield the quantities of *text* in order, none of them overlapping another."""
    done = 0
    for numeral in _NUMERAL.finditer(text):
        if numeral.start() < done:
            continue
        found = _quantity(text, numeral)
        if found is not None and not excluded(text, numeral[0], found.start, found.end, found.unit):
            done = found.end
            yield found


def _quantity(text: str, numeral: re.Match[str]) -> Quantity | None:
    start = numeral.start()
    first = _amount(text, numeral[0], numeral.end())
    if first is None:
        return None
    if ratio := _RATIO.match(text, first.end):
        return _ratio(text, start, first, ratio)
    if (second := _RANGE.match(text, first.end)) and (high := _second(text, second)):
        return _range(start, first, high)
    if first.unit is not None:
        value = _signed(text, start, first.whole)
        return Quantity(start, first.end, value, first.unit, noun=first.noun)
    return _without_unit(text, start, first)


def _without_unit(text: str, start: int, first: _Amount) -> Quantity | None:
    """Return a number whose unit a later one has ("từ 35 xuống 20 ha"), or the text has lost."""
    changing = text.endswith("từ ", 0, start) and _CHANGE.match(text, first.end)
    if changing and (later := _second(text, changing)):
        scales = first.scales or later.scales
        return Quantity(start, first.end, plain(multiplied(first.value, scales)), later.unit)
    if _OF_PLAN.match(text, first.end) and _REACHED.search(text, max(0, start - 16), start):
        return Quantity(start, first.end, plain(first.whole), None)
    return None


def _amount(text: str, numeral: str, end: int) -> _Amount | None:
    value = value_of(numeral)
    if value is None:
        return None
    scales = ""
    if scaled := _SCALES.match(text, end):
        scales = scaled[1].rstrip()
        end = scaled.start(1) + len(scales)
        if smaller := _SMALLER.match(text, end):
            rest = value_of(smaller[1])
            value = multiplied(value, scales) + multiplied(rest or Decimal(0), smaller[2])
            scales, end = "", smaller.end()
    unit = _unit(text, end)
    if unit is not None:
        noun = unit.start() if unit["noun"] else None
        return _Amount(value, scales, name_of(unit), unit.end(), noun)
    if scales or text[end - 1].isalpha():
        return _sum(text, value, scales, end)
    return _Amount(value, scales, None, end)


def _unit(text: str, end: int) -> re.Match[str] | None:
    blank = end < len(text) and text[end].isspace()
    return unit_pattern().match(text, end + blank)


def _sum(text: str, value: Decimal, scales: str, end: int) -> _Amount:
    """Return a sum whose "đồng" is understood: "thu hồi được gần 7 tỷ)"."""
    if per := _PER_TIME.match(text, end):
        unit = "đồng/" + per[0].partition("/")[2].strip()
        return _Amount(value, scales, unit, per.end())
    money = _SUM_ENDS.match(text, end) and not scales.startswith(("nghìn", "ngàn", "vạn"))
    return _Amount(value, scales, "đồng" if money else None, end)


def _second(text: str, numeral: re.Match[str]) -> _Amount | None:
    """Return the later of two numbers, if it has a unit."""
    amount = _amount(text, numeral[1], numeral.end())
    return amount if amount is not None and amount.unit is not None else None


def _range(start: int, low: _Amount, high: _Amount) -> Quantity | None:
    if low.unit not in {None, high.unit, "đồng"}:
        return None
    scales = low.scales or high.scales if low.unit is None else low.scales
    value = multiplied(low.value, scales)
    if value > high.whole:
        value = multiplied(low.value, low.scales)
    return Quantity(start, high.end, plain(value), high.unit, plain(high.whole), noun=high.noun)


def _ratio(text: str, start: int, part: _Amount, whole: re.Match[str]) -> Quantity | None:
    of = _second(text, whole)
    if of is None or of.unit is None or is_money(of.unit) or part.value > of.value * 2:
        return None
    return Quantity(start, of.end, plain(part.whole), of.unit, None, plain(of.whole), of.noun)


def _signed(text: str, start: int, value: Decimal) -> int | float:
    """Return *value*, below zero where a minus stands before it and no word or number."""
    minus = text[start - 1 : start] in {"-", "−"} and text[max(0, start - 2)] in "( "
    return plain(-value if minus and start > 1 else value)
