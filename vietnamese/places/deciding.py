"""Which unit of the gazetteer a name stands for: by what the text says, the portal, the article."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from vietnamese.places.belonging import (
    Home,
    districts,
    members,
    present_provinces,
    provinces,
    within,
)
from vietnamese.places.history import PRESENT
from vietnamese.places.items import Item, compatible
from vietnamese.places.mentions import Group, Named
from vietnamese.places.names import key, letters
from vietnamese.places.spelling import within_one
from vietnamese.places.table import Area, Unit

_SENTENCE = 250


_Tier = tuple[str, list[Unit], bool]


class Decision(NamedTuple):
    """The unit that a name stands for, None where unknown; how it was found; whether surely.

    It is *alone* where no unit of another place fits as well.
    """

    unit: Unit | None = None
    by: str = ""
    certain: bool = False
    alone: bool = False


class Context(NamedTuple):
    """What is known around a name: the portal's home, the day, areas named in text and article."""

    home: Home
    published: str | None
    areas: Sequence[Named]
    everywhere: Sequence[Named]
    text: str

    @property
    def snapshot(self) -> int:
        """The place in `SNAPSHOTS` of what was in force on the article's day."""
        day = self.published or ""
        return (day >= "2025-01-01") + (day >= "2025-07-01")

    @property
    def is_old(self) -> bool:
        """Tell whether the article is from before the units of July 2025 had been thought of.

        An undated one is if it or its portal knows districts.
        """
        if self.published is not None:
            return self.published < "2024-01-01"
        return bool(self.home.districts) or any(
            not area.is_province for named in self.everywhere for area in named.areas
        )

    @property
    def is_early(self) -> bool:
        """Tell whether the article is from before the first snapshot."""
        return self.published is not None and self.published < "2021-01-01"


def decide(item: Item, group: Group, context: Context) -> Decision:
    """Return what *item* stands for by its own list and sentence, the portal and the article."""
    of_kind = _of_kind(item, context)
    if group.areas:
        return _beside(item, of_kind, group.areas, context)
    best = Decision()
    for by, found, sure in _tiers(item, of_kind, context):
        if found:
            decision = _chosen(found, item, context, by, sure=sure)
            if decision.certain:
                return decision
            best = best if best.unit else decision
    return best


def _tiers(item: Item, of_kind: list[Unit], context: Context) -> Iterator[_Tier]:
    """Yield, the nearest first, what a name may stand for, and whether one place is certain."""
    home = context.home
    yield "sentence", _in_sentence(of_kind, item, context), True
    yield "portal", [unit for unit in of_kind if unit.id in home.units], True
    at_home = [unit for unit in of_kind if within(unit, home.districts)]
    yield "portal", at_home, True
    yield "article", _in_article(of_kind, context), True
    near = [unit for unit in of_kind if within(unit, home.provinces)]
    # Before 2021 a portal's own district had communes that are in no table.
    yield "province", near, not (context.is_early and home.districts)
    if not near:
        now = [unit for unit in of_kind if home.provinces & present_provinces(unit.id)]
        yield "province", now, context.snapshot == PRESENT
    if not home.provinces:
        yield "name", of_kind, True
    if not of_kind:
        renamed = [unit for unit in item.units if within(unit, home.districts)]
        yield "portal", renamed, context.is_early


def _chosen(
    units: Sequence[Unit], item: Item, context: Context, by: str, *, sure: bool = True
) -> Decision:
    """Return the one of *units* in force on the day; it is certain if they are one place."""
    now = _now(item, context)
    in_force = [unit for unit in units if now in unit.snapshots] or units
    alone = _one_place(in_force)
    return Decision(_nearest(in_force, now), by, certain=sure and alone, alone=alone)


def set_time(group: Group, context: Context) -> None:
    """Set the time that a list speaks of: the nearest at which all its names were in force."""
    if len(group.items) < 2:
        return
    near = [
        {at for unit in _near_home(item, context) for at in unit.snapshots} for item in group.items
    ]
    times = near[0].intersection(*near[1:])
    if times and context.snapshot not in times:
        for item in group.items:
            item.snapshot = min(times, key=lambda at: abs(at - context.snapshot))


def _near_home(item: Item, context: Context) -> list[Unit]:
    units = _of_kind(item, context)
    return [unit for unit in units if within(unit, context.home.provinces)] or units


