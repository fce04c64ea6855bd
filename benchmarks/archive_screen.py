"""How long the screen of the archive takes: all portals, and one with its calendar.

    python -m benchmarks.archive_screen --corpus FILE.jsonl.gz --size 20000 --portals 10

Each portal was looked at every hour for 300 days. Milliseconds of processor time, for the machine
may have others to serve: the median and the slowest of 20 rounds, and the first, which estimates
the missed articles of every portal.
"""

import argparse
import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from archive.article import Article
from archive.folder import DataFolder
from archive.statistics import by_source
from archive.store import Archive
from benchmarks.speed.corpus import dressed, read
from crawler.frontier import DAY, Frontier
from crawler.health import health
from indexer.build import build
from indexer.engines.whoosh.engine import WhooshIndex
from ui.archive.screen import archive
from ui.texts import TEXTS
from ui.view import View

_HOURS = 300 * 24
_ROUNDS = 20
_SEEN_BY = (0.9, 0.7, 0.4)
"""How many of the articles each way finds."""


def main() -> None:
    """Run the benchmark from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--size", type=int, default=20_000)
    parser.add_argument("--portals", type=int, default=10)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        folder = DataFolder(Path(work))
        with Archive.open(folder.archive) as opened:
            with opened.writing():
                for taken in _articles(options.corpus, options.size, options.portals):
                    opened.put(taken)
            build(opened, WhooshIndex(folder.index), rebuild=True, progress=lambda *_: None)
        crawl(folder, options.size, options.portals)
        os.environ["TINXA_DATA"] = str(folder.path)
        measure(folder)


def _host(portal: int) -> str:
    return f"xa{portal:03}.example"


def _articles(corpus: Path, size: int, portals: int) -> Iterator[Article]:
    for number, raw in enumerate(read(corpus, limit=size)):
        host = _host(number % portals)
        address = f"https://{host}/{number}.html"
        yield msgspec.structs.replace(dressed(raw).article, source=host, url=address)


def crawl(folder: DataFolder, size: int, portals: int) -> None:
    """Write down what crawling these articles would have left behind."""
    dice, now = random.Random(3), time.time()  # noqa: S311 - the same in every run
    with Frontier.open(folder.frontier) as frontier, frontier.writing() as cursor:
        for number in range(size):
            host = _host(number % portals)
            ways = sum(1 << way for way, share in enumerate(_SEEN_BY) if dice.random() < share)
            cursor.execute(
                "INSERT INTO urls (url, portal, host, kind, rank, depth, ways, state)"
                " VALUES (?, ?, ?, 'article', 1, 1, ?, 'done')",
                (f"https://{host}/{number}.html", host, host, ways or 1),
            )
        cursor.executemany(
            "INSERT INTO rounds VALUES (?, ?, ?, 'reached', 1, 0, 0, 0, 0)",
            [
                (_host(portal), now - hour * DAY / 24 - 300, now - hour * DAY / 24)
                for portal in range(portals)
                for hour in range(_HOURS)
            ],
        )


def measure(folder: DataFolder) -> None:
    """Print how long the screen takes, and its parts."""
    texts, portal = TEXTS["vi"], {"cong": [_host(0)]}
    timed("all portals", lambda: archive(View(), {}, texts))
    timed("one portal with its calendar", lambda: archive(View(), portal, texts))
    with Archive.open(folder.archive) as opened:
        timed("statistics of all sources", lambda: by_source(opened))
        timed("health of all portals", lambda: health(folder, opened))


def timed(name: str, run: Callable[[], object]) -> None:
    """Print how long *run* takes."""
    times = []
    for _ in range(_ROUNDS + 1):
        began = time.process_time()
        run()
        times.append(1000 * (time.process_time() - began))
    first, *later = times
    middle, slowest = statistics.median(later), max(later)
    print(f"{name}: median {middle:.0f} ms, slowest {slowest:.0f} ms, first {first:.0f} ms")


if __name__ == "__main__":
    main()
