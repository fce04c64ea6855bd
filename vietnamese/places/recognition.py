"""The communes, wards and townships that an article names, each as a unit of the gazetteer."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from vietnamese.places import bare
from vietnamese.places.belonging import Home, districts, home
from vietnamese.places.deciding import Context, Decision, among, decide, misspelt, set_time
from vietnamese.places.items import Item
from vietnamese.places.mentions import Group, Text, read
from vietnamese.places.names import split_kind
from vietnamese.places.table import Area, Unit
from vietnamese.writing import old_style

VERSION = "4"
"""Changes whenever the same article gives other units."""


class Place(NamedTuple):
    """Where an article's portal belongs, as it is written; any part may be missing."""

    commune: str | None = None
    district: str | None = None
    province: str | None = None


@dataclass(slots=True)
class Found:
    """A unit that an article names: as written first with its kind, how it was decided, and where.

    *spans* are half-open ranges of the body, empty where only the head names it; *unit* is None
    where the gazetteer has none or several that fit.
    """

    name: str
    unit: Unit | None
    certain: bool
    by: str
    spans: list[tuple[int, int]] = field(default_factory=list)
    written_whole: bool = False


@dataclass(slots=True)
class _Case:
    """One item on its way to a decision."""

    item: Item
    group: Group
    context: Context
    in_body: bool
    decision: Decision


def recognise(head: str, body: str, place: Place, published: str | None) -> list[Found]:
    """Return the units that *head* (title and summary) and *body*, both in NFC, name.

    >>> text = "Đoàn đến 2 xã: Đông Tiến, Đông Phú; mưa từ phía đông nam."
    >>> place = Place(district="huyện Đông Sơn", province="tỉnh Thanh Hóa")
    >>> [found.unit.id for found in recognise("", text, place, "2023-05-29")]
    ['16405@2021', '16420@2021']
    """
    here = home(*place)
    texts = [read(_cased(text), here) for text in (head, body)]
    if not here.districts and not any(text.groups for text in texts):
        return []
    cases = _decided(texts, here, published)
    _decide_by_lists(cases)
    _decide_by_neighbours(cases)
    cases += _bare(texts, here, published, cases)
    return _merged(cases)


def _cased(text: str) -> str:
    """Return a text that was typed without marks and capitals with capitals."""
    return text.title() if text.isascii() and text.islower() else text


def _decided(texts: Sequence[Text], here: Home, published: str | None) -> list[_Case]:
    everywhere = [named for text in texts for named in text.areas]
    cases = []
    for in_body, text in enumerate(texts):
        context = Context(here, published, text.areas, everywhere, text.text)
        for group in text.groups:
            set_time(group, context)
            for item in group.items:
                decision = decide(item, group, context)
                cases.append(_Case(item, group, context, bool(in_body), decision))
    return cases


def _decide_by_lists(cases: Sequence[_Case]) -> None:
    """Decide what one list leaves open: by the district that its names share, then by spelling."""
    for group in {id(case.group): case.group for case in cases}.values():
        members = [case for case in cases if case.group is group]
        shared = _shared([case.decision.unit for case in members if case.decision.certain])
        if not shared and len(members) > 1:
            shared = _only_common([case.item.units for case in members])
        for case in members:
            if shared and not case.decision.certain:
                found = among(case.item, shared, case.context)
                case.decision = found if found.certain else case.decision
        sure = [case for case in members if case.decision.certain]
        if shared and len(sure) + 1 == len(members):
            for case in members:
                if not case.decision.certain:
                    found = misspelt(case.item, shared, case.context)
                    case.decision = found if found.certain else case.decision


def _decide_by_neighbours(cases: Sequence[_Case]) -> None:
    """Decide what is open by the one district in which the article's certain communes lie."""
    sure = [case.decision.unit for case in cases if case.decision.certain]
    near = Counter(area for unit in sure if unit for area in districts(unit.id))
    for case in cases:
        if not case.decision.certain and near:
            found = among(case.item, near, case.context)
            case.decision = found if found.certain else case.decision


def _bare(
    texts: Sequence[Text], here: Home, published: str | None, cases: Sequence[_Case]
) -> list[_Case]:
    sure = [case.decision.unit for case in cases if case.decision.certain]
    around = set(here.districts) or _shared(sure)
    if not around:
        return []
    known = {unit.id for unit in sure if unit}
    everywhere = [named for text in texts for named in text.areas]
    found = []
    for in_body, text in enumerate(texts):
        context = Context(here, published, text.areas, everywhere, text.text)
        for item in bare.names(text, frozenset(around), known):
            decision = among(item, around, context)
            if decision.certain:
                group = Group([item])
                found.append(_Case(item, group, context, bool(in_body), decision))
    return found


def _shared(units: Iterable[Unit | None]) -> set[Area]:
    """Return the districts that all *units* have been part of."""
    known = [districts(unit.id) for unit in units if unit is not None]
    return set(known[0]).intersection(*known[1:]) if known else set()


def _only_common(candidates: Sequence[tuple[Unit, ...]]) -> set[Area]:
    """Return the one district that has a unit of each name, and what it was called later."""
    around = [{a for unit in units for a in districts(unit.id)} for units in candidates if units]
    shared = around[0].intersection(*around[1:]) if len(around) > 1 else set()
    return shared if len({area.code for area in shared}) == 1 else set()


def _merged(cases: Sequence[_Case]) -> list[Found]:
    """Return each unit once, in the order of being named."""
    found: dict[str, Found] = {}
    for case in sorted(cases, key=lambda case: (case.in_body, case.item.start)):
        name = _name(case.item, case.decision)
        unit = case.decision.unit if case.decision.alone else None
        same = unit.id if unit and case.decision.certain else f"?{old_style(name)}"
        one = found.setdefault(
            same, Found(name, unit, case.decision.certain, case.decision.by or "open")
        )
        if case.item.kinds and not one.written_whole:
            one.name, one.written_whole = name, True
        if case.in_body:
            one.spans.append((case.item.start, case.item.end))
    return list(found.values())


def _name(item: Item, decision: Decision) -> str:
    """Return the name as written, with single blanks and its kind, not in capitals throughout."""
    name = " ".join(item.name.split())
    name = name.title() if name.isupper() else name
    if len(item.kinds) == 1:
        kind = next(iter(item.kinds))
    else:
        kind = split_kind(decision.unit.name)[0] if item.kinds and decision.unit else ""
    return f"{kind} {name}".strip()
