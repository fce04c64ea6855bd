"""Reads the name of a commune at a spot of a text: which units bear it, and where it ends."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from vietnamese.places.belonging import Home, within
from vietnamese.places.history import PRESENT
from vietnamese.places.reading import FAMILY_NAME, Reading, run_at, unit_names
from vietnamese.places.table import Unit, gazetteer

_FORMER = re.compile(r"\s*\(?(?:cũ|trước đây|trước kia|trước khi)\b")
# "xã Xuân Lập mới" is the present one, but "xã Xuân Lập mới đây" is not.
_NEW = re.compile(r"\s\(?mới\b(?! (?:đây|được|có|chỉ|bắt|đạt|tổ|khởi|về|hoàn))")
_BLANKS = re.compile(r"[ \u00a0]+")
_DASH = re.compile(r"\s?[-–]\s?")
_DIGIT = re.compile(r"\d")
# What follows a comma may be an office ("Phòng Nông nghiệp"), a school or a post.
OFFICE = re.compile(
    r"(?:Phòng|Ban|Đoàn|Sở|Trạm|Ủy|Uỷ|Hội|Chi|Đảng|Công|Bí|Chủ|Phó|Trưởng|Trường|Giám|Bộ|Tỉnh|Huyện"
    r"|Thường|Văn phòng|UBND|HĐND|MTTQ|NTM|BCH|THCS|THPT|TH)\b"
)  # fmt: skip


@dataclass(slots=True)
class Item:
    """A name with its kinds, as a list may have several; *units* are all that bear the name.

    *snapshot* is the place in `SNAPSHOTS` of the time that its list speaks of, where that is not
    the article's own: "từ 1/7 có các xã ...".
    """

    kinds: frozenset[str]
    name: str
    units: tuple[Unit, ...]
    start: int
    end: int
    former: bool = False
    snapshot: int | None = None


def compatible(unit: Unit, kinds: Collection[str]) -> bool:
    """Tell whether *unit* is, or has since become, of one of *kinds*, if there is any."""
    return not kinds or unit.kind in kinds or unit.later.partition(" ")[0].lower() in kinds


def item_at(
    text: str, start: int, begin: int, kinds: frozenset[str], home: Home, *, open_to_new: bool
) -> Item | None:
    """Return the name at *start*; with *open_to_new* also one that only looks like a commune's."""
    if _person(text, start):
        return None
    readings = list(unit_names(text, start))
    if "phường" not in kinds:
        readings = [one for one in readings if not one.keys[0].isdecimal()]
    if readings:
        reading, units = _likeliest(readings, kinds, home)
        if reading.words > 1 or units or _whole(text, start, reading):
            units = units or tuple(u for name in reading.keys for u in gazetteer().named[name])
            end = reading.end
            former = _FORMER.match(text, end) is not None
            snapshot = PRESENT if _NEW.match(text, end) else None
            return Item(kinds, text[start:end], units, begin, end, former, snapshot)
    run = run_at(text, start) if open_to_new else None
    if run is None or OFFICE.match(text, start) or run[0].isupper() or _DIGIT.search(run[0]):
        return None
    words = _BLANKS.split(_DASH.split(run[0])[0])
    words = words[:2] if len(words) > 3 else words
    end = start + len(" ".join(words))
    if len(words) < 2 or " ".join(words) != text[start:end]:
        return None
    return Item(kinds, text[start:end], (), begin, end)


def _person(text: str, start: int) -> bool:
    """Tell whether a person's name of three or four words stands there: "UBND xã Lê Văn Hải"."""
    run = run_at(text, start)
    if run is None or not FAMILY_NAME.match(run[0]) or run[0].isupper():
        return False
    if len(run[0].split()) < 3:
        return False
    return next((reading.end < run.end() for reading in unit_names(text, start)), True)


def counted(item: Item, home: Home) -> bool:
    """Tell whether a number says how many, as in `phường 5 ngày`, for no ward near is so named."""
    numbered = item.name.isdecimal() and bool(home.provinces)
    return numbered and not any(within(unit, home.provinces) for unit in item.units)


def _whole(text: str, start: int, reading: Reading) -> bool:
    """Tell whether a name of one word is all that stands there, as in `xã Lìa, huyện`."""
    run = run_at(text, start)
    return run is not None and run.end() == reading.end and len(run[0]) > 1


def _likeliest(
    readings: Sequence[Reading], kinds: frozenset[str], home: Home
) -> tuple[Reading, tuple[Unit, ...]]:
    """Return the longest name that a unit near the portal bears, else the longest, with units."""
    named = [
        (one, tuple(unit for name in one.keys for unit in gazetteer().named[name]))
        for one in readings
    ]
    for areas in (home.districts, home.provinces):
        for reading, units in named:
            if any(compatible(unit, kinds) and within(unit, areas) for unit in units):
                return reading, units
    whole = [(one, units) for one, units in named if one.words > 1 or one.keys[0].isdecimal()]
    return (whole or [(named[0][0], ())])[0]
