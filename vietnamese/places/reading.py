"""Reads the names of places at a spot of a text."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from vietnamese.places.names import folded, key, letters
from vietnamese.places.table import Area, gazetteer
from vietnamese.words import parts
from vietnamese.writing import has_marks

_LETTERS = [chr(code) for code in (*range(0x41, 0x250), *range(0x1EA0, 0x1EFA))]
UPPER: Final = "".join(c for c in _LETTERS if c.isupper())
_WORD = rf"[{UPPER}\d]\w*(?:['’]\w+)*"
_RUN = re.compile(rf"{_WORD}(?:(?:[ \u00a0]{{1,2}}|\s?[-–]\s?){_WORD}){{0,5}}")
_WORDS = re.compile(_WORD)
_PIECES = re.compile(rf"[{UPPER}]+[^{UPPER}]*")
FAMILY_NAME: Final = re.compile(
    r"(?:Nguyễn|Trần|Lê|Phạm|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Ngô|Lý|Trịnh|Huỳnh|Hoàng|Hồ|Đinh|Mai|Lương"
    r"|Đoàn|Vương|Tống|Cao|Hà|Lưu|Chu|Trương|Quách|Thái|Tạ|Đào|Nghiêm|Lã|Phùng|Triệu|Kiều|Đậu"
    r"|Thiều|Doãn)\b"
)
"""The usual family names."""

_ALIASES: Final = {"hcm": "hồ chí minh", "hn": "hà nội"}


class Reading(NamedTuple):
    """A name that may stand at a spot: the keys it can be, and where it ends."""

    keys: tuple[str, ...]
    end: int
    words: int


@lru_cache(maxsize=1)
def _unmarked_areas() -> Mapping[str, tuple[str, ...]]:
    """Return the keys of areas by their letters, for some are spelt variously: Đắk G'Long."""
    found: dict[str, tuple[str, ...]] = {}
    for name in gazetteer().areas_named:
        found[letters(name)] = (*found.get(letters(name), ()), name)
    return found


def run_at(text: str, start: int) -> re.Match[str] | None:
    """Return the run of capitalised words and numbers that begins at *start*."""
    return _RUN.match(text, start)


def unit_names(text: str, start: int) -> Iterator[Reading]:
    """Yield the names of units that may stand at *start*, the longest first."""
    places = gazetteer()
    for form, end, words in _forms(text, start):
        if form in places.named:
            yield Reading((form,), end, words)
        elif not has_marks(text[start:end]) and folded(form) in places.unmarked:
            yield Reading(places.unmarked[folded(form)], end, words)


def area_names(text: str, start: int) -> Iterator[Reading]:
    """Yield the names of districts and provinces that may stand at *start*, the longest first."""
    for written, end, words in _forms(text, start):
        form = _ALIASES.get(written, written)
        if form in gazetteer().areas_named:
            yield Reading((form,), end, words)
        elif letters(form) in _unmarked_areas():
            yield Reading(_unmarked_areas()[letters(form)], end, words)


def areas_at(text: str, start: int, kind: str | None = None) -> tuple[tuple[Area, ...], int]:
    """Return the areas of the longest name at *start*, and where it ends; none and *start* else."""
    for reading in area_names(text, start):
        found = [area for name in reading.keys for area in gazetteer().areas_named[name]]
        if kind in ("tỉnh", "huyện", "quận", "thị xã"):
            found = [area for area in found if area.is_province == (kind == "tỉnh")]
        if found:
            return tuple(found), reading.end
    return (), start


def _forms(text: str, start: int) -> Iterator[tuple[str, int, int]]:
    """Yield the keys of the names that can stand at *start*, where they end, and their words."""
    run = _RUN.match(text, start)
    if run is None:
        return
    words = [
        piece
        for word in _WORDS.finditer(text, *run.span())
        for piece in _pieces(word[0], word.end())
    ]
    for length in range(min(len(words), 6), 0, -1):
        yield key(" ".join(word for word, _ in words[:length])), words[length - 1][1], length
        last, end = words[length - 1]
        # The last word may have run into the next one ("xã Đông Tiếnđã").
        if len(cut := parts(last)) > 1:
            before = [word for word, _ in words[: length - 1]]
            size = cut[0][1]
            yield key(" ".join([*before, last[:size]])), end - len(last) + size, length


def _pieces(word: str, end: int) -> list[tuple[str, int]]:
    """Return what was run together (ĐôngTiến), cut at the capitals, each piece with its end."""
    pieces = _PIECES.findall(word)
    if len(pieces) < 2 or "".join(pieces) != word or key(word) in gazetteer().named:
        return [(word, end)]
    at = end - len(word)
    found = []
    for piece in pieces:
        at += len(piece)
        found.append((piece, at))
    return found
