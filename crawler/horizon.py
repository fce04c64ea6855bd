"""How far back a crawl goes: not beyond a day."""

from collections import defaultdict, deque

from crawler.dates import date_in_url
from crawler.frontier import Frontier
from crawler.shapes import shape_of

_IN_A_ROW = 2


class Horizon:
    """Tells which articles and lists lie before *day* (``YYYY-MM-DD``); without one, none does.

    Lists run from new to old: where two of one shape in a row show older articles only, so will
    the next ones.
    """

    def __init__(self, frontier: Frontier, portal: str, day: str | None) -> None:
        self._frontier = frontier
        self._day = day
        self._read: dict[str, deque[str]] = defaultdict(lambda: deque(maxlen=_IN_A_ROW))
        if day is not None:
            self._reopen(portal, day)

    @property
    def reason(self) -> str:
        """Why a list beyond the horizon is left out."""
        return f"before {self._day}"

    def passed_by(self, article: str, *, modified: str | None = None) -> bool:
        """Tell whether the address of an *article*, or its last change, is dated before the day."""
        if self._day is None:
            return False
        if modified and modified[:10] < self._day:
            return True
        read = date_in_url(article)
        return read is not None and read.date.isoformat() < self._day

    def read(self, url: str) -> None:
        """Note that the list at *url* was read."""
        if self._day is not None:
            self._read[shape_of(url)].append(url)

    def beyond(self, url: str) -> bool:
        """Tell whether the list at *url* can only show articles from before the day."""
        if self._day is None:
            return False
        latest = self._read[shape_of(url)]
        return len(latest) == _IN_A_ROW and all(map(self._is_old, latest))

    def _is_old(self, url: str) -> bool:
        rows = self._frontier.rows(
            "SELECT max(published) FROM urls WHERE kind = 'article'"
            " AND parent = (SELECT number FROM urls WHERE url = ?)",
            (url,),
        )
        newest = rows[0][0]
        return newest is not None and newest < self._day

    def _reopen(self, portal: str, day: str) -> None:
        """Let those lists wait again that a nearer horizon left out."""
        with self._frontier.writing() as cursor:
            cursor.execute(
                "UPDATE urls SET state = 'new', due = 0 WHERE portal = ? AND state = 'skipped'"
                " AND reason LIKE 'before %' AND substr(reason, 8) > ?",
                (portal, day),
            )
