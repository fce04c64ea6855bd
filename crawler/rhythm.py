"""The rhythm at which a portal is looked at: often where it publishes often."""

from crawler.frontier import DAY, Frontier
from crawler.outcomes import PortalSummary

_FIRST = 3600.0
_SHORTEST = 900.0
_QUICKER = 0.5
_SLOWER = 1.5


class Rhythms:
    """When each portal is due; kept in the frontier's file, so that a restart changes nothing."""

    def __init__(self, frontier: Frontier) -> None:
        self._frontier = frontier

    def pause(self, portal: str) -> float:
        """Return in how many seconds *portal* is due; 0 where it is."""
        rows = self._frontier.rows("SELECT due FROM rhythms WHERE portal = ?", (portal,))
        return max(0.0, rows[0][0] - self._frontier.clock()) if rows else 0.0

    def note(self, summary: PortalSummary) -> None:
        """Set when the portal of *summary* is due next: at once where it was not finished."""
        rest = self._rest(summary.name)
        rest *= _QUICKER if summary.found else _SLOWER
        rest = min(max(rest, _SHORTEST), DAY)
        wait = 0.0 if summary.ended == "paused" else rest
        if summary.ended == "waiting":
            wait = min(wait, self._frontier.wait(summary.name) or 0.0)
        with self._frontier.writing() as cursor:
            cursor.execute(
                "INSERT OR REPLACE INTO rhythms VALUES (?, ?, ?)",
                (summary.name, self._frontier.clock() + wait, rest),
            )

    def _rest(self, portal: str) -> float:
        rows = self._frontier.rows("SELECT rest FROM rhythms WHERE portal = ?", (portal,))
        return float(rows[0][0]) if rows else _FIRST
