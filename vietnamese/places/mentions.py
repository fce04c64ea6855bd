"""Communes that a text names with their kind, one by one or in a list, and the areas beside them."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from vietnamese.places.belonging import Home, districts, within
from vietnamese.places.kinds import Kind, find_kinds
from vietnamese.places.reading import SURNAMES, Reading, areas_at, run_at, unit_names
from vietnamese.places.table import Area, Unit, gazetteer

_TO_NAME = re.compile(r"[^\S\n]*:\s{0,3}|[^\S\n]{0,3}")
_MANY = re.compile(
    r"(?:\b(?:các|những|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|số)|\d)\s+$", re.IGNORECASE
)
_BETWEEN_KINDS = re.compile(r"\s*(?:[,/-]|và|hoặc)\s*")
# A list may tell of each member: "các xã Đông Yên (17 hộ), Đông Văn (9 hộ)".
_NEXT = re.compile(
    r"(?:[^\S\n]*\([^()\n]{1,60}\))?"
    r"(?:[^\S\n]*[,;][^\S\n]*(?:và\s)?|\s(?:và|cùng|với|hoặc)\s|[^\S\n]*[-–][^\S\n]*)"
)
_TO_AREA = re.compile(
    r"[^\S\n]*([,(–-])?[^\S\n]*(?:(?:đều|cùng|cùng ở)\s)?(?:(?:thuộc|của|ở|tại|trên địa bàn)\s)?"
)
_FORMER = re.compile(r"\s*\(?(?:cũ|trước đây|trước kia|trước khi)\b")
_DIGIT = re.compile(r"\d")
# What follows a comma may be an office ("Phòng Nông nghiệp"), a school or a post.
_OFFICE = re.compile(
    r"(?:Phòng|Ban|Đoàn|Sở|Trạm|Ủy|Uỷ|Hội|Chi|Đảng|Công|Bí|Chủ|Phó|Trưởng|Trường|Giám|Bộ|Tỉnh|Huyện"
    r"|Thường|Văn phòng|UBND|HĐND|MTTQ|NTM|BCH|THCS|THPT|TH)\b"
)  # fmt: skip


class Named(NamedTuple):
    """An area that a text names: what it may be, and where."""

    areas: tuple[Area, ...]
    kind: str
    start: int
    end: int


@dataclass(slots=True)
class Item:
    """A name with its kinds, as a list may have several; *units* are all that bear the name."""

    kinds: frozenset[str]
    name: str
    units: tuple[Unit, ...]
    start: int
    end: int
    former: bool = False


@dataclass(slots=True)
class Group:
    """Items of one list, and the areas that the text puts beside it, the smallest first."""

    items: list[Item] = field(default_factory=list)
    areas: list[tuple[Area, ...]] = field(default_factory=list)
    end: int = 0


class Text(NamedTuple):
    """What was read in a text: groups of communes, and all the areas that it names with a kind."""

    text: str
    groups: list[Group]
    areas: list[Named]


def read(text: str, home: Home) -> Text:
    """Return the communes and areas that *text*, in NFC, names with their kind."""
    kinds = list(find_kinds(text))
    areas = [named for kind in kinds if not kind.is_unit and (named := _area(text, kind))]
    by_start = {kind.start: kind for kind in kinds}
    groups: list[Group] = []
    heads: list[Kind] = []
    for kind in kinds:
        if not kind.is_unit or (groups and kind.start < groups[-1].end):
            continue
        heads = [*heads, kind] if heads and _joined(text, heads[-1], kind) else [kind]
        group = _group(text, heads, by_start, home)
        if group.items:
            previous = groups[-1] if groups else None
            groups.append(group)
            if previous and not previous.areas and _follows(text, previous, heads[0]):
                if all(_inside(item, group.areas) for item in previous.items):
                    previous.areas = group.areas
            heads = []
    return Text(text, groups, areas)


def compatible(unit: Unit, kinds: Collection[str]) -> bool:
    """Tell whether *unit* is, or has since become, of one of *kinds*; of any where there is none."""
    return not kinds or unit.kind in kinds or unit.later.partition(" ")[0].lower() in kinds


def _area(text: str, kind: Kind) -> Named | None:
    start = _TO_NAME.match(text, kind.end).end()  # type: ignore[union-attr]
    areas, end = areas_at(text, start, kind.text)
    return Named(_of_kind(areas, kind.text), kind.text, kind.start, end) if areas else None


def _of_kind(areas: tuple[Area, ...], kind: str) -> tuple[Area, ...]:
    """Return the areas that may be called so: `thành phố Hòa Bình` is not the province."""
    if kind != "thành phố":
        return areas
    return tuple(a for a in areas if not a.is_province or a.name.startswith("Thành")) or areas


def _joined(text: str, one: Kind, other: Kind) -> bool:
    """Tell whether two kinds stand together, as in `các xã, thị trấn: ...`."""
    between = _BETWEEN_KINDS.fullmatch(text, one.end, other.start)
    return between is not None


def _follows(text: str, group: Group, head: Kind) -> bool:
    between = _NEXT.match(text, group.end)
    return between is not None and between.end() == head.start


def _inside(item: Item, areas: Sequence[tuple[Area, ...]]) -> bool:
    return any(all(within(unit, level) for level in areas) for unit in item.units)


def _group(text: str, heads: Sequence[Kind], by_start: dict[int, Kind], home: Home) -> Group:
    """Return the names behind the kinds *heads*: one, or a list."""
    head = heads[-1]
    kinds = frozenset(kind.text for kind in heads)
    many = len(heads) > 1 or bool(_MANY.search(text, max(0, heads[0].start - 12), heads[0].start))
    start = _TO_NAME.match(text, head.end).end()  # type: ignore[union-attr]
    # "Sắp xếp xã: Đạt kế hoạch" names none; nor does what only looks like a kind (TT Trump).
    open_to_new = not head.loose and (many or ":" not in text[head.end : start])
    group = Group()
    begin = head.start
    while item := _item(text, start, begin, kinds, home, open_to_new=open_to_new):
        if group.items and not _together(group.items[-1], item):
            if not many or _OFFICE.match(text, start):
                break
        group.items.append(item)
        group.end = item.end
        _read_areas(text, group, by_start, home, listed=many)
        if not group.areas and _counted(item, home):
            group.items.pop()
            break
        after = _NEXT.match(text, item.end)
        if group.areas or after is None or after.end() in by_start:
            break
        start = begin = after.end()
        open_to_new = open_to_new and many
    return group


def _item(
    text: str, start: int, begin: int, kinds: frozenset[str], home: Home, *, open_to_new: bool
) -> Item | None:
    """Return the name at *start*; with *open_to_new* one that no unit bears but looks like it too."""
    if _person(text, start):
        return None
    readings = list(unit_names(text, start))
    if "phường" not in kinds:
        readings = [one for one in readings if not one.keys[0].isdecimal()]
    if readings:
        reading, units = _likeliest(readings, kinds, home)
        if reading.words > 1 or units or _whole(text, start, reading):
            units = units or tuple(u for name in reading.keys for u in gazetteer().named[name])
            end = reading.end
            former = _FORMER.match(text, end) is not None
            return Item(kinds, text[start:end], units, begin, end, former)
    run = run_at(text, start) if open_to_new else None
    if run is None or _OFFICE.match(text, start) or run[0].isupper() or _DIGIT.search(run[0]):
        return None
    words = re.split(r"[ \u00a0]+", re.split(r"\s?[-–]\s?", run[0])[0])
    words = words[:2] if len(words) > 3 else words
    end = start + len(" ".join(words))
    if len(words) < 2 or " ".join(words) != text[start:end]:
        return None
    return Item(kinds, text[start:end], (), begin, end)


def _person(text: str, start: int) -> bool:
    """Tell whether a person's name of three or four words stands there: "UBND xã Lê Văn Hải"."""
    run = run_at(text, start)
    words = run[0].split() if run else []
    if len(words) < 3 or words[0] not in SURNAMES or run is None or run[0].isupper():
        return False
    return next((reading.end < run.end() for reading in unit_names(text, start)), True)


