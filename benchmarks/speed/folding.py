"""What folding near-duplicates adds to a question: `python -m benchmarks.speed.folding CORPUS`.

An archive of 10,000 articles, 2,000 of them on five portals more, is asked the sixty questions as
the command line does and as the page does. Processor time, the least of nine rounds in turn.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from archive.article import Article
from archive.folder import DataFolder
from archive.store import Archive
from benchmarks.speed.corpus import dressed, read
from benchmarks.speed.queries import drawn
from searcher.opening import open_searcher
from searcher.question import Question
from searcher.searcher import Searcher
from tinxa.indexing import bring_up_to_date

ARTICLES, COPIED, COPIES = 10_000, 2_000, 5
ROUNDS = 9
_WAYS = {
    "as articles": {},
    "groups counted": {"groups": True},
    "folded": {"groups": True, "fold": True},
}


def main() -> None:
    """Print p50, mean and p95 of each way, and their ratio to the first."""
    parser = argparse.ArgumentParser()
    parser.add_argument("corpus", type=Path)
    raws = list(read(parser.parse_args().corpus, limit=ARTICLES))
    questions = drawn(raws)
    with tempfile.TemporaryDirectory() as place:
        folder = DataFolder(Path(place))
        with Archive.open(folder.archive) as archive, archive.writing():
            for article in _copied([dressed(raw).article for raw in raws]):
                archive.put(article)
        bring_up_to_date(folder)
        searcher = open_searcher(folder)
        _print(_measured(searcher, questions))
        searcher.close()


def _copied(articles: Sequence[Article]) -> Iterator[Article]:
    yield from articles
    for article in articles[:COPIED]:
        for number in range(COPIES):
            yield msgspec.structs.replace(article, id=f"{article.id}-{number}", url=None)


def _measured(searcher: Searcher, questions: Sequence[Question]) -> dict[str, list[float]]:
    """Return the least milliseconds that each question took in each way."""
    least = {way: [float("inf")] * len(questions) for way in _WAYS}
    for _ in range(ROUNDS):
        for place, question in enumerate(questions):
            for way, changes in _WAYS.items():
                asked = msgspec.structs.replace(question, **changes)
                began = time.process_time()
                searcher.ask(asked)
                took = 1000 * (time.process_time() - began)
                least[way][place] = min(least[way][place], took)
    return least


def _print(least: dict[str, list[float]]) -> None:
    told = {
        way: (statistics.median(of), statistics.mean(of), statistics.quantiles(of, n=20)[-1])
        for way, of in least.items()
    }
    first = next(iter(told.values()))
    for way, figures in told.items():
        ratios = " / ".join(f"{one / base:.2f}" for one, base in zip(figures, first, strict=True))
        shown = " / ".join(f"{one:.2f}" for one in figures)
        print(f"{way}: p50 / mean / p95 {shown} ms, ratio {ratios}")


if __name__ == "__main__":
    main()
