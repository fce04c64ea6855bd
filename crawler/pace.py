"""The pace: one request at a time to a host, with a pause after each, longer where it is slow."""

import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple
from urllib.parse import urlsplit

_REMEMBERED = 1000
_LATEST = 5
# A host that needs long for an answer is busy: it has twice that time to itself.
_RELIEF = 2.0
_LONGEST_RELIEF = 30.0


class Stopped(Exception):
    """The crawl is being ended: nothing more is to be fetched."""


class Origin(NamedTuple):
    """What has a robots.txt of its own: scheme, name and port of a host."""

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
        self._hosts: dict[str, _Host] = {}

    @contextmanager
    def turn(self, url: str, *, delay: float) -> Iterator[None]:
        """Hold the host of *url* once *delay* seconds have passed since its last answer.

        More where its latest answers took long; a *delay* of 0 is meant. Raises `Stopped`.
        """
        host = self._host(url)
        with host.lock:
            if host.turns:
                self.sleep(host.turns[-1].end + host.delay(delay) - time.monotonic())
            elif self._stop.is_set():
                raise Stopped
            start = time.monotonic()
            try:
                yield
            finally:
                host.turns.append(Turn(start, time.monotonic()))

    def sleep(self, seconds: float) -> None:
        """Wait for so many seconds. Raises `Stopped`."""
        if self._stop.wait(max(0.0, seconds)):
            raise Stopped

    def stop(self) -> None:
        """End every wait, now and from now on."""
        self._stop.set()

    def delay(self, url: str, *, least: float) -> float:
        """Return the pause after an answer of the host of *url* as it stands, in seconds."""
        return self._host(url).delay(least)

    def between(self, url: str, *, least: float) -> float:
        """Return the seconds from one request to the next: an answer of late, and the pause."""
        host = self._host(url)
        return host.mean() + host.delay(least)

    def turns(self, url: str) -> tuple[Turn, ...]:
        """Return the latest turns at the host of *url*, oldest first."""
        return tuple(self._host(url).turns)

    def _host(self, url: str) -> "_Host":
        with self._guard:
            return self._hosts.setdefault(origin(url).host, _Host())


class _Host:
    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.turns: deque[Turn] = deque(maxlen=_REMEMBERED)

    def delay(self, least: float) -> float:
        if not least or not self.turns:
            return least
        return max(least, min(_RELIEF * self.mean(), _LONGEST_RELIEF))

    def mean(self) -> float:
        """Return how many seconds the latest answers took, on average."""
        latest = [self.turns[-n] for n in range(1, min(_LATEST, len(self.turns)) + 1)]
        return sum(turn.end - turn.start for turn in latest) / max(1, len(latest))


def origin(url: str) -> Origin:
    """Return the origin of *url*.

    >>> origin("https://dongson.example/web/tin.htm").host
    'dongson.example'
    """
    parts = urlsplit(url)
    return Origin(parts.scheme, parts.hostname or "", parts.port)
