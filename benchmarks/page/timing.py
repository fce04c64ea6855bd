"""How times and sizes are told: the median, what one in twenty exceeds, and of how many."""

import statistics
from collections.abc import Sequence


def summary(seconds: Sequence[float]) -> dict[str, float]:
    """Return p50, p95 and the longest in milliseconds, with their number."""
    return {
        "n": len(seconds),
        "p50_ms": round(1000 * statistics.median(seconds), 1),
        "p95_ms": round(1000 * p95(seconds), 1),
        "max_ms": round(1000 * max(seconds), 1),
    }


def kilobytes(sizes: Sequence[int]) -> dict[str, float]:
    """Return the median of *sizes* in bytes, and what one in twenty exceeds, in kB."""
    return {
        "p50_kb": round(statistics.median(sizes) / 1000, 1),
        "p95_kb": round(p95(sizes) / 1000, 1),
    }


def p95(values: Sequence[float]) -> float:
    """Return what one of twenty *values* exceeds; of fewer than twenty the largest."""
    return statistics.quantiles(values, n=20)[-1] if len(values) >= 20 else max(values)
