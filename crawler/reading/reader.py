"""Reading files from outside: each in a process that is ended when it takes too long."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import msgspec

from crawler.reading.results import Reading, ReadingLimits

_ROOT = Path(__file__).resolve().parents[2]
_GLANCE = 0.2
_GRACE = 5.0


class Reader:
    """Reads files, as many at a time as there are processors; safe to use from threads.

    *pause* is called again and again, with 0, while a file is being read: what it raises ends the
    reading.
    """

    def __init__(
        self,
        limits: ReadingLimits | None = None,
        *,
        pause: Callable[[float], None] = lambda _: None,
    ) -> None:
        self._limits = limits or ReadingLimits()
        self._pause = pause
        self._places = threading.BoundedSemaphore(os.cpu_count() or 1)

    def read(self, body: bytes, *, name: str) -> Reading:
        """Return the text of the file *body*; *name* is its address or file name."""
        with self._places:
            process = self._started(name)
            try:
                answer = self._waited(process, body)
            finally:
                _end(process)
        if answer is None:
            return Reading(source="unreadable", reason="takes too long")
        try:
            return msgspec.json.decode(answer, type=Reading)
        except msgspec.DecodeError:
            return Reading(source="unreadable", reason="ends the process that reads it")

    def _started(self, name: str) -> subprocess.Popen[bytes]:
        limits = msgspec.json.encode(self._limits).decode()
        paths = [str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
        return subprocess.Popen(  # noqa: S603 - our own module; the name is an argument
            [sys.executable, "-m", "crawler.reading.worker", limits, name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={
                **os.environ,
                "PYTHONPATH": os.pathsep.join(paths),
                # Each thread of it would take memory, and nothing is computed.
                "OPENBLAS_NUM_THREADS": "1",
            },
            # Its own group, so that what it has started ends with it.
            start_new_session=True,
        )

    def _waited(self, process: subprocess.Popen[bytes], body: bytes) -> bytes | None:
        """Return what *process* answers to *body*; None where its time is over."""
        deadline = time.monotonic() + self._limits.seconds + _GRACE
        given: bytes | None = body
        while time.monotonic() < deadline:
            try:
                return process.communicate(given, timeout=_GLANCE)[0]
            except subprocess.TimeoutExpired:
                given = None
                self._pause(0)
        return None


def _end(process: subprocess.Popen[bytes]) -> None:
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            stream.close()
