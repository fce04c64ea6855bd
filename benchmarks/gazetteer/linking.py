"""What each unit became: from 2021 to January 2025, and from there to July 2025."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from benchmarks.gazetteer.sources import Unit
from vietnamese.writing import accented, fold

# Thị trấn Thủ Thừa is no part of xã Nhựt Tảo in resolution 1682/NQ-UBTVQH15.
_WRONG = (("28036", "28087"),)

Links = dict[str, tuple[str, ...]]
"""Codes by code; an empty tuple where no source tells."""


def to_january(old: Iterable[Unit], new: Iterable[Unit]) -> Links:
    """Return what the units of 2021 became.

    The sources number a unit that was renamed as before, and list a merged unit's former names as
    aliases of what it became. A district may have moved as a whole.
    """
    new = list(new)
    codes = {unit.code: unit for unit in new}
    named = _named(new)
    old = list(old)
    moved = defaultdict(set)
    for unit in old:
        if unit.code in codes:
            moved[unit.parent].add(codes[unit.code].parent)
    links = {}
    for unit in old:
        kept = {unit.code} & codes.keys()
        if kept and same(unit.name, codes[unit.code].name):
            links[unit.code] = (unit.code,)
            continue
        found = set(named[unit.parent, compact(unit.name)])
        if not found | kept:
            found = {
                code
                for district in moved[unit.parent]
                for code in named[district, compact(unit.name)]
            }
        # One alias is misspelt ("xaamocnam"); its form without the kind is not.
        found = found or set(named[unit.parent, compact(bare(unit.name))])
        if len(found) > 1:
            found = {c for c in found if same(codes[c].name, unit.name)} or found
        links[unit.code] = tuple(sorted(found | kept))
    return links


def to_july(
    old: Iterable[Unit],
    new: Iterable[Unit],
    successors: Mapping[str, Iterable[str]],
    provinces: Mapping[str, str],
) -> Links:
    """Return what the units of January 2025 became; *provinces* are those of the districts.

    Where districts or provinces were joined, the source takes units of one name for each other
    (Phường 4 of Tây Ninh and of Tân An): each goes where other units of its district went, or
    else of its province.
    """
    codes = {unit.key: unit.code for unit in new}
    old = list(old)
    links = {unit.code: {codes[key] for key in successors[unit.key]} for unit in old}
    for wrong, target in _WRONG:
        links[wrong].discard(target)
    origins = defaultdict(list)
    for unit in old:
        for target in links[unit.code]:
            origins[target].append(unit)
    for target, units in origins.items():
        for unit in _strangers(units, provinces):
            links[unit.code].discard(target)
    return {code: tuple(sorted(found)) for code, found in links.items()}


def _strangers(units: list[Unit], provinces: Mapping[str, str]) -> list[Unit]:
    """Return those of a new unit's *units* that only share their name with one that belongs."""
    names = Counter(compact(unit.name) for unit in units)
    namesakes = [unit for unit in units if names[compact(unit.name)] > 1]
    sure = [unit for unit in units if names[compact(unit.name)] == 1]
    strangers = []
    for unit in namesakes:
        rivals = [u for u in namesakes if u is not unit and compact(u.name) == compact(unit.name)]
        for near in ({u.parent for u in sure}, {provinces[u.parent] for u in sure}):
            at_home = unit.parent in near or provinces[unit.parent] in near
            if any(u.parent in near or provinces[u.parent] in near for u in rivals) or at_home:
                if not at_home:
                    strangers.append(unit)
                break
    return strangers


def unconfirmed(
    units: Iterable[Unit], links: Links, notes: Mapping[str, tuple[str, str]]
) -> list[tuple[Unit, str]]:
    """Return the links to another unit whose old name the office's note of the new one lacks."""
    return [
        (unit, target)
        for unit in units
        for target in links[unit.code]
        if target != unit.code and compact(bare(unit.name)) not in compact(notes[target][1])
    ]


def same(one: str, other: str) -> bool:
    """Tell whether two names with their kinds are one, tone placement, case and i or y aside."""
    return one.casefold() == other.casefold() or (
        fold(one) == fold(other) and _spelt(one) == _spelt(other)
    )


def compact(name: str) -> str:
    """Return a name as the sources' keys have it.

    >>> compact("Phường Hòa 5")
    'phuonghoa5'
    """
    return re.sub(r"[^a-z0-9]", "", fold(name))


def bare(name: str) -> str:
    """Return a name without its kind."""
    return re.sub(r"^(?:Xã|Phường|Thị trấn|Đặc khu) ", "", name)


def _spelt(name: str) -> str:
    return " ".join(accented(word) for word in name.split())


def _named(units: Iterable[Unit]) -> dict[tuple[str, str], list[str]]:
    """Return codes by district and by each name, its former ones too, with and without a kind."""
    named = defaultdict(list)
    for unit in units:
        for key in {compact(unit.name), *map(_unpadded, unit.aliases)}:
            named[unit.parent, key].append(unit.code)
    return named


def _unpadded(key: str) -> str:
    return re.sub(r"(?<=\D)0+(?=\d)", "", key)
