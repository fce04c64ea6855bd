"""The most memory that a process holds while it exports so many articles, by format.

    python -m benchmarks.exporting --corpus FILE.jsonl.gz [--rows 1000 20000 100000]
        [--formats csv xlsx ...] [--work FOLDER]

Each export is a process of its own, with the index open. The archive holds the articles of the
corpus; more rows than that pass them again. Linux only.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from itertools import cycle, islice
from pathlib import Path

import msgspec

from archive.article import Record
from archive.folder import DataFolder
from archive.store import Archive
from benchmarks.speed.archives import put
from benchmarks.speed.corpus import dressed, read
from indexer.build import build
from indexer.engines.whoosh.engine import WhooshIndex
from searcher.exporting.content import Content
from searcher.exporting.description import Selection, describe
from searcher.exporting.formats import FORMATS
from searcher.exporting.saving import save
from searcher.opening import open_searcher
from searcher.question import Question
from searcher.searcher import Searcher

_EVERYTHING = Question()


def main() -> None:
    """Run the benchmark from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--rows", type=int, nargs="+", default=[1000, 20_000, 100_000])
    parser.add_argument("--formats", nargs="+", default=list(FORMATS))
    parser.add_argument("--work", type=Path)
    parser.add_argument("--data", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.data:
        found = exported(options.formats[0], DataFolder(options.data), options.rows[0])
        print(json.dumps(found))
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = filled(options.corpus, DataFolder(options.work or Path(temporary) / "exporting"))
        for ending in options.formats:
            cells = [_measured(ending, folder, rows) for rows in options.rows]
            print(f"| {ending} | {' | '.join(cells)} |", flush=True)


def _measured(ending: str, folder: DataFolder, rows: int) -> str:
    arguments = ["--formats", ending, "--rows", str(rows), "--data", str(folder.path)]
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.exporting", *arguments], check=True, capture_output=True
    )
    found = json.loads(done.stdout)
    return f"{found['peak_mb']} MB, {found['seconds']} s, file {found['file_mb']} MB"


def filled(corpus: Path, folder: DataFolder) -> DataFolder:
    """Fill *folder* where it is empty: the articles, indexed, no facts recognised but communes."""
    if not folder.index.exists():
        folder.create()
        with Archive.open(folder.archive) as archive:
            put(archive, map(dressed, read(corpus)))
            index = WhooshIndex(folder.index)
            build(archive, index, rebuild=True, progress=lambda *_: None, processes=1)
    return folder


def exported(ending: str, folder: DataFolder, rows: int) -> dict[str, float]:
    """Export *rows* articles in this process; return peak memory, seconds, size of the file."""
    began = time.perf_counter()
    with closing(open_searcher(folder)) as searcher, tempfile.TemporaryDirectory() as target:
        about = describe(searcher, Selection(question=_EVERYTHING), demo=False, link=None)
        about = msgspec.structs.replace(about, total=rows)
        path = Path(target) / f"out.{ending}"
        save(Content(about, islice(_endless(searcher), rows)), path, told=lambda _: None)
        size = path.stat().st_size
    # Linux keeps the peak in `ru_maxrss` across exec: that would be this benchmark's own.
    peak = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    return {
        "peak_mb": round(int(peak[1]) / 1024) if peak else 0,
        "seconds": round(time.perf_counter() - began, 1),
        "file_mb": round(size / 1e6, 1),
    }


def _endless(searcher: Searcher) -> Iterator[Record]:
    ids = list(searcher.ids(_EVERYTHING))
    yield from searcher.picked(cycle(ids))


if __name__ == "__main__":
    main()
