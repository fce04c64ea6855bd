"""The calendar of a portal: how many articles each day has, and whether anybody looked."""

import datetime as dt
from collections.abc import Sequence
from typing import Literal, NamedTuple

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
