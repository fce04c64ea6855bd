"""Completion while typing: the words that may stand last, and the phrases that begin with them."""

import heapq
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np

from indexer.arrays import Array
from indexer.language.counting import NUMBER, form_of
from indexer.language.keys import written
from indexer.language.model import Model
from indexer.language.part import Part
from indexer.language.restoring import restored, slot_of
from vietnamese.words import Forms, forms
from vietnamese.writing import fold, old_style

_LEAST: Final = 3
"""Words met less often together are not offered."""
_FOLLOWS: Final = 0.2
"""A phrase goes on where the next word follows it at least this often."""
_ENDS: Final = 0.7
"""A phrase is offered where the longer one is met less often than this beside it."""
_FURTHER: Final = 3
_EXTENDED: Final = 5
_CONSIDERED: Final = 4


class _Offer(NamedTuple):
    words: tuple[Forms, ...]
    times: int


class Completer:
    """Completes what is being typed."""

    def __init__(self, model: Model) -> None:
        self._model = model

    def complete(self, words: Sequence[str], limit: int) -> list[list[str]]:
        """Return up to *limit* rows of words that begin as *words* do, the most frequent first.

        The last word is one being typed, empty where the next is to be guessed; marks typed are
        kept, those left out are added.
        """
        if not words:
            return []
        slots = [slot_of(self._model, forms(word)) for word in words[:-1]]
        before = restored(self._model, slots, more=True)
        context = tuple(form_of(word) for word in before.words)
        offers = self._lasts(context, words[-1].lower(), limit)
        found = {offer.words: offer.times for offer in offers}
        for offer in offers[:_EXTENDED]:
            found.update((more.words, more.times) for more in self._longer(context, offer))
        best = heapq.nlargest(limit, found, key=lambda row: (found[row], -len(row)))
        return [[*before.words, *(form.accented for form in row)] for row in best]

    def _lasts(self, context: tuple[Forms, ...], typed: str, limit: int) -> list[_Offer]:
        """Return the words that may stand last, by what stands before them."""
        for length in range(min(len(context), 2), -1, -1):
            counts, _ = self._after(context[len(context) - length :], typed, 4 * limit)
            likely = [_Offer((form,), times) for form, times in counts.items() if times >= _LEAST]
            if likely:
                return heapq.nlargest(limit, likely, key=lambda offer: offer.times)
        return []

    def _longer(self, context: tuple[Forms, ...], offer: _Offer) -> Iterator[_Offer]:
        """Yield the phrases that mostly go on from *offer*, each where it often ends."""
        for _ in range(_FURTHER):
            counts, total = self._after((*context, *offer.words)[-2:], "", _CONSIDERED)
            form, times = max(counts.items(), key=lambda item: item[1], default=(NUMBER, 0))
            if times < max(_LEAST, _FOLLOWS * total):
                break
            if times < _ENDS * offer.times:
                yield offer
            offer = _Offer((*offer.words, form), min(offer.times, times))
        yield offer

    def _after(
        self, last: tuple[Forms, ...], typed: str, most: int
    ) -> tuple[dict[Forms, int], int]:
        """Return how often words that begin as *typed* follow *last*, and how often any does."""
        found: dict[Forms, int] = {}
        total = 0
        bound = self._model.words(last).numbers
        for part, known in zip(self._model.parts, bound.tolist(), strict=True):
            if -1 in known:
                continue
            numbers, counts = _followers(part, known)
            total += int(counts.sum())
            for form, times in _beginning(part, numbers, counts, typed, most):
                found[form] = found.get(form, 0) + times
        return found, total


def _followers(part: Part, known: list[int]) -> tuple[Array, Array]:
    if known:
        return part.after(*[-1, *known][-2:])
    return np.arange(part.end), part.counts[: part.end].astype(np.int64)


def _beginning(
    part: Part, numbers: Array, counts: Array, typed: str, most: int
) -> Iterator[tuple[Forms, int]]:
    low, high = part.prefixed(fold(typed)) if typed else (0, part.end)
    inside = np.flatnonzero((numbers >= low) & (numbers < high))
    order = inside[np.argsort(-counts[inside], kind="stable")[:most]]
    marked = fold(typed) != typed
    for place in order.tolist():
        form = part.form(int(numbers[place]))
        if form != NUMBER and (not marked or _begins(form.accented, typed)):
            yield form, int(counts[place])


def _begins(word: str, typed: str) -> bool:
    """Tell whether *word* begins as typed, marks typed being kept and others added.

    >>> _begins("đường", "đuo"), _begins("duong", "đuo"), _begins("thôn", "thô")
    (True, False, True)
    """
    pairs = zip(word, old_style(typed), strict=False)
    return all(written(meant).marks >= written(had).marks for meant, had in pairs)
