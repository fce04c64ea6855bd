"""Progress: bars on a terminal, plain lines elsewhere."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

if TYPE_CHECKING:
    # What crawls needs none of what indexes.
    from indexer.following import Advance


@contextmanager
def bars() -> "Iterator[Advance]":
    """Show one bar for each task on a terminal; elsewhere a line when a task is complete."""
    if not sys.stderr.isatty():
        yield _Lines().advance
        return
    columns = (
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(),
    )  # fmt: skip
    with Progress(*columns, console=Console(stderr=True)) as progress:
        tasks = {}

        def advance(task: str, done: int, total: int | None) -> None:
            if task not in tasks:
                tasks[task] = progress.add_task(task, total=total)
            progress.update(tasks[task], completed=done, total=total)

        yield advance


class _Lines:
    """one line for each quarter of a task, or for each thousand steps of one without an end."""

    def __init__(self) -> None:
        self._shown: dict[str, int] = {}

    def advance(self, task: str, done: int, total: int | None) -> None:
        reached = done // 1000 if total is None else 4 * done // max(total, 1)
        if reached > self._shown.get(task, 0):
            self._shown[task] = reached
            end = "" if total is None else f" of {total}"
            print(f"{task}: {done}{end}", file=sys.stderr, flush=True)
