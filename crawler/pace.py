"""The pace: one request at a time to a host, with a pause after each."""

import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple
from urllib.parse import urlsplit

_REMEMBERED = 1000


class Stopped(Exception):
    """The crawl is being ended: nothing more is to be fetched."""


class Origin(NamedTuple):
    """What is paced by itself: scheme, name and port of a host."""

    scheme: str
    host: str
    port: int | None


class Turn(NamedTuple):
    """One request's stay at a host, from *start* to *end* in monotonic seconds."""

    start: float
    end: float


class Pace:
    """Turns at the hosts, shared by all portals of a crawl."""

    def __init__(self) -> None:
        self._stop = threading.Event()
        self._guard = threading.Lock()
        self._hosts: dict[Origin, _Host] = {}

    @contextmanager
    def turn(self, url: str, *, delay: float) -> Iterator[None]:
        """Hold the host of *url* once *delay* seconds have passed since its last answer.

        Raises `Stopped`.
        """
        host = self._host(url)
        with host.lock:
            wait = host.turns[-1].end + delay - time.monotonic() if host.turns else 0
            if self._stop.wait(max(0, wait)):
                raise Stopped
            start = time.monotonic()
            try:
                yield
            finally:
                host.turns.append(Turn(start, time.monotonic()))

    def stop(self) -> None:
        """End every wait, now and from now on."""
        self._stop.set()

    def turns(self, url: str) -> tuple[Turn, ...]:
        """Return the latest turns at the host of *url*, oldest first."""
        return tuple(self._host(url).turns)

    def _host(self, url: str) -> "_Host":
        with self._guard:
            return self._hosts.setdefault(origin(url), _Host())


class _Host:
    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.turns: deque[Turn] = deque(maxlen=_REMEMBERED)


def origin(url: str) -> Origin:
    """Return the origin of *url*.

    >>> origin("https://dongson.example/web/tin.htm").host
    'dongson.example'
    """
    parts = urlsplit(url)
    return Origin(parts.scheme, parts.hostname or "", parts.port)
