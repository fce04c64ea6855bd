"""What a crawl tells: of each page as it goes, of each portal at the end."""

from collections import Counter
from typing import Literal, NamedTuple

import msgspec

from crawler.frontier import Kind

Result = Literal["new", "changed", "same", "skipped", "failed", "read"]


class Outcome(NamedTuple):
    """What became of one page; *reason* says why it was skipped or failed, in a few words."""

    result: Result
    reason: str = ""


class Event(msgspec.Struct, frozen=True):
    """A page was visited: *note* says what came of it.

    *done* pages of the portal were visited in this crawl, *waiting* are known and still to come.
    """

    portal: str
    kind: Kind
    url: str
    note: str
    done: int
    waiting: int


class PortalSummary(msgspec.Struct, frozen=True):
    """One portal's crawl.

    *found* counts addresses of articles that were not known before; *new*, *changed* and *same*
    count articles as the archive took them; *skipped* and *failed* count addresses by reason.
    """

    name: str
    found: int = 0
    new: int = 0
    changed: int = 0
    same: int = 0
    skipped: dict[str, int] = {}
    failed: dict[str, int] = {}


class Tally:
    """Counts the outcomes of one portal, the last one of each address."""

    def __init__(self) -> None:
        self.found = 0
        self._outcomes: dict[str, Outcome] = {}

    def note(self, url: str, outcome: Outcome) -> None:
        """Count *outcome* for *url*."""
        self._outcomes[url] = outcome

    def summary(self, name: str) -> PortalSummary:
        """Return what was counted."""
        results = Counter(outcome.result for outcome in self._outcomes.values())
        return PortalSummary(
            name, self.found, results["new"], results["changed"], results["same"],
            self._reasons("skipped"), self._reasons("failed"),
        )  # fmt: skip

    def _reasons(self, result: Result) -> dict[str, int]:
        chosen = (each.reason for each in self._outcomes.values() if each.result == result)
        return dict(Counter(chosen))
