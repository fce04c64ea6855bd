"""The frontier: which addresses a crawl knows, what became of each, and when each is due again."""

import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Literal, NamedTuple, Self

from archive.addresses import canonical_url, host_of
from archive.database import Database
from crawler.memory import MEMORY

Kind = Literal["list", "article", "sitemap", "feed", "file"]
State = Literal["new", "done", "failed", "skipped"]

DAY = 86_400.0
NEVER = float("inf")
WAYS = {"list": 1, "sitemap": 2, "feed": 4}
"""The ways by which an address is found, as bits."""
_TRIES = 10
_RANKS = {"sitemap": 0, "feed": 0, "article": 1, "list": 2, "file": 3}


class Entry(NamedTuple):
    """An address that is due; *etag* and *last_modified* come from its last answer."""

    url: str
    kind: Kind
    depth: int
    visits: int
    tries: int
    etag: str | None
    last_modified: str | None


class Caps(NamedTuple):
    """How many addresses of a portal are remembered, and how many steps from its start."""

    urls: int
    depth: int


class Find(NamedTuple):
    """Where addresses were found: *parent* is the list, sitemap or feed that named them."""

    portal: str
    kind: Kind
    depth: int
    parent: Entry | None = None

    @property
    def way(self) -> int:
        """The way as a bit; 0 where the profile names the address."""
        return WAYS.get(self.parent.kind, 0) if self.parent else 0


class Added(NamedTuple):
    """How many addresses were not *known* at all before, and how many not by this *way*."""

    known: int = 0
    way: int = 0


