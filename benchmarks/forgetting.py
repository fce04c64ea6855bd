"""How long forgetting one article takes, step by step, and that no byte of it is left.

    python -m benchmarks.forgetting --corpus FILE.jsonl.gz --size 20000

Seconds of processor time beside those that passed.
"""

import argparse
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from archive.exchange import article_from
from archive.folder import DataFolder
from archive.forgetting import finish, forget, unfinished
from archive.store import Archive
from benchmarks.speed.archives import prepared
from indexer.build import build
from indexer.engines.whoosh.engine import WhooshIndex
from indexer.recognition import refresh
from tinxa.indexing import update

WORD = "qwertzuiop"


def main() -> None:
    """Run the benchmark from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--size", type=int, default=20_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        data = prepared(options.corpus, options.size, work=Path(work))
        measure(data.folder)


def measure(folder: DataFolder) -> None:
    """Put one article among those of *folder*, index, and forget it."""
    taken, _ = article_from({"id": "rare", "title": WORD, "body": f"lúa {WORD} " * 500})
    with Archive.open(folder.archive) as archive:
        archive.put(taken)
    update(folder)
    print(f"files that hold its word: {len(_holding(folder.path))}")
    with Archive.open(folder.archive) as archive:
        _timed("noted and deleted", lambda: forget(archive, ["rare"], addresses=[], reason="r"))
        _timed("facts looked through", lambda: refresh(archive, progress=lambda _: None))
        _timed("index erased", lambda: _indexed(archive, folder))
        begun = unfinished(archive)
        if begun is not None:
            _timed("archive written anew", lambda: finish(archive, begun))
    print(f"files that hold its word: {len(_holding(folder.path))}")
    shutil.rmtree(folder.path)


def _indexed(archive: Archive, folder: DataFolder) -> None:
    build(archive, WhooshIndex(folder.index), rebuild=False, progress=lambda *_: None)


def _timed(step: str, work: Callable[[], object]) -> None:
    began, busy = time.perf_counter(), time.process_time()
    work()
    spent, passed = time.process_time() - busy, time.perf_counter() - began
    print(f"{step}: {spent:.2f} s of the processor, {passed:.2f} s passed")


def _holding(path: Path) -> list[Path]:
    files = [file for file in path.rglob("*") if file.is_file()]
    return [file for file in files if WORD.encode() in file.read_bytes()]


if __name__ == "__main__":
    main()
