"""What counting communes as units and present units costs: `python -m benchmarks.speed.communes`.

The same articles are indexed twice: with a name for each commune, as the facet held before, and
with its unit and the present units that hold it. Both are asked in turn, with all facets, with
none and with each alone; what is told is the median over the queries of the best of the rounds.
"""

import argparse
import hashlib
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median

import msgspec

from archive.article import Article, Derived, Mention, Record
from archive.store import Clock
from benchmarks.speed.corpus import dressed, read
from indexer.contract import Engine
from indexer.engines.whoosh.engine import WhooshIndex
from indexer.query import FACETS, Query, Term
from searcher.labels import labelled
from vietnamese.places.table import Unit, gazetteer
from vietnamese.words import words

_PROVINCE = "38"
_WORDS = 60
# Days are counted only within chosen months.
_ASKED = tuple(facet for facet in FACETS if facet != "day")


def main() -> None:
    """Build both indexes, ask them, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=15)
    options = parser.parse_args()
    articles = [dressed(raw).article for raw in read(options.corpus, limit=options.articles)]
    queries = _queries(articles)
    with tempfile.TemporaryDirectory() as work:
        engines = {
            "names": _indexed(Path(work) / "names", articles, units=False),
            "units": _indexed(Path(work) / "units", articles, units=True),
        }
        for name, engine in engines.items():
            values = engine.search(Query(facets=("commune",), limit=0)).facets["commune"]
            print(f"{name}: {len(values)} values of the facet over {len(articles)} articles")
        times = _measured(engines, queries, options.rounds)
    for what, each in times.items():
        print(f"{what}: {each * 1000:.3f} ms")


def _measured(
    engines: dict[str, Engine], queries: Sequence[Query], rounds: int
) -> dict[str, float]:
    asked: dict[str, Callable[[Query], object]] = {}
    for name, engine in engines.items():
        asked[f"{name}, no facets"] = engine.search
        asked[f"{name}, all facets"] = _with_facets(engine)
        asked[f"{name}, all facets with labels"] = _labelled(engine)
    for facet in FACETS:
        asked[f"units, {facet} alone"] = _with_facets(engines["units"], facet)
    best = {what: [float("inf")] * len(queries) for what in asked}
    for _ in range(rounds):
        for number, query in enumerate(queries):
            for what, ask in asked.items():
                began = time.perf_counter()
                ask(query)
                best[what][number] = min(best[what][number], time.perf_counter() - began)
    return {what: median(each) for what, each in best.items()}


def _with_facets(engine: Engine, *facets: str) -> Callable[[Query], object]:
    return lambda query: engine.search(msgspec.structs.replace(query, facets=facets or _ASKED))


def _labelled(engine: Engine) -> Callable[[Query], object]:
    def ask(query: Query) -> object:
        facets = engine.search(msgspec.structs.replace(query, facets=_ASKED)).facets
        return [labelled(facet, facets[facet]) for facet in _ASKED]

    return ask


def _queries(articles: Sequence[Article]) -> list[Query]:
    """Return a word each of titles spread over the corpus, and the query for every article."""
    step = max(len(articles) // _WORDS, 1)
    found = [next(iter(words(article.title or "")), None) for article in articles[::step]]
    forms = dict.fromkeys(word.forms for word in found if word)
    return [Query(), *(Query(words=Term((form,)), accents=True) for form in forms)]


def _indexed(folder: Path, articles: Sequence[Article], *, units: bool) -> Engine:
    index = WhooshIndex(folder)
    writer = index.writer(rebuild=True)
    named = [unit for unit in gazetteer().units if _in_province(unit)]
    writer.write(
        Record(article, Derived(communes=tuple(_mentions(article, named, units=units))))
        for article in articles
    )
    writer.commit(clock=Clock(1, "benchmark"))
    return index.open()


def _in_province(unit: Unit) -> bool:
    return bool(unit.parents[0]) and gazetteer().province(unit, 0).code == _PROVINCE


def _mentions(article: Article, named: Sequence[Unit], *, units: bool) -> Iterator[Mention]:
    """Yield none to three communes of one province, the first of it named the most often."""
    left = int.from_bytes(hashlib.sha256(article.id.encode()).digest(), "big")
    left, count = divmod(left, 4)
    for _ in range(count):
        left, drawn = divmod(left, 10_000)
        unit = named[int((drawn / 10_000) ** 2 * len(named))]
        yield Mention(name=f"{unit.name} {unit.code}", unit=unit.id if units else None)


if __name__ == "__main__":
    main()
