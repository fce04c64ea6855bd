"""How each portal fares: what was found, taken, passed over and why, and what has become worse."""

import datetime as dt
from typing import NamedTuple

import msgspec

from archive.folder import DataFolder
from archive.store import Archive
from crawler.alarms import Alarm, dropped_days, dropped_fields, window
from crawler.completeness import Missed, estimate_missed, found_by_ways
from crawler.coverage import Day, calendar, hosts_of
from crawler.frontier import Frontier
from crawler.hosts import Aside, Hosts
from crawler.journal import Journal
from vietnamese import clock
from vietnamese.clock import VIETNAM


class Health(msgspec.Struct, frozen=True, kw_only=True):
    """One portal; the articles of the archive that are its own have one of *hosts* as source.

    *found* counts addresses of articles, *taken* those in the archive, *waiting* those to come,
    *skipped* and *failed* the others by reason; *gone* and *changed* count articles of the archive.
    *missed* is None where it cannot be estimated. *aside* are hosts that are left alone now.
    """

    portal: str
    hosts: tuple[str, ...]
    found: int
    taken: int
    waiting: int
    gone: int
    changed: int
    skipped: dict[str, int]
    failed: dict[str, int]
    last_success: dt.datetime | None
    aside: tuple[Aside, ...]
    missed: Missed | None
    alarms: tuple[Alarm, ...]
    days: tuple[Day, ...]


class Progress(NamedTuple):
    """How far a portal's crawl is: articles *taken*, addresses *waiting*, the others by reason."""

    taken: int
    waiting: int
    skipped: dict[str, int]
    failed: dict[str, int]


def progress_of(portal: str, frontier: Frontier) -> Progress:
    """Return how far the crawl of *portal* is, while it goes on or after it."""
    return Progress(
        _states(frontier, portal).get("done", 0),
        frontier.count(portal, state="new"),
        _reasons(frontier, portal, "state = 'skipped'"),
        _reasons(frontier, portal, "tries > 0 AND reason IS NOT NULL"),
    )


def portals(frontier: Frontier) -> list[str]:
    """Return the names of all portals that were ever crawled."""
    return [row[0] for row in frontier.rows("SELECT DISTINCT portal FROM urls ORDER BY portal")]


def health(folder: DataFolder, archive: Archive) -> list[Health]:
    """Return how each portal of *folder* fares; none where nothing was ever crawled.

    Raises `FrontierError`.
    """
    if not folder.frontier.exists():
        return []
    with Frontier.open(folder.frontier) as frontier:
        return [health_of(name, frontier, archive) for name in portals(frontier)]


def health_of(portal: str, frontier: Frontier, archive: Archive) -> Health:
    """Return how *portal* fares."""
    hosts, known = hosts_of(frontier, portal), _all(frontier, portal)
    first, last = window(clock.today())
    days = calendar(frontier, archive, portal, first=first, last=last)
    states = _states(frontier, portal)
    fewer = dropped_days(days)
    success = Journal(frontier).last_success(portal)
    return Health(
        portal=portal,
        hosts=tuple(hosts),
        found=sum(states.values()),
        taken=states.get("done", 0),
        waiting=states.get("new", 0),
        gone=_gone(archive, hosts),
        changed=_changed(archive, hosts),
        skipped=_reasons(frontier, portal, "state = 'skipped'"),
        failed=_reasons(frontier, portal, "tries > 0 AND reason IS NOT NULL"),
        last_success=None if success is None else dt.datetime.fromtimestamp(success, VIETNAM),
        aside=tuple(each for each in Hosts(frontier).aside() if each.host in known),
        missed=estimate_missed(found_by_ways(frontier, portal)),
        alarms=(*dropped_fields(archive, hosts), *([fewer] if fewer else [])),
        days=tuple(days),
    )


def _states(frontier: Frontier, portal: str) -> dict[str, int]:
    rows = frontier.rows(
        "SELECT state, count(*) FROM urls WHERE portal = ? AND kind = 'article' GROUP BY state",
        (portal,),
    )
    return dict(rows)


def _reasons(frontier: Frontier, portal: str, which: str) -> dict[str, int]:
    rows = frontier.rows(
        f"SELECT reason, count(*) FROM urls WHERE portal = ? AND kind <> 'file' AND {which}"
        " GROUP BY reason"
        " ORDER BY count(*) DESC, reason",
        (portal,),
    )
    return dict(rows)


def _gone(archive: Archive, hosts: list[str]) -> int:
    marks = ",".join("?" * len(hosts))
    query = f"SELECT count(*) FROM articles WHERE source IN ({marks}) AND status = 'gone'"
    return int(archive.rows(query, hosts)[0][0])


def _changed(archive: Archive, hosts: list[str]) -> int:
    # Most articles never change: what is kept of those that did leads to them.
    query = (
        "SELECT count(*) FROM (SELECT DISTINCT id FROM versions) CROSS JOIN articles USING (id)"
        f" WHERE source IN ({','.join('?' * len(hosts))})"
    )
    return int(archive.rows(query, hosts)[0][0])


def _all(frontier: Frontier, portal: str) -> set[str]:
    rows = frontier.rows("SELECT DISTINCT host FROM urls WHERE portal = ?", (portal,))
    return {row[0] for row in rows}
