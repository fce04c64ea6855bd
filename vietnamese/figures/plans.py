"""Of whose plan a percentage is: "46% dự toán tỉnh giao", "vượt kế hoạch 5%"."""

import re
from typing import NamedTuple

from vietnamese.figures.quantities import Quantity

_PLAN = r"(?:[Dd]ự toán|[Kk]ế hoạch|[Cc]hỉ tiêu|[Mm]ục tiêu|[Nn]ghị quyết|KH|NQ|DT)"
# The plan's own words end at a mark, a conjunction, a verb or a comparison.
_STOP = (
    r"(?:và|tăng|giảm|đạt|bằng|so|cùng|vượt|ước|trong|với|nhưng|là|về|do|thì|vào|khi|còn|tương|cao|thấp|hoàn|mà|vừa|để"
    r"|đã|đang|được|trên|theo|hơn|cho|tháng|lên|xuống|gấp|trở|quý(?=\s[IV\d]))(?!\w)"
)
_TAIL = rf"(?:\s(?:đã giao|đề ra|được giao|(?:cấp )?trên giao|(?!{_STOP})[^\W\d]+)){{0,5}}(?:\s\d{{4}}(?!\d|[.,]\d))?(?:\s(?:đã giao|đề ra|giao|được giao))?"
_NAMED = rf"{_PLAN}{_TAIL}"
_AFTER = re.compile(rf"\s?(?:so với |của |trong )?(?P<plan>{_NAMED})")
_LINK = r"(?:mới|chỉ|ước|thì|là|tăng|vượt|đạt|bằng|khoảng|gần|hơn|trên|thiếu|hụt|[,\s])"
_BEFORE = re.compile(
    rf"(?:[Vv]ượt|[Tt]hiếu|[Hh]ụt|[Đđ]ạt|[Bb]ằng) (?P<plan>{_NAMED}){_LINK}*$"
    rf"|[Ss]o với (?P<compared>{_NAMED})[,\s]{_LINK}*\w{_LINK}*$"
)
_AHEAD = re.compile(rf"[Ss]o với (?P<plan>{_NAMED}),[^,;%]*$")
_SURPLUS = re.compile(
    r"(?:[Vv]ượt|[Tt]hiếu|[Hh]ụt|hụt thu|vượt thu)(?: (?:khoảng|gần|hơn|trên|tới))?\s$"
)
_REACHED = re.compile(r"(?:[Đđ]ạt|[Hh]oàn thành|[Bb]ằng)(?: (?:khoảng|gần|hơn|trên|được|tới))*\s$")
_NOTHING_MORE = re.compile(r"\s?(?:[,.;)]|$|và )")
_GROWN = re.compile(r"(?:[Tt]ăng|[Gg]iảm)(?: (?:khoảng|gần|hơn|trên|tới|thêm))*\s$")


class Plan(NamedTuple):
    """The plan of a quantity: its *name* as written, whether the text leaves it open, its end."""

    name: str | None
    open: bool
    end: int


def plan_of(text: str, sentence: int, quantity: Quantity) -> Plan:
    """Return the plan of *quantity* in the sentence that begins at *sentence*.

    Only a percentage, or what is over or short of a plan, has one.
    """
    end = quantity.end
    left = text[max(sentence, quantity.start - 70) : quantity.start]
    percent = quantity.unit in {"%", None}
    if not percent and not _SURPLUS.search(left):
        return Plan(None, False, end)
    if found := _AFTER.match(text, end):
        return Plan(found["plan"], False, found.end())
    if _GROWN.search(left):
        return Plan(None, False, end)
    if found := _BEFORE.search(left) or _AHEAD.search(left):
        return Plan(found[found.lastgroup or 0], False, end)
    reached = percent and _REACHED.search(left) and _NOTHING_MORE.match(text, end)
    return Plan(None, bool(reached), end)
