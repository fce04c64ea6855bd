"""Whether a text can be read: told by how many of its words are known Vietnamese syllables.

A scan gives no words at all. A font that does not say which letters it shows gives other letters,
or control characters; one without Vietnamese letters leaves them out ("HUY N ĐÔNG S N").
"""

import re
from typing import Literal, NamedTuple

from vietnamese.syllables import is_syllable, other_shares
from vietnamese.writing import accented, has_marks

Quality = Literal["readable", "garbled", "empty"]

# What is no letter in a word, but stands for one: control characters, private and unknown ones.
_STRANGE = "\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd"
_WORD = re.compile(rf"[^\W\d_{_STRANGE}]+(?:[{_STRANGE}]+[^\W\d_]*)*|[{_STRANGE}]+[^\W\d_]*")
_STRANGE_LETTER = re.compile(f"[{_STRANGE}]")
_FEW = 8
# Of 3,000 articles of the press .7% lie below, for they are full of foreign names; of the same with
# letters left out or taken for others none lies above.
_READABLE = 1.2
_ENGLISH = frozenset({"the", "of", "and", "to", "in", "for", "is", "on", "by", "with", "be", "or"})
_MOSTLY_ENGLISH = 0.2


class Shares(NamedTuple):
    """Of how many *words* which share is *known* and which has *marks* of Vietnamese.

    Words are runs of letters; *english* is the share of the most common words of English.
    """

    words: int
    known: float
    marks: float
    english: float

    @property
    def score(self) -> float:
        """How well it can be read, from 0 to 2."""
        return 2.0 if self.english >= _MOSTLY_ENGLISH else self.known + self.marks


def quality_of(text: str) -> Quality:
    """Return whether *text*, a page or a whole file, can be read.

    >>> quality_of("Ủy ban nhân dân huyện Đông Sơn thông báo về việc tiêm phòng")
    'readable'
    >>> quality_of("Y BAN NHÂN DÂN HUY N ĐÔNG S N THÔNG BÁO V VI C TIÊM PHÒNG ĐT 1")
    'garbled'
    >>> quality_of("- 12 -")
    'empty'
    """
    found = shares_of(text)
    if found.words < _FEW:
        return "empty"
    return "readable" if found.score >= _READABLE else "garbled"


def shares_of(text: str) -> Shares:
    """Count the words of *text*."""
    words = _WORD.findall(text)
    count = max(1, len(words))
    return Shares(
        len(words),
        sum(map(_is_known, words)) / count,
        sum(map(has_marks, words)) / count,
        sum(word.lower() in _ENGLISH for word in words) / count,
    )


def _is_known(word: str) -> bool:
    if _STRANGE_LETTER.search(word):
        return False
    return is_syllable(accented(word)) or word in other_shares() or word.lower() in other_shares()
