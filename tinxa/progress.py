"""Progress: bars on a terminal, plain lines elsewhere."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

Advance = Callable[[str, int, int], None]
"""Told that of a task's *total* steps so many are done: advance(task, done, total)."""


@contextmanager
def bars() -> Iterator[Advance]:
    """Show one bar for each task on a terminal; elsewhere a line when a task is complete."""
    if not sys.stderr.isatty():
        yield _Lines().advance
        return
    columns = (
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(),
    )  # fmt: skip
    with Progress(*columns, console=Console(stderr=True)) as progress:
        tasks = {}

        def advance(task: str, done: int, total: int) -> None:
            if task not in tasks:
                tasks[task] = progress.add_task(task, total=total)
            progress.update(tasks[task], completed=done, total=total)

        yield advance


class _Lines:
    """One line for each tenth of a task."""

    def __init__(self) -> None:
        self._shown: dict[str, int] = {}

    def advance(self, task: str, done: int, total: int) -> None:
        tenth = 10 * done // total if total else 10
        if tenth > self._shown.get(task, -1) and (tenth == 10 or done):
            self._shown[task] = tenth
            print(f"{task}: {done} of {total}", file=sys.stderr, flush=True)
