"""What was probably meant by what was typed, and how it may go on: read off the indexed texts.

Words are put right where they stand; blanks, quotation marks and capitals stay as typed.
"""

from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from indexer.language.tables import LanguageTables
from vietnamese.loanwords import without_marks
from vietnamese.words import spans, written_words
from vietnamese.writing import accented, compose

SURE = 2.0
"""Log probability by which the least sure word must lead: 99.2% of such words measured right."""
MOST_WORDS = 40
"""Longer questions are pasted text, which nobody wants put right."""


class Meant(NamedTuple):
    """A question as it was probably meant; *corrected* where a slip of typing was undone."""

    text: str
    corrected: bool


def meant(text: str, language: LanguageTables, *, sure: float = SURE) -> Meant | None:
    """Return *text* with what was probably meant in place of its words; None where that is it."""
    composed = compose(text)
    typed = written_words(composed)
    if not typed or len(typed) > MOST_WORDS:
        return None
    parted = [without_marks().get(accented(word), (word,)) for word in typed]
    flat = [word for parts in parted for word in parts]
    found = language.suggest(flat)
    if found is not None and found.margin < sure:
        return None
    words = iter(flat if found is None else found.words)
    put_right = _replaced(composed, [" ".join(islice(words, len(parts))) for parts in parted])
    corrected = found is not None and found.corrected
    return None if put_right == composed else Meant(put_right, corrected)


def completions(text: str, language: LanguageTables, *, limit: int) -> tuple[str, ...]:
    """Return whole questions that begin as *text* does, the likeliest first.

    After a blank the next word is guessed; else the last one is taken as unfinished.
    """
    composed = compose(text)
    typed = written_words(composed)
    if not typed or len(typed) > MOST_WORDS:
        return ()
    open_end = [] if composed[-1:].isalnum() else [""]
    rows = language.complete([*typed, *open_end], limit)
    found = (_completed(composed, row) for row in rows)
    return tuple(dict.fromkeys(one for one in found if one != composed))


def _completed(text: str, row: Sequence[str]) -> str:
    known = len(written_words(text))
    begun = _replaced(text, row[:known])
    further = " ".join(row[known:])
    return f"{begun.rstrip()} {further}" if further else begun


def _replaced(text: str, words: Sequence[str]) -> str:
    """Return *text* with *words* in place of its own, one for each."""
    pieces, end = [], 0
    for span, word in zip(spans(text), words, strict=True):
        pieces += [text[end : span.start()], _as_typed(span[0], word)]
        end = span.end()
    return "".join(pieces) + text[end:]


def _as_typed(typed: str, word: str) -> str:
    """Return *word* with the capitals of *typed*; what was typed itself where both are one word."""
    if accented(typed) == word:
        return typed
    if len(typed) > 1 and typed.isupper():
        return word.upper()
    return word[:1].upper() + word[1:] if typed[:1].isupper() else word
