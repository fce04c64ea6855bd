"""Numbers of documents in a text: "58-NQ/TW", "15/2021/NĐ-CP", "số 26, 27, 28-NQ/TW"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from vietnamese.documents.heads import Head, head_before
from vietnamese.documents.signs import (
    DASHES,
    ISSUERS,
    KINDS,
    canonical,
    is_assembly,
    is_known,
    parts_of,
)

_UPPER = "A-ZÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝĂĐÐĨŨƠƯ"
_LETTER = r"[^\W\d_]"
_SMALL_LETTER = f"(?:(?![{_UPPER}]){_LETTER})"
_B = r"[ \u00a0\t]?"
_KIND = "|".join(sorted(KINDS, key=len, reverse=True))
_SMALL = "|".join(sorted((part.lower() for part in (*KINDS, *ISSUERS)), key=len, reverse=True))
# A part in capitals may run into the next word (CPngày); one letter before small ones is a word.
# In spaced text the digits of a short part stand apart (C 46 - P 12).
_PART = rf"""(?:
    (?:{_KIND})[ ](?:UBND|HĐND|TTg|CP|TW|TU|HU|B[{_UPPER}]{{2,6}})(?!\w)
  | (?:TTg|TTr|CTr|QĐi|QyĐ|ThU|GDTrH)(?![{_UPPER}])
  | (?:UBTVQH|QH){_B}\d{{1,2}}(?!\d)
  | (?:[{_UPPER}]{{2,}}|[{_UPPER}](?!{_SMALL_LETTER}(?!{_SMALL_LETTER}?[{_UPPER}]{{2}})))
    (?:{_SMALL_LETTER}{{1,2}}[{_UPPER}]+|h(?!{_LETTER}))?(?:\d{{1,2}}(?!\d))?
    (?:(?:(?<=[ ][{_UPPER}])|(?<=[ ][{_UPPER}]{{2}})(?<!CP))[ ]\d{{1,2}}(?![\d/]|[.,]\d))?
  | (?i:{_SMALL}|qd|nd)(?!\w)
)"""
_JOINT = rf"(?:{_B}[{DASHES}/&]{_B}|\.(?=[{_UPPER}](?!\w)))"
_NUMBER = re.compile(
    # What may stand before the number is asked after its first digit: that is three times as fast.
    rf"""(?P<number>(?:\d|[oO](?=\d))
        (?:(?<![\w/{DASHES}+].)(?<!\d[.,].)|(?<=\Wsố.)|(?<=\Wsổ.)|(?<=địnhsố.))[\doO]{{0,5}})
    (?:{_B}[{DASHES}/]{_B}(?P<year>(?:19|2[0oO])[\doO]{{2}})(?!\d))?
    (?:(?P<joint>{_B}[{DASHES}/.]{_B})|{_B}(?=(?:{_KIND}){_B}[{DASHES}/]))
    (?P<sign>{_PART}(?:{_JOINT}{_PART}){{0,4}})""",
    re.VERBOSE,
)
# Only the Government issues decrees, and since 1996 their numbers hold the year.
_DECREE = re.compile(
    r"ghị\s*định\s*(?:số\s*:?\s*)?(?P<all>\d{1,3}\s?/\s?(?:19|20)\d\d(?![\d/]|\s?[/-]\s?[A-ZĐÐ]{2})"
    r"(?:\s*(?:,|;|và)\s*\d{1,3}/(?:19|20)\d\d(?![\d/]))*)",
    re.IGNORECASE,
)
_DECREE_NUMBER = re.compile(r"(\d+)\s?/\s?(\d{4})")
# "các Nghị quyết số 26, 27, 28-NQ/TW"
_LIST = re.compile(r"(?:\d{1,5}(?:/(?:19|20)\d\d)?\s*(?:,|;|và)\s*(?:số\s*)?)+$")
_MEMBER = re.compile(r"(\d{1,5})(?:/((?:19|20)\d\d))?")
_DATED = re.compile(r",?\s*ngày\s*\d")
_NEXT = re.compile(r"\s*(?:,|;|và)\s*(?:số\s*)?")


class Number(NamedTuple):
    """A document's *number* in its one form, where it stands, and the *head* before it."""

    number: str
    parts: tuple[str, ...]
    head: Head
    start: int
    end: int


