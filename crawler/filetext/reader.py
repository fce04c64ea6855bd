"""Reading files from outside: each in a process that is ended when it takes too long."""

import os
import subprocess
import threading
import time
from collections.abc import Callable
from tempfile import TemporaryFile
from typing import IO

import msgspec

from crawler.children import end, environment, python
from crawler.filetext.results import Reading, ReadingLimits

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
        # By files, for a pipe that is full would hold up the one or the other.
        with self._places, TemporaryFile() as given, TemporaryFile() as answer:
            given.write(body)
            given.seek(0)
            process = self._started(name, given, answer)
            try:
                ended = self._waited(process)
            finally:
                end(process)
            answer.seek(0)
            told = answer.read()
        if not ended:
            return Reading(source="unreadable", reason="takes too long")
        try:
            return msgspec.json.decode(told, type=Reading)
        except msgspec.DecodeError:
            return Reading(source="unreadable", reason="ends the process that reads it")

    def _started(self, name: str, given: IO[bytes], answer: IO[bytes]) -> subprocess.Popen[bytes]:
        limits = msgspec.json.encode(self._limits).decode()
        return subprocess.Popen(  # noqa: S603 - our own module; the name is an argument
            python("crawler.filetext.worker", limits, name),
            stdin=given,
            stdout=answer,
            stderr=subprocess.DEVNULL,
            # Each thread of it would take memory, and nothing is computed.
            env=environment(OPENBLAS_NUM_THREADS="1"),
            # Its own group, so that what it has started ends with it.
            start_new_session=True,
        )

    def _waited(self, process: subprocess.Popen[bytes]) -> bool:
        """Wait until *process* ends; return whether it did in its time."""
        deadline = time.monotonic() + self._limits.seconds + _GRACE
        while time.monotonic() < deadline:
            try:
                process.wait(_GLANCE)
            except subprocess.TimeoutExpired:
                self._pause(0)
            else:
                return True
        return False
