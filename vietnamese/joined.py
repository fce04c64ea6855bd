"""Words that were written together by mistake: chỉđạo, hiệnNghị, ngày12.

The likeliest reading of a word wins: each piece costs the logarithm of its share of all words, and
to leave the word whole costs more the longer it is. A word without any mark stays whole, for
nothing tells "nongthon" from a foreign word.
"""

import math
import re
import unicodedata
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from vietnamese.loanwords import loanwords
from vietnamese.spelling import well_formed
from vietnamese.syllables import is_syllable, other_shares, syllable_shares
from vietnamese.writing import accented, compose

_LETTER = re.compile(r".[\u0300-\u036f]*", re.DOTALL)
_RUN = re.compile(r"(?:[^\W\d_][\u0300-\u036f]*)+|(?:(?![^\W\d_]).)+", re.DOTALL)
_VOWELS = re.compile(r"[aeiouy]+")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
# Marks that Spanish, French and Portuguese write too.
_LATIN_MARKS = frozenset("\u0300\u0301\u0302\u0303")
_LONGEST_SYLLABLE = 7
_LONGEST_FOREIGN = 20

# Natural logarithms, fitted with benchmarks/quality/repair.py.
_WHOLE, _WHOLE_LETTER = 6.0, 3.4
_UNKNOWN, _UNKNOWN_LETTER = 9.0, 1.9
_CASE_BOUNDARY = 4.0
_FOREIGN_LETTER = 0.9
_ONE_VOWEL = 8.0


class _Reading(NamedTuple):
    """The likeliest way to read a word up to a letter, and where its last piece starts."""

    worth: float
    start: int


_NONE = _Reading(-math.inf, 0)


def pieces(word: str) -> tuple[str, ...]:
    """Return the words that *word* was written together from: slices that make it up.

    A right word is its only piece, and so is a name, a foreign word, initials or a unit.

    >>> pieces("thángđãcấp"), pieces("hiệnNghị"), pieces("UBNDtỉnh"), pieces("ngày12")
    (('tháng', 'đã', 'cấp'), ('hiện', 'Nghị'), ('UBND', 'tỉnh'), ('ngày', '12'))
    >>> pieces("nghiêng"), pieces("Beyoncé"), pieces("QĐUBND"), pieces("km2")
    (('nghiêng',), ('Beyoncé',), ('QĐUBND',), ('km2',))
    """
    if word.isascii() or _is_right(accented(word)):
        return (word,)
    runs = _RUN.findall(word)
    return _cut(word) if len(runs) == 1 else _cut_at_digits(runs)


def _is_right(spelling: str) -> bool:
    # A syllable that the press never used, such as a rare name, is no two words either.
    return is_syllable(spelling) or well_formed(spelling)


def _cut_at_digits(runs: list[str]) -> tuple[str, ...]:
    """Return the pieces of *runs* of letters and of digits; codes such as ĐT650 stay whole."""
    parts: list[str] = []
    for run in runs:
        first, *others = (run,) if run.isascii() else _cut(run)
        if parts and not (_parts_from_digits(parts[-1]) or _parts_from_digits(first)):
            parts[-1] += first
        else:
            parts.append(first)
        parts += others
    return tuple(parts)


def _parts_from_digits(piece: str) -> bool:
    least = 3 if piece.isascii() or piece.isupper() else 1
    return len(compose(piece)) >= least and is_syllable(accented(piece))


def _cut(word: str) -> tuple[str, ...]:
    """Return the pieces of *word*, which holds letters alone."""
    letters = _LETTER.findall(word)
    composed = [compose(letter) for letter in letters]
    if any(len(letter) != 1 or len(letter.lower()) != 1 for letter in composed):
        return (word,)
    text = "".join(composed)
    ends = loanwords().get(accented(text)) or _ends(text)
    return tuple("".join(letters[a:b]) for a, b in pairwise((0, *ends)))


