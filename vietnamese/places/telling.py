"""The history of a unit, ready to be told: what it was, became, and was made of."""

from collections.abc import Iterable

import msgspec

from vietnamese.places.history import became, path, predecessors
from vietnamese.places.table import SNAPSHOTS, Unit, gazetteer


class State(msgspec.Struct, frozen=True):
    """A unit at a snapshot; since July 2025 there are no districts."""

    unit: str
    official: str
    district: str | None
    province: str


class Stage(msgspec.Struct, frozen=True):
    """What a unit was or had become at a snapshot; nothing where no source tells."""

    snapshot: str
    units: tuple[State, ...]


class Predecessor(msgspec.Struct, frozen=True):
    """An earlier unit; *part* is true where only a part of it went in."""

    unit: str
    official: str
    part: bool


class History(msgspec.Struct, frozen=True):
    """A unit through time; *known* is false where no source tells what it became."""

    unit: str
    code: str
    official: str
    stages: tuple[Stage, ...]
    known: bool
    decision: str | None
    later: str | None
    predecessors: tuple[Predecessor, ...]


def history(unit: Unit) -> History:
    """Return the history of *unit*; *decision* is the one that its last stage rests on."""
    steps = path(unit)
    first = unit.snapshots[0]
    last = steps[-1].units
    decision = gazetteer().province(last[0], len(SNAPSHOTS) - 1).decision if last else ""
    return History(
        unit=unit.id,
        code=unit.code,
        official=unit.name,
        stages=tuple(_stage(step.units, at) for at, step in enumerate(steps, first)),
        known=steps[-1].known,
        decision=decision or None,
        later=unit.later or None,
        predecessors=tuple(
            Predecessor(one.id, one.name, became(one).split) for one in predecessors(unit)
        ),
    )


def _stage(units: Iterable[Unit], at: int) -> Stage:
    return Stage(SNAPSHOTS[at], tuple(_state(unit, at) for unit in units if unit.parents[at]))


def _state(unit: Unit, at: int) -> State:
    district = gazetteer().district(unit, at)
    province = gazetteer().province(unit, at)
    return State(unit.id, unit.name, district.name if district else None, province.name)
