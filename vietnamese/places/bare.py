"""Communes that a text names without their kind, where its words or a list make that certain."""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final

from vietnamese.places.alternation import alternation
from vietnamese.places.belonging import in_provinces, members
from vietnamese.places.items import Item
from vietnamese.places.mentions import Text
from vietnamese.places.names import key, split_kind
from vietnamese.places.reading import FAMILY_NAME, UPPER
from vietnamese.places.table import Area, Unit, gazetteer

# Where something is, and who acts: "ở Đông Hòa", "UBND Đông Hòa", "bà con Đông Hòa".
_BEFORE = re.compile(
    r"(?:(?<!\w)(?:ở|tại|về|đến|tới|qua|từ|cho|với|của|do|địa bàn|địa phận|xuống|lên|vào|gồm|là|như"
    r"|(?:người |nhân |nông |ngư |nơi |thuộc |bà )?(?:dân|con)|cán bộ|lãnh đạo|chính quyền|công an"
    r"|quân sự|đảng bộ|đảng uỷ|đảng ủy|uỷ ban|ủy ban|ubnd|hđnd|mttq|hội nông dân|hội phụ nữ"
    r"|hội lhpn|đoàn thanh niên|đơn vị|địa phương|liên xã|hai|ba|các)\s|:\s?|\()$",
    re.IGNORECASE,
)
_NOT_BEFORE = re.compile(
    r"(?:(?<!\w)(?:đường|phố|chợ|kênh|sông|suối|núi|đồi|đèo|cầu|hồ|đập|đê|làng|thôn|bản|xóm|ấp|buôn"
    r"|khối|tổ|trường|thcs|thpt|tiểu học|mầm non|htx|hợp tác xã|công ty|nhà máy|công nghiệp|đô thị"
    r"|kcn|ccn|kđt|kdl"
    r"|du lịch|di tích|đền|chùa|đình|nhà thờ|giáo xứ|lễ hội|văn hóa|văn hoá|trống đồng|phía|hướng"
    r"|miền|vùng|ông|bà|anh|chị|em|cháu|đồng chí|nghĩa trang|bến|cảng|ga|huyện|quận|tỉnh|thành phố"
    r"|thị xã|quốc lộ|biển|bãi|xứ đồng|trại|lúa|gạo|nem|rượu|bưởi|cam|mía|xã|phường|thị trấn)\s)$",
    re.IGNORECASE,
)
_WINDOW = 24
_NEXT = re.compile(r"\s*(?:,|;|và|[-–])\s*$")
# Points of the compass are also names of communes.
_COMPASS: Final = frozenset(f"{one} {other}" for one in ("đông", "tây") for other in ("nam", "bắc"))
_CAPITAL_BEFORE = re.compile(rf"([{UPPER}]\w*)\s$")
_CAPITAL_AFTER = re.compile(rf"\s[{UPPER}]")
_SUBJECT = re.compile(r"\s?:|\s(?!(?:là|và)\b)[^\W\d_]")
_AREA_AFTER = re.compile(r"\s*[-–]\s*")


def names(text: Text, around: frozenset[Area], known: Collection[str]) -> Iterator[Item]:
    """Yield the bare names of units of the districts *around* that are surely meant as communes.

    *known* are the ids of units that the article names with their kind; their bare names need no
    more evidence.
    """
    pattern, units = _pattern(around)
    taken = [(item.start, item.end) for group in text.groups for item in group.items]
    taken += [(named.start, named.end) for named in text.areas]
    free = _free(text.text, pattern.finditer(text.text), taken)
    listed = _in_lists(text.text, free)
    for match in free:
        bearers = units[key(_spaced(match[0]))]
        if (
            match.start() in listed
            or any(unit.id in known for unit in bearers)
            or _evident(text.text, match, around)
        ):
            yield Item(frozenset(), match[0], bearers, *match.span())


def _free(
    text: str, found: Iterable[re.Match[str]], taken: Collection[tuple[int, int]]
) -> list[re.Match[str]]:
    """Return the names that stand for themselves; of a list (KCN A Sơn - B Vàng) all or none."""
    free = []
    bound_until = -1
    for match in found:
        start, end = match.span()
        if any(start < stop and begin < end for begin, stop in taken):
            continue
        bound = bound_until >= 0 and _NEXT.fullmatch(text, bound_until, start) is not None
        if bound or not _alone(text, match):
            bound_until = end
        else:
            free.append(match)
    return free


def _alone(text: str, match: re.Match[str]) -> bool:
    """Tell whether the name is no part of a person's, a street's, a school's or a product's."""
    start, end = match.span()
    before = text[max(0, start - _WINDOW) : start]
    if _NOT_BEFORE.search(before) or _CAPITAL_AFTER.match(text, end):
        return False
    capital = _CAPITAL_BEFORE.search(before)
    return capital is None or capital[1].isupper() or _BEFORE.search(before) is not None


def _evident(text: str, match: re.Match[str], around: frozenset[Area]) -> bool:
    if key(match[0]) in _COMPASS:
        return False
    if _opens(text, match):
        return True
    if _BEFORE.search(text, max(0, match.start() - _WINDOW), match.start()):
        return True
    after = _AREA_AFTER.match(text, match.end())
    bare = [split_kind(area.name)[1] for area in around]
    return after is not None and any(text.startswith(name, after.end()) for name in bare)


def _opens(text: str, match: re.Match[str]) -> bool:
    """Tell whether the name begins a sentence as its subject, as in `Đông Yên: 7 hộ`."""
    before = text[max(0, match.start() - 3) : match.start()].rstrip(" ")
    return (
        (not before or before[-1] in ".\n;")
        and _SUBJECT.match(text, match.end()) is not None
        and FAMILY_NAME.match(match[0]) is None
    )


def _in_lists(text: str, found: list[re.Match[str]]) -> set[int]:
    """Return where the names stand that follow one another, parted by commas alone."""
    listed = set()
    for one, other in pairwise(found):
        if _NEXT.fullmatch(text, one.end(), other.start()):
            listed |= {one.start(), other.start()}
    return listed


@lru_cache(maxsize=64)
def _pattern(around: frozenset[Area]) -> tuple[re.Pattern[str], dict[str, tuple[Unit, ...]]]:
    """Return what finds the bare names of the units of *around*, and the units of each name."""
    units: dict[str, tuple[Unit, ...]] = {}
    forms: set[str] = set()
    places = gazetteer()
    here = {
        places.area(code, at) for area in around for at, code in enumerate(area.provinces) if code
    }
    for unit in (unit for area in around for unit in members(area)):
        name = unit.bare
        # A name of one syllable says too little, and a district's name is the district's.
        if " " not in name or any(
            area in around or in_provinces(area, here)
            for area in places.areas_named.get(key(name), ())
        ):
            continue
        units[key(name)] = tuple(dict.fromkeys((*units.get(key(name), ()), unit)))
        forms |= {name, name.upper(), name.replace(" ", "")}
    return re.compile(rf"(?<!\w){alternation(forms)}(?!\w)"), units


def _spaced(name: str) -> str:
    """Return a name that was run together with its blanks.

    >>> _spaced("ĐôngHòa"), _spaced("ĐÔNG HÒA")
    ('Đông Hòa', 'ĐÔNG HÒA')
    """
    return name if name.isupper() else re.sub(rf"(?<=\w)(?=[{UPPER}])", " ", name)
