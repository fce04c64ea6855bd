"""Articles like one: its telling words, and those that stand side by side in it, asked for at once.

As in the embedded engine: what an article has often and few others have tells most of it.
"""

from collections import Counter
from collections.abc import Mapping
from math import log
from typing import Any

from archive.article import Record
from indexer.engines.opensearch.compiling import UNIT, Dsl
from indexer.engines.opensearch.connection import Connection
from indexer.engines.opensearch.documents import lines_of, pairs_of
from indexer.engines.opensearch.kept import records
from indexer.engines.opensearch.present import Present
from indexer.ranking import (
    K1,
    SIMILAR_LEAST,
    SIMILAR_PAIRS,
    SIMILAR_WORDS,
    ZONE_WEIGHTS,
    most_telling,
)
from indexer.results import Hit


def similar(
    connection: Connection, present: Present, article_id: str, *, limit: int
) -> tuple[Hit, ...]:
    """Return the articles most like one, best first; none where it is unknown or tells nothing."""
    found = records(connection, [article_id])
    if not found:
        return ()
    telling = _telling(connection, present, found[article_id])
    if len(telling) < 2 or not limit:
        return ()
    # A number that two articles share makes them no more alike.
    query: Dsl = {"bool": {"should": telling, "minimum_should_match": 2}}
    order = [
        {"_score": "desc"},
        {"published": {"order": "desc", "missing": "_last"}},
        {"id": "asc"},
    ]
    asked = {"query": query, "sort": order, "track_scores": True, "_source": False}
    itself = {"bool": {"must": [query], "filter": [{"term": {"id": article_id}}]}}
    own, others = connection.searches(
        [{"query": itself, "_source": False}, {**asked, "size": limit + 1}]
    )
    least = SIMILAR_LEAST * (own["hits"]["max_score"] or 0.0)
    hits = [Hit(str(hit["sort"][-1]), float(hit["_score"])) for hit in others["hits"]["hits"]]
    return tuple(hit for hit in hits if hit.id != article_id and hit.score > least)[:limit]


def _telling(connection: Connection, present: Present, record: Record) -> list[Dsl]:
    """Return what tells most of *record*, as queries, each with what it counts."""
    weighed = _weighed(record)
    known, articles = _known(connection, present, weighed)
    queries: list[Dsl] = []
    for name, most in (("words", SIMILAR_WORDS), ("pairs", SIMILAR_PAIRS)):
        queries += [
            {"term": {f"accented.{name}": {"value": term, "boost": boost * UNIT}}}
            for term, boost in _best(weighed[name], known[name], articles[name])[:most]
        ]
    return queries


def _known(
    connection: Connection, present: Present, weighed: Mapping[str, Mapping[str, float]]
) -> tuple[dict[str, Counter[str]], Counter[str]]:
    """Return how many articles of all builds have each term, and how many have any."""
    texts = {name: " ".join(weights) for name, weights in weighed.items()}
    known: dict[str, Counter[str]] = {name: Counter() for name in texts}
    articles: Counter[str] = Counter()
    asked = {
        "doc": {"accented": texts},
        "fields": [f"accented.{name}" for name in texts],
        "term_statistics": True, "positions": False, "offsets": False, "payloads": False,
    }  # fmt: skip
    for build in present.builds:
        answer = connection.call("termvectors", index=build.name, body=asked)["term_vectors"]
        for name, counts in known.items():
            if (told := answer.get(f"accented.{name}")) is not None:
                articles[name] += told["field_statistics"]["doc_count"]
                counts.update({term: one.get("doc_freq", 0) for term, one in told["terms"].items()})
    return known, articles


def _weighed(record: Record) -> dict[str, Counter[str]]:
    words: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    for part, line, _ in lines_of(record):
        weight: Any = ZONE_WEIGHTS.get(part, 1.0)
        for word in line:
            words[word] += weight
        for pair in pairs_of(line):
            pairs[pair] += weight
    return {"words": words, "pairs": pairs}


def _best(
    weights: Mapping[str, float], known: Mapping[str, int], articles: int
) -> list[tuple[str, float]]:
    """Return what tells most, best first, and the weight of each.

    *known* is how many articles have each. What no other has tells nothing of others.
    """
    common = most_telling(articles)
    telling = [one for one in sorted(weights) if 2 <= known.get(one, 0) <= common]
    telling.sort(key=lambda one: -weights[one] * log(articles / known[one]))
    # As in BM25 the tenth time adds little.
    return [(one, (K1 + 1) * weights[one] / (K1 + weights[one])) for one in telling]
