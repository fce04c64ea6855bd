"""Words put right: a slip of typing is undone where the archive knows the word meant far better."""

from collections.abc import Sequence
from functools import cached_property
from typing import Final, NamedTuple

from indexer.language.counting import NUMBER
from indexer.language.model import Model
from indexer.language.restoring import Restored, Slot, restored, slot_of, variants
from indexer.language.slips import IMPOSSIBLE, agreement, is_syllable, meanings
from vietnamese.words import Forms, forms
from vietnamese.writing import fold

_RIGHT: Final = 300
"""A word met more often is right, whatever stands beside it."""
_NEW: Final = 3
"""A word met no more often may be a slip that the archive holds too."""
_FREQUENT: Final = 20
"""Only words as frequent as this are meant by a slip."""
_MOST: Final = 30
_SHORT: Final = 2
_VOWELS: Final = frozenset("aeiouy")

# Log probabilities, beside that of the model, that a word stands there as it was meant.
_RARE_WORD: Final = 6.0
_NEW_SYLLABLE: Final = 4.0
_ABBREVIATION: Final = -3.0
_NEW_WORD: Final = -6.0
_TWO_LETTERS: Final = 2.0


class Corrected(NamedTuple):
    """Words put right, with accents where they were changed; the others stand as typed.

    *margins* say of the changed ones by how much their log probability leads the next.
    """

    words: list[str]
    changed: list[bool]
    margins: list[float]


class Speller:
    """Undoes slips of typing."""

    def __init__(self, model: Model) -> None:
        self._model = model

    def correct(self, words: Sequence[str]) -> Corrected:
        """Put *words*, as typed, right; those that may be right stay as they are."""
        typed = [forms(word) for word in words]
        doubts = [self._is_doubtful(form) for form in typed]
        if not any(doubts):
            return Corrected(list(words), [False] * len(words), [])
        chosen, sure = self._read(typed, doubts)
        changed = [
            doubt and not _same(word, form)
            for doubt, word, form in zip(doubts, chosen, typed, strict=True)
        ]
        rows = zip(chosen, words, changed, strict=True)
        return Corrected(
            [new if change else old for new, old, change in rows],
            changed,
            [margin for margin, change in zip(sure, changed, strict=True) if change],
        )

    def _read(self, typed: list[Forms], doubts: list[bool]) -> Restored:
        slots = [
            self._slot(form) if doubt else slot_of(self._model, form)
            for form, doubt in zip(typed, doubts, strict=True)
        ]
        return restored(self._model, slots)

    def _is_doubtful(self, typed: Forms) -> bool:
        folded = typed.folded
        if folded.isdigit() or len(folded) < 2:
            return False
        return self._count(typed) <= _RIGHT

    def _count(self, typed: Forms) -> int:
        if typed.folded == typed.accented:
            return self._bases.get(typed.folded, 0)
        return int(self._model.counts(self._model.words([typed]))[0])

    def _slot(self, typed: Forms) -> Slot:
        """Return the word typed and those it may have been meant to be."""
        kept = {typed}
        if typed.folded == typed.accented:
            kept |= set(variants(self._model, typed.folded))
        evidence = dict.fromkeys(sorted(kept), self._trust(typed))
        for meant in meanings(typed.accented, self._frequent):
            for form in self._frequent_variants(meant.base):
                cost = meant.cost + agreement(meant, form.accented)
                if form not in kept and cost > IMPOSSIBLE:
                    evidence[form] = max(cost, evidence.get(form, cost))
        best = sorted(evidence.items(), key=lambda item: -item[1])[:_MOST]
        return Slot([form for form, _ in best], [cost for _, cost in best])

    def _trust(self, typed: Forms) -> float:
        if self._count(typed) > _NEW:
            return _RARE_WORD
        if len(typed.accented) <= _SHORT and typed.folded == typed.accented:
            return 0.0
        if not _VOWELS & set(typed.folded):
            return _ABBREVIATION
        if is_syllable(typed.folded):
            return _NEW_SYLLABLE
        return _NEW_WORD

    def _frequent_variants(self, base: str) -> list[Forms]:
        found = variants(self._model, base)
        counts = self._model.counts(self._model.words(found))
        return [form for form, count in zip(found, counts, strict=True) if count >= _FREQUENT]

    @cached_property
    def _bases(self) -> dict[str, int]:
        bases: dict[str, int] = {}
        for part in self._model.parts:
            for folded, count in part.groups():
                bases[folded] = bases.get(folded, 0) + count
        bases.pop(NUMBER.folded, None)
        return bases

    @cached_property
    def _frequent(self) -> dict[str, int]:
        return {base: count for base, count in self._bases.items() if count >= _FREQUENT}


def _same(word: str, typed: Forms) -> bool:
    """Tell whether *word* is what was typed, which without accents stands for all its variants."""
    if typed.folded == typed.accented:
        return fold(word) == typed.folded
    return word == typed.accented
