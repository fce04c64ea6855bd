"""How long trends take: six questions by month, a contrast, words that stand out, a picture.

    python -m benchmarks.trends --corpus FILE.jsonl.gz --size 20000

Milliseconds: the median and the slowest of so many rounds, the first one left out.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from archive.store import Archive
from benchmarks.speed.archives import prepared
from indexer.build import build
from indexer.engines.whoosh.engine import WhooshIndex
from searcher.contrast import contrast
from searcher.keywords import keywords
from searcher.opening import open_searcher
from searcher.question import Question
from searcher.searcher import Searcher
from searcher.trends import trend
from ui.texts import TEXTS
from ui.trends.chart import draw
from ui.trends.png import png
from ui.trends.svg import svg

WORDS = ("giao thông", "kinh tế", "bong da", "y tế", "giáo dục", "an ninh")


def main() -> None:
    """Run the benchmark from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--size", type=int, default=20_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        folder = prepared(options.corpus, options.size, work=Path(work)).folder
        with Archive.open(folder.archive) as archive:
            build(archive, WhooshIndex(folder.index), rebuild=True, progress=lambda *_: None)
        with closing(open_searcher(folder)) as searcher:
            measure(searcher)


def measure(searcher: Searcher) -> None:
    """Print how long each part of the screen takes."""
    questions = [Question(text=text) for text in WORDS]
    bounded = [Question(text=text, since="2023", until="2023") for text in WORDS]
    by_month = trend(searcher, questions, by="month", coverage={})
    picture = draw(by_month, TEXTS["vi"], share=False, width=960, footer="")
    for text, one in zip(WORDS, by_month.series, strict=True):
        print(f"{text}: {one.total} articles")
    first, second = questions[:2]
    plain = Question(text="giao thong")
    timed("six by month", lambda: trend(searcher, questions, by="month", coverage={}))
    timed("six by year", lambda: trend(searcher, questions, by="year", coverage={}))
    timed("six by day of a year", lambda: trend(searcher, bounded, by="day", coverage={}), 5)
    timed("contrast", lambda: contrast(searcher, first, second))
    timed("contrast, article by article", lambda: contrast(searcher, plain, second), 3)
    timed("words that stand out", lambda: keywords(searcher, first), 3)
    timed("SVG", lambda: svg(picture))
    timed("PNG", lambda: png(picture), 5)


def timed(name: str, run: Callable[[], object], rounds: int = 50) -> None:
    """Print how long *run* takes."""
    times = []
    for _ in range(rounds + 1):
        began = time.perf_counter()
        run()
        times.append(1000 * (time.perf_counter() - began))
    later = times[1:]
    print(
        f"{name}: median {statistics.median(later):.1f} ms, slowest {max(later):.1f} ms,"
        f" first {times[0]:.1f} ms"
    )


if __name__ == "__main__":
    main()
