"""Texts -> a file of language tables."""

from array import array
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from indexer.analysis import surfaces
from indexer.language.counting import Counts, count_stream, merge
from indexer.language.part import Part, write_part
from vietnamese.words import forms

_MOST = 1 << 24
_BREAK = 0xFFFFFFFF


class LanguageBuilder:
    """Counts the words of texts. Who has their streams already calls `count_stream` instead."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._words = array("I")
        self._counted: list[Counts] = []

    def add(self, parts: Iterable[str]) -> None:
        """Add an article's *parts*; no trigram reaches from one to the next."""
        numbers = self._numbers
        for part in parts:
            for surface in surfaces(part):
                accented = forms(surface).accented
                self._words.append(numbers.setdefault(accented, len(numbers)))
            self._words.append(_BREAK)
        if len(self._words) >= _MOST:
            self._count()

    def counts(self) -> Counts:
        """Return the counts of all that was added."""
        self._count()
        self._counted = [merge(self._counted)]
        return self._counted[0]

    def write(self, path: Path) -> None:
        """Write the tables of all that was added to *path*."""
        write_part(path, self.counts())

    def _count(self) -> None:
        known = list(self._numbers)
        stream = np.minimum(np.array(self._words, np.uint32), len(known))
        self._counted.append(count_stream(stream, known, len(known)))
        self._words = array("I")


def merge_parts(paths: Iterable[Path], into: Path) -> None:
    """Write the sum of the tables at *paths* to *into*. Raises `DamagedFile`."""
    write_part(into, merge([Part(path).counted() for path in paths]))