def _counted(item: Item, home: Home) -> bool:
    """Tell whether a number says how many, as in `phường 5 ngày`, for no ward near is so named."""
    numbered = item.name.isdecimal() and bool(home.provinces)
    return numbered and not any(within(unit, home.provinces) for unit in item.units)


def _whole(text: str, start: int, reading: Reading) -> bool:
    """Tell whether a name of one word is all that stands there, as in `xã Lìa, huyện`."""
    run = run_at(text, start)
    return run is not None and run.end() == reading.end and len(run[0]) > 1


def _likeliest(
    readings: Sequence[Reading], kinds: frozenset[str], home: Home
) -> tuple[Reading, tuple[Unit, ...]]:
    """Return the longest name that a unit near the portal bears, else the longest; and its units."""
    named = [
        (one, tuple(unit for name in one.keys for unit in gazetteer().named[name]))
        for one in readings
    ]
    for areas in (home.districts, home.provinces):
        for reading, units in named:
            if any(compatible(unit, kinds) and within(unit, areas) for unit in units):
                return reading, units
    whole = [(one, units) for one, units in named if one.words > 1 or one.keys[0].isdecimal()]
    return (whole or [(named[0][0], ())])[0]


def _together(one: Item, other: Item) -> bool:
    """Tell whether two names of a list may be of one district."""
    shared = {area for unit in one.units for area in districts(unit.id)}
    return any(shared & districts(unit.id) for unit in other.units)


def _read_areas(
    text: str, group: Group, by_start: dict[int, Kind], home: Home, *, listed: bool
) -> None:
    """Add the district and the province that stand behind the last item."""
    at = group.end
    while len(group.areas) < 2:
        gap = _TO_AREA.match(text, at)
        start = gap.end() if gap else at
        kind = by_start.get(start)
        if kind is not None and kind.is_unit:
            return
        if kind is not None:
            named = _area(text, kind)
            if named is None:
                # A district that is in no table leaves open where its communes are.
                group.areas += [()] if not kind.loose and run_at(text, kind.end + 1) else []
                return
            areas, at = named.areas, named.end
        else:
            areas, at = areas_at(text, start)
            units = [unit for item in group.items for unit in item.units]
            areas = tuple(area for area in areas if any(within(unit, [area]) for unit in units))
            # A bare name is an area's only beside a comma, a bracket or a dash; a number never.
            if not areas or gap is None or not gap[1] or text[start].isdecimal():
                return
            if listed and not group.areas and gap[1] != "(":
                last = group.items[-1]
                other = _item(text, start, start, last.kinds, home, open_to_new=False)
                if other and _together(last, other):
                    return
        group.areas.append(areas)
