"""Addresses that are never asked for again, for what stood there was forgotten."""

from collections.abc import Sequence

from archive.addresses import both_schemes
from archive.forgetting import forget_too
from archive.forgotten import forgetting_of
from archive.identity import article_id
from archive.store import Archive
from crawler.frontier import Frontier

FORGOTTEN = "forgotten"
"""Why such an address is passed over, in a crawl's summary."""

_FAMILY = (
    "WITH RECURSIVE family (number, step) AS ("
    "SELECT number, 0 FROM urls WHERE url IN ({marks})"
    " UNION SELECT u.{wanted}, step + 1 FROM urls u JOIN family f ON u.{known} = f.number"
    " WHERE u.{wanted} IS NOT NULL AND step < 9)"
    " SELECT url FROM urls JOIN family USING (number) GROUP BY url ORDER BY min(step), number"
)


class Refusals:
    """Knows the forgotten addresses of an archive and counts those that a crawl met."""

    def __init__(self, archive: Archive, frontier: Frontier) -> None:
        self._archive = archive
        self._frontier = frontier
        self._met: set[str] = set()

    def __len__(self) -> int:
        return len(self._met)

    def refuses(self, url: str) -> bool:
        """Tell whether *url* is not to be asked for."""
        if forgetting_of(self._archive, url=url) is None:
            return False
        self._met.add(both_schemes(url)[0])
        return True

    def learn(self, url: str, *, home: str) -> None:
        """Forget *url* too, and what leads to it: it is another address of a forgotten article.

        What is an article of its own in the archive stays one, wherever it leads now.
        """
        for each in aliases_of(self._frontier, [url]):
            if self._archive.original(article_id(url=each, title=None, body="")) is None:
                forget_too(self._archive, each, home=home)
                self.refuses(each)
                drop(self._frontier, [each])


def homes_of(frontier: Frontier, url: str) -> list[str]:
    """Return *url* and the addresses that it is but another of, the nearest first."""
    return _family(frontier, [url], wanted="home", known="number")


def aliases_of(frontier: Frontier, urls: Sequence[str]) -> list[str]:
    """Return *urls* and the addresses that the crawler knows as others of them."""
    return _family(frontier, urls, wanted="number", known="home")


def drop(frontier: Frontier, urls: Sequence[str]) -> None:
    """Take *urls* out of the crawler's memory."""
    with frontier.erasing() as cursor:
        for url in (either for each in urls for either in both_schemes(each)):
            for column in ("parent", "home"):
                cursor.execute(
                    f"UPDATE urls SET {column} = NULL"
                    f" WHERE {column} = (SELECT number FROM urls WHERE url = ?)",
                    (url,),
                )
            cursor.execute("DELETE FROM urls WHERE url = ?", (url,))


def _family(frontier: Frontier, urls: Sequence[str], *, wanted: str, known: str) -> list[str]:
    either = [each for url in urls for each in both_schemes(url)]
    query = _FAMILY.format(marks=",".join("?" * len(either)), wanted=wanted, known=known)
    found = [row[0] for row in frontier.rows(query, either)]
    return list(dict.fromkeys([*urls, *found]))
