"""An archive -> segments, by several processes that each read a run of it.

Segments are independent of each other, so processes share nothing but a counter for the progress.
"""

import math
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from itertools import pairwise
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path
from typing import Any, NamedTuple

from archive.store import Archive
from indexer.contract import Told
from indexer.engines.whoosh.collector import Collector
from indexer.engines.whoosh.inside import ArraySegment
from indexer.workers import CONTEXT, pool

ALONE_UNTIL = 1_000
"""Articles that one process indexes sooner than another one starts."""
_RUN = 6_000
_TELL_SECONDS = 0.2


class Run(NamedTuple):
    """The changes of an archive after one number, up to another and with it."""

    after: int
    until: int


def segments_of(
    archive: Archive, folder: Path, *, processes: int, told: Told
) -> list[ArraySegment]:
    """Write every article of *archive* into segments in *folder*, and return those.

    Where it fails, files of unfinished segments may be left in *folder*.
    """
    size = len(archive)
    if size <= ALONE_UNTIL or processes == 1:
        return _collected(archive, folder, Run(0, archive.clock().change), _Counter(told))
    runs = _runs(archive, processes * math.ceil(size / (processes * _RUN)))
    return _spread(archive.path, folder, runs, processes=processes, told=told)


def _runs(archive: Archive, pieces: int) -> list[Run]:
    ends = archive.milestones(math.ceil(len(archive) / pieces))
    return [Run(*pair) for pair in pairwise([0, *ends])]


def _spread(
    path: Path, folder: Path, runs: list[Run], *, processes: int, told: Told
) -> list[ArraySegment]:
    counter = CONTEXT.Value("Q")
    with pool(processes, _begin, counter) as workers:
        futures = [workers.submit(_run, path, folder, run) for run in runs]
        for _ in _until_done(futures):
            told(counter.value)
        return [segment for future in futures for segment in future.result()]


def _until_done(futures: list[Future[list[ArraySegment]]]) -> Iterator[None]:
    pending = set(futures)
    while pending:
        done, pending = wait(pending, _TELL_SECONDS, return_when=FIRST_COMPLETED)
        for future in done:
            future.result()
        yield


def _collected(archive: Archive, folder: Path, run: Run, counter: "_Counter") -> list[ArraySegment]:
    segments: list[ArraySegment] = []
    collector = Collector(folder, segments)
    for change in archive.changes(after=run.after, until=run.until):
        if change.record is not None:
            collector.add(change.record)
            counter.add()
    collector.flush()
    return segments


class _Counter:
    """Counts articles and tells every hundred of them."""

    def __init__(self, told: Told) -> None:
        self._told = told
        self._count = 0

    def add(self) -> None:
        self._count += 1
        if self._count % 100 == 0:
            self._told(self._count)


# What follows runs in the processes that are started.
_shared: "Synchronized[Any] | None" = None


def _begin(counter: "Synchronized[Any]") -> None:
    global _shared  # noqa: PLW0603 - a worker's only way to what its parent shares
    _shared = counter


def _run(path: Path, folder: Path, run: Run) -> list[ArraySegment]:
    def tell(_: int) -> None:
        if _shared is not None:
            with _shared.get_lock():
                _shared.value += 100

    with Archive.open(path) as archive:
        return _collected(archive, folder, run, _Counter(tell))
