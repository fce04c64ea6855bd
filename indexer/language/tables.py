"""The language tables as they are asked: accents, slips of typing, completions."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from indexer.language.company import with_company
from indexer.language.completion import Completer
from indexer.language.model import Model
from indexer.language.part import Part
from indexer.language.restoring import Restored, restored, slot_of
from indexer.language.spelling import Corrected, Speller
from vietnamese.words import forms

_REMEMBERED = 1024


class Suggestion(NamedTuple):
    """What was probably meant: words with their accents.

    *corrected* where a slip was undone; *margin* is by how much the log probability of the least
    sure word leads that of the next; of words with 2 or more, 99.2% measured right.
    """

    words: list[str]
    corrected: bool
    margin: float


class LanguageTables:
    """The tables of all parts of an index. Nothing is read of a file but what a question needs."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self._parts = parts
        self._model = Model(parts)
        self._speller = Speller(self._model)
        self._completer = Completer(self._model)
        # A page turned or a filter chosen asks for the same words again.
        self._restored = lru_cache(_REMEMBERED)(self._restore)
        self._suggested = lru_cache(_REMEMBERED)(self._suggest)

    @classmethod
    def open(cls, paths: Iterable[Path]) -> "LanguageTables":
        """Open the files at *paths*, whose counts are added up. Raises `DamagedFile`."""
        return cls([part for part in map(Part, paths) if part.end])

    def spellings(self, folded: str) -> set[str]:
        """Return every word of the texts that is *folded* without its marks."""
        return {
            part.form(number).accented
            for part in self._parts
            for number in range(*part.variants(folded))
        }

    def restore(self, words: Sequence[str]) -> Restored:
        """Give *words* their accents; those that carry a mark already are kept as they are."""
        return self._restored(tuple(words))

    def _restore(self, words: tuple[str, ...]) -> Restored:
        if not self._parts:
            return Restored([forms(word).accented for word in words], [])
        slots = [slot_of(self._model, forms(word)) for word in words]
        return restored(self._model, with_company(self._model, slots))

    def correct(self, words: Sequence[str]) -> Corrected:
        """Undo slips of typing in *words*; words that may be right stay as typed."""
        if not self._parts:
            return Corrected(list(words), [False] * len(words), [])
        return self._speller.correct(words)

    def suggest(self, words: Sequence[str]) -> Suggestion | None:
        """Return what was probably meant; None where that is what was typed."""
        return self._suggested(tuple(words))

    def _suggest(self, words: tuple[str, ...]) -> Suggestion | None:
        put_right, changed, doubts = self.correct(words)
        found, margins = self.restore(put_right)
        if found == [forms(word).accented for word in words]:
            return None
        return Suggestion(found, any(changed), min(margins + doubts))

    def complete(self, words: Sequence[str], limit: int = 8) -> list[list[str]]:
        """Return up to *limit* rows of words that begin as *words*, the last being unfinished.

        An empty last word asks for the words that may come next.
        """
        return self._completer.complete(words, limit) if self._parts else []

    def check(self) -> None:
        """Read all files and compare their sums. Raises `DamagedFile`."""
        for part in self._parts:
            part.file.check()
