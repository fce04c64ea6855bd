"""Communes through time: what a unit became, what it came from, and its present parents."""

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from vietnamese.places.table import SNAPSHOTS, Gazetteer, Unit, gazetteer

PRESENT = len(SNAPSHOTS) - 1


class Step(NamedTuple):
    """What became of a unit between two snapshots.

    *known* is false where no source tells; *units* are then empty. Of several each got a part.
    """

    units: tuple[Unit, ...]
    known: bool = True

    @property
    def split(self) -> bool:
        """Tell whether the unit was divided."""
        return len(self.units) > 1


def step(unit: Unit, snapshot: int, places: Gazetteer | None = None) -> Step:
    """Return what *unit*, in force at place *snapshot* of `SNAPSHOTS`, was at the next one."""
    places = places or gazetteer()
    codes = unit.into[snapshot]
    if codes is None:
        return Step((), known=False)
    found = (places.at(code, snapshot + 1) for code in codes or (unit.code,))
    return Step(tuple(one for one in found if one is not None))


def path(unit: Unit) -> tuple[Step, ...]:
    """Return, for each snapshot from the unit's first on, the units that hold all or a part of it.

    >>> unit = gazetteer().by_id["16378@2021"]
    >>> [[one.name for one in step.units] for step in path(unit)]
    [['Thị trấn Rừng Thông'], ['Phường Rừng Thông'], ['Phường Đông Sơn']]
    """
    steps = [Step((unit,))]
    for at in range(unit.snapshots[0], PRESENT):
        # A name may be given up and taken again: what stands in between went its own way.
        next_ = [step(one, at) if one.parents[at] else Step((one,)) for one in steps[-1].units]
        units = {one.id: one for found in next_ for one in found.units}
        known = steps[-1].known and all(one.known for one in next_)
        steps.append(Step(tuple(units.values()), known=known))
    return tuple(steps)


def became(unit: Unit) -> Step:
    """Return the present units (of July 2025) that hold all or a part of *unit*, itself included.

    >>> [one.name for one in became(gazetteer().by_id["16414@2021"]).units]
    ['Phường Đông Sơn']
    """
    return path(unit)[-1]


def predecessors(unit: Unit) -> tuple[Unit, ...]:
    """Return the earlier units of which a present *unit* holds all or a part, without itself.

    >>> len(predecessors(gazetteer().by_id["16378@2025-07"]))
    10
    """
    return tuple(gazetteer().by_id[one] for one in _origins().get(unit.id, ()) if one != unit.id)


@lru_cache(maxsize=20_000)
def parents(unit_id: str) -> tuple[str, ...]:
    """Return the facet values `CODE@2025-07+` of the present units that a unit belongs to.

    Empty where no source tells, or where the gazetteer lacks the unit.

    >>> parents("16414@2021")
    ('16378@2025-07+',)
    """
    unit = gazetteer().by_id.get(unit_id)
    return tuple(present_value(one) for one in became(unit).units) if unit else ()


def present_value(unit: Unit) -> str:
    """Return the facet value that stands for a present unit with all its predecessors."""
    return f"{unit.code}@{SNAPSHOTS[PRESENT]}+"


def members(value: str) -> tuple[str, ...]:
    """Return the ids of the units that `CODE@2025-07+` unites, the present one first."""
    unit = gazetteer().at(value.partition("@")[0], PRESENT)
    if unit is None:
        return ()
    return (unit.id, *(one.id for one in predecessors(unit)))


@lru_cache(maxsize=1)
def _origins() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for unit in gazetteer().units:
        for present in became(unit).units:
            found[present.id].append(unit.id)
    return {one: tuple(origins) for one, origins in found.items()}
