"""What a word would be if keys of an input method had been left standing in it.

Telex doubles a vowel or adds a letter for a mark, VNI adds a digit: ``vieejt``, ``vie65t``,
``vieetj`` are all việt. So a word is read as a base without marks and the set of its marks; the
keys that may be marks are taken out in every way.
"""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

_MARKS: Final = {
    "\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j",
    "\u0302": "^", "\u0306": "w", "\u031b": "w",
}  # fmt: skip
_TELEX: Final = {**{key: key for key in "sfrxjw"}, "z": ""}
_VNI: Final = dict(zip("123456789", "sfrxj^wwd", strict=True))
_TONES: Final = frozenset("sfrxj")
_MOST_KEYS = 5
_LONGEST = 14


class Reading(NamedTuple):
    """A base without marks, its marks (s f r x j ^ w d), and how many keys were left over."""

    base: str
    marks: frozenset[str]
    left: int = 0


@lru_cache(maxsize=1 << 14)
def written(word: str) -> Reading:
    """Return *word* as its base and the marks written in it.

    >>> reading = written("đường")
    >>> reading.base, sorted(reading.marks)
    ('duong', ['d', 'f', 'w'])
    """
    base, marks = [], set()
    for letter in unicodedata.normalize("NFD", word):
        if letter == "đ":
            base.append("d")
            marks.add("d")
        elif letter in _MARKS:
            marks.add(_MARKS[letter])
        else:
            base.append(letter)
    return Reading("".join(base), frozenset(marks))


def readings(word: str) -> set[Reading]:
    """Return every way to take keys of an input method out of *word*, at least one key each.

    >>> sorted(r.base for r in readings("vieejt") if r.left == 2)
    ['viet']
    """
    plain = written(word)
    if not 2 <= len(plain.base) <= _LONGEST:
        return set()
    return {
        Reading(base, marks, left)
        for base, marks, left in _taken(plain.base, 0, "", plain.marks)
        if left and not any(letter.isdigit() for letter in base)
    }


def _taken(
    word: str, at: int, base: str, marks: frozenset[str]
) -> Iterator[tuple[str, frozenset[str], int]]:
    if at == len(word):
        yield base, marks, 0
        return
    key = word[at]
    if not key.isdigit():
        yield from _taken(word, at + 1, base + key, marks)
    for mark, letter in _meanings(key, base):
        more = _with(marks, mark)
        for found in _taken(word, at + 1, base + letter, more):
            if found[2] < _MOST_KEYS:
                yield found[0], found[1], found[2] + 1


def _meanings(key: str, base: str) -> Iterator[tuple[str, str]]:
    """Yield what a key may have meant: its mark, and the letter that it stands for itself."""
    if not base:
        return
    if key in _TELEX:
        yield _TELEX[key], ""
        if key == "w":
            yield "w", "u"
    elif key in "aeo" and key in base:
        yield "^", ""
    elif key == "d" and base[0] == "d":
        yield "d", ""
    elif key in _VNI:
        yield _VNI[key], ""


def _with(marks: frozenset[str], mark: str) -> frozenset[str]:
    """Add a mark; a tone takes the place of the one before."""
    kept = marks - _TONES if mark in _TONES else marks
    return kept | {mark} if mark else kept - _TONES
