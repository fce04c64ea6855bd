"""Crawling: several portals side by side, each at its own pace."""

import logging
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from contextlib import closing
from pathlib import Path

from archive.store import Archive
from crawler.errors import FetchError
from crawler.fetch import Fetcher
from crawler.frontier import Frontier
from crawler.outcomes import Event, Outcome, PortalSummary
from crawler.pace import Pace, Stopped
from crawler.portal import PortalCrawl
from crawler.profile import Profile

__all__ = ["Event", "PortalSummary", "crawl"]

_log = logging.getLogger(__name__)
_SIDE_BY_SIDE = 16
_GLANCE = 0.5


def crawl(
    profiles: Sequence[Profile],
    *,
    archive: Archive,
    frontier: Path,
    contact: str | None = None,
    max_pages: int | None = None,
    report: Callable[[Event], None] = lambda _: None,
) -> list[PortalSummary]:
    """Fetch the new articles of *profiles* into *archive*; return one summary for each.

    *frontier* is the file in which addresses are remembered: a crawl that was stopped or killed
    goes on there. *contact* is told to the portals. *max_pages* bounds the pages of each portal,
    robots.txt apart. *report* hears of every page, one call at a time.
    """
    pace, turn = Pace(), threading.Lock()

    def told(event: Event) -> None:
        with turn:
            report(event)

    def run(profile: Profile) -> PortalSummary:
        fetcher = Fetcher(profile, pace=pace, contact=contact)
        with closing(fetcher):
            portal = PortalCrawl(profile, fetcher=fetcher, frontier=memory, archive=archive)
            return _run(portal, memory, max_pages=max_pages, report=told)

    with Frontier(frontier) as memory, ThreadPoolExecutor(_SIDE_BY_SIDE) as pool:
        futures = [pool.submit(run, profile) for profile in profiles]
        try:
            # Waits are short, for on Windows Ctrl-C does not interrupt them.
            while wait(futures, _GLANCE, FIRST_EXCEPTION).not_done:
                for future in futures:
                    if future.done():
                        future.result()
            return [future.result() for future in futures]
        except BaseException:
            pace.stop()
            raise


def _run(
    portal: PortalCrawl,
    frontier: Frontier,
    *,
    max_pages: int | None,
    report: Callable[[Event], None],
) -> PortalSummary:
    name, tally, visited = portal.profile.name, portal.tally, 0
    try:
        portal.open()
        while (max_pages is None or visited < max_pages) and (entry := frontier.take(name)):
            outcome = portal.visit(entry)
            visited += 1
            tally.note(entry.url, outcome)
            waiting = frontier.count(name, state="new")
            note = f"{outcome.result}: {outcome.reason}" if outcome.reason else outcome.result
            report(Event(name, entry.kind, entry.url, note, visited, waiting))
    except FetchError as error:
        _log.warning("%s", error)
        tally.note(name, Outcome("failed", error.reason))
    except Stopped:
        _log.info("%s: stopped; the next crawl goes on here", name)
    return tally.summary(name)
