"""Fifty new articles: how soon an index that is being asked shows them, and what that costs it."""

import shutil
import statistics
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from archive.folder import DataFolder
from archive.store import Archive
from benchmarks.speed.archives import Measured, missing, put
from benchmarks.speed.corpus import dressed
from benchmarks.speed.engines import ENGINES
from benchmarks.speed.peers.contract import Peer
from benchmarks.speed.peers.own import Own
from benchmarks.speed.processes import output, pipes, seconds, started
from benchmarks.speed.queries import query_of
from indexer.engines.whoosh.engine import WhooshIndex
from indexer.query import Query
from searcher.question import Question
from tinxa.indexing import update

NEW = 50
ROUNDS = 5


def measured(
    data: Measured, corpus: Path, names: Sequence[str], questions: Sequence[Question]
) -> dict[str, Any]:
    """Return medians of five rounds of `NEW` articles each, on copies of the indexes."""
    copy = data.folder.path.with_name(f"{data.folder.path.name}-increment")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(data.folder.path, copy)
    language = WhooshIndex(data.folder.index).open().language()
    queries = [query_of(question, language) for question in questions]
    try:
        found = _followed(DataFolder(copy), corpus, queries)
        peers = {name: _added(copy / name, corpus, name) for name in names if name != "tinxa"}
    finally:
        shutil.rmtree(copy, ignore_errors=True)
    return {**found, "peers_ms": peers}


def follow(folder: Path, corpus: Path) -> None:
    """Put fifty articles into an archive for each line read, index, and tell when that began.

    Runs beside the process that asks, as `tinxa crawl --watch` does: with its imports behind it.
    """
    for number, _ in enumerate(sys.stdin):
        with Archive.open(folder / "archive.sqlite") as archive:
            put(archive, _new(corpus, number))
        began = time.time()
        update(DataFolder(folder))
        print(began, flush=True)


def _followed(folder: DataFolder, corpus: Path, queries: Sequence[Query]) -> dict[str, Any]:
    peer = Own(folder.index)
    rounds = [_once(peer, queries) for _ in range(7)]
    usual = [statistics.median(one) for one in zip(*rounds, strict=True)]
    shown, slowed, after = [], [], []
    with started("-m", "benchmarks.speed", "follow", str(folder.path), str(corpus)) as writer:
        told, answered = pipes(writer)
        for _ in range(ROUNDS):
            told.write("\n")
            told.flush()
            asked, seen = _asked_until_seen(peer, queries)
            began = float(answered.readline())
            shown.append(seen - began)
            slowed += [taken / usual[place] for at, place, taken in asked if began <= at < seen]
            after += _once(peer, queries)
            _once(peer, queries)
        told.close()
    with Archive.open(folder.archive) as archive:
        put(archive, _new(corpus, ROUNDS))
    command = seconds(output, "-m", "tinxa", "index", "--data", str(folder.path))
    peer.close()
    return {
        "searchable_ms": round(statistics.median(shown) * 1000),
        "command_ms": round(command * 1000),
        "slowed": round(statistics.median(slowed), 2),
        "asked_meanwhile": len(slowed),
        "p50_ms_usual": round(statistics.median(usual) * 1000, 3),
        "p50_ms_just_after": round(statistics.median(after) * 1000, 3),
    }


def _asked_until_seen(
    peer: Own, queries: Sequence[Query]
) -> tuple[list[tuple[float, int, float]], float]:
    """Ask *queries* in turn until fifty more articles are there: (when, which, seconds) each."""
    wanted = peer.engine.count(Query()) + NEW
    asked = []
    place = 0
    while peer.engine.count(Query()) != wanted:
        at = time.time()
        asked.append((at, place, seconds(peer.search, queries[place])))
        place = (place + 1) % len(queries)
    return asked, time.time()


def _once(peer: Peer, queries: Sequence[Query]) -> list[float]:
    return [seconds(peer.search, query) for query in queries]


def _added(folder: Path, corpus: Path, name: str) -> int:
    """Return the median ms in which a peer takes fifty articles up and counts with them."""
    peer = ENGINES[name].open(folder)
    taken = []
    for number in range(ROUNDS):
        with Archive.open(folder / "new.sqlite") as archive:
            put(archive, new := _new(corpus, number))
            records = archive.records([one.article.id for one in new])
        taken.append(seconds(peer.add, records))
    peer.close()
    return round(statistics.median(taken) * 1000)


def _new(corpus: Path, number: int) -> list[Any]:
    raws = missing(corpus, (number + 1) * NEW)[number * NEW :]
    return [dressed(raw) for raw in raws]
