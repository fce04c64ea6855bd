"""The journal: when each portal was crawled, and whether it could be reached."""

import datetime as dt
from typing import Literal, NamedTuple, cast

from crawler.frontier import Frontier
from crawler.outcomes import PortalSummary
from vietnamese.clock import VIETNAM

Reached = Literal["reached", "unreachable", "blocked", "begun"]
_EPOCH = dt.date(1970, 1, 1)
_DAY = 86_400
_AHEAD = VIETNAM.utcoffset(None).total_seconds()


class Round(NamedTuple):
    """One crawl of one portal, from *started* to *ended* in seconds since 1970.

    *result* is "begun" where the crawl was stopped before anything answered. The counts are those
    of the crawl's summary.
    """

    portal: str
    started: float
    ended: float
    result: Reached
    new: int
    changed: int
    same: int
    skipped: int
    failed: int


class Journal:
    """The rounds of all portals, in the frontier's file."""

    def __init__(self, frontier: Frontier) -> None:
        self._frontier = frontier

    def begin(self, portal: str) -> int:
        """Open a round; return its number."""
        now = self._frontier.clock()
        with self._frontier.writing() as cursor:
            cursor.execute(
                "INSERT INTO rounds VALUES (?, ?, ?, 'begun', 0, 0, 0, 0, 0)", (portal, now, now)
            )
            return cast("int", cursor.lastrowid)

    def note(self, number: int, summary: PortalSummary) -> None:
        """Write down how the round *number* stands, now or at its end."""
        skipped, failed = sum(summary.skipped.values()), sum(summary.failed.values())
        with self._frontier.writing() as cursor:
            cursor.execute(
                "UPDATE rounds SET ended = ?, result = ?, new = ?, changed = ?, same = ?,"
                " skipped = ?, failed = ? WHERE rowid = ?",
                (
                    self._frontier.clock(), _reached(summary), summary.new, summary.changed,
                    summary.same, skipped, failed, number,
                ),
            )  # fmt: skip

    def portals(self) -> list[str]:
        """Return the names of all portals of which there is a round."""
        rows = self._frontier.rows("SELECT DISTINCT portal FROM rounds ORDER BY portal")
        return [row[0] for row in rows]

    def rounds(self, portal: str, *, limit: int) -> list[Round]:
        """Return the latest rounds of *portal*, the newest first."""
        rows = self._frontier.rows(
            "SELECT * FROM rounds WHERE portal = ? ORDER BY ended DESC LIMIT ?", (portal, limit)
        )
        return [Round(*row) for row in rows]

    def days(self, portal: str, *, since: float = 0.0) -> dict[str, set[dt.date]]:
        """Return on which days in Vietnam rounds of *portal* ran, by their result.

        Those that ended before the moment *since* are left out.
        """
        rows = self._frontier.rows(
            "SELECT DISTINCT result, CAST(started + ?1 AS INTEGER) / ?2,"
            " CAST(ended + ?1 AS INTEGER) / ?2 FROM rounds WHERE portal = ?3 AND ended >= ?4",
            (_AHEAD, _DAY, portal, since),
        )
        found: dict[str, set[dt.date]] = {}
        for result, first, last in rows:
            days = (_EPOCH + dt.timedelta(number) for number in range(first, last + 1))
            found.setdefault(result, set()).update(days)
        return found

    def last_success(self, portal: str) -> float | None:
        """Return when *portal* was last reached; None for never."""
        rows = self._frontier.rows(
            "SELECT max(ended) FROM rounds WHERE portal = ? AND result = 'reached'", (portal,)
        )
        return cast("float | None", rows[0][0])


def _reached(summary: PortalSummary) -> Reached:
    if summary.answered:
        return "reached"
    if "blocked" in summary.failed:
        return "blocked"
    # A round in which nothing is due but what waits for the host says nothing better of it.
    return "unreachable" if summary.failed or summary.ended == "waiting" else "begun"
