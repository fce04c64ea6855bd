"""What the page promises to those who use it, each beside what was last measured."""

from collections.abc import Iterator
from typing import Any

from benchmarks.speed.promises import Promise

MEDIAN, SLOW = 150, 500
"""Milliseconds to painted results, in the median and at p95."""
CROWD, CROWDED = "50", 300
SHIFT = 0.1
FLAT = 5
"""MB that a session may add over its queries: no more than what an allocator keeps back."""


def goals(results: dict[str, Any]) -> Iterator[Promise]:
    """Yield every goal of which something was measured."""
    checks = {"browser": _browser, "crowd": _crowd, "memory": _memory, "loading": _loading}
    for section, check in checks.items():
        if section in results:
            yield from check(results[section])


def _browser(found: dict[str, Any]) -> Iterator[Promise]:
    for name, told in (("query", "Enter"), ("facet", "click on a facet")):
        times = found["page"][name]
        yield Promise(f"{told} to painted results, median", times["p50_ms"], MEDIAN, "ms")
        yield Promise(f"{told} to painted results, p95", times["p95_ms"], SLOW, "ms")


def _crowd(found: dict[str, Any]) -> Iterator[Promise]:
    if times := found["sessions"].get(CROWD):
        yield Promise(f"{CROWD} readers at the socket, p95", times["p95_ms"], CROWDED, "ms")


def _memory(found: dict[str, Any]) -> Iterator[Promise]:
    yield Promise("memory that 200 queries of a session add", found["added_by_200_mb"], FLAT, "MB")
    yield Promise("memory that 1,200 queries add", found["added_by_1200_mb"], FLAT, "MB")


def _loading(found: dict[str, Any]) -> Iterator[Promise]:
    for name, told in loads(found):
        yield Promise(f"layout shift of the first load, {name}", told["shift"], SHIFT)


def loads(found: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield what was loaded and what was measured of it."""
    yield from ((name, told) for name, told in found.items() if isinstance(told, dict))
