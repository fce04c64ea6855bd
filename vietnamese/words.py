"""Where the words of a text stand: syllables, numbers and foreign words, with their offsets."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from vietnamese.joined import pieces
from vietnamese.writing import accented, fold

# A run of letters, digits and combining marks: text in NFD must not fall apart at its marks.
_WORD = re.compile(r"[^\W_][^\W_\u0300-\u036f]*(?:[\u0300-\u036f]+[^\W_]*)*")
_FORMS = 200_000


class Forms(NamedTuple):
    """A word as the index knows it: without its marks, and with them in one spelling."""

    folded: str
    accented: str


class Word(NamedTuple):
    """A word of a text and the half-open range [start, end) where it stands, in code points."""

    forms: Forms
    start: int
    end: int


def words(text: str) -> Iterator[Word]:
    """Yield the words of *text* in order; hyphens, slashes and points part them.

    Words that were written together by mistake are told apart.

    >>> [word.forms.folded for word in words("Số 58-NQ/TW, đạt 55,932 tỷ")]
    ['so', '58', 'nq', 'tw', 'dat', '55', '932', 'ty']
    >>> [text_word.forms.accented for text_word in words("tập trung chỉđạo")]
    ['tập', 'trung', 'chỉ', 'đạo']
    """
    for span in spans(text):
        end = span.start()
        for form, length in parts(span[0]):
            start, end = end, end + length
            yield Word(form, start, end)


def spans(text: str) -> Iterator[re.Match[str]]:
    """Yield the words of *text* as written, where they stand; `parts` tells what each is."""
    return _WORD.finditer(text)


def written_words(text: str) -> list[str]:
    """Return the words of *text* as they stand there; many times faster than `words`."""
    return _WORD.findall(text)


@lru_cache(maxsize=_FORMS)
def parts(written: str) -> tuple[tuple[Forms, int], ...]:
    """Return the words that *written* stands for, each with its length there: one, most often."""
    return tuple((forms(piece), len(piece)) for piece in pieces(written))


@lru_cache(maxsize=_FORMS)
def forms(word: str) -> Forms:
    """Return both forms of one *word*."""
    return Forms(fold(word), accented(word))
