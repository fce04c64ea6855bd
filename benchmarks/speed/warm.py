"""How fast each engine answers when warm, and whether all of them answer alike."""

import gc
import statistics
import time
from collections.abc import Sequence
from typing import Any

from benchmarks.speed.archives import Measured
from benchmarks.speed.building import target
from benchmarks.speed.engines import ENGINES
from benchmarks.speed.peers.contract import Found, Peer
from benchmarks.speed.peers.filters import phrases
from benchmarks.speed.queries import query_of
from indexer.engines.whoosh.engine import WhooshIndex
from indexer.query import Query
from searcher.question import Question

ROUNDS = 5


def measured(data: Measured, names: Sequence[str], questions: Sequence[Question]) -> dict[str, Any]:
    """Return for each engine p50 and p95 in ms over *questions*, each the median of the rounds.

    Best ten, exact total, counts by year, month and commune. The engines take turns in each round.
    Raises `SystemExit` where totals or counts differ.
    """
    language = WhooshIndex(data.folder.index).open().language()
    queries = [query_of(question, language) for question in questions]
    peers: dict[str, Peer] = {}
    for name in names:
        ENGINES[name].settle(target(data, name))
        peers[name] = ENGINES[name].open(target(data, name))
    _compare(peers, queries)
    gc.collect()
    times: dict[str, list[list[float]]] = {name: [[] for _ in queries] for name in names}
    for _ in range(ROUNDS):
        for name, peer in peers.items():
            for number, query in enumerate(queries):
                times[name][number].append(_timed(peer, query))
    for peer in peers.values():
        peer.close()
    return {name: summary([statistics.median(of) for of in taken]) for name, taken in times.items()}


def summary(seconds: Sequence[float]) -> dict[str, float]:
    """Return p50, p95 and the mean in milliseconds."""
    return {
        "p50_ms": round(statistics.median(seconds) * 1000, 3),
        "p95_ms": round(statistics.quantiles(seconds, n=20)[-1] * 1000, 3),
        "mean_ms": round(statistics.fmean(seconds) * 1000, 3),
    }


def _timed(peer: Peer, query: Query) -> float:
    began = time.perf_counter()
    peer.search(query)
    return time.perf_counter() - began


def _compare(peers: dict[str, Peer], queries: Sequence[Query]) -> None:
    """Ask everything once, which warms the engines too, and compare."""
    wrong = []
    for query in queries:
        answers = {name: peer.search(query) for name, peer in peers.items()}
        first = next(iter(answers.values()))
        for name, answer in answers.items():
            wrong += [f"{name}: {fault}: {_told(query)}" for fault in _faults(answer, first)]
    if wrong:
        raise SystemExit("the engines do not agree:\n" + "\n".join(wrong))


def _told(query: Query) -> str:
    words = " + ".join(" ".join(phrase) for phrase in phrases(query))
    return f"{words} {query.where or ''} {query.since or ''}".strip()


def _faults(answer: Found, first: Found) -> list[str]:
    faults = []
    if answer.total != first.total:
        faults.append(f"total {answer.total} for {first.total}")
    if len(answer.ids) != len(first.ids):
        faults.append(f"{len(answer.ids)} hits for {len(first.ids)}")
    for facet, counts in first.facets.items():
        if answer.facets[facet] != counts:
            other = sorted(set(answer.facets[facet].items()) ^ set(counts.items()))
            faults.append(f"{facet} {other[:4]}")
    return faults
