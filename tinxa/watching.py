"""`tinxa crawl --watch`: round after round, each portal by its rhythm, for weeks."""

import logging
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from archive.errors import TinxaError
from archive.folder import DataFolder
from archive.store import Archive
from crawler.crawl import Options, PortalSummary
from crawler.crawl import crawl as crawl_portals
from crawler.frontier import Frontier
from crawler.profile import Profile
from crawler.rhythm import Rhythms
from tinxa.indexing import bring_up_to_date
from tinxa.watches import counts

ROUND = 900.0
"""Seconds after which a round leaves the rest to the next: nobody waits for the largest portal."""
_LONGEST_PAUSE = 600.0
_AFTER_TROUBLE = 60.0


def watch(folder: DataFolder, choose: Callable[[], Sequence[Profile]], *, options: Options) -> None:
    """Crawl and index until Ctrl-C or SIGTERM; *choose* gives the portals, anew for each round.

    One line on stderr for each round. Trouble that a user can mend is told, and tried again.
    """
    logging.getLogger("crawler").setLevel(logging.ERROR)
    _say(f"watching {folder.path}; Ctrl-C ends it")
    try:
        with terminated():
            number = 0
            while True:
                number += 1
                try:
                    _sleep(_pause(folder, choose()))
                    _say(f"round {number}: {_round(folder, choose(), options)}")
                except TinxaError as error:
                    _say(f"round {number}: {error}")
                    time.sleep(_AFTER_TROUBLE)
    except KeyboardInterrupt:
        _say("stopped; the next start goes on here")


def _round(folder: DataFolder, profiles: Sequence[Profile], options: Options) -> str:
    """Crawl what is due of *profiles*, index it, and return what to say of it."""
    due = [profile for profile in profiles if not _pause(folder, [profile])]
    with Archive.open(folder.archive) as archive:
        summaries = crawl_portals(due, archive=archive, frontier=folder.frontier, options=options)
    with Frontier.open(folder.frontier) as frontier:
        for summary in summaries:
            Rhythms(frontier).note(summary)
    indexed = bring_up_to_date(folder)
    return "; ".join((_told(summaries), f"{indexed.written} indexed", *counts(folder)))


def _pause(folder: DataFolder, profiles: Sequence[Profile]) -> float:
    """Return in how many seconds the first of *profiles* is due."""
    with Frontier.open(folder.frontier) as frontier:
        rhythms = Rhythms(frontier)
        return min((rhythms.pause(profile.name) for profile in profiles), default=_LONGEST_PAUSE)


def _sleep(seconds: float) -> None:
    # In pieces, for on Windows Ctrl-C does not interrupt a long wait.
    until = time.monotonic() + seconds
    while (rest := until - time.monotonic()) > 0:
        time.sleep(min(rest, 1.0))


def _told(summaries: Sequence[PortalSummary]) -> str:
    counts = {name: sum(getattr(s, name) for s in summaries) for name in ("new", "changed")}
    failed = sum(sum(summary.failed.values()) for summary in summaries)
    trouble = [s.name for s in summaries if not s.answered and s.failed]
    silent = f" ({', '.join(trouble)} did not answer)" if trouble else ""
    return (
        f"{len(summaries)} portals, {counts['new']} new, {counts['changed']} changed,"
        f" {failed} failed{silent}"
    )


def _say(text: str) -> None:
    print(f"{time.strftime('%Y-%m-%d %H:%M:%S')} {text}", file=sys.stderr, flush=True)


@contextmanager
def terminated() -> Iterator[None]:
    """Let SIGTERM, with which a service manager ends a service, do what Ctrl-C does."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
