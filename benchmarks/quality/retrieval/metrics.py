"""How good a ranking is, and whether one engine's rankings are better than another's."""

import math
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

CUT = 10
"""How many of the best documents count."""
FLIPS = 10_000
LEVEL = 0.05
"""A difference that chance makes this often counts as none."""

_SEED = 2023
_AT_ONCE = 500


def ndcg(ranked: Sequence[str], right: Mapping[str, int]) -> float:
    """Return nDCG@10 with the grades of *right* as gains, as trec_eval has it.

    >>> ndcg(["c", "a"], {"a": 1})
    0.6309297535714575
    """
    gained = _discounted([right.get(one, 0) for one in ranked])
    return gained / _discounted(sorted(right.values(), reverse=True))


def reciprocal_rank(ranked: Sequence[str], right: Mapping[str, int]) -> float:
    """Return 1 / the place of the first right document among the best ten, 0 where none is.

    >>> reciprocal_rank(["c", "a"], {"a": 1})
    0.5
    """
    places = (place for place, one in enumerate(ranked[:CUT], 1) if one in right)
    return 1 / next(places, math.inf)


def recall(ranked: Sequence[str], right: Mapping[str, int]) -> float:
    """Return which share of the right documents is among the best ten.

    >>> recall(["c", "a"], {"a": 1, "b": 1})
    0.5
    """
    return len(right.keys() & set(ranked[:CUT])) / len(right)


def chance(ours: npt.ArrayLike, theirs: npt.ArrayLike) -> float:
    """Return p of a paired randomisation test, two-sided: how often chance does as much.

    Each of `FLIPS` rounds swaps the two engines' values at queries drawn at random; p is the share
    of rounds, the real one among them, whose mean difference is at least as far from 0.
    """
    differences = np.asarray(ours, float) - np.asarray(theirs, float)
    # Sums of the same numbers in another order differ in their last digits.
    least = abs(differences.sum()) - 1e-9
    drawn = np.random.default_rng(_SEED)
    farther = 0
    for _ in range(FLIPS // _AT_ONCE):
        signs = drawn.integers(0, 2, (_AT_ONCE, len(differences))) * 2 - 1
        farther += int(np.count_nonzero(np.abs(signs @ differences) >= least))
    return (farther + 1) / (FLIPS + 1)


def verdict(difference: float, p: float) -> str:
    """Say how the first of two engines stands to the other.

    >>> verdict(0.02, 0.001), verdict(-0.02, 0.001), verdict(0.02, 0.3)
    ('ahead', 'behind', 'even')
    """
    if p >= LEVEL:
        return "even"
    return "ahead" if difference > 0 else "behind"


def _discounted(grades: Sequence[int]) -> float:
    return sum(grade / math.log2(place + 1) for place, grade in enumerate(grades[:CUT], 1))
