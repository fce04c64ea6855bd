"""Reads the names of places at a spot of a text."""

import re
from collections.abc import Container, Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from vietnamese.places.names import folded, key
from vietnamese.places.table import Area, gazetteer
from vietnamese.words import parts
from vietnamese.writing import has_marks

_LETTERS = [chr(code) for code in (*range(0x41, 0x250), *range(0x1EA0, 0x1EFA))]
UPPER: Final = "".join(c for c in _LETTERS if c.isupper())
_WORD = rf"[{UPPER}\d]\w*(?:['’]\w+)*"
_RUN = re.compile(rf"{_WORD}(?:(?:[ \u00a0]{{1,2}}|\s?[-–]\s?){_WORD}){{0,5}}")
_WORDS = re.compile(_WORD)
_PIECES = re.compile(rf"[{UPPER}]+[^{UPPER}]*")
_ALIASES: Final = {"hcm": "hồ chí minh", "hn": "hà nội"}


class Reading(NamedTuple):
    """A name that may stand at a spot: the keys it can be, and where it ends."""

    keys: tuple[str, ...]
    end: int
    words: int


@lru_cache(maxsize=1)
def _unmarked_areas() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name in gazetteer().areas_named:
        found[folded(name)] = (*found.get(folded(name), ()), name)
    return found


def run_at(text: str, start: int) -> re.Match[str] | None:
    """Return the run of capitalised words and numbers that begins at *start*."""
    return _RUN.match(text, start)


def unit_names(text: str, start: int) -> Iterator[Reading]:
    """Yield the names of units that may stand at *start*, the longest first."""
    places = gazetteer()
    return _names(text, start, places.named, places.unmarked)


def area_names(text: str, start: int) -> Iterator[Reading]:
    """Yield the names of districts and provinces that may stand at *start*, the longest first."""
    return _names(text, start, gazetteer().areas_named, _unmarked_areas())


def areas_at(text: str, start: int, kind: str | None = None) -> tuple[tuple[Area, ...], int]:
    """Return the areas of the longest name at *start*, and where it ends; none and *start* else."""
    for reading in area_names(text, start):
        found = [area for name in reading.keys for area in gazetteer().areas_named[name]]
        if kind in ("tỉnh", "huyện", "quận", "thị xã"):
            found = [area for area in found if area.is_province == (kind == "tỉnh")]
        if found:
            return tuple(found), reading.end
    return (), start


def _names(
    text: str, start: int, known: Container[str], unmarked: Mapping[str, tuple[str, ...]]
) -> Iterator[Reading]:
    run = _RUN.match(text, start)
    if run is None:
        return
    words = [(word[0], word.end()) for word in _WORDS.finditer(text, *run.span())]
    if not has_marks(run[0]) or len(words) == 1:
        words = [(piece, end) for word, end in words for piece, end in _pieces(word, end)]
    elif any(not word[1:].islower() for word, _ in words):
        words = [(piece, end) for word, end in words for piece, end in _pieces(word, end)]
    for length in range(min(len(words), 6), 0, -1):
        end = words[length - 1][1]
        form = key(" ".join(word for word, _ in words[:length]))
        form = _ALIASES.get(form, form)
        if form in known:
            yield Reading((form,), end, length)
        elif not has_marks(text[start:end]) and folded(form) in unmarked:
            yield Reading(unmarked[folded(form)], end, length)
        else:
            yield from _glued(words[:length], known)


def _pieces(word: str, end: int) -> list[tuple[str, int]]:
    """Return what was run together (ĐôngTiến), cut at the capitals, each piece with its end."""
    pieces = _PIECES.findall(word)
    if len(pieces) < 2 or "".join(pieces) != word or "'" in word or "’" in word:
        return [(word, end)]
    at = end - len(word)
    found = []
    for piece in pieces:
        at += len(piece)
        found.append((piece, at))
    return found


def _glued(words: list[tuple[str, int]], known: Container[str]) -> Iterator[Reading]:
    """Yield the name whose last word has run into the next one ("xã Đông Tiếnđã")."""
    last, end = words[-1]
    cut = parts(last)
    if len(cut) > 1:
        length = cut[0][1]
        form = key(" ".join([*(word for word, _ in words[:-1]), last[:length]]))
        if form in known:
            yield Reading((form,), end - len(last) + length, len(words))
