"""Communes that a text names with their kind, single or in a list, and the areas beside them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from vietnamese.places.belonging import Home, districts, within
from vietnamese.places.items import OFFICE, Item, counted, item_at
from vietnamese.places.kinds import Kind, find_kinds
from vietnamese.places.reading import areas_at, run_at
from vietnamese.places.table import Area

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


class Named(NamedTuple):
    """An area that a text names: what it may be, and where."""

    areas: tuple[Area, ...]
    kind: str
    start: int
    end: int


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
            if previous and _follows(text, previous, heads[0]):
                _inherit(previous, group.areas)
            heads = []
    return Text(text, groups, areas)


def read_areas(text: str) -> list[Named]:
    """Return the districts and provinces that *text*, in NFC, names with their kind."""
    return [named for kind in find_kinds(text) if not kind.is_unit and (named := _area(text, kind))]


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


def _inherit(group: Group, areas: list[tuple[Area, ...]]) -> None:
    """Let *group* share the areas behind the next one, as in `xã A, thị trấn B (huyện C)`."""
    if not group.areas and all(
        any(all(within(unit, level) for level in areas) for unit in item.units)
        for item in group.items
    ):
        group.areas = areas


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
    while item := item_at(text, start, begin, kinds, home, open_to_new=open_to_new):
        strange = bool(group.items) and not _together(group.items[-1], item)
        if strange and (not many or OFFICE.match(text, start)):
            break
        group.items.append(item)
        group.end = item.end
        _read_areas(text, group, by_start, home, listed=many)
        if not group.areas and counted(item, home):
            group.items.pop()
            break
        after = _NEXT.match(text, item.end)
        if group.areas or after is None or after.end() in by_start:
            break
        start = begin = after.end()
        open_to_new = open_to_new and many
    return group


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
                other = item_at(text, start, start, last.kinds, home, open_to_new=False)
                if other and _together(last, other):
                    return
        group.areas.append(areas)
