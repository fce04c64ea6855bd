"""How long a crawl will take: what waits, and what its pagers promise."""

import re

from crawler.discover import PAGER
from crawler.frontier import Frontier
from crawler.shapes import shape_of

_NUMBER = re.compile(r"\d+")
_MOST = 10_000
_HOUR = 3600
_MINUTE = 60


def pages_to_come(frontier: Frontier, portal: str) -> int:
    """Return about how many pages of *portal* are still to be fetched.

    A pager that ends at page 57 promises 57 lists, each with as many articles as those that were
    read.
    """
    waiting = frontier.count(portal, state="new")
    known: dict[str, set[int]] = {}
    for (url,) in frontier.rows(
        "SELECT url FROM urls WHERE portal = ? AND kind = 'list' AND depth > 0", (portal,)
    ):
        if match := PAGER.search(url):
            known.setdefault(shape_of(url), set()).add(int(_NUMBER.findall(match[0])[-1]))
    unseen = sum(max(0, min(max(pages), _MOST) - len(pages)) for pages in known.values())
    return waiting + round(unseen * (1 + _articles_in_a_list(frontier, portal)))


def duration(seconds: float) -> str:
    """Return *seconds* for reading.

    >>> duration(50), duration(1500), duration(93_600)
    ('1 min', '25 min', '26 h')
    """
    if seconds < 2 * _HOUR:
        return f"{max(1, round(seconds / _MINUTE))} min"
    return f"{round(seconds / _HOUR)} h"


def _articles_in_a_list(frontier: Frontier, portal: str) -> float:
    """Return how many articles a list that was read showed first, on average."""
    rows = frontier.rows(
        "SELECT (SELECT count(*) FROM urls WHERE portal = ?1 AND kind = 'article' AND parent IS NOT"
        " NULL), (SELECT count(*) FROM urls WHERE portal = ?1 AND kind = 'list' AND visits > 0)",
        (portal,),
    )
    shown, lists = rows[0]
    return float(shown / lists) if lists else 0.0
