"""The most memory that a process holds while it exports a whole archive, by format and size.

    python -m benchmarks.exporting --corpus FILE.jsonl.gz [--sizes 1000 20000 ...] [--work FOLDER]

Each export is a process of its own, with the index open as for a query that finds every article.
Linux only.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from archive.folder import DataFolder
from archive.store import Archive
from benchmarks.speed.archives import put
from benchmarks.speed.corpus import dressed, read
from benchmarks.speed.growing import grown
from indexer.build import build
from indexer.engines.whoosh.engine import WhooshIndex
from searcher.exporting.content import content
from searcher.exporting.description import Selection, describe
from searcher.exporting.formats import FORMATS
from searcher.exporting.saving import save
from searcher.opening import open_searcher
from searcher.question import Question

_NOTHING = "-"
"""Stands for an export of no format: the ids are scanned and the records read."""


def main() -> None:
    """Run the benchmark from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 20_000, 100_000])
    parser.add_argument("--work", type=Path)
    parser.add_argument("--one", nargs=2, metavar=("FORMAT", "DATA"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(exported(options.one[0], DataFolder(Path(options.one[1])))))
        return
    with tempfile.TemporaryDirectory() as temporary:
        measured(options.corpus, options.sizes, options.work or Path(temporary))


def measured(corpus: Path, sizes: Sequence[int], work: Path) -> None:
    """Print a row for each format: peak memory and time at each size."""
    folders = [filled(corpus, size, work) for size in sizes]
    for ending in (_NOTHING, *FORMATS):
        cells = []
        for folder in folders:
            arguments = ["-m", "benchmarks.exporting", "--one", ending, str(folder.path)]
            done = subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
            found = json.loads(done.stdout)
            cells.append(f"{found['peak_mb']} MB, {found['seconds']} s, {found['file_mb']} MB")
        print(f"| {ending} | {' | '.join(cells)} |", flush=True)


def filled(corpus: Path, size: int, work: Path) -> DataFolder:
    """Return a data folder of *size* articles, indexed, without recognised facts but communes."""
    folder = DataFolder(work / f"exporting-{size}")
    if folder.index.exists():
        return folder
    folder.create()
    with Archive.open(folder.archive) as archive:
        put(archive, map(dressed, grown(list(read(corpus)), size)))
        index = WhooshIndex(folder.index)
        build(archive, index, rebuild=True, progress=lambda *_: None, processes=1)
    print(f"{folder.path}: {size} articles", file=sys.stderr, flush=True)
    return folder


def exported(ending: str, folder: DataFolder) -> dict[str, float]:
    """Export all of *folder* in this process; return peak memory, seconds and size of the file."""
    began = time.perf_counter()
    with closing(open_searcher(folder)) as searcher, tempfile.TemporaryDirectory() as target:
        about = describe(searcher, Selection(question=Question()), demo=False, link=None)
        made, path = content(searcher, about), Path(target) / f"out.{ending}"
        if ending == _NOTHING:
            path.write_text(str(sum(1 for _ in made)))
        else:
            save(made, path, told=lambda _: None)
        size = path.stat().st_size
    # Linux keeps the peak in `ru_maxrss` across exec: that would be this benchmark's own.
    peak = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    return {
        "peak_mb": round(int(peak[1]) / 1024) if peak else 0,
        "seconds": round(time.perf_counter() - began, 1),
        "file_mb": round(size / 1e6, 1),
    }


if __name__ == "__main__":
    main()
