"""The cluster beside the embedded engine, in one run over one archive.

``python -m benchmarks.cluster ranking SET...``: nDCG@10 of both, how many of the first ten they
share, and whether they find the same articles; a SET is a folder below $TINXA_EVAL/ir.
``python -m benchmarks.cluster speed [ARTICLES]``: articles a second, a query's time, bytes.
``make opensearch`` starts the cluster.
"""

import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from archive.exchange import article_from
from archive.store import Archive
from benchmarks.quality.news import folder
from benchmarks.quality.retrieval import judged
from benchmarks.quality.retrieval.contract import LIMIT
from benchmarks.quality.retrieval.metrics import ndcg
from benchmarks.speed.corpus import read
from indexer.build import build
from indexer.contract import Engine, Index
from indexer.engines.whoosh.engine import WhooshIndex
from indexer.query import FACETS, Query
from searcher.question import Question
from searcher.searcher import Searcher
from tests.cluster.cluster import Cluster
from tests.cluster.using import TestCluster

_NAME = "tinxa-benchmark"
_QUERIES = 200


@contextmanager
def _engines(documents: Sequence[dict[str, Any]]) -> Iterator[tuple[Archive, dict[str, Index]]]:
    """Yield an archive of *documents* and an index on each engine, empty."""
    cluster = TestCluster(Cluster())
    with (
        tempfile.TemporaryDirectory() as place,
        Archive.open(Path(place) / "archive.sqlite") as archive,
    ):
        with archive.writing():
            for one in documents:
                archive.put(article_from(one)[0])
        try:
            yield (
                archive,
                {
                    "whoosh": WhooshIndex(Path(place) / "index"),
                    "opensearch": cluster.index(_NAME),
                },
            )
        finally:
            cluster.remove(_NAME)


def _built(archive: Archive, index: Index) -> tuple[Engine, float]:
    began = time.perf_counter()
    build(archive, index, rebuild=True, progress=lambda _done, _total: None)
    took = time.perf_counter() - began
    return index.open(), took


def ranking(name: str) -> None:
    """Print how alike the engines rank the queries of a set."""
    one = judged.read(folder() / "ir" / name)
    with _engines([document._asdict() for document in one.documents]) as (archive, indexes):
        searchers = {
            engine: Searcher(_built(archive, index)[0], archive)
            for engine, index in indexes.items()
        }
        for form in ("text", "plain"):
            values: dict[str, list[float]] = {engine: [] for engine in searchers}
            shared, same = [], 0
            for query in one.queries:
                text = getattr(query, form)
                question = Question(text=text, match="any", limit=LIMIT, as_words=True)
                found = {e: [h.id for h in s.hits(question)] for e, s in searchers.items()}
                for engine, best in found.items():
                    values[engine].append(ndcg(best, query.right))
                shared.append(len(set.intersection(*map(set, found.values()))))
                whole = Question(text=text, as_words=True)
                sets = [set(s._engine.scan(s.query(whole))) for s in searchers.values()]  # noqa: SLF001
                same += sets[0] == sets[1]
            means = " ".join(f"{engine} {np.mean(of):.4f}" for engine, of in values.items())
            print(
                f"{name} {form}: nDCG@10 {means}; of the first ten {np.mean(shared):.2f} shared;"
                f" the same articles for {same} of {len(one.queries)} queries",
                flush=True,
            )


def speed(articles: int) -> None:
    """Print how fast each engine takes and finds that many articles."""
    corpus = list(islice(read(folder() / "news" / "vietnews-20k.jsonl.gz"), articles))
    every = max(1, len(corpus) // _QUERIES)
    asked = [Question(text=" ".join(one["title"].split()[:4])) for one in corpus[::every]]
    with _engines([dict(one) for one in corpus]) as (archive, indexes):
        for name, index in indexes.items():
            engine, took = _built(archive, index)
            with closing(engine):
                searcher = Searcher(engine, archive)
                queries = [searcher.query(question) for question in asked]
                times = sorted(_timed(engine, query) for query in queries)
                status = engine.status()
            print(
                f"{name}: {len(corpus)} articles, {len(corpus) / took:.0f} a second;"
                f" query with total and all facets p50 {times[len(times) // 2]:.2f} ms,"
                f" p95 {times[len(times) * 95 // 100]:.2f} ms;"
                f" {status.bytes / len(corpus):.0f} bytes an article",
                flush=True,
            )


def _timed(engine: Engine, query: Query) -> float:
    """Return how many milliseconds a page of ten with all facets takes."""
    began = time.perf_counter()
    engine.search(msgspec.structs.replace(query, facets=FACETS))
    return (time.perf_counter() - began) * 1000


def main() -> None:
    """Measure what the command line names."""
    match sys.argv[1:]:
        case ["ranking", *names]:
            for name in names:
                ranking(name)
        case ["speed", *size]:
            speed(int(size[0]) if size else 20_000)
        case _:
            raise SystemExit(__doc__)


if __name__ == "__main__":
    main()
