"""`tinxa places`."""

from collections.abc import Iterable
from typing import Annotated

import msgspec
import typer

from tinxa import printing
from vietnamese.places.history import became, path, predecessors
from vietnamese.places.lookup import Lookup, look_up
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


class Told(msgspec.Struct, frozen=True):
    """What `tinxa places --json` prints."""

    query: str
    units: tuple[History, ...]
    suggestions: tuple[str, ...]


def places(
    name: Annotated[
        str, typer.Argument(help="NAME[, DISTRICT][, PROVINCE], a CODE or CODE@SNAPSHOT.")
    ],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Tell what the communes, wards and townships of a name were and became."""
    found = look_up(name)
    if as_json:
        told = Told(name, tuple(history(unit) for unit in found.units), found.suggestions)
        print(printing.as_json(told))
    else:
        print(_text(name, found))


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


def _text(name: str, found: Lookup) -> str:
    if not found.units:
        meant = f" Did you mean: {'; '.join(found.suggestions)}?" if found.suggestions else ""
        return f'No commune, ward or township is called "{name}".{meant}'
    return "\n\n".join(_told(history(unit)) for unit in found.units)


def _told(one: History) -> str:
    lines = [f"{one.official} ({one.unit})"]
    lines += [f"  {stage.snapshot:<9}{_states(stage, one)}" for stage in one.stages]
    if one.decision:
        lines.append(f"  resolution on July 2025: {one.decision}")
    if one.later:
        lines.append(f"  since then: {one.later}")
    for head, part in (("made of", False), ("parts of", True)):
        if told := [f"{p.official} ({p.unit})" for p in one.predecessors if p.part is part]:
            lines.append(f"  {head}: {', '.join(told)}")
    return "\n".join(lines)


def _states(stage: Stage, one: History) -> str:
    """Return a stage in words: where the unit was, or what it had become there."""
    told = []
    for state in stage.units:
        where = ", ".join(filter(None, (state.district, state.province)))
        what = "" if state.unit == one.unit else f"{state.official} ({state.unit}), "
        told.append(f"{what}{where}")
    if not told:
        return "unknown (không rõ): no source tells"
    return f"in parts: {'; '.join(told)}" if len(told) > 1 else told[0]
