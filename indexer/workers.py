"""Processes of our own that share a long job, and end with the one that started them."""

import multiprocessing
import os
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from itertools import islice
from multiprocessing.connection import wait
from typing import Any, TypeVar

from indexer.errors import IndexerError

_Given = TypeVar("_Given")
_Made = TypeVar("_Made")

CONTEXT = multiprocessing.get_context("spawn")
"""The only way to start that is the same on every system, and safe beside threads."""


@contextmanager
def pool(
    processes: int, begin: Callable[..., None] | None = None, *shared: Any
) -> Iterator[ProcessPoolExecutor]:
    """Open a pool whose processes call *begin* with what is *shared* first.

    Raises `IndexerError` where a process was killed.
    """
    with ProcessPoolExecutor(
        processes, mp_context=CONTEXT, initializer=_begin, initargs=(begin, shared)
    ) as workers:
        try:
            yield workers
        except BrokenExecutor as error:
            raise IndexerError(
                "a process of the build was ended from outside, for want of memory perhaps; archive"
                " and index are as they were. Close other programs and run it again."
            ) from error
        except BaseException:
            workers.shutdown(cancel_futures=True)
            raise


def mapped(
    workers: ProcessPoolExecutor,
    made: Callable[[_Given], _Made],
    given: Iterable[_Given],
    *,
    ahead: int,
) -> Iterator[_Made]:
    """Yield what *made* makes of each of *given*, in order, at most *ahead* of them at a time."""
    rest = iter(given)
    waiting: list[Future[_Made]] = [workers.submit(made, one) for one in islice(rest, ahead)]
    while waiting:
        done = waiting.pop(0).result()
        waiting.extend(workers.submit(made, one) for one in islice(rest, 1))
        yield done


def _begin(begin: Callable[..., None] | None, shared: tuple[Any, ...]) -> None:
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if begin:
        begin(*shared)


def _end_with_parent() -> None:
    """Stop when the parent was killed: its lock is free then, and its folder may be swept."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
