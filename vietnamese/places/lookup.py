"""Units by what a person types: name, kind, district, province, code, with or without marks."""

import re
from typing import NamedTuple

from vietnamese.places.belonging import named_areas, within
from vietnamese.places.names import KINDS, folded, key, split_kind
from vietnamese.places.spelling import within_one
from vietnamese.places.table import Unit, gazetteer
from vietnamese.writing import has_marks

_CODE = re.compile(r"(\d{5})(?:@([\d-]+))?\+?")
_SHOWN = 8


class Lookup(NamedTuple):
    """The units that a query means; where there are none, names that may have been meant."""

    units: tuple[Unit, ...]
    suggestions: tuple[str, ...] = ()


def look_up(query: str) -> Lookup:
    """Return what `NAME[, DISTRICT][, PROVINCE]`, `CODE` or `CODE@SNAPSHOT` means.

    >>> look_up("Đông Tiếm").suggestions[:2]
    ('Đồng Tiến', 'Đông Tiến')
    """
    if (units := units_meant(query)) or _CODE.fullmatch(query.strip()):
        return Lookup(units)
    kind, bare = _split(query.split(",", maxsplit=1)[0].strip())
    return Lookup((), _elsewhere(_bearers(bare)) or _near(bare, kind))


def units_meant(query: str) -> tuple[Unit, ...]:
    """Return the units that `look_up` would, and look for no names like theirs.

    >>> [unit.id for unit in units_meant("xa dong tien, dong son")]
    ['16405@2021']
    """
    if code := _CODE.fullmatch(query.strip()):
        found = gazetteer().of_code(code[1])
        # A present unit with its predecessors is the present unit.
        wanted = code[0].rstrip("+") if code[2] else None
        return tuple(unit for unit in found if wanted in (None, unit.id))
    name, *areas = (part.strip() for part in query.split(","))
    kind, bare = _split(name)
    units = [unit for unit in _bearers(bare) if kind in ("", unit.kind)]
    for area in areas:
        units = [unit for unit in units if within(unit, named_areas(area))]
    return tuple(units)


def _split(name: str) -> tuple[str, str]:
    """Return kind and bare name; the kind may lack its marks."""
    kind, bare = split_kind(name)
    if kind:
        return kind, bare
    for kind in KINDS:
        plain = f"{folded(kind)} "
        if name.lower().startswith(plain):
            return kind, name[len(plain) :]
    return "", name


def _bearers(bare: str) -> list[Unit]:
    places = gazetteer()
    form = key(bare)
    names = (form,) if has_marks(bare) else places.unmarked.get(folded(form), ())
    return [unit for name in names for unit in places.named.get(name, ())]


def _elsewhere(units: list[Unit]) -> tuple[str, ...]:
    """Return the names of units with their districts, or provinces where there are none."""
    places = gazetteer()
    told = [
        f"{unit.name}, {places.area(unit.parents[unit.snapshots[0]], unit.snapshots[0]).name}"
        for unit in units
    ]
    return tuple(told[:_SHOWN])


def _near(bare: str, kind: str) -> tuple[str, ...]:
    """Return the names that are written alike: other marks first, then one letter more or less."""
    written = folded(key(bare))
    same: list[tuple[int, str]] = []
    near: list[tuple[int, str]] = []
    for form, units in gazetteer().named.items():
        plain = folded(form)
        if (plain == written or within_one(plain, written)) and any(
            kind in ("", unit.kind) for unit in units
        ):
            (same if plain == written else near).append((-len(units), units[0].bare))
    return tuple(name for _, name in [*sorted(same), *sorted(near)][:_SHOWN])
