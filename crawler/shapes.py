"""Lists without end: told by how many of one shape in a row bring nothing."""

import re
from urllib.parse import parse_qsl, urlsplit

from crawler.frontier import Frontier

_NUMBER = re.compile(r"\d+")


def shape_of(url: str) -> str:
    """Return what *url* has in common with its like: its numbers do not count.

    >>> shape_of("http://x.vn/lich/2024/05?trang=3&q=a")
    'x.vn/lich/0/0?q&trang'
    """
    parts = urlsplit(url)
    query = sorted(key for key, _ in parse_qsl(parts.query, keep_blank_values=True))
    return f"{parts.hostname}{_NUMBER.sub('0', parts.path)}?{'&'.join(query)}"


class Shapes:
    """Counts, for each shape of a portal's lists, how many in a row brought nothing."""

    def __init__(self, frontier: Frontier, portal: str) -> None:
        self._frontier = frontier
        self._portal = portal

    def barren(self, url: str) -> int:
        """Return how many lists of the shape of *url* have brought nothing in a row."""
        rows = self._frontier.rows(
            "SELECT barren FROM shapes WHERE portal = ? AND shape = ?",
            (self._portal, shape_of(url)),
        )
        return int(rows[0][0]) if rows else 0

    def note(self, url: str, *, fruitful: bool) -> None:
        """Count a list that was read for the first time."""
        barren = 0 if fruitful else self.barren(url) + 1
        with self._frontier.writing() as cursor:
            cursor.execute(
                "INSERT OR REPLACE INTO shapes VALUES (?, ?, ?)",
                (self._portal, shape_of(url), barren),
            )
