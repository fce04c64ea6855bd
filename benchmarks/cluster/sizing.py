"""What the figures measured mean for larger archives: on paper, by the formulas told here."""

import math
from typing import Any, NamedTuple

from benchmarks.cluster.speed import results
from benchmarks.speed.power import exponent

ARTICLES = (1_000_000, 10_000_000, 100_000_000)
SHARD_BYTES = 30e9
"""OpenSearch's own advice for searches is shards of 10 to 50 GB."""
FULL = 0.85
"""The share of a disk beyond which the cluster puts no more shards there."""
NODE_BYTES = 300e9
"""Of indexes that a node of 64 GB memory serves: 31 GB heap, and the rest caches a tenth of it."""
NODE_MEMORY_GB, LEAST_MEMORY_GB = 64, 4
NODE_CORES = 8
LEAST_NODES = 3
"""With fewer the cluster cannot tell which half lives when they lose sight of each other."""
PATIENCE_MS = 200
"""A page that takes longer feels slow."""


class Measured(NamedTuple):
    """What one run says of the cluster, on a machine of *cores*."""

    articles: int
    per_second: float
    bytes: float
    cores: int


class Size(NamedTuple):
    """What so many *articles* take. *rebuild* is hours at the rate measured, on those cores."""

    articles: int
    index_gb: float
    shards: int
    nodes: int
    memory_gb: int
    disk_gb: float
    rebuild: float
    rebuild_spread: float


def measured(found: dict[str, Any]) -> Measured:
    """Return the figures of the largest size whose build on the cluster was complete.

    Its articles are made of others and so take less: the bytes are those of whichever took most.
    """
    complete = [
        (int(size), engines["cluster"])
        for size, engines in found.get("sizes", {}).items()
        if engines.get("cluster", {}).get("complete")
    ]
    if not complete:
        raise SystemExit("no build on the cluster is measured. Run: benchmarks.cluster speed")
    articles, figures = max(complete, key=lambda pair: pair[0])
    each = max(figures["bytes_per_article"] for _, figures in complete)
    return Measured(articles, figures["articles_per_second"], each, found["machine"]["cores"])


def sized(articles: int, by: Measured) -> Size:
    """Return what *articles* take.

    >>> size = sized(1_000_000, Measured(20_000, 200.0, 15_000.0, 2))
    >>> size.index_gb, size.shards, size.nodes, size.memory_gb
    (15.0, 1, 3, 12)
    >>> round(size.disk_gb), round(size.rebuild, 2), round(size.rebuild_spread, 2)
    (71, 1.39, 0.12)
    """
    index = articles * by.bytes
    # Each shard has one copy; while a new build is filled, the one in use is there too.
    both = 2 * index
    nodes = max(LEAST_NODES, math.ceil(both / NODE_BYTES))
    # A tenth of a node's indexes cached, as much again for the heap.
    memory = max(LEAST_MEMORY_GB, min(NODE_MEMORY_GB, math.ceil(both / nodes / 1e9 / 5)))
    seconds = articles / by.per_second
    return Size(
        articles=articles,
        index_gb=index / 1e9,
        shards=math.ceil(index / SHARD_BYTES),
        nodes=nodes,
        memory_gb=memory * nodes,
        disk_gb=2 * both / FULL / 1e9,
        rebuild=seconds / 3600,
        rebuild_spread=seconds * by.cores / (nodes * NODE_CORES) / 3600,
    )


def leaving(found: dict[str, Any]) -> str:
    """Return at which size a query of the embedded engine takes as long as a page may."""
    sizes = {
        int(size): engines["embedded"]["p95_ms"]
        for size, engines in found["sizes"].items()
        if "p95_ms" in engines.get("embedded", {})
    }
    if len(sizes) < 2:
        return "not known: it takes two sizes measured"
    steep = exponent(list(sizes), list(sizes.values()))
    largest = max(sizes)
    reached = largest * (PATIENCE_MS / sizes[largest]) ** (1 / steep)
    return (
        f"p95 grows as articles^{steep:.2f}; it takes {PATIENCE_MS} ms at about"
        f" {float(f'{reached:.1g}'):,.0f} articles"
    )


def table() -> str:
    """Return the table of docs/scale.md, from results/cluster.json."""
    found = results()
    by = measured(found)
    head = (
        f"From {by.articles:,} articles measured: {by.per_second:,.0f} a second on {by.cores} cores"
        f" that nodes and indexing share, at most {by.bytes:,.0f} bytes an article.\n\n"
        "| articles | index | shards | nodes | memory of all | disk of all | rebuild, as measured |"
        f" rebuild, {NODE_CORES} cores a node |\n|---|---|---|---|---|---|---|---|\n"
    )
    rows = [
        f"| {size.articles:,} | {size.index_gb:,.0f} GB | {size.shards} | {size.nodes} |"
        f" {size.memory_gb:,} GB | {size.disk_gb:,.0f} GB | {size.rebuild:,.1f} h |"
        f" {size.rebuild_spread:,.1f} h |\n"
        for size in (sized(articles, by) for articles in ARTICLES)
    ]
    return f"{head}{''.join(rows)}\nThe embedded engine: {leaving(found)}."
