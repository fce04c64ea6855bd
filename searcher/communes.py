"""The values of the commune facet: how they are shown, and which of them a name means.

A value is a unit as articles name it (`16405@2021`), a present unit with all that went into it
(`15853@2025-07+`), or a name as it is written where no unit is known.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from archive.article import Mention
from indexer.query import NONE
from searcher.answer import Named
from searcher.filters import owners
from vietnamese.places.history import PRESENT, became, present_value
from vietnamese.places.lookup import look_up, units_meant
from vietnamese.places.table import SNAPSHOTS, Unit, gazetteer

NOTES: Final[Mapping[str, str]] = {
    "present": "nay, gồm đơn vị cũ",
    "split": "đã chia về nhiều nơi",
    "unknown": "chưa rõ ở đâu",
}
"""What is said in brackets of a present unit with its predecessors, of one that was split, and of a
name without a unit beside units of that name."""

_MOST_NAMES = 4
_UNITED = f"@{SNAPSHOTS[PRESENT]}+"
_VALUE = re.compile(rf"\d{{5}}@(?:{'|'.join(SNAPSHOTS)})\+?")


class _Forms(NamedTuple):
    """The names of a value, each saying more of where it is than the one before, and its note.

    Values that share a *key* have to be told apart.
    """

    names: tuple[str, ...]
    note: str
    key: str


def is_present(value: str) -> bool:
    """Tell whether *value* stands for a present unit with its predecessors.

    >>> is_present("15853@2025-07+"), is_present("15853@2025-07")
    (True, False)
    """
    return value.endswith(_UNITED)


def unit_of(value: str) -> Unit | None:
    """Return the unit that a value is, or is named after; None for a name without one."""
    if is_present(value):
        return gazetteer().at(value.removesuffix(_UNITED), PRESENT)
    return gazetteer().by_id.get(value)


def whole(value: str) -> str | None:
    """Return the value that stands for a present unit with its predecessors; None for others."""
    unit = gazetteer().by_id.get(value)
    return present_value(unit) if unit is not None and PRESENT in unit.snapshots else None


def is_split(value: str) -> bool:
    """Tell whether *value* is a unit that was split: which part an article means is open."""
    unit = gazetteer().by_id.get(value)
    return unit is not None and became(unit).split


def today(value: str) -> tuple[str, ...]:
    """Return the names of what a unit is today; none where that is itself, or no source tells.

    >>> today("16405@2021"), today("15853@2025-07")
    (('phường Đông Tiến',), ())
    """
    unit = gazetteer().by_id.get(value)
    if unit is None or PRESENT in unit.snapshots:
        return ()
    return tuple(_lower(one.name) for one in became(unit).units)


def named_in(mentions: Iterable[Mention]) -> tuple[Named, ...]:
    """Return the communes that an article names, with what each is today."""
    return tuple(
        Named(m.label, m.unit, m.certain, today(m.unit) if m.unit else ()) for m in mentions
    )


def labels(values: Iterable[str], notes: Mapping[str, str] = NOTES) -> dict[str, str]:
    """Return how to show each of *values*; those of one name are told apart by district, province.

    >>> list(labels(["16405@2021", "15853@2025-07+"]).values())
    ['xã Đông Tiến', 'phường Đông Tiến (nay, gồm đơn vị cũ)']
    >>> list(labels(["16405@2021", "09217@2021"]).values())
    ['xã Đông Tiến, huyện Đông Sơn', 'xã Đông Tiến, huyện Yên Phong']
    """
    forms = {value: _forms(value) for value in values}
    named = Counter([one.key for one in forms.values()])
    crowded = {value: one for value, one in forms.items() if named[one.key] > 1}
    told = _told_apart(crowded)
    # A name without a unit needs a note beside units of that name alone.
    doubts = {value: "unknown" for value, one in crowded.items() if len(one.names) == 1}
    said = {"": ""} | {note: f" ({text})" if text else "" for note, text in notes.items()}
    alone = {value: one.names[0] + said[one.note] for value, one in forms.items()}
    return alone | {
        value: told[value] + said[doubts.get(value, one.note)] for value, one in crowded.items()
    }


def _told_apart(forms: Mapping[str, _Forms]) -> dict[str, str]:
    """Return a name for each of *forms* that says as much of its place as it must."""
    told: dict[str, str] = {}
    left = dict(forms)
    for more in range(1, _MOST_NAMES):
        names = {value: one.names[min(more, len(one.names) - 1)] for value, one in left.items()}
        counts = Counter((names[value], one.note) for value, one in left.items())
        told |= names
        left = {value: one for value, one in left.items() if counts[names[value], one.note] > 1}
    return told


class Meaning(NamedTuple):
    """The values of the facet that a name means; where none, names that may have been meant.

    *elsewhere* are units that bear the name and that no article names.
    """

    values: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()


def is_value(typed: str) -> bool:
    """Tell whether *typed* can be nothing but a value."""
    return typed == NONE or _VALUE.fullmatch(typed) is not None


def values_meant(typed: str, known: Collection[str]) -> tuple[str, ...]:
    """Return all values among *known* that bear a name or a code; a present unit is all it holds.

    >>> values_meant("dong tien", ["16405@2021", "15853@2025-07", "15853@2025-07+", "09217@2021"])
    ('09217@2021', '15853@2025-07+', '16405@2021')
    """
    if is_value(typed):
        return (typed,) if typed in known else ()
    named = [value for value in _values(units_meant(typed)) if value in known]
    written = [value for value in known if value != NONE and not _VALUE.fullmatch(value)]
    return (*named, *(value for value in owners(typed, written) if value in written))


def meaning(typed: str, known: Collection[str]) -> Meaning:
    """Return what a name or a code means among the values *known*."""
    if values := values_meant(typed, known):
        return Meaning(values)
    found = look_up(typed)
    return Meaning((), _values(found.units), found.suggestions)


def _values(units: Iterable[Unit]) -> tuple[str, ...]:
    values = (present_value(u) if PRESENT in u.snapshots else u.id for u in units)
    return tuple(dict.fromkeys(values))


@lru_cache(maxsize=20_000)
def _forms(value: str) -> _Forms:
    unit = unit_of(value)
    if unit is None:
        return _Forms((value,), "", value)
    names = [_lower(unit.name)]
    at = PRESENT if is_present(value) else unit.snapshots[0]
    for area in filter(None, (gazetteer().district(unit, at), gazetteer().province(unit, at))):
        names.append(f"{names[-1]}, {_lower(area.name)}")
    note = "present" if is_present(value) else "split" if became(unit).split else ""
    key = f"{names[0]}+" if note == "present" else names[0]
    return _Forms((*names, f"{names[-1]} ({value})"), note, key)


def _lower(official: str) -> str:
    """Return an official name as it stands within a sentence."""
    return official[0].lower() + official[1:]
