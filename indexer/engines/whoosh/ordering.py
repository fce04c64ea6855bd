"""The best of many: sorted as far as they are shown, ids read where nothing else decides."""

from collections.abc import Callable, Sequence

import numpy as np

from indexer.arrays import Array
from indexer.engines.whoosh.postings import Numbers

Keys = Callable[[Array], Array]
"""From those to be sorted to what they are sorted by, the smallest first."""


def best(
    these: Array, count: int, *, chief: Keys, further: Keys, ranks: Callable[[Array], Numbers]
) -> Array:
    """Return the first *count* of *these*, by *chief*, then *further*, then the *ranks* of ids."""
    if not count:
        return these[:0]
    if count < len(these) // 2:
        values = chief(these)
        these = these[values <= np.partition(values, count - 1)[count - 1]]
    return these[_order((further(these), chief(these)), lambda: ranks(these))[:count]]


def _order(keys: Sequence[Array], ranks: Callable[[], Numbers]) -> Numbers:
    order = np.lexsort(keys)
    same = [key[order][1:] == key[order][:-1] for key in keys]
    if not np.logical_and.reduce(same).any():
        return order
    return np.lexsort((ranks(), *keys))
