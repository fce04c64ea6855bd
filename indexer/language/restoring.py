"""Accents restored: of the words that fold to what was typed, those that go best together."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from indexer.language.counting import NUMBER, form_of
from indexer.language.lattice import Choice, best_scores
from indexer.language.model import Model
from vietnamese.words import Forms

MOST_VARIANTS = 18
_CERTAIN = 99.0


class Restored(NamedTuple):
    """Words with their accents; *margins* say by how much each log probability leads the next."""

    words: list[str]
    margins: list[float]

    @property
    def margin(self) -> float:
        """The margin of the least sure word; 99 where there was no choice at all."""
        return min(self.margins, default=_CERTAIN)


class Slot(NamedTuple):
    """What may stand at one place of a question: forms and the log evidence for each.

    *fixed* is the word to return where it stands for itself, whatever the model calls it.
    """

    forms: list[Forms]
    evidence: list[float]
    fixed: str | None = None


def restored(model: Model, slots: Sequence[Slot], *, more: bool = False) -> Restored:
    """Choose one form for each of *slots*; *more* where further words follow the last."""
    if not slots:
        return Restored([], [])
    forms: list[Forms | None] = [None, *(form for slot in slots for form in slot.forms)]
    edge = Choice(np.zeros(1, np.int64), np.zeros(1))
    choices, at = [edge], 1
    for slot in slots:
        places = np.arange(at, at + len(slot.forms))
        choices.append(Choice(places, np.array(slot.evidence)))
        at += len(slot.forms)
    scores = best_scores(model, model.words(forms), choices if more else [*choices, edge])
    words, margins = [], []
    for slot, score in zip(slots, scores[1:], strict=more):
        words.append(slot.fixed or slot.forms[int(np.argmax(score))].accented)
        two = np.sort(score)[-2:]
        margins.append(float(two[1] - two[0]) if len(two) > 1 else _CERTAIN)
    return Restored(words, margins)


def slot_of(model: Model, typed: Forms) -> Slot:
    """Return the choice that a word as typed leaves: itself if it has marks, else its variants."""
    form = form_of(typed.accented)
    if form == NUMBER or typed.folded != typed.accented:
        return Slot([form], [0.0], typed.accented)
    forms = variants(model, typed.folded)
    return Slot(forms, [0.0] * len(forms)) if forms else Slot([form], [0.0], typed.accented)


def variants(model: Model, folded: str) -> list[Forms]:
    """Return the most frequent words that fold to *folded*."""
    found = {
        Forms(folded, part.accented[number].decode())
        for part in model.parts
        for number in range(*part.variants(folded))
    }
    if len(found) <= MOST_VARIANTS:
        return sorted(found)
    forms = sorted(found)
    order = np.argsort(-model.counts(model.words(forms)), kind="stable")[:MOST_VARIANTS]
    return [forms[int(place)] for place in order]