def numbers(text: str) -> Iterator[Number]:
    """Yield the numbers of documents in *text*, in order.

    >>> [found.number for found in numbers("các Nghị quyết số 26, 27-NQ/TW và Nghị định 15/2021")]
    ['26-NQ/TW', '27-NQ/TW', '15/2021/NĐ-CP']
    """
    found = {one.start: one for one in (*_decrees(text), *_signed(text))}
    return (found[start] for start in sorted(found))


def _signed(text: str) -> Iterator[Number]:
    last: Number | None = None
    for match in _NUMBER.finditer(text):
        sign, end = _trimmed(match)
        parts = parts_of(sign)
        head, listed = _introduced(text, match.start("number"))
        if last and not head.kind and _NEXT.fullmatch(text, last.end, match.start("number")):
            head = last.head
        if head.foreign or not _is_document(match, parts, head, dated=_DATED.match(text, end)):
            continue
        party = "/" not in (match["joint"] or "/")
        year = _digits(match["year"]) if match["year"] else None
        if listed:
            for member in _MEMBER.finditer(text, *listed):
                number = canonical(member[1], member[2] or year, parts, party=party)
                yield Number(number, parts, head, *member.span())
        number = canonical(_digits(match["number"]), year, parts, party=party)
        last = Number(number, parts, head, match.start("number"), end)
        yield last


def _introduced(text: str, place: int) -> tuple[Head, tuple[int, int] | None]:
    """Return what introduces the number at *place*, and where a list that it ends stands."""
    listed = _LIST.search(text, max(0, place - 60), place)
    if listed and (head := head_before(text, listed.start())).kind:
        return head, listed.span()
    return head_before(text, place), None


def _decrees(text: str) -> Iterator[Number]:
    for match in _DECREE.finditer(text):
        for one in _DECREE_NUMBER.finditer(text, match.start("all"), match.end("all")):
            number = canonical(one[1], one[2], ("NĐ", "CP"), party=False)
            yield Number(number, ("NĐ", "CP"), Head("Nghị định"), *one.span())


def _trimmed(match: re.Match[str]) -> tuple[str, int]:
    """Return the sign and where it ends: a dash between blanks may begin something else.

    "15/QĐ-UBND - TTXVN" ends at its first blank, "15 / QĐ - UBND" is a slip of spacing.
    """
    sign = match["sign"]
    blanks = list(re.finditer(rf"\s[{DASHES}/]\s", sign))
    if blanks and not re.match(r"\s", match["joint"] or " "):
        for blank in blanks:
            before = parts_of(sign[: blank.start()])
            if len(before) > 1 or before[0] not in KINDS:
                return sign[: blank.start()], match.start("sign") + blank.start()
    return sign, match.end("sign")


def _is_document(
    match: re.Match[str], parts: tuple[str, ...], head: Head, *, dated: object
) -> bool:
    """Tell whether a number with a sign is that of a document, by its sign and what is around."""
    kind = parts[0] in KINDS
    if match["joint"] and "." in match["joint"]:
        return kind and len(parts) > 1 and head.kind is not None
    if head.kind:
        year = re.fullmatch(r"(?:19|20)\d\d", match["number"]) and not kind and not head.numbered
        return not year and (len("".join(parts)) > 1)
    if is_assembly(parts[-1]) and match["year"]:
        return True
    if len(parts) < 2:
        return False
    if kind:
        return head.numbered or dated is not None or any(is_known(part) for part in parts[1:])
    return head.numbered and is_known(parts[0])


def _digits(written: str) -> str:
    """Return digits for the letters o that stand for noughts."""
    return written.replace("o", "0").replace("O", "0")
