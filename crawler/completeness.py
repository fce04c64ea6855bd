"""How complete an archive is: how many articles of a portal were found by no way at all.

Lists, sitemaps and feeds find articles independently of each other, so that the overlap of what
they found tells what all of them missed (capture and recapture; Fienberg, Biometrika 1972, for
three lists with dependence between them). Intervals come from the profile of the likelihood.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from itertools import combinations
from math import ceil, floor, lgamma, log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from crawler.frontier import Frontier

_Floats = NDArray[np.float64]
_Function = Callable[[float], float]
_Model = tuple[tuple[int, int], ...]

_WAYS = 3
_DROP = 1.92  # half of chi square at 95%, one degree of freedom
_CLOSE = 3.0
_LEAST = 10
_LIMIT = 50
_STEPS = 60
_SEARCH = 40
_DAMPING = 1e-6


class Missed(NamedTuple):
    """About how many articles were missed, and between *low* and *high* at 95%."""

    about: int
    low: int
    high: int


def found_by_ways(frontier: Frontier, portal: str) -> dict[int, int]:
    """Return how many articles of *portal* were found by which ways (bits, see `WAYS`)."""
    rows = frontier.rows(
        "SELECT ways, count(*) FROM urls WHERE portal = ? AND kind = 'article' AND state = 'done'"
        " AND ways > 0 GROUP BY ways",
        (portal,),
    )
    return dict(rows)


def estimate_missed(found: Mapping[int, int]) -> Missed | None:
    """Return how many articles were missed, where *found* counts them by their ways (bits).

    None where fewer than two ways lead to articles, or their findings do not overlap.
    """
    return _estimated(tuple(sorted(found.items())))


@lru_cache(maxsize=256)
def _estimated(items: tuple[tuple[int, int], ...]) -> Missed | None:
    # The same counts have the same estimate, and most portals stay as they are between two looks.
    found = dict(items)
    ways = [bit for bit in range(_WAYS) if sum(n for w, n in found.items() if w >> bit & 1)]
    overlap = sum(n for w, n in found.items() if w.bit_count() > 1)
    if len(ways) <= 1 or overlap < _LEAST:
        return None
    cells = _cells(len(ways))
    counts = np.zeros(len(cells))
    for way, number in found.items():
        counts[sum(1 << i for i, bit in enumerate(ways) if way >> bit & 1)] += number
    models = _models(cells, counts)
    by_way = counts.reshape((2,) * len(ways)).T  # the last axis changes fastest: the first way
    intervals = [_interval(model, by_way) for model in models]
    # Where the ways depend on each other, how much they miss together is a guess: perhaps nothing.
    low = min(low for _, low, _ in intervals) if () in models else 0.0
    high = max(high for _, _, high in intervals)
    return Missed(round(intervals[0][0]), floor(low), ceil(high))


def _cells(ways: int) -> _Floats:
    """Return one row for each combination of ways, the one of none first."""
    return np.array([[cell >> bit & 1 for bit in range(ways)] for cell in range(1 << ways)], float)


def _design(cells: _Floats, model: _Model) -> _Floats:
    """Return the design of a log-linear model with these interactions."""
    pairs = [cells[:, a] * cells[:, b] for a, b in model]
    return np.column_stack([np.ones(len(cells)), *cells.T, *pairs])


def _models(cells: _Floats, counts: _Floats) -> list[_Model]:
    """Return the models that explain *counts* nearly as well as the best one, which comes first."""
    ways = cells.shape[1]
    if ways < _WAYS:
        return [()]
    pairs = list(combinations(range(ways), 2))
    ranked = []
    for size in range(len(pairs)):
        for model in combinations(pairs, size):
            design = _design(cells, model)
            means = _fitted(design[1:], counts[1:])
            ranked.append((2 * design.shape[1] - 2 * _poisson(counts[1:], means), model))
    ranked.sort()
    return [model for score, model in ranked if score <= ranked[0][0] + _CLOSE]


def _interval(model: _Model, counts: _Floats) -> tuple[float, float, float]:
    """Return the likeliest number of missed articles, and where the likelihood has dropped.

    *counts* has an axis for each way. Models of so few pairs are decomposable: their likelihood is
    one of margins, those of the pairs over those of what they share (Lauritzen, Graphical Models,
    1996), and only the cells of what no way found depend on the missed.
    """
    seen = float(counts.sum())
    alone = [(way,) for way in range(counts.ndim) if way not in {w for pair in model for w in pair}]
    cliques = [_unfound(counts, clique) for clique in (*model, *alone)]
    shared = set(model[0]).intersection(*model[1:]) if len(model) > 1 else set()
    # The parts of a model hang together by what they share, or by nothing.
    separators = [_unfound(counts, tuple(shared))] if shared else []
    separators += [seen] * (len(cliques) - 1 - len(separators))

    def likelihood(missed: float) -> float:
        return (
            lgamma(seen + missed + 1)
            - lgamma(missed + 1)
            - _weighed(seen + missed)
            + sum(_weighed(count + missed) for count in cliques)
            - sum(_weighed(count + missed) for count in separators)
        )

    best = _highest(likelihood, seen * _LIMIT)
    least = likelihood(best) - _DROP
    low = 0.0 if likelihood(0.0) >= least else _crossing(likelihood, least, 0.0, best)
    high = _crossing(likelihood, least, seen * _LIMIT, best)
    return best, low, high


def _unfound(counts: _Floats, ways: tuple[int, ...]) -> float:
    """Return how many articles that were seen none of *ways* found."""
    at = tuple(0 if way in ways else slice(None) for way in range(counts.ndim))
    return float(counts[at].sum())


def _weighed(count: float) -> float:
    return count * log(count) if count else 0.0


def _highest(function: _Function, limit: float) -> float:
    """Return where *function*, which rises and then falls, is highest, by thirds."""
    low, high = 0.0, limit
    for _ in range(_SEARCH):
        a, b = low + (high - low) / 3, high - (high - low) / 3
        low, high = (a, high) if function(a) < function(b) else (low, b)
    return low if low > _DAMPING else 0.0


def _crossing(function: _Function, value: float, outside: float, inside: float) -> float:
    """Return where *function* passes *value* between a point outside and one inside, by halves."""
    for _ in range(_SEARCH):
        middle = (outside + inside) / 2
        outside, inside = (outside, middle) if function(middle) >= value else (middle, inside)
    return outside


def _fitted(design: _Floats, counts: _Floats) -> _Floats:
    """Return the means of a Poisson regression, by Newton's method."""
    beta = np.zeros(design.shape[1])
    beta[0] = np.log(max(counts.mean(), 0.5))
    for _ in range(_STEPS):
        means = np.exp(np.clip(design @ beta, -30, 30))
        curvature = design.T @ (design * means[:, None]) + _DAMPING * np.eye(len(beta))
        step = np.linalg.solve(curvature, design.T @ (counts - means))
        beta += np.clip(step, -2, 2)
        if np.abs(step).max() < _DAMPING:
            break
    return np.asarray(np.exp(np.clip(design @ beta, -30, 30)))


def _poisson(counts: _Floats, means: _Floats) -> float:
    return float((counts * np.log(np.maximum(means, 1e-12)) - means).sum())
