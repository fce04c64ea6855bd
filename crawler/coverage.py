"""The calendar of a portal: how many articles each day has, and whether anybody looked."""

import datetime as dt
from collections.abc import Sequence
from typing import Literal, NamedTuple

from archive.coverage import Coverage, Failure, Watched
from archive.folder import DataFolder
from archive.statistics import by_day
from archive.store import Archive
from crawler.frontier import Frontier
from crawler.journal import Journal
from vietnamese.clock import VIETNAM

Looked = Literal["reached", "unreachable", "blocked", "down"]


class Day(NamedTuple):
    """One day in Vietnam.

    *looked* tells whether the portal was reached that day; "down" where no crawl ran or none got as
    far as asking. A day without articles is known to be one where the portal was reached on it or,
    *seen_later*, after it.
    """

    day: dt.date
    articles: int
    looked: Looked
    seen_later: bool


def calendar(
    frontier: Frontier, archive: Archive, portal: str, *, first: dt.date, last: dt.date
) -> list[Day]:
    """Return the days from *first* to *last* of *portal*."""
    counts = by_day(archive, hosts_of(frontier, portal), since=first.isoformat())
    watched = watched_of(frontier, portal, since=first)
    reached = max(watched.reached, default=dt.date.min)
    days = (first + dt.timedelta(number) for number in range((last - first).days + 1))
    return [
        Day(day, counts.get(day.isoformat(), 0), _looked(watched, day), reached > day)
        for day in days
    ]


def strip(days: Sequence[Day]) -> str:
    """Return *days* as one letter each.

    The number of articles (9 for more); without any, · for none published, ? for not looked at
    (filled in later where ,), x for unreachable, b for blocked.
    """
    return "".join(map(_letter, days))


def hosts_of(frontier: Frontier, portal: str) -> list[str]:
    """Return the hosts at which articles of *portal* stand."""
    rows = frontier.rows(
        "SELECT DISTINCT host FROM urls WHERE portal = ? AND kind = 'article'", (portal,)
    )
    return [row[0] for row in rows]


def coverage_of(folder: DataFolder) -> Coverage:
    """Return on which days each source of *folder* was looked at; nothing where none was crawled.

    Raises `FrontierError`.
    """
    if not folder.frontier.exists():
        return {}
    with Frontier.open(folder.frontier) as frontier:
        days = {name: watched_of(frontier, name) for name in Journal(frontier).portals()}
        return {host: days[name] for name in days for host in hosts_of(frontier, name)}


def watched_of(frontier: Frontier, portal: str, *, since: dt.date | None = None) -> Watched:
    """Return on which days *portal* was looked at, from *since* on; the best of a day counts."""
    moment = _midnight(since) if since else 0.0
    results = Journal(frontier).days(portal, since=moment)
    reached = results.get("reached", set())
    failed: dict[dt.date, Failure] = dict.fromkeys(results.get("unreachable", ()), "unreachable")
    failed |= dict.fromkeys(results.get("blocked", ()), "blocked")
    return Watched(
        frozenset(reached), {day: why for day, why in failed.items() if day not in reached}
    )


def _letter(day: Day) -> str:
    if day.articles:
        return str(min(day.articles, 9))
    match day.looked:
        case "reached":
            return "·"
        case "down":
            return "," if day.seen_later else "?"
    return "b" if day.looked == "blocked" else "x"


def _looked(watched: Watched, day: dt.date) -> Looked:
    return "reached" if day in watched.reached else watched.failed.get(day, "down")


def _midnight(day: dt.date) -> float:
    return dt.datetime.combine(day, dt.time(), VIETNAM).timestamp()
