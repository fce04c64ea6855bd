"""Addresses that are never asked for again, for what stood there was forgotten."""

from archive.addresses import both_schemes
from archive.forgetting import forget_too
from archive.forgotten import forgetting_of
from archive.store import Archive
from crawler.frontier import Frontier

FORGOTTEN = "forgotten"
"""Why such an address is passed over, in a crawl's summary."""

_FAMILY = (
    "WITH RECURSIVE family (number) AS (SELECT number FROM urls WHERE url IN ({marks})"
    " UNION SELECT u.{wanted} FROM urls u JOIN family f ON u.{known} = f.number"
    " WHERE u.{wanted} IS NOT NULL) SELECT url FROM urls JOIN family USING (number) ORDER BY number"
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
        """Forget *url* too, and what led to it: it is another address of a forgotten article."""
        urls = known_as(self._frontier, url)
        for each in urls:
            forget_too(self._archive, each, home=home)
            self.refuses(each)
        drop(self._frontier, urls)


def known_as(frontier: Frontier, url: str) -> list[str]:
    """Return all addresses under which the crawler knows the article at *url*, which may be any."""
    with_homes = _family(frontier, both_schemes(url), wanted="home", known="number")
    found = _family(frontier, with_homes, wanted="number", known="home")
    return found or [url]


def drop(frontier: Frontier, urls: list[str]) -> None:
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


def _family(
    frontier: Frontier, urls: list[str] | tuple[str, ...], *, wanted: str, known: str
) -> list[str]:
    marks = ",".join("?" * len(urls))
    query = _FAMILY.format(marks=marks, wanted=wanted, known=known)
    return [row[0] for row in frontier.rows(query, urls)]
