"""Communes, wards and townships named with their kind: "xã Đông Tiến", "các xã A, B và C"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

VERSION = "2"
"""Changes whenever the same text gives other names."""

# Upper and lower case take turns in Unicode's Vietnamese block, so a range cannot tell them apart.
_LOWER = "".join(chr(code) for code in range(0x61, 0x1EFA) if chr(code).islower())
_SYLLABLE = rf"(?![{_LOWER}\d_])\w[\w\u0300-\u036f]*(?!\w)"
# Two syllables or three; of a longer run two, for a person's name follows ("xã Đông Nam Lê Văn A").
_BLANK = r"[ \u00a0]"
_NAME = (
    rf"(?:(?!Xã|Phường|Thị\strấn|XÃ|PHƯỜNG){_SYLLABLE}{_BLANK}{_SYLLABLE}(?:{_BLANK}{_SYLLABLE}(?!{_BLANK}{_SYLLABLE}))?"
    rf"|(?<=hường )\d{{1,2}}(?![\w/]))"
)
# A list may tell of each member: "các xã Đông Yên (17 hộ), Đông Văn (9 hộ)".
_AND = r"(?:\s*\([^()]{1,40}\))?(?:\s*[,;]\s*(?:và\s+)?|\s+và\s+)"
# "thị xã" is a town, "hợp tác xã" a co-operative, "toàn xã" the whole commune.
_KIND = (
    r"(?<!\w)(?<!thị\s)(?<!Thị\s)(?<!tác\s)(?<!TÁC\s)(?<!THỊ\s)"
    r"(?P<kind>xã|phường|thị\strấn|Xã|Phường|Thị\strấn|XÃ|PHƯỜNG|THỊ\sTRẤN)"
)
_MENTION = re.compile(rf"(?P<many>(?:\b(?:[Cc]ác|[Hh]ai|[Bb]a|[Bb]ốn|[Nn]ăm|số|\d+)\s)?){_KIND}"
                      rf"(?P<colon>\s*:)?\s+(?P<names>{_NAME}(?:{_AND}{_NAME})*)")  # fmt: skip
_ITEM = re.compile(_NAME)
# What follows a comma may be an office ("Phòng Nông nghiệp") or a school.
_OFFICE = re.compile(
    r"(?:Phòng|Ban|Đoàn|Sở|Trạm|Ủy|Uỷ|Hội (?:Nông|Cựu|Liên|Chữ|Người|Chủ)|UBND|HĐND|MTTQ|NTM|BCH"
    r"|Trường (?:Tiểu|Mầm|Trung|THCS|THPT|TH))\b"
)


class Found(NamedTuple):
    """A commune in a text: kind and name, and the half-open range [start, end) it stands in."""

    name: str
    start: int
    end: int


def find(text: str) -> Iterator[Found]:
    """Yield the communes of *text* in order. An enumeration names each of its members.

    >>> text = "UBND xã Đông Hòa; 2 xã: Đông Tiến, Đông Phú và thị xã Nghi Sơn"
    >>> [found.name for found in find(text)]
    ['xã Đông Hòa', 'xã Đông Tiến', 'xã Đông Phú']
    """
    for mention in _MENTION.finditer(text):
        kind = " ".join(mention["kind"].lower().split())
        items = list(_ITEM.finditer(text, mention.start("names"), mention.end("names")))
        # "xã Đông Hòa, Bí thư": only a plural head is followed by a list.
        if not (mention["many"] or mention["colon"]):
            items = items[:1]
        for item in items:
            if _OFFICE.match(item[0]):
                break
            start = mention.start("kind") if item is items[0] else item.start()
            yield Found(f"{kind} {_titled(item[0])}", start, item.end())


def _titled(name: str) -> str:
    """Return *name* with single blanks, and not in capitals throughout."""
    name = " ".join(name.split())
    return name.title() if name.isupper() else name
