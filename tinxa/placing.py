"""`tinxa places`."""

from typing import Annotated

import msgspec
import typer

from tinxa import printing
from vietnamese.places.lookup import Lookup, look_up
from vietnamese.places.telling import History, Stage, history


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
