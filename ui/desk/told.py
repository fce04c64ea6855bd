"""What the watches told, as the page reads it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from searcher.watching.log import Begun, WatchLog
from searcher.watching.telling import News, told
from ui.service import folder, searcher

_MOST_NUMBERS = 1000
"""More unread pieces than these nobody counts."""


class Told:
    """What the watches told so far; nothing where none ever ran."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def begun(self) -> Mapping[str, Begun]:
        """Return since when each watch runs, by name."""
        with self._open() as log:
            return log.begun() if log else {}

    def numbers(self, name: str) -> list[int]:
        """Return the numbers of what a watch told, the newest first."""
        with self._open() as log:
            return [piece.number for piece in log.news(name, limit=_MOST_NUMBERS)] if log else []

    def told(self, name: str, *, limit: int) -> list[News]:
        """Return the newest that a watch told."""
        with self._open() as log:
            return told(searcher().archive, log.news(name, limit=limit)) if log else []

    @contextmanager
    def _open(self) -> Iterator[WatchLog | None]:
        if not self._path.exists():
            yield None
            return
        with WatchLog.open(self._path) as log:
            yield log


def watch_log() -> Told:
    """Return what the watches told."""
    return Told(folder().watch_log)