def among(item: Item, areas: Iterable[Area], context: Context) -> Decision:
    """Return what *item* stands for if it lies in one of the districts *areas*."""
    areas = list(areas)
    found = [unit for unit in _of_kind(item, context) if within(unit, areas)]
    return _chosen(found, item, context, "list") if found else Decision()


def misspelt(item: Item, areas: Iterable[Area], context: Context) -> Decision:
    """Return the one unit of the districts *areas* whose name is one letter away."""
    areas = list(areas)
    around = {
        province for area in areas for unit in members(area) for province in provinces(unit.id)
    }
    if any(within(unit, around) for unit in item.units):
        return Decision()
    written = letters(key(item.name))
    near = [
        unit
        for district in areas
        for unit in members(district)
        if compatible(unit, item.kinds) and within_one(written, _letters(unit))
    ]
    if len({_letters(unit) for unit in near}) != 1:
        return Decision()
    return _chosen(near, item, context, "spelling")


def _letters(unit: Unit) -> str:
    return letters(key(unit.bare))


def _beside(
    item: Item, of_kind: list[Unit], areas: Sequence[tuple[Area, ...]], context: Context
) -> Decision:
    """Return what an item stands for whose district or province the text names beside it."""
    if found := _inside(of_kind, areas):
        own = [unit for unit in found if unit.id in context.home.units]
        return _chosen(own or found, item, context, "named")
    if found := _inside(item.units, areas):
        return _chosen(found, item, context, "named", sure=context.is_early)
    written = letters(key(item.name))
    near = [
        unit
        for area in areas[0]
        if not area.is_province
        for unit in members(area)
        if _letters(unit) == written and compatible(unit, item.kinds)
    ]
    found = _inside(near, areas)
    return _chosen(found, item, context, "spelling") if found else Decision()


def _inside(units: Iterable[Unit], areas: Iterable[tuple[Area, ...]]) -> list[Unit]:
    areas = list(areas)
    return [unit for unit in units if all(within(unit, level) for level in areas)]


def _in_sentence(units: list[Unit], item: Item, context: Context) -> list[Unit]:
    """Return the units in the district that the sentence named last before the item."""
    stop = max(context.text.rfind(mark, 0, item.start) for mark in (". ", "\n", "; "))
    for named in reversed(context.areas):
        if stop < named.start < item.start and item.start - named.end < _SENTENCE:
            here = [area for area in named.areas if not area.is_province]
            if found := [unit for unit in units if within(unit, here)]:
                return found
    return []


def _in_article(units: list[Unit], context: Context) -> list[Unit]:
    """Return the units whose district the article names; away from home its province will do."""
    named = [area for one in context.everywhere for area in one.areas]
    local = [unit for unit in units if within(unit, [a for a in named if not a.is_province])]
    wide = [area for area in named if area.is_province]
    home = context.home.provinces
    if local:
        at_home = [unit for unit in local if within(unit, home)]
        both = [unit for unit in local if within(unit, wide)]
        return at_home or both or local
    away = [unit for unit in units if within(unit, wide)]
    return [] if any(within(unit, home) for unit in units) else away


def _one_place(units: Sequence[Unit]) -> bool:
    """Tell whether units of one name are one place at different times: they share a district."""
    shared = set(districts(units[0].id)).intersection(*(districts(u.id) for u in units))
    if shared:
        return True
    return len(units) == 1 and bool(provinces(units[0].id))


def _of_kind(item: Item, context: Context) -> list[Unit]:
    """Return the units of the item's name that are of its kinds and may have been thought of."""
    return [
        unit
        for unit in item.units
        if compatible(unit, item.kinds) and not (unit.snapshots[0] == PRESENT and context.is_old)
    ]


def _now(item: Item, context: Context) -> int:
    """Return the place in `SNAPSHOTS` to look at: before the change for what is called former."""
    if item.snapshot is not None:
        return item.snapshot
    if not item.former:
        return context.snapshot
    return min(context.snapshot, PRESENT - 1)


def _nearest(units: Sequence[Unit], now: int) -> Unit:
    """Return the unit in force nearest to *now*, of two the one that lasted longer."""
    return min(
        units, key=lambda unit: (min(abs(at - now) for at in unit.snapshots), -len(unit.snapshots))
    )
