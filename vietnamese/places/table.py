"""The gazetteer as its tables hold it: units and areas, by code and by name."""

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property, lru_cache
from typing import Final, NamedTuple

from vietnamese.places.names import folded, key, split_kind
from vietnamese.tables import data_path

SNAPSHOTS: Final = ("2021", "2025-01", "2025-07")
"""The days for which the table holds every unit, as the first years or months of being in force."""

_TABLES = ("units.tsv", "areas.tsv", "former-districts.tsv")
_UNKNOWN = "?"
_KIND_OF = {"Xã": "xã", "Phường": "phường", "Thị": "thị trấn", "Đặc": "đặc khu"}
_IN_FORCE = {
    (bool(a), bool(b), bool(c)): tuple(at for at, there in enumerate((a, b, c)) if there)
    for a in (0, 1) for b in (0, 1) for c in (0, 1)
}  # fmt: skip


class Area(NamedTuple):
    """A province, or a district under one name; *provinces* are its province's code by snapshot."""

    code: str
    name: str
    provinces: tuple[str, str, str]
    decision: str

    @property
    def is_province(self) -> bool:
        """Tell whether it is a province or a city of that rank."""
        return len(self.code) == 2


class Unit(NamedTuple):
    """A commune, ward or township: a code under one name and kind.

    *id* is the code with the first snapshot, as in `16405@2021`; *snapshots* are the places in
    `SNAPSHOTS` at which it was in force. *parents* are the codes of its district (its province
    since 2025-07) by snapshot, empty where it was not in force; *into* the codes it had become by
    2025-01 and by 2025-07, empty where itself alone, None where no source tells. *later* is what it
    has been named since, and by what decision.
    """

    id: str
    code: str
    name: str
    kind: str
    snapshots: tuple[int, ...]
    parents: tuple[str, str, str]
    into: tuple[tuple[str, ...] | None, tuple[str, ...] | None]
    later: str

    @property
    def bare(self) -> str:
        """Its name without the kind."""
        return self.name[len(self.kind) + 1 :]


class Gazetteer:
    """Every unit and area of the tables."""

    def __init__(self, units: list[Unit], areas: list[Area]) -> None:
        self.units = units
        self.areas = areas
        self.by_id = {unit.id: unit for unit in units}
        self._by_code: dict[str, list[Unit]] = defaultdict(list)
        for unit in units:
            self._by_code[unit.code].append(unit)
        self._areas: dict[tuple[str, int], Area] = {}
        for area in areas:
            for at, province in enumerate(area.provinces):
                if province:
                    self._areas[area.code, at] = area

    def of_code(self, code: str) -> tuple[Unit, ...]:
        """Return the units that have borne *code*, the earliest first."""
        return tuple(self._by_code.get(code, ()))

    def at(self, code: str, snapshot: int) -> Unit | None:
        """Return the unit that bore *code* at the place *snapshot* in `SNAPSHOTS`."""
        return next((unit for unit in self.of_code(code) if unit.parents[snapshot]), None)

    def area(self, code: str, snapshot: int) -> Area:
        """Return the district or province of *code* at the place *snapshot* in `SNAPSHOTS`."""
        return self._areas[code, snapshot]

    def district(self, unit: Unit, snapshot: int) -> Area | None:
        """Return the district that *unit* was part of then; None since there are no districts."""
        return None if snapshot == 2 else self.area(unit.parents[snapshot], snapshot)

    def province(self, unit: Unit, snapshot: int) -> Area:
        """Return the province that *unit* was part of then."""
        parent = self.area(unit.parents[snapshot], snapshot)
        return self.area(parent.provinces[snapshot], snapshot)

    @cached_property
    def named(self) -> Mapping[str, tuple[Unit, ...]]:
        """The units by the key of their bare name."""
        found: dict[str, list[Unit]] = defaultdict(list)
        for unit in self.units:
            found[key(unit.bare)].append(unit)
        return {name: tuple(owners) for name, owners in found.items()}

    @cached_property
    def unmarked(self) -> Mapping[str, tuple[str, ...]]:
        """The keys of the names by their form without marks."""
        found: dict[str, list[str]] = defaultdict(list)
        for name in self.named:
            found[folded(name)].append(name)
        return {name: tuple(keys) for name, keys in found.items()}

    @cached_property
    def areas_named(self) -> Mapping[str, tuple[Area, ...]]:
        """The districts and provinces by the key of their bare name, former ones too."""
        found: dict[str, list[Area]] = defaultdict(list)
        for area in self.areas:
            found[key(split_kind(area.name)[1])].append(area)
        for name, _, codes, _ in _rows("former-districts.tsv", 4):
            became = [area for area in self.areas if area.code in codes.split()]
            found[key(split_kind(name)[1])] += became
        return {name: tuple(owners) for name, owners in found.items()}


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """Return the gazetteer that ships with Tinxa; it is read once."""
    return Gazetteer(
        [_unit(row) for row in _rows("units.tsv", 8)],
        [Area(row[0], row[1], (row[2], row[3], row[4]), row[5]) for row in _rows("areas.tsv", 6)],
    )


@lru_cache(maxsize=1)
def fingerprint() -> str:
    """Return what changes whenever the tables do: facts and indexes made by others are stale."""
    read = "".join(data_path(f"places/{name}").read_text(encoding="utf-8") for name in _TABLES)
    return hashlib.sha256(read.encode()).hexdigest()[:12]


def _rows(name: str, columns: int) -> list[list[str]]:
    lines = data_path(f"places/{name}").read_text(encoding="utf-8").splitlines()[1:]
    return [(line + "\t" * columns).split("\t", columns)[:columns] for line in lines]


def _unit(row: list[str]) -> Unit:
    code, name, first, second, third, into_second, into_third, later = row
    snapshots = _IN_FORCE[bool(first), bool(second), bool(third)]
    unit_id = f"{code}@{SNAPSHOTS[snapshots[0]]}"
    into = (_codes(into_second), _codes(into_third))
    kind = _KIND_OF[name[: name.index(" ")]]
    return Unit(unit_id, code, name, kind, snapshots, (first, second, third), into, later)


def _codes(cell: str) -> tuple[str, ...] | None:
    if not cell:
        return ()
    return None if cell == _UNKNOWN else tuple(cell.split())
