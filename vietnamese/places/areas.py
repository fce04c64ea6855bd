"""The districts and provinces that an article names with their kind."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from vietnamese.places.belonging import Home, home, in_provinces
from vietnamese.places.mentions import Named, read_areas
from vietnamese.places.table import SNAPSHOTS, Area
from vietnamese.writing import old_style

VERSION = "1"
"""Changes whenever the same article gives other areas."""


@dataclass(slots=True)
class FoundArea:
    """An area that an article names, as written first; None where several may be meant."""

    name: str
    area: Area | None
    spans: list[tuple[int, int]] = field(default_factory=list)

    @property
    def unit(self) -> str | None:
        """Code and first snapshot, as in `405@2021`."""
        return f"{self.area.code}@{SNAPSHOTS[_first(self.area)]}" if self.area else None


def recognise_areas(
    head: str, body: str, place: tuple[str | None, str | None, str | None], published: str | None
) -> list[FoundArea]:
    """Return the districts and provinces that *head* (title and summary) and *body* name.

    >>> place = (None, "huyện Đông Sơn", "tỉnh Thanh Hóa")
    >>> [found.unit for found in recognise_areas("", "Huyện Đông Sơn", place, "2023-05-29")]
    ['405@2021']
    """
    here = home(*place)
    texts = [(head, read_areas(head)), (body, read_areas(body))]
    provinces = {
        area for _, found in texts for named in found for area in named.areas if area.is_province
    }
    now = (published or "") >= "2025-01-01"
    merged: dict[str, FoundArea] = {}
    for in_body, (text, found) in enumerate(texts):
        for named in found:
            name = " ".join(text[named.start : named.end].split())
            area = _decided(named, here, provinces, now)
            same = f"{area.code} {area.name}" if area else f"?{old_style(name)}"
            one = merged.setdefault(same, FoundArea(name, area))
            if in_body:
                one.spans.append((named.start, named.end))
    return list(merged.values())


def _decided(named: Named, here: Home, provinces: set[Area], now: int) -> Area | None:
    """Return the one area meant: of its kind, near the portal or in a province that is named."""
    of_kind = [area for area in named.areas if area.name.lower().startswith(named.kind)]
    found = _later(of_kind or list(named.areas), now)
    for among in (here.districts, here.provinces):
        near = [a for a in found if a in among or (not a.is_province and _lies_in(a, among))]
        if len(near) == 1:
            return near[0]
    if len(found) > 1:
        found = [a for a in found if not a.is_province and _lies_in(a, provinces)]
    return found[0] if len(found) == 1 else None


def _later(areas: Sequence[Area], now: int) -> list[Area]:
    """Return the areas, each code once: under its name of the day."""
    codes: dict[str, list[Area]] = {}
    for area in areas:
        codes.setdefault(area.code, []).append(area)
    return [
        next((area for area in found if area.provinces[now]), found[0]) for found in codes.values()
    ]


def _lies_in(district: Area, among: Sequence[Area] | set[Area] | frozenset[Area]) -> bool:
    wide = {area for area in among if area.is_province}
    return bool(wide) and in_provinces(district, wide)


def _first(area: Area) -> int:
    return next(at for at, province in enumerate(area.provinces) if province)
