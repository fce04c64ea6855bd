"""Crawls that go on by themselves: begun by one process, held by another, seen by all.

Beside each run's log lies a file that tells how it stands, and a lock that its process holds until
it ends, however it ends.
"""

import os
import re
import signal
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import msgspec
from filelock import FileLock, Timeout

from archive.jsonfile import read, write
from crawler.errors import CrawlRunning, NotAdded

State = Literal["starting", "crawling", "indexing", "done", "stopped", "failed", "broken off"]
_UNDER_WAY: tuple[State, ...] = ("starting", "crawling", "indexing")
_STARTING = 30.0
_PATIENCE = 5.0
_TAIL = 20_000
_NAME = re.compile(r"[\w .-]+")


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """How a run stands: *started* and *ended* in seconds since 1970, *pid* of its process.

    *trouble* is what it failed of: the kind of the error, and what it says.
    """

    state: State
    started: float
    ended: float | None = None
    pid: int | None = None
    kind: str | None = None
    trouble: str | None = None

    @property
    def under_way(self) -> bool:
        """Whether it is at work."""
        return self.state in _UNDER_WAY


class Run:
    """The latest crawl of the portal *name* that was started from the page; *logs* is a folder."""

    def __init__(self, logs: Path, name: str) -> None:
        if not _NAME.fullmatch(name):
            raise NotAdded(f'"{name}": there is no crawl of this name.', reason="no run")
        self.name = name
        self.log = logs / f"{name}.log"
        self._file = logs / f"{name}.json"
        self._stop = logs / f"{name}.stop"
        self._lock = FileLock(logs / f"{name}.lock", timeout=0)

    def standing(self) -> Standing | None:
        """Return how it stands; None where there was none. Raises `FileError`."""
        found = read(self._file, Standing) if self._file.exists() else None
        if found is None or not found.under_way or self._is_held():
            return found
        # Read again: it may have ended between the two looks.
        found = read(self._file, Standing) or found
        fresh = found.state == "starting" and time.time() - found.started < _STARTING
        if fresh or not found.under_way:
            return found
        return msgspec.structs.replace(found, state="broken off")

    def begin(self) -> None:
        """Note that its process is being started. Raises `CrawlRunning` where one is at work."""
        now = self.standing()
        if now is not None and now.under_way:
            raise CrawlRunning(f"{self.name}: is being crawled already. Wait until it is done.")
        self._stop.unlink(missing_ok=True)
        write(self._file, Standing(state="starting", started=time.time()))

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the run while this process works on it. Raises `CrawlRunning`."""
        try:
            # Who only looks whether it is held holds it for a moment.
            self._lock.acquire(timeout=_PATIENCE)
        except Timeout as error:
            raise CrawlRunning(f"{self.name}: is being crawled already.") from error
        try:
            self.note("crawling", pid=os.getpid())
            yield
        finally:
            self._lock.release()

    def note(self, state: State, *, pid: int | None = None, error: Exception | None = None) -> None:
        """Write down that the run is in *state* now, and the *error* where it failed of one."""
        before = read(self._file, Standing) or Standing(state=state, started=time.time())
        now = msgspec.structs.replace(
            before,
            state=state,
            pid=pid or before.pid,
            ended=None if state in _UNDER_WAY else time.time(),
            kind=type(error).__name__ if error else None,
            trouble=str(error) if error else None,
        )
        write(self._file, now)

    @property
    def is_stopping(self) -> bool:
        """Whether its process was asked to end."""
        return self._stop.exists()

    def stop(self) -> None:
        """Ask its process to end, after which what was taken is indexed; asked again, end it."""
        now = self.standing()
        if now is None or not now.under_way or now.pid is None or not self._is_held():
            return
        # One that does not come to hear of it, in a pattern without end, is ended all the same.
        urgent = signal.SIGTERM if os.name == "nt" else signal.SIGKILL
        os.kill(now.pid, urgent if self.is_stopping else signal.SIGTERM)
        self._stop.touch()

    def latest_lines(self, number: int) -> list[str]:
        """Return the last *number* lines of what it said."""
        if not self.log.exists():
            return []
        with self.log.open("rb") as file:
            file.seek(max(0, self.log.stat().st_size - _TAIL))
            return file.read().decode("utf-8", errors="replace").splitlines()[-number:]

    def _is_held(self) -> bool:
        try:
            self._lock.acquire()
        except Timeout:
            return True
        self._lock.release()
        return False


def runs(logs: Path) -> list[Run]:
    """Return the runs whose logs lie in the folder *logs*, the latest first."""
    files = [path for path in logs.glob("*.json") if _NAME.fullmatch(path.stem)]
    files.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    return [Run(logs, path.stem) for path in files]


def forget_in_logs(logs: Path, addresses: Iterable[str]) -> None:
    """Drop the logs in the folder *logs* that name one of *addresses*."""
    named = [url.encode() for url in addresses]
    for path in logs.glob("*.log"):
        if any(url in path.read_bytes() for url in named):
            path.unlink(missing_ok=True)