def _ends(text: str) -> tuple[int, ...]:
    """Return where the pieces of *text* end, which is composed."""
    best = [_Reading(0.0, 0)] + [_NONE] * len(text)
    for start in range(len(text)):
        before = best[start].worth
        if before == -math.inf:
            continue
        if _case_changes(text, start):
            before += _CASE_BOUNDARY
        for end in range(start + 1, min(len(text), start + _LONGEST_FOREIGN) + 1):
            known, unknown = _known_worth(text[start:end]), _unknown_worth(text, start, end)
            worth = before + max(known, unknown)
            if worth > best[end].worth:
                best[end] = _Reading(worth, start)
    ends = _traced(best)
    return ends if best[-1].worth > _least(text) and _sound(text, ends) else (len(text),)


def _case_changes(text: str, at: int) -> bool:
    """Tell whether a capital follows a small letter there, or a small letter two capitals."""
    if text[at].isupper():
        return at > 0 and text[at - 1].islower()
    return at > 1 and text[at - 2 : at].isupper()


def _traced(best: list[_Reading]) -> tuple[int, ...]:
    ends, end = [], len(best) - 1
    while end:
        ends.append(end)
        end = best[end].start
    return tuple(reversed(ends))


def _sound(text: str, ends: tuple[int, ...]) -> bool:
    """Tell whether some piece is Vietnamese beyond doubt, and capitals are cut into such alone."""
    cut = [text[start:end] for start, end in pairwise((0, *ends))]
    syllables = [is_syllable(accented(piece)) for piece in cut]
    if text.isupper() and not all(syllables):
        return False
    return any(is_one and not piece.isascii() for is_one, piece in zip(syllables, cut, strict=True))


@lru_cache(maxsize=100_000)
def _known_worth(piece: str) -> float:
    """Return the logarithm of the share of *piece* among all words."""
    if piece.isupper():
        other = other_shares().get(piece, -math.inf)
    else:
        # Short ones are units and slips, and would be found in any misspelt word.
        other = other_shares().get(piece.lower(), -math.inf) if len(piece) > 2 else -math.inf
    in_one_case = piece.isupper() or piece[1:] == piece[1:].lower()
    if len(piece) > _LONGEST_SYLLABLE or not in_one_case or _is_initial(piece):
        return other
    return max(other, syllable_shares().get(accented(piece), -math.inf))


def _is_initial(piece: str) -> bool:
    return len(piece) == 1 and piece.isascii() and piece not in "yY"


def _unknown_worth(text: str, start: int, end: int) -> float:
    """Return what a piece is worth as initials or as a foreign word that nobody knows."""
    piece = text[start:end]
    if piece.isupper():
        # The last may be an initial: "ông N" is how the press names a suspect.
        possible = len(piece) > 1 or (end == len(text) and piece.isascii())
    else:
        begins = start == 0 or piece[0].isupper()
        possible = len(piece) > 3 and begins and piece.isascii()
        possible = possible and bool(_VOWELS.search(piece.lower()))
    return -(_UNKNOWN + _UNKNOWN_LETTER * len(piece)) if possible else -math.inf


def _least(text: str) -> float:
    """Return what the pieces of *text* must be worth, lest it be one word."""
    letters = [unicodedata.normalize("NFD", letter) for letter in text.lower()]
    least = -(_WHOLE + _WHOLE_LETTER * len(text))
    if _may_be_latin(letters):
        least += _FOREIGN_LETTER * len(text)
    if text[1:].islower() and _may_be_one_syllable(letters):
        least += _ONE_VOWEL
    return least


def _may_be_latin(letters: list[str]) -> bool:
    """Tell whether Spanish, French or Portuguese might have such marks."""
    marks = [letter[1:] for letter in letters if len(letter) > 1]
    return "đ" not in letters and len(marks) <= 2 and _LATIN_MARKS.issuperset(marks)


def _may_be_one_syllable(letters: list[str]) -> bool:
    """Tell whether this may be a syllable misspelt: one group of vowels, at most one tone."""
    tones = sum(mark in _TONES for letter in letters for mark in letter[1:])
    return tones < 2 and len(_VOWELS.findall("".join(letter[0] for letter in letters))) == 1
