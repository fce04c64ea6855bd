"""How steeply one thing grows with another."""

from collections.abc import Sequence
from math import log


def exponent(across: Sequence[float], up: Sequence[float]) -> float:
    """Return b of the power law up = a·across^b that fits best.

    >>> exponent([10, 100, 1000], [3, 30, 300])
    1.0
    """
    xs, ys = [log(x) for x in across], [log(y) for y in up]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    spread = sum((one - x) ** 2 for one in xs)
    return round(sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / spread, 2)
