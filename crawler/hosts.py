"""Hosts in trouble: put aside, tried later, forgiven at the first answer."""

from typing import NamedTuple

from crawler.backoff import aside_wait
from crawler.frontier import Frontier


class Aside(NamedTuple):
    """A host that is not asked before the moment *due* (seconds since 1970), and why."""

    host: str
    due: float
    reason: str


class Hosts:
    """How the hosts fare; kept in the frontier's file, so that waiting outlives a restart."""

    def __init__(self, frontier: Frontier) -> None:
        self._frontier = frontier

    def answered(self, host: str) -> None:
        """Forget what went wrong at *host*."""
        if self._failures(host):
            with self._frontier.writing() as cursor:
                cursor.execute("DELETE FROM hosts WHERE host = ?", (host,))

    def troubled(self, host: str, reason: str, *, wait: float | None = None) -> None:
        """Note one more failure of *host*; *wait* is how many seconds it asks to be left alone.

        Five in a row put it aside.
        """
        failures = self._failures(host) + 1
        self._note(host, failures, reason, wait=max(wait or 0.0, aside_wait(failures)))

    def aside(self) -> list[Aside]:
        """Return the hosts that are put aside now, by name."""
        rows = self._frontier.rows(
            "SELECT host, due, reason FROM hosts WHERE due > ? ORDER BY host",
            (self._frontier.clock(),),
        )
        return [Aside(*row) for row in rows]

    def _failures(self, host: str) -> int:
        rows = self._frontier.rows("SELECT failures FROM hosts WHERE host = ?", (host,))
        return int(rows[0][0]) if rows else 0

    def _note(self, host: str, failures: int, reason: str, *, wait: float) -> None:
        due = self._frontier.clock() + wait if wait else 0.0
        with self._frontier.writing() as cursor:
            cursor.execute(
                "INSERT OR REPLACE INTO hosts VALUES (?, ?, ?, ?)", (host, due, failures, reason)
            )
