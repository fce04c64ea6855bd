"""Query time, build and index over archives of growing size, and how steeply each of them grows."""

import shutil
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from benchmarks.speed import building, warm
from benchmarks.speed.archives import Measured
from benchmarks.speed.building import target
from benchmarks.speed.power import exponent
from benchmarks.speed.queries import query_of
from indexer.contract import Engine
from indexer.engines.whoosh.engine import WhooshIndex
from indexer.query import All, Query, Term
from searcher.question import Question


def measured(data: Measured, names: Sequence[str], questions: Sequence[Question]) -> dict[str, Any]:
    """Build each engine's index once, watching its memory, and ask it; the peers' are removed."""
    engines: dict[str, Any] = {}
    for name in names:
        peak, seconds = building.peak(data, name)
        engines[name] = {
            "articles_per_second": round(data.filled.articles / seconds, 1),
            "peak_mb": round(peak / 1e6),
            "index_to_text": building.size(data, name),
        }
        print(f"{data.filled.articles} articles, {name}: {engines[name]}", flush=True)
    for name, times in warm.measured(data, names, questions).items():
        engines[name] |= times
    for name in names:
        if name != "tinxa":
            shutil.rmtree(target(data, name))
    return {
        "articles": data.filled.articles,
        "text_mb": round(data.filled.text / 1e6, 1),
        "vocabulary": data.filled.vocabulary,
        "postings": touched(data.folder.index, questions),
        "engines": engines,
    }


def touched(index: Path, questions: Sequence[Question]) -> int:
    """Return how many postings a question touches on average.

    Those of its words and of the pairs of its neighbouring words: in how many articles each stands.
    """
    engine = WhooshIndex(index).open()
    total = sum(_postings(engine, query_of(question)) for question in questions)
    engine.close()
    return round(total / len(questions))


def slopes(sizes: Sequence[dict[str, Any]]) -> dict[str, float]:
    """Return the exponents with which postings and each engine's mean time grow with the archive.

    They are fitted over all sizes, of which there must be two: 1 is in proportion, less is slower.
    """
    if len(sizes) < 2:
        return {}
    articles = [size["articles"] for size in sizes]
    found = {"postings": exponent(articles, [size["postings"] for size in sizes])}
    for name in sizes[-1]["engines"]:
        means = [size["engines"][name]["mean_ms"] for size in sizes if name in size["engines"]]
        if len(means) == len(sizes):
            found[name] = exponent(articles, means)
    return found


def _postings(engine: Engine, query: Query) -> int:
    nodes = query.words.nodes if isinstance(query.words, All) else ()
    forms = [form for node in nodes if isinstance(node, Term) for form in node.forms]
    terms = [Term((form,)) for form in forms] + [Term(two) for two in pairwise(forms)]
    return sum(engine.count(Query(words=All((t,)), accents=query.accents)) for t in terms)
