"""Crawling: several portals side by side, each at its own pace."""

import logging
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from contextlib import closing, contextmanager, nullcontext
from pathlib import Path

import msgspec
from filelock import FileLock, Timeout

from archive.store import Archive
from crawler.errors import CrawlRunning
from crawler.fetch import Fetcher
from crawler.filetext.reader import Reader
from crawler.filetext.results import ReadingLimits
from crawler.frontier import Entry, Frontier, Kind
from crawler.journal import Journal
from crawler.outcomes import Ended, Event, Outcome, PortalSummary
from crawler.outlook import duration, pages_to_come
from crawler.pace import Pace, Stopped
from crawler.portal import PortalCrawl
from crawler.profile import Profile
from crawler.refusals import Refusals
from crawler.tools import Tools
from crawler.transport import Limits
from crawler.warc import WarcWriter

__all__ = ["Event", "Options", "PortalSummary", "crawl"]

_log = logging.getLogger(__name__)
_SIDE_BY_SIDE = 16
_GLANCE = 0.5
_NOTED_EVERY = 60.0
_TOLD_EVERY = 500
_TOLD_FIRST = 3
_SHORT = 60.0


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How to crawl.

    *contact* is told to the portals. *max_pages* bounds the pages and files of each portal,
    robots.txt apart, *max_seconds* its time. *since* is the day (``YYYY-MM-DD``) before which lists
    are not followed.
    What is due again within *patience* seconds is waited for, the rest left to the next crawl.
    *limits* hold for each answer, *reading* for each file. *warc* is a folder into which every
    answer is written. *only_files* visits no page, but the attachments that have no text yet.
    """

    contact: str | None = None
    max_pages: int | None = None
    max_seconds: float | None = None
    since: str | None = None
    patience: float = 300.0
    limits: Limits = Limits()
    reading: ReadingLimits = ReadingLimits()
    warc: Path | None = None
    only_files: bool = False


def crawl(
    profiles: Sequence[Profile],
    *,
    archive: Archive,
    frontier: Path,
    options: Options | None = None,
    report: Callable[[Event], None] = lambda _: None,
) -> list[PortalSummary]:
    """Fetch the new articles of *profiles* into *archive*; return one summary for each.

    *frontier* is the file in which addresses are remembered: a crawl that was stopped or killed
    goes on there. *report* hears of every page, one call at a time. Raises `CrawlRunning`.
    """
    chosen = options or Options()
    pace, turn = Pace(), threading.Lock()
    reader = Reader(chosen.reading, pause=pace.sleep)

    def told(event: Event) -> None:
        with turn:
            report(event)

    def run(profile: Profile) -> PortalSummary:
        refusals = Refusals(archive, memory)
        fetcher = Fetcher(
            profile, pace=pace, contact=chosen.contact, limits=chosen.limits, record=record,
            refuses=refusals.refuses,
        )  # fmt: skip
        with closing(fetcher):
            tools = Tools(profile, fetcher, memory, archive, refusals, reader)
            return _Run(tools, pace=pace, options=chosen, report=told).summary()

    warc = WarcWriter(chosen.warc) if chosen.warc else None
    record = warc.write if warc else None
    with (
        closing(warc) if warc else nullcontext(),
        _alone(frontier),
        Frontier.open(frontier) as memory,
        ThreadPoolExecutor(_SIDE_BY_SIDE) as pool,
    ):
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


class _Run:
    """One portal from its entries to its last page."""

    def __init__(
        self, tools: Tools, *, pace: Pace, options: Options, report: Callable[[Event], None]
    ) -> None:
        self._name = tools.profile.name
        self._frontier = tools.frontier
        self._portal = PortalCrawl(tools, since=options.since)
        self._pace = pace
        self._options = options
        self._report = report
        self._visited = 0
        self._journal = Journal(tools.frontier)
        self._round = self._journal.begin(self._name)
        self._noted = time.monotonic()

    def summary(self) -> PortalSummary:
        try:
            self._portal.open(only_files=self._options.only_files)
            summary = self._portal.summary(self._visits())
        except Stopped:
            _log.info("%s: stopped; the next crawl goes on here", self._name)
            summary = self._portal.summary("stopped")
        self._journal.note(self._round, summary)
        return summary

    def _visits(self) -> Ended:
        limits, started = self._options, time.monotonic()
        only: Kind | None = "file" if limits.only_files else None
        while True:
            if limits.max_pages is not None and self._visited >= limits.max_pages:
                return "paused"
            if limits.max_seconds is not None and time.monotonic() - started > limits.max_seconds:
                return "paused"
            if entry := self._frontier.take(self._name, only=only):
                self._tell(entry, self._portal.visit(entry))
                continue
            pause = self._frontier.wait(self._name, only=only)
            if pause is None:
                return "done"
            if pause > limits.patience:
                _log.warning("%s: the rest is due in %.0f s; run it again then", self._name, pause)
                return "waiting"
            _log.info("%s: waiting %.0f s before the next try", self._name, pause)
            self._pace.sleep(pause)

    def _tell(self, entry: Entry, outcome: Outcome) -> None:
        self._visited += 1
        waiting = self._frontier.count(self._name, state="new")
        note = f"{outcome.result}: {outcome.reason}" if outcome.reason else outcome.result
        self._report(Event(self._name, entry.kind, entry.url, note, self._visited, waiting))
        if time.monotonic() - self._noted > _NOTED_EVERY:
            self._journal.note(self._round, self._portal.summary("stopped"))
            self._noted = time.monotonic()
        if self._visited % _TOLD_EVERY == _TOLD_FIRST:
            self._tell_outlook(entry)

    def _tell_outlook(self, entry: Entry) -> None:
        """Say how long the rest will take, where that is longer than one would sit and wait."""
        pages = pages_to_come(self._frontier, self._name)
        pace = self._portal.pause(entry.url)
        if pages * pace > _SHORT:
            _log.info(
                "%s: up to %d pages to come; at %.1f s a page about %s",
                self._name, pages, pace, duration(pages * pace),
            )  # fmt: skip


@contextmanager
def _alone(frontier: Path) -> Iterator[None]:
    """Hold the lock of a data folder: two crawls would ask the same hosts at the same time."""
    frontier.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(frontier.with_suffix(".lock"), timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        raise CrawlRunning(
            f"{frontier.parent}: another crawl is at work here. Wait until it is done, or stop it."
        ) from error
    try:
        yield
    finally:
        lock.release()
