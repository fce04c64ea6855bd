"""How alike the two engines rank the queries of a judged set."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from archive.exchange import article_from
from archive.store import Archive
from benchmarks.quality.news import folder
from benchmarks.quality.retrieval import judged
from benchmarks.quality.retrieval.contract import LIMIT
from benchmarks.quality.retrieval.metrics import ndcg
from indexer.build import build
from indexer.contract import Index
from indexer.engines.whoosh.engine import WhooshIndex
from searcher.question import Question
from searcher.searcher import Searcher
from tests.cluster.cluster import Cluster
from tests.cluster.using import TestCluster

_NAME = "tinxa-benchmark"


def compare(name: str) -> None:
    """Print how alike the engines rank the queries of the set of that *name*."""
    one = judged.read(folder() / "ir" / name)
    with _searchers([document._asdict() for document in one.documents]) as searchers:
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
                sets = [set(s.engine.scan(s.query(whole))) for s in searchers.values()]
                same += sets[0] == sets[1]
            means = " ".join(f"{engine} {np.mean(of):.4f}" for engine, of in values.items())
            print(
                f"{name} {form}: nDCG@10 {means}; of the first ten {np.mean(shared):.2f} shared;"
                f" the same articles for {same} of {len(one.queries)} queries",
                flush=True,
            )


@contextmanager
def _searchers(documents: Sequence[dict[str, Any]]) -> Iterator[dict[str, Searcher]]:
    """Yield a searcher on each engine over an archive of *documents*."""
    cluster = TestCluster(Cluster())
    with (
        tempfile.TemporaryDirectory() as place,
        Archive.open(Path(place) / "archive.sqlite") as archive,
    ):
        with archive.writing():
            for one in documents:
                archive.put(article_from(one)[0])
        indexes: dict[str, Index] = {
            "embedded": WhooshIndex(Path(place) / "index"),
            "cluster": cluster.index(_NAME),
        }
        for index in indexes.values():
            build(archive, index, rebuild=True, progress=lambda _done, _total: None)
        try:
            yield {name: Searcher(index.open(), archive) for name, index in indexes.items()}
        finally:
            cluster.remove(_NAME)
