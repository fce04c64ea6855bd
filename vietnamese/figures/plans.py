"""Of whose plan a percentage is: "46% dự toán tỉnh giao", "vượt kế hoạch 5%"."""

import re
from typing import NamedTuple

from vietnamese.figures.quantities import Quantity
from vietnamese.figures.wording import either

_PLAN = either("dự toán, kế hoạch, chỉ tiêu, mục tiêu, nghị quyết, KH, NQ, DT")
# The plan's own words end at a mark, a conjunction, a verb or a comparison.
_STOP = either(
    r"và, tăng, giảm, đạt, bằng, so, cùng, vượt, ước, trong, với, nhưng, là, về, do, thì, "
    r"vào, khi, còn, tương, cao, thấp, hoàn, mà, vừa, để, đã, đang, được, trên, theo, hơn, "
    r"cho, tháng, lên, xuống, gấp, trở, quý(?=\s[IV\d])"
)
_GIVEN = r"\s(?:đã giao|đề ra|giao|được giao|(?:cấp )?trên giao)"
_NAMED = (
    rf"{_PLAN}(?:{_GIVEN}|\s(?!(?:{_STOP})(?!\w))[^\W\d]+){{0,5}}"
    rf"(?:\s\d{{4}}(?!\d|[.,]\d))?(?:{_GIVEN})?"
)
_AFTER = re.compile(rf"\s?(?:so với |của |trong )?(?P<plan>{_NAMED})")
_LINK = either(
    r"mới, chỉ, ước, thì, là, tăng, vượt, đạt, bằng, khoảng, gần, hơn, trên, thiếu, hụt, "
    r"\s"
)
_BEFORE = re.compile(
    rf"{either('vượt, thiếu, hụt, đạt, bằng')} (?P<plan>{_NAMED})(?:{_LINK}|,)*$"
    rf"|[Ss]o với (?P<compared>{_NAMED})(?:,[^,;%]*|\s{_LINK}*\w{_LINK}*)$"
)
_SURPLUS = re.compile(rf"{either('vượt, thiếu, hụt, hụt thu')}(?: (?:khoảng|gần|hơn|trên|tới))?\s$")
_REACHED = re.compile(
    rf"{either('đạt, hoàn thành, bằng')}(?: (?:khoảng|gần|hơn|trên|được|tới))*\s$"
)
_NOTHING_MORE = re.compile(r"\s?(?:[,.;)]|$|và )")
_GROWN = re.compile(rf"{either('tăng, giảm')}(?: (?:khoảng|gần|hơn|trên|tới|thêm))*\s$")
_NEAR = 90


class Plan(NamedTuple):
    """The plan of a quantity: its *name* as written, its end; *open* where it is left unsaid."""

    name: str | None
    end: int
    open: bool = False


def plan_of(text: str, sentence: int, quantity: Quantity) -> Plan:
    """Return the plan of *quantity* in the sentence that begins at *sentence*.

    Only a percentage, or what is over or short of a plan, has one.
    """
    end = quantity.end
    left = text[max(sentence, quantity.start - _NEAR) : quantity.start]
    percent = quantity.unit in {"%", None}
    if not percent and not _SURPLUS.search(left):
        return Plan(None, end)
    if found := _AFTER.match(text, end):
        return Plan(found["plan"], found.end())
    if _GROWN.search(left):
        return Plan(None, end)
    if found := _BEFORE.search(left):
        return Plan(found["plan"] or found["compared"], end)
    reached = percent and _REACHED.search(left) and _NOTHING_MORE.match(text, end)
    return Plan(None, end, open=bool(reached))
