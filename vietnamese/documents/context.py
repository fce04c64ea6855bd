"""What a text says of a document beside its number: kind, who issued it, when."""

import re
from datetime import date
from typing import NamedTuple

from vietnamese.documents.issuers import issuer_at, issuer_before
from vietnamese.documents.numbers import Number
from vietnamese.documents.signs import KINDS, issuer_of
from vietnamese.writing import compose

_DAY = (
    r"ngày\s*(?P<day>\d{1,2})\s*(?:[/.\-–]|tháng)\s*(?P<month>\d{1,2})"
    r"\s*(?:[/.\-–]|,?\s*năm)\s*(?P<year>(?:19|20)\d\d)(?!\d)"
)
_DATED = re.compile(rf"[\s,(]*(?:(?:được\s+)?(?:ban\s+hành|ký)\s+)?{_DAY}\)?", re.IGNORECASE)
_OF_YEAR = re.compile(r"[\s,(]*năm\s+((?:19|20)\d\d)(?!\d)")
_OF = re.compile(r"[\s,]*(?:\(?\s*của|do)\s+", re.IGNORECASE)
_ISSUES = re.compile(r"\s+(?:(?:mới|vừa|đã)\s+)*(?:ban\s+hành|ký)\b")
# "Ngày 5/8/2020, UBND tỉnh đã ban hành Kế hoạch số": who did what before the number.
_VERB = re.compile(
    r"\s+(?:(?:đã|vừa|mới|cũng|vừa\s+mới|tiếp\s+tục)\s+)*"
    r"(?:ký\s+ban\s+hành|ban\s+hành|có|ra|ký|thông\s+qua|phát\s+hành)\s+(?:ra\s+|các\s+)?"
    r"(?:[^\W\d_]+\s+){1,6}(?:(?:số|sổ)\s*:?\s*)?$"
)
_ASIDE = re.compile(r"\s*\([^()]*\)$")
_ON_DAY = re.compile(
    rf"(?<!(?-i:[A-ZĐƯ\d])\s){_DAY}\s*,?\s*(?P<subject>[^,;\n]{{2,80}})$", re.IGNORECASE
)
_BREAK = re.compile(r"[\n;!?]|(?<!TP)(?<!TX)\.\s")
_BEFORE, _AFTER = 170, 200


class Context(NamedTuple):
    """*kind*, *issuer* and *date* (``YYYY-MM-DD``, or ``YYYY``) of a document, None where open."""

    kind: str | None
    issuer: str | None
    date: str | None


def context(text: str, number: Number) -> Context:
    """Return what *text* says around *number*; who issued it by its sign, if not in words."""
    after = compose(text[number.end : number.end + _AFTER])
    before = _BREAK.split(compose(text[max(0, number.start - _BEFORE) : number.start]))[-1]
    issuer, day = _said_after(after, number)
    doer, done_on = _said_before(before)
    return Context(_kind(number), issuer or doer or issuer_of(number.parts[-2:]), day or done_on)


def _kind(number: Number) -> str | None:
    """Return the kind as the head has it, unless the sign says that it cannot be."""
    said, of_sign = number.head.kind, KINDS.get(number.parts[0], ())
    if of_sign:
        return said if said in of_sign else of_sign[0]
    return None if said == "Văn bản" else said


def _said_after(after: str, number: Number) -> tuple[str | None, str | None]:
    """Return issuer and date from "ngày 5/8/2020 của Bộ Chính trị", in either order."""
    issuer = day = None
    place = 0
    if number.parts[-1] in ("UBND", "HĐND") and (found := issuer_at(f"{number.parts[-1]}{after}")):
        # "Kế hoạch số 41/KH-UBND huyện Mường La"
        issuer = found if " " in found else None
    for _ in range(2):
        if day is None and (match := _DATED.match(after, place)):
            day, place = _iso(match), match.end()
        elif day is None and (match := _OF_YEAR.match(after, place)):
            day, place = match[1], match.end()
        if issuer is None and (match := _OF.match(after, place)):
            name = issuer_at(after[match.end() :])
            if name and (
                "do" not in match[0].lower() or _ISSUES.match(after[match.end() + len(name) :])
            ):
                issuer, place = name, match.end() + len(name)
    return issuer, day


def _said_before(before: str) -> tuple[str | None, str | None]:
    """Return issuer and date from "Ngày 5/8/2020, UBND tỉnh đã ban hành Kế hoạch số"."""
    verb = _VERB.search(before)
    if verb is None:
        return None, None
    subject = _ASIDE.sub("", before[: verb.start()])
    match = _ON_DAY.search(subject)
    return issuer_before(subject), _iso(match) if match else None


def _iso(match: re.Match[str]) -> str | None:
    """Return the date of a match of `_DAY`; None where there is no such day."""
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"])).isoformat()
    except ValueError:
        return None
