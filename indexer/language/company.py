"""Evidence for a word from the words around it that no trigram reaches: who shares its paragraphs.

``bạn`` and ``bắn`` are told apart by ``cảnh sát`` some words away. The words around count without
their accents, for those are not known yet.
"""

from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np

from indexer.arrays import Array
from indexer.language.model import Model
from indexer.language.part import Part
from indexer.language.restoring import Slot
from vietnamese.words import Forms

_WEIGHT: Final = 0.15
"""How much a logarithm counts beside those of the trigrams."""
_UNSURE: Final = 20.0
"""Paragraphs of no evidence that are added to each word's own."""
_COMMON: Final = 0.2
"""A word in a larger share of all paragraphs says nothing."""
_REACH: Final = 12
_MOST: Final = 1000


def with_company(model: Model, slots: Sequence[Slot]) -> list[Slot]:
    """Add to the evidence of *slots* how well each word goes with the other slots."""
    if len(slots) < 2 or all(len(slot.forms) < 2 for slot in slots):
        return list(slots)
    parts = [_Company(part, slots) for part in model.parts]
    paragraphs = sum(each.part.paragraphs for each in parts)
    shares = np.sum([each.spread for each in parts], axis=0) / max(paragraphs, 1)
    found = []
    for at, slot in enumerate(slots):
        if len(slot.forms) < 2:
            found.append(slot)
            continue
        around = [
            other
            for other in range(max(0, at - _REACH), min(len(slots), at + _REACH + 1))
            if 0 < shares[other] <= _COMMON and slots[other].forms[0].folded != slot.forms[0].folded
        ]
        totals, shared = _added(each.of(at, around) for each in parts)
        expected = shares[around]
        ratios = (shared + _UNSURE * expected) / (totals[:, None] + _UNSURE) / expected
        evidence = np.array(slot.evidence) + _WEIGHT * np.log(ratios).sum(axis=1)
        found.append(slot._replace(evidence=evidence.tolist()))
    return found


def _added(rows: Iterable[tuple[Array, Array]]) -> tuple[Array, Array]:
    totals, shared = zip(*rows, strict=True)
    return np.sum(totals, axis=0), np.sum(shared, axis=0)


class _Company:
    """The paragraphs of one part, as far as they matter for a question."""

    def __init__(self, part: Part, slots: Sequence[Slot]) -> None:
        self.part = part
        self._lists = [[self._paragraphs(form) for form in slot.forms] for slot in slots]
        self._held = np.zeros((len(slots), part.paragraphs), bool)
        for held, lists in zip(self._held, self._lists, strict=True):
            for each in lists:
                held[each] = True
        self.spread = self._held.sum(axis=1)

    def of(self, at: int, around: Sequence[int]) -> tuple[Array, Array]:
        """Return for each word of a slot its paragraphs, and how many of them *around* shares."""
        lists = [_sample(each) for each in self._lists[at]]
        sizes = np.array([len(each) for each in lists])
        ends = np.append(0, np.cumsum(sizes))
        held = self._held[np.ix_(np.array(around, np.int64), np.concatenate(lists))]
        reached = np.append(np.zeros((len(around), 1), np.int64), np.cumsum(held, axis=1), axis=1)
        return sizes, (reached[:, ends[1:]] - reached[:, ends[:-1]]).T

    def _paragraphs(self, form: Forms) -> Array:
        number = self.part.number(form)
        return self.part.company(number) if number >= 0 else np.empty(0, np.int64)


def _sample(paragraphs: Array) -> Array:
    """Return some of many paragraphs, spread evenly."""
    return paragraphs[:: len(paragraphs) // _MOST + 1]
