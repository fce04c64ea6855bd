"""What Tinxa promises of its speed, each beside what was last measured."""

from collections.abc import Iterator
from typing import Any, NamedTuple


class Promise(NamedTuple):
    """A figure and the limit that it has to keep, at most or at least."""

    name: str
    figure: float
    limit: float
    unit: str = ""
    least: bool = False

    @property
    def kept(self) -> bool:
        """Whether the figure keeps its limit."""
        return self.figure >= self.limit if self.least else self.figure <= self.limit


def promises(speed: dict[str, Any], growth: dict[str, Any]) -> Iterator[Promise]:
    """Yield every promise of which something was measured."""
    checks = {
        "warm": _warm, "asking": _asking, "first": _first, "build": _build, "memory": _memory,
        "increment": _increment, "serving": _serving, "load": _load,
    }  # fmt: skip
    for section, check in checks.items():
        if section in speed:
            yield from check(speed[section])
    if "build" in speed and "stock" in speed:
        yield _stock(speed["build"]["engines"], speed["stock"]["engines"])
    if "growth" in growth:
        yield from _growth(growth["growth"])


def _warm(found: dict[str, Any]) -> Iterator[Promise]:
    times = found["engines"]
    own, pairs = times["tinxa"], times["tantivy_pairs"]
    plain, fts5 = times["tantivy"], times["fts5"]
    for name, key in (("p50", "p50_ms"), ("p95", "p95_ms")):
        yield Promise(f"warm {name} / Tantivy's, same pairs scored", own[key] / pairs[key], 1)
        yield Promise(f"warm {name} / Tantivy's without pairs", own[key] / plain[key], 2)
        yield Promise(f"warm {name} / FTS5's", own[key] / fts5[key], 0.25)


def _asking(found: dict[str, Any]) -> Iterator[Promise]:
    yield Promise("ten snippets, p95", found["snippets"]["p95_ms"], 10, "ms")


def _first(found: dict[str, Any]) -> Iterator[Promise]:
    yield Promise("first query after imports", found["first_ms"]["tinxa"], 30, "ms")
    yield Promise("`tinxa search` from the shell", found["shell_ms"], 600, "ms")
    yield Promise("needless imports of `tinxa search`", len(found["needless_imports"]), 0)


def _build(found: dict[str, Any]) -> Iterator[Promise]:
    rates = {name: one["articles_per_second"] for name, one in found["engines"].items()}
    yield Promise("build, articles/s / FTS5's", rates["tinxa"] / rates["fts5"], 0.8, least=True)
    ratio = found["engines"]["tinxa"]["index_to_text"]
    yield Promise("index / text", ratio, 1.2)


def _stock(own: dict[str, Any], stock: dict[str, Any]) -> Promise:
    rates = (own["tinxa"]["articles_per_second"], stock["whoosh"]["articles_per_second"])
    return Promise("build, articles/s / stock Whoosh's", rates[0] / rates[1], 8, least=True)


def _memory(found: dict[str, Any]) -> Iterator[Promise]:
    peak = found["peak_mb"]["tinxa"]
    yield Promise(f"peak memory of a build of {found['articles']:,}", peak, 700, "MB")


def _increment(found: dict[str, Any]) -> Iterator[Promise]:
    yield Promise("50 new articles searchable", found["searchable_ms"], 500, "ms")
    yield Promise("queries meanwhile / usual", found["slowed"], 1.5)


def _serving(found: dict[str, Any]) -> Iterator[Promise]:
    yield Promise("serving process, warm", found["serving_mb"], 500, "MB")


def _load(found: dict[str, Any]) -> Iterator[Promise]:
    ratio = found["eight"]["p95_ms"] / found["one"]["p95_ms"]
    yield Promise("p95 of eight people / of one", ratio, 3)


def _growth(found: dict[str, Any]) -> Iterator[Promise]:
    for size in found["sizes"]:
        if size["articles"] == 100_000:
            peak = size["engines"]["tinxa"]["peak_mb"]
            yield Promise("peak memory of a build of 100,000", peak, 700, "MB")
    if slopes := found["slopes"]:
        ratio = slopes["tinxa"] / slopes["postings"]
        yield Promise("exponent of query time / of postings touched", ratio, 1)
