"""The calendar of a portal: how many articles each day has, and whether anybody looked."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from archive.coverage import Coverage, Failure, Watched
from archive.folder import DataFolder
from archive.store import Archive
from crawler.frontier import Frontier
from crawler.journal import Journal, Round
from vietnamese.clock import VIETNAM

Looked = Literal["reached", "unreachable", "blocked", "down"]

_BEST_FIRST: tuple[Looked, ...] = ("reached", "blocked", "unreachable")


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
    counts = _published(archive, hosts_of(frontier, portal), first, last)
    rounds = Journal(frontier).rounds(portal, since=_midnight(first))
    reached = max((each.ended for each in rounds if each.result == "reached"), default=0.0)
    days = (first + dt.timedelta(number) for number in range((last - first).days + 1))
    return [
        Day(day, counts.get(day.isoformat(), 0), _looked(rounds, day),
            reached >= _midnight(day + dt.timedelta(1)))
        for day in days
    ]  # fmt: skip


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
        days = Journal(frontier).days()
        return {
            host: _watched(results)
            for portal, results in days.items()
            for host in hosts_of(frontier, portal)
        }


def _watched(results: Mapping[str, set[dt.date]]) -> Watched:
    """Return what the *days* of each result of a round say; the best of a day counts."""
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


def _looked(rounds: Sequence[Round], day: dt.date) -> Looked:
    start, end = _midnight(day), _midnight(day + dt.timedelta(1))
    results = {each.result for each in rounds if each.started < end and each.ended >= start}
    return next((looked for looked in _BEST_FIRST if looked in results), "down")


def _published(
    archive: Archive, hosts: Sequence[str], first: dt.date, last: dt.date
) -> dict[str, int]:
    marks = ",".join("?" * len(hosts))
    rows = archive.rows(
        f"SELECT published, count(*) FROM articles WHERE source IN ({marks})"
        " AND published BETWEEN ? AND ? GROUP BY published",
        (*hosts, first.isoformat(), last.isoformat()),
    )
    return dict(rows)


def _midnight(day: dt.date) -> float:
    return dt.datetime.combine(day, dt.time(), VIETNAM).timestamp()
