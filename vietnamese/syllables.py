"""The words of the press and how often each is met: Vietnamese syllables, and what is none."""

import math
from collections.abc import Mapping
from functools import cache

from vietnamese.tables import data_path
from vietnamese.writing import fold


def is_syllable(accented_word: str) -> bool:
    """Tell whether *accented_word*, spelt as `writing.accented` does, is a syllable in use.

    >>> is_syllable("nghiêng"), is_syllable("hòa"), is_syllable("chỉđạo"), is_syllable("kong")
    (True, True, False, False)
    """
    return accented_word in syllable_shares()


def is_folded_syllable(folded_word: str) -> bool:
    """Tell whether any syllable in use folds to *folded_word*.

    >>> is_folded_syllable("nghieng"), is_folded_syllable("nghieg")
    (True, False)
    """
    return folded_word in _folded()


@cache
def syllable_shares() -> Mapping[str, float]:
    """Return each syllable in use and the natural logarithm of its share of all words."""
    return _shares()[0]


@cache
def other_shares() -> Mapping[str, float]:
    """Return likewise the frequent words that are no syllables: names, foreign words, initials.

    In lower case but for initials: ``facebook``, ``UBND``.
    """
    return _shares()[1]


@cache
def _shares() -> tuple[Mapping[str, float], Mapping[str, float]]:
    syllables, others = _counts("language/syllables.tsv"), _counts("language/others.tsv")
    total = sum(syllables.values()) + sum(others.values())
    return _logarithms(syllables, total), _logarithms(others, total)


def _counts(name: str) -> dict[str, int]:
    lines = data_path(name).read_text(encoding="utf-8").splitlines()
    return {word: int(count) for word, count in (line.split("\t") for line in lines)}


def _logarithms(counts: dict[str, int], total: int) -> dict[str, float]:
    return {word: math.log(count / total) for word, count in counts.items()}


@cache
def _folded() -> frozenset[str]:
    return frozenset(map(fold, syllable_shares()))
