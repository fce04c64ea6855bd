"""Which districts and provinces a unit has been part of, and what a portal's place stands for."""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from vietnamese.places.history import PRESENT, became, predecessors
from vietnamese.places.kinds import find_kinds
from vietnamese.places.names import key, split_kind
from vietnamese.places.reading import areas_at
from vietnamese.places.table import Area, Unit, gazetteer


class Home(NamedTuple):
    """Where a portal belongs: its own units, its districts, its provinces; any may be empty."""

    units: frozenset[str] = frozenset()
    districts: frozenset[Area] = frozenset()
    provinces: frozenset[Area] = frozenset()


@lru_cache(maxsize=20_000)
def districts(unit_id: str) -> frozenset[Area]:
    """Return the districts that a unit, or what it was made of, has been part of."""
    places = gazetteer()
    unit = places.by_id[unit_id]
    own = {places.area(unit.parents[at], at) for at in unit.snapshots if at < PRESENT}
    if unit.snapshots[0] == PRESENT:
        own.update(*(districts(one.id) for one in predecessors(unit)))
    return frozenset(own)


@lru_cache(maxsize=20_000)
def provinces(unit_id: str) -> frozenset[Area]:
    """Return the provinces that a unit, or what it was made of, has been part of."""
    places = gazetteer()
    unit = places.by_id[unit_id]
    own = {places.province(unit, at) for at in unit.snapshots}
    if unit.snapshots[0] == PRESENT:
        own.update(*(provinces(one.id) for one in predecessors(unit)))
    return frozenset(own)


def members(district: Area) -> tuple[Unit, ...]:
    """Return the units that have been part of *district*, and what they became by 2025-07."""
    return _members().get(district, ())


@lru_cache(maxsize=1)
def _members() -> dict[Area, tuple[Unit, ...]]:
    found: dict[Area, list[Unit]] = defaultdict(list)
    for unit in gazetteer().units:
        for district in districts(unit.id):
            found[district].append(unit)
    return {district: tuple(units) for district, units in found.items()}


@lru_cache(maxsize=20_000)
def present_provinces(unit_id: str) -> frozenset[Area]:
    """Return the provinces in which a unit lies since July 2025."""
    places = gazetteer()
    units = became(places.by_id[unit_id]).units
    return frozenset(places.province(unit, PRESENT) for unit in units if unit.parents[PRESENT])


def within(unit: Unit, areas: Iterable[Area]) -> bool:
    """Tell whether *unit* has been part of any of *areas*."""
    return any(
        area in (provinces(unit.id) if area.is_province else districts(unit.id)) for area in areas
    )


@lru_cache(maxsize=256)
def home(commune: str | None, district: str | None, province: str | None) -> Home:
    """Return what the place of a portal stands for; a name that is not known is left out.

    >>> here = home(None, "huyện Đông Sơn", "tỉnh Thanh Hóa")
    >>> [area.name for area in here.districts]
    ['Huyện Đông Sơn']
    """
    its_provinces = frozenset(a for a in named_areas(province or "") if a.is_province)
    its_districts = frozenset(
        area
        for area in named_areas(district or "")
        if not area.is_province and in_provinces(area, its_provinces)
    )
    kind, bare = split_kind(commune or "")
    own = [
        unit
        for unit in gazetteer().named.get(key(bare), ())
        if (not kind or unit.kind == kind)
        and (not its_provinces or within(unit, its_provinces))
        and (not its_districts or within(unit, its_districts))
    ]
    latest = [unit for unit in own if unit.snapshots[-1] == PRESENT] or own
    units = {one.id for unit in latest for one in (unit, *predecessors(unit))}
    if not its_districts and len(latest) == 1:
        its_districts = districts(latest[0].id)
    return Home(frozenset(units), its_districts, its_provinces)


def named_areas(name: str) -> tuple[Area, ...]:
    """Return the districts and provinces of a name, with or without kind (TP. too) and marks.

    >>> [area.code for area in named_areas("TP.HCM")]
    ['79']
    """
    name = name.strip()
    name = name.title() if name.islower() else name
    kind = next(find_kinds(name), None)
    if kind is None or kind.start:
        return areas_at(name, 0)[0]
    start = len(name) - len(name[kind.end :].lstrip())
    # A district changes its kind when it grows: huyện Việt Yên, later thị xã.
    return areas_at(name, start, kind.text)[0]


def in_provinces(district: Area, among: Iterable[Area]) -> bool:
    """Tell whether *district* lies in one of *among*; anything does where that is empty."""
    among = set(among)
    places = gazetteer()
    return not among or any(
        places.area(code, at) in among for at, code in enumerate(district.provinces) if code
    )