class Frontier(Database):
    """The addresses of all portals in one SQLite file.

    Every step is kept at once, so that a killed crawl goes on where it was.
    """

    schema = MEMORY
    clock: Callable[[], float]

    @classmethod
    def open(cls, path: Path, *, clock: Callable[[], float] = time.time) -> Self:
        """Open the file at *path*, creating it where it is missing. Raises `FrontierError`."""
        opened = super().open(path)
        opened.clock = clock
        return opened

    def add(self, urls: Iterable[str], find: Find, *, caps: Caps) -> Added:
        """Remember *urls*, made canonical."""
        if find.depth > caps.depth:
            return Added()
        known = way = 0
        with self.writing():
            # However many files a portal has, its articles have their room.
            room = caps.urls - self._pages(find.portal) if find.kind != "file" else caps.urls
            for url in dict.fromkeys(filter(None, map(_canonical, urls))):
                fresh = known < room and self._insert(url, find)
                known += fresh
                way += self._mark(url, find)
        return Added(known, way)

    def reopen(self, portal: str) -> None:
        """Make what is due again wait for a visit: lists and feeds, articles after some days."""
        self._run(
            "UPDATE urls SET state = 'new' WHERE portal = ? AND state IN ('done', 'skipped')"
            " AND due <= ?",
            (portal, self.clock()),
        )

    def revisit(self, urls: Iterable[str], *, since: float) -> None:
        """Make those of *urls* wait that were last fetched before the moment *since*."""
        with self.writing():
            for url in filter(None, map(_canonical, urls)):
                self._run(
                    "UPDATE urls SET state = 'new', due = 0"
                    " WHERE url = ? AND state = 'done' AND fetched_at < ?",
                    (url, since),
                )

    def take(self, portal: str, *, only: Kind | None = None) -> Entry | None:
        """Return the next address that is due: entry files, articles, the nearest list, files.

        Hosts that are put aside are passed over, and so are other kinds than *only*.
        """
        rows = self.rows(
            "SELECT u.url, kind, depth, visits, tries, etag, last_modified"
            " FROM urls u LEFT JOIN hosts h ON h.host = u.host"
            " WHERE portal = ?1 AND state = 'new' AND u.due <= ?2 AND coalesce(h.due, 0) <= ?2"
            " AND kind = coalesce(?3, kind) ORDER BY rank, depth, number LIMIT 1",
            (portal, self.clock(), only),
        )
        return Entry(*rows[0]) if rows else None

    def wait(self, portal: str, *, only: Kind | None = None) -> float | None:
        """Return in how many seconds the next address is due; None where nothing waits."""
        rows = self.rows(
            "SELECT min(max(u.due, coalesce(h.due, 0)))"
            " FROM urls u LEFT JOIN hosts h ON h.host = u.host"
            " WHERE portal = ?1 AND state = 'new' AND kind = coalesce(?2, kind)",
            (portal, only),
        )
        due = rows[0][0]
        return None if due is None else max(0.0, due - self.clock())

    def done(
        self, entry: Entry, *, rest: float, etag: str | None = None,
        last_modified: str | None = None, published: str | None = None,
    ) -> None:  # fmt: skip
        """Note that *entry* was fetched and used; it is due again after *rest* seconds."""
        now = self.clock()
        self._run(
            "UPDATE urls SET state = 'done', reason = NULL, tries = 0, visits = visits + 1,"
            " fetched_at = ?, due = ?, etag = ?, last_modified = ?,"
            " published = coalesce(?, published) WHERE url = ?",
            (now, now + rest, etag, last_modified, published, entry.url),
        )

    def skip(self, url: str, reason: str, *, rest: float = NEVER) -> None:
        """Note that *url* is of no use, and why; it is due again after *rest* seconds."""
        now = self.clock()
        self._run(
            "UPDATE urls SET state = 'skipped', reason = ?, tries = 0, fetched_at = ?, due = ?"
            " WHERE url = ?",
            (reason, now, now + rest, url),
        )

    def fail(self, url: str, reason: str, *, wait: float) -> None:
        """Note that *url* could not be fetched: it is due after *wait* seconds, ten times."""
        now = self.clock()
        self._run(
            "UPDATE urls SET state = CASE WHEN tries + 1 < ? THEN 'new' ELSE 'failed' END,"
            " reason = ?, fetched_at = ?, tries = tries + 1, due = ? WHERE url = ?",
            (_TRIES, reason, now, now + wait, url),
        )

    def merge(self, url: str, *, into: str) -> None:
        """Note that *url* is a second address of *into*: what found the one found the other."""
        self._run(
            "UPDATE urls SET ways = ways | coalesce((SELECT ways FROM urls WHERE url = ?), 0)"
            " WHERE url = ?",
            (url, into),
        )
        self._run(
            "UPDATE urls SET home = (SELECT number FROM urls WHERE url = ?) WHERE url = ?",
            (into, url),
        )

    def state(self, url: str) -> State | None:
        """Return what became of *url*; None where it is unknown."""
        rows = self.rows("SELECT state FROM urls WHERE url = ?", (canonical_url(url),))
        return rows[0][0] if rows else None

    def visited(self, url: str) -> float | None:
        """Return when *url* was last asked for, in seconds since 1970; None where it never was."""
        rows = self.rows("SELECT fetched_at FROM urls WHERE url = ?", (canonical_url(url),))
        return rows[0][0] if rows else None

    def count(self, portal: str, *, state: State | None = None) -> int:
        """Return how many addresses of *portal* are known, or in one *state*."""
        query, values = "SELECT count(*) FROM urls WHERE portal = ?", [portal]
        if state is not None:
            query, values = f"{query} AND state = ?", [portal, state]
        return int(self.rows(query, values)[0][0])

    def _pages(self, portal: str) -> int:
        rows = self.rows("SELECT count(*) FROM urls WHERE portal = ? AND kind <> 'file'", (portal,))
        return int(rows[0][0])

    def _insert(self, url: str, find: Find) -> int:
        return self._run(
            "INSERT OR IGNORE INTO urls (url, portal, host, kind, rank, depth)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (url, find.portal, host_of(url), find.kind, _RANKS[find.kind], find.depth),
        )

    def _mark(self, url: str, find: Find) -> int:
        """Note the way by which *url* was found; return 1 where this is the first time."""
        if not find.way or find.parent is None:
            return 0
        parent = find.parent.url if find.parent.kind == "list" else None
        return self._run(
            "UPDATE urls SET ways = ways | ?1, parent = coalesce(parent, (SELECT number FROM urls"
            " WHERE url = ?2)) WHERE url = ?3 AND ways & ?1 = 0",
            (find.way, parent, url),
        )

    def _run(self, query: str, values: tuple[object, ...]) -> int:
        """Run a writing *query*; return how many rows it changed."""
        with self.writing() as cursor:
            return cursor.execute(query, values).rowcount


def _canonical(url: str) -> str | None:
    """Return *url* in its canonical form; None where it is no address at all."""
    try:
        return canonical_url(url)
    except ValueError:
        return None
