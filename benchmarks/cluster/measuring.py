"""One engine over one archive, in a process of its own that tells in lines of JSON how far it is.

What it has told stands where its time runs out and it is ended.
"""

import json
import os
import time
from pathlib import Path
from typing import Any

import msgspec

from archive.folder import DataFolder
from archive.store import Archive
from benchmarks.speed.corpus import read
from benchmarks.speed.queries import drawn, query_of
from indexer.build import build
from indexer.contract import Engine, Index
from indexer.engines.whoosh.engine import WhooshIndex
from indexer.query import FACETS, Query
from tests.cluster.cluster import Cluster
from tests.cluster.using import TestCluster

ENGINES = ("embedded", "cluster")
NAME = "tinxa-benchmark"
_ROUNDS = 3
_TELL_SECONDS = 10
_MOST_PROCESSES = 4


def measure(engine: str, data: Path, corpus: Path) -> None:
    """Build the index of the archive in *data* on *engine*, ask it what titles of *corpus* ask."""
    folder = DataFolder(data)
    index: Index = (
        WhooshIndex(folder.index) if engine == "embedded" else TestCluster(Cluster()).index(NAME)
    )
    with Archive.open(folder.archive) as archive:
        _build(archive, index)
    opened = index.open()
    status = opened.status()
    _tell(complete=True, bytes_per_article=round(status.bytes / status.articles))
    times = sorted(_times(opened, corpus))
    _tell(
        queries=len(times),
        p50_ms=round(times[len(times) // 2], 2),
        p95_ms=round(times[len(times) * 95 // 100], 2),
    )
    opened.close()


def _build(archive: Archive, index: Index) -> None:
    began = told = time.perf_counter()

    def progress(done: int, _total: int) -> None:
        nonlocal told
        if (now := time.perf_counter()) - told >= _TELL_SECONDS:
            told = now
            _tell(done=done, seconds=round(now - began, 1))

    processes = min(os.cpu_count() or 1, _MOST_PROCESSES)
    done = build(archive, index, rebuild=True, progress=progress, processes=processes).written
    _tell(done=done, seconds=round(time.perf_counter() - began, 1))


def _times(engine: Engine, corpus: Path) -> list[float]:
    """Return how many milliseconds a page of ten with total and all facets takes, each time.

    Everything was asked once before.
    """
    language = engine.language()
    queries = [query_of(question, language) for question in drawn(list(read(corpus)))]
    queries = [msgspec.structs.replace(query, facets=FACETS) for query in queries]
    for query in queries:
        engine.search(query)
    return [_timed(engine, query) for _ in range(_ROUNDS) for query in queries]


def _timed(engine: Engine, query: Query) -> float:
    began = time.perf_counter()
    engine.search(query)
    return (time.perf_counter() - began) * 1000


def _tell(**facts: Any) -> None:
    print(json.dumps(facts), flush=True)
