"""Slips of typing: which words may have been meant, and how unlikely each slip is."""

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from indexer.language.keys import Reading, readings, written

_ROWS: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_SHORTEST = 2
_SHORT = 3
_LONGEST = 12
_NAME = 7
"""From this length on names are put right too; shorter ones have too many words beside them."""
_SYLLABLE: Final = re.compile(
    r"(?:ngh|ng|gh|gi|kh|nh|ph|qu|th|tr|ch|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?"
)

# Natural logarithms of probabilities, of a size that measured best.
LEFT_OVER: Final = -1.0
"""All keys of an input method left standing, each mark accounted for."""
NEIGHBOUR: Final = -4.0
"""A neighbouring key in place of the right one."""
SWAPPED: Final = -5.0
DOUBLED: Final = -5.0
MISSING: Final = -6.5
ADDED: Final = -6.5
OTHER: Final = -9.0
MARK_MISSING: Final = -2.0
MARK_WRONG: Final = -5.0
IMPOSSIBLE: Final = -99.0


def _neighbours() -> dict[str, frozenset[str]]:
    at = {k: (x + y / 2, y) for y, row in enumerate(_ROWS) for x, k in enumerate(row)}
    return {
        key: frozenset(
            other
            for other, (a, b) in at.items()
            if other != key and abs(a - x) <= 1 and abs(b - y) <= 1
        )
        for key, (x, y) in at.items()
    }


_NEXT_TO: Final = _neighbours()


class Meant(NamedTuple):
    """A base that may have been meant, the marks typed, and the slip's log probability."""

    base: str
    marks: frozenset[str]
    cost: float


def meanings(word: str, known: Mapping[str, int]) -> dict[Meant, None]:
    """Return what *word* may have been meant to be among the *known* bases, by one slip."""
    plain = written(word)
    found = {Meant(plain.base, plain.marks, 0.0): None} if plain.base in known else {}
    for reading in readings(word):
        if reading.base in known and is_syllable(reading.base):
            found[Meant(reading.base, reading.marks, LEFT_OVER)] = None
    if plain.base.isalpha() and _SHORTEST <= len(plain.base) <= _LONGEST:
        least = _least(plain)
        for base, cost in _edits(plain.base):
            if base in known and cost >= least and _likely(base):
                found[Meant(base, plain.marks, cost)] = None
    return found


def _least(typed: Reading) -> float:
    """Return how unlikely a slip may be; short words without marks are too often names."""
    if typed.marks:
        return OTHER
    return SWAPPED if len(typed.base) > _SHORT else NEIGHBOUR


def _likely(base: str) -> bool:
    return len(base) >= _NAME or is_syllable(base)


def is_syllable(base: str) -> bool:
    """Tell whether *base* has the shape of a Vietnamese syllable of at least two letters."""
    return len(base) > 1 and _SYLLABLE.fullmatch(base) is not None


def agreement(meant: Meant, word: str) -> float:
    """Return the log probability that *word*, one of the variants of a base, bears these marks.

    Who types no mark at all means any variant; a mark typed counts.
    """
    marks = written(word).marks
    if meant.cost == LEFT_OVER:
        return 0.0 if marks == meant.marks else IMPOSSIBLE
    if not meant.marks:
        return 0.0
    missing, wrong = len(marks - meant.marks), len(meant.marks - marks)
    return MARK_MISSING * missing + MARK_WRONG * wrong


def _edits(base: str) -> Iterator[tuple[str, float]]:
    for at in range(len(base) + 1):
        left, right = base[:at], base[at:]
        if right:
            yield left + right[1:], _added(base, at)
            for letter in _LETTERS:
                if letter != right[0]:
                    near = letter in _NEXT_TO.get(right[0], ())
                    yield left + letter + right[1:], NEIGHBOUR if near else OTHER
        if len(right) > 1 and right[0] != right[1]:
            yield left + right[1] + right[0] + right[2:], SWAPPED
        for letter in _LETTERS:
            yield left + letter + right, MISSING


def _added(base: str, at: int) -> float:
    beside = base[max(at - 1, 0) : at] + base[at + 1 : at + 2]
    if base[at] in beside:
        return DOUBLED
    return SWAPPED if any(base[at] in _NEXT_TO.get(key, ()) for key in beside) else ADDED
