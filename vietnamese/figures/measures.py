"""What a figure measures, as written."""

import re

from vietnamese.figures.quantities import Quantity

# Between a figure and the percentages that say more of it stand no new subjects.
_LINK = re.compile(
    r"(?:[\s,;(–-]|(?:và|nhưng|chỉ|mới|đã|tương đương|tương ứng|ước|đạt|bằng|tăng|giảm|vượt|hoàn thành|trên|gần|khoảng|hơn|tới|đến"
    r"|thêm|lên|xuống|còn|là|với|từ|so với|cùng kỳ|gấp|cao|thấp|thì|đã|tăng trưởng|chiếm|mức|tỷ lệ|về|trước|năm|thời điểm|trong đó"
    r"|đầu)(?!\w))*"
)
_LEAD = re.compile(
    r"(?:[\s,–-]|(?:[Tt]rong đó|[Rr]iêng|và|[Vv]ới|[Tt]heo đó|[Cc]ụ thể|[Nn]goài ra|[Đđ]ồng thời|[Ll][uũ][ỹy] kế|[Tt]oàn"
    r"(?: (?:huyện|tỉnh|xã|thị xã|thành phố|quốc))?|[Cc]ả nước|[Tt]ính chung|có|đã|của|ước|trong|tính|đạt|với|[Pp]hấn đấu|[Dd]ự kiến|hết)(?!\w))*"
)
_VERB = re.compile(
    r"\s?(?<!\w)(?:ước|đạt|là|còn|có|tăng|giảm|chiếm|lên|xuống|được|bị|ở mức|khoảng|trên|hơn|gần|chỉ|mới|đã|vượt|bằng|thực hiện|dự kiến"
    r"|từ|gồm|với|giữ|duy trì|thu được|cho|trị giá|tới|đến|cho|tại)(?!\w)"
)
_CLAUSE = re.compile(r"[,;:(.](?=\s|$)\s*")
_TIME = re.compile(
    r"\s?(?<!\w)(?:(?:[Tt]rong |[Rr]iêng )?(?:(?:[Tt]háng|[Qq]uý|[Nn]ăm(?: học)?|[Nn]gày|[Gg]iai đoạn) [\dIV][\w/-]*(?: ?[-–] ?\d+)?"
    r"|\d+ tháng(?: (?:đầu|cuối) năm)?)(?:\s?(?:/|năm)\s?\d{4})?)(?!\w)"
)
_TOTAL = re.compile(r"(?:[Tt]ổng|[Ss]ố|[Tt]ỷ lệ|[Dd]ân số)(?!\w)")
_MARKS = ' ,–-“”"'
_BOUND = (
    r"(?:và|tại|trên|ở|cho|với|để|trong|đã|được|là|có|đạt|bằng|tăng|giảm|so|từ|vào|theo|do|khi|nhưng|thì|gồm|ước|đến|tới|hoặc|nhằm"
    r"|mà|sẽ|trước|sau|đang|còn|hoàn thành|chiếm|tương|vượt|năm|tháng|thuộc|trị giá)(?!\w)"
)
_PHRASE = re.compile(rf"(?:\s?(?!{_BOUND})[^\W\d_]+){{1,7}}")


def measure_of(text: str, since: int, quantity: Quantity, previous: str | None) -> str | None:
    """Return what *quantity* measures; None where the text leaves it open.

    *since* is where the sentence begins, or what was said of the quantity before ends, whose
    measure is *previous*.
    """
    tail = text[since : quantity.start]
    if previous and quantity.noun is None and _LINK.fullmatch(tail):
        return previous
    subject = _subject(tail)
    if quantity.noun is not None:
        return subject if subject and _TOTAL.match(subject) else _phrase(text, quantity.noun)
    return subject or _object(text, quantity.end) or previous


def _subject(tail: str) -> str | None:
    """Return the words before the verb in the last clause that has some."""
    for clause in reversed(_CLAUSE.split(tail)):
        rest = clause[_LEAD.match(clause).end() :]  # type: ignore[union-attr]
        verb = _VERB.search(rest)
        words = _untimed(rest[: verb.start()] if verb else rest)
        if words:
            return words
    return None


def _untimed(words: str) -> str:
    """Return *words* until an expression of time, or what follows one at their beginning."""
    time = _TIME.search(words)
    if time is not None:
        before = words[: time.start()].strip(_MARKS)
        return before or _untimed(words[time.end() :])
    return words.strip(_MARKS)


def _object(text: str, end: int) -> str | None:
    """Return the words after a number: "231 nghìn ha rừng tập trung"."""
    return _phrase(text, end + 1) if text[end : end + 1] == " " else None


def _phrase(text: str, start: int) -> str | None:
    found = _PHRASE.match(text, start)
    return found[0].strip() if found else None
