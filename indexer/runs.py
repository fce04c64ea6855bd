"""An archive in runs that several processes work at, which share nothing but a counter."""

import math
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from itertools import pairwise
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from archive.article import Record
from archive.store import Archive
from indexer.contract import Told
from indexer.workers import CONTEXT, pool

_Made = TypeVar("_Made")
ALONE_UNTIL = 1_000
"""Articles that one process indexes sooner than another one starts."""
_TELL_SECONDS = 0.2
_STEP = 100
"""Articles between two tellings."""


class Run(NamedTuple):
    """The changes of an archive after one number, up to another and with it."""

    after: int
    until: int


def made_of(
    archive: Archive,
    work: Callable[[Iterator[Record]], _Made],
    *,
    processes: int,
    size: int,
    told: Told,
) -> list[_Made]:
    """Return what *work* makes of the articles of *archive*, run by run of at most *size*.

    Several *processes* share the runs; of few articles it makes one run, here. Every hundredth
    article is *told*. The first failure ends all.
    """
    if len(archive) <= ALONE_UNTIL or processes == 1:
        return [work(_records(archive, Run(0, archive.clock().change), told=told))]
    counter = CONTEXT.Value("Q")
    with pool(processes, _begin, counter) as workers:
        runs = _runs_of(archive, processes * math.ceil(len(archive) / (processes * size)))
        futures = [workers.submit(_worked, work, archive.path, run) for run in runs]
        for _ in _until_done(futures):
            told(counter.value)
        return [future.result() for future in futures]


def _runs_of(archive: Archive, pieces: int) -> list[Run]:
    ends = archive.milestones(math.ceil(len(archive) / pieces))
    return [Run(*pair) for pair in pairwise([0, *ends])]


def _records(archive: Archive, run: Run, *, told: Told) -> Iterator[Record]:
    done = 0
    for change in archive.changes(after=run.after, until=run.until):
        if change.record is not None:
            yield change.record
            done += 1
            if done % _STEP == 0:
                told(done)


def _until_done(futures: list[Future[_Made]]) -> Iterator[None]:
    pending = set(futures)
    while pending:
        done, pending = wait(pending, _TELL_SECONDS, return_when=FIRST_COMPLETED)
        for future in done:
            future.result()
        yield


# What follows runs in the processes that are started.
_shared: "Synchronized[Any] | None" = None


def _begin(counter: "Synchronized[Any]") -> None:
    global _shared  # noqa: PLW0603 - a worker's only way to what its parent shares
    _shared = counter


def _worked(work: Callable[[Iterator[Record]], _Made], path: Path, run: Run) -> _Made:
    with Archive.open(path) as archive:
        return work(_records(archive, run, told=_tell))


def _tell(_: int) -> None:
    if _shared is not None:
        with _shared.get_lock():
            _shared.value += _STEP
