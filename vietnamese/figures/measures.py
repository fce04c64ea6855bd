"""What a figure measures, as written."""

import re
from typing import NamedTuple

from vietnamese.figures.quantities import Quantity
from vietnamese.figures.wording import either, word

# Between a figure and the percentages that say more of it stand no new subjects.
_LINK = re.compile(
    r"(?:[\s,;()–-]|(?:(?:\d\d?[/-])*\d{1,4}|[IV]+|"
    + either(
        "và, nhưng, chỉ, mới, đã, tương đương, tương ứng, ước, đạt, bằng, tăng, giảm, vượt, "
        "trên, gần, hoàn thành, khoảng, hơn, tới, đến, thêm, lên, xuống, còn, là, với, từ, so "
        "với, cùng kỳ, gấp, cao, thấp, thì, tăng trưởng, chiếm, mức, tỷ lệ, về, trước, năm, "
        "thời điểm, trong, tháng, quý, nay, ngoái, đầu"
    )
    + r")(?!\w))*"
)
_LEAD = re.compile(
    r"(?:[\s,–-]|(?:"
    + either(
        "trong đó, riêng, và, với, theo đó, cụ thể, ngoài ra, đồng thời, lũy kế, luỹ kế, tính "
        "chung, cả nước, toàn huyện, toàn tỉnh, toàn xã, toàn thị xã, toàn thành phố, có, đã, "
        "của, ước, trong, tính, đạt, phấn đấu, dự kiến, hết, bao gồm, gồm"
    )
    + r")(?!\w))*"
)
_VERB = re.compile(
    r"\s?"
    + word(
        "ước, đạt, là, còn, có, tăng, giảm, chiếm, lên, xuống, được, bị, ở mức, khoảng, trên, "
        "hơn, gần, chỉ, mới, đã, vượt, bằng, thực hiện, dự kiến, từ, gồm, với, giữ, duy trì, "
        "thu được, cho, trị giá, tới, đến, tại"
    )
)
_TIME = re.compile(
    r"\s?(?<!\w)(?:(?:[Tt]rong |[Rr]iêng )?"
    rf"(?:{either('tháng, quý, năm học, năm, ngày, giai đoạn')} [\dIV][\w/-]*(?: ?[-–] ?\d+)?"
    r"|\d+ tháng(?: (?:đầu|cuối) năm)?)(?:\s?(?:/|năm)\s?\d{4})?)(?!\w)"
)
_CLAUSE = re.compile(r"[,;:(](?!\d)\s*|\.(?=\s|$)\s*")
_NEXT = re.compile(r"[,;:.()–-](?=\s|$)|\s(?:và|với|trên|trong đó|còn|cho)(?=\s)|\s\(")
_GOT = re.compile(r"(?<!\w)được(?: (?:khoảng|gần|hơn|trên))?\s$")
_TOTAL = re.compile(word("tổng, số, tỷ lệ, dân số"))
_BOUND = either(
    "và, tại, trên, ở, cho, với, để, trong, đã, được, là, có, đạt, bằng, tăng, giảm, so, "
    "từ, vào, theo, do, khi, nhưng, thì, gồm, ước, đến, tới, hoặc, nhằm, mà, sẽ, trước, "
    "sau, đang, còn, hoàn thành, chiếm, tương, vượt, năm, tháng, thuộc, trị giá"
)
_PHRASE = re.compile(rf"(?:\s?(?!(?:{_BOUND})(?!\w))[^\W\d_]+){{1,7}}")
_MARKS = ' ,–-“”"'


class Measured(NamedTuple):
    """A quantity, what it measures, and where what is said of it ends."""

    quantity: Quantity
    measure: str | None
    end: int


def measure_of(text: str, start: int, quantity: Quantity, before: Measured | None) -> str | None:
    """Return what *quantity* measures; None where the text leaves it open.

    *start* is where the sentence begins, *before* the quantity before this one in it.
    """
    tail = text[before.end if before else start : quantity.start]
    if before and _continues(tail, quantity, before.quantity):
        return before.measure
    # "thu hoạch được 26 ha lúa": what was got is measured, not the getting.
    got = _object(text, quantity.end) if _GOT.search(tail) else None
    subject = got or _subject(_own(tail) if before else tail)
    if quantity.noun is not None:
        return subject if subject and _TOTAL.match(subject) else _phrase(text, quantity.noun)
    return subject or _object(text, quantity.end) or (before.measure if before else None)


def _continues(tail: str, quantity: Quantity, before: Quantity) -> bool:
    """Tell whether *quantity* says more of what the one *before* measures."""
    if quantity.noun is not None or not _LINK.fullmatch(tail):
        return False
    return quantity.unit in {"%", "lần", None, before.unit} or "(" in tail or "tương" in tail


def _own(tail: str) -> str:
    """Return *tail* without its first clause, which still belongs to the quantity before."""
    clause = _NEXT.search(tail)
    return tail[clause.end() :] if clause else ""


def _subject(tail: str) -> str | None:
    """Return the words before the verb in the last clause that has some."""
    for clause in reversed(_CLAUSE.split(tail)):
        lead = _LEAD.match(clause)
        rest = clause[lead.end() :] if lead else clause
        verb = _VERB.search(rest)
        words = _untimed(rest[: verb.start()] if verb else rest)
        if words:
            return words
    return None


def _untimed(words: str) -> str:
    """Return *words* until an expression of time, or what follows one at their beginning."""
    time = _TIME.search(words)
    if time is None:
        return words.strip(_MARKS)
    before = words[: time.start()].strip(_MARKS)
    return before or _untimed(words[time.end() :])


def _object(text: str, end: int) -> str | None:
    """Return the words after a number: "231 nghìn ha rừng tập trung"."""
    return _phrase(text, end + 1) if text[end : end + 1] == " " else None


def _phrase(text: str, start: int) -> str | None:
    found = _PHRASE.match(text, start)
    return found[0].strip() if found else None
