"""What a crawl tells: of each page as it goes, of each portal at the end."""

from collections import Counter
from typing import Literal, NamedTuple

import msgspec

from crawler.frontier import Kind
from crawler.refusals import FORGOTTEN

Result = Literal["new", "changed", "same", "skipped", "failed", "read", "file"]
Ended = Literal["done", "waiting", "paused", "stopped"]


class Outcome(NamedTuple):
    """What became of one page; *reason* says why it was skipped or failed, in a few words.

    Of a file that was fetched it says how its text was got, or why there is none.
    """

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
    *files* counts attachments that were fetched by how their text was got, or why there is none.
    *ended* says why it ended: all is done; the rest waits for a time that is far; the pages or
    minutes that were allowed are used up; it was stopped. *answered* counts the pages that came.
    """

    name: str
    found: int = 0
    new: int = 0
    changed: int = 0
    same: int = 0
    skipped: dict[str, int] = {}
    failed: dict[str, int] = {}
    answered: int = 0
    ended: Ended = "done"
    files: dict[str, int] = {}


class Tally:
    """Counts the outcomes of one portal, the last one of each address.

    *found* and *forgotten* count addresses that were met without a visit.
    """

    def __init__(self) -> None:
        self.found = self.forgotten = 0
        self._counts: Counter[Outcome] = Counter()
        # Only these addresses are seen again, so that no more has to be remembered.
        self._failed: dict[str, Outcome] = {}

    def note(self, url: str, outcome: Outcome) -> None:
        """Count *outcome* for *url*."""
        self._failed.pop(url, None)
        if outcome.result == "failed":
            self._failed[url] = outcome
        else:
            self._counts[outcome] += 1

    def summary(self, name: str, *, ended: Ended = "done") -> PortalSummary:
        """Return what was counted."""
        results: Counter[Result] = Counter()
        skipped: Counter[str] = Counter()
        files: Counter[str] = Counter()
        for outcome, count in self._counts.items():
            results[outcome.result] += count
            if outcome.result == "skipped":
                skipped[outcome.reason] += count
            elif outcome.result == "file":
                files[outcome.reason] += count
        if self.forgotten:
            skipped[FORGOTTEN] = self.forgotten
        failed = Counter(outcome.reason for outcome in self._failed.values())
        return PortalSummary(
            name, self.found, results["new"], results["changed"], results["same"],
            dict(skipped), dict(failed), results.total(), ended,
            dict(files),
        )  # fmt: skip
