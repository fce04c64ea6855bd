"""The frontier: which addresses a crawl knows, what became of each, and when each is due again."""

import sqlite3
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple, Self

from archive.addresses import canonical_url
from crawler.errors import FrontierError

Kind = Literal["list", "article", "sitemap", "feed"]
State = Literal["new", "done", "failed", "skipped"]

DAY = 86_400.0
NEVER = float("inf")
_VERSION = 1
_TRIES = 5
_SCHEMA = """
CREATE TABLE urls (
    number INTEGER PRIMARY KEY,
    url TEXT NOT NULL UNIQUE,
    portal TEXT NOT NULL,
    kind TEXT NOT NULL,
    depth INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'new',
    reason TEXT,
    due REAL NOT NULL DEFAULT 0,
    tries INTEGER NOT NULL DEFAULT 0,
    visits INTEGER NOT NULL DEFAULT 0,
    fetched_at REAL,
    etag TEXT,
    last_modified TEXT
);
CREATE INDEX waiting ON urls (portal, state, due);
"""


class Entry(NamedTuple):
    """An address that is due; *etag* and *last_modified* come from its last answer."""

    url: str
    kind: Kind
    depth: int
    visits: int
    etag: str | None
    last_modified: str | None


class Caps(NamedTuple):
    """How many addresses of a portal are remembered, and how many steps from its start."""

    urls: int
    depth: int


class Frontier:
    """The addresses of all portals in one SQLite file; safe to use from several threads.

    Every step is kept at once, so that a killed crawl goes on where it was.
    """

    def __init__(self, path: Path, *, clock: Callable[[], float] = time.time) -> None:
        self.path = path
        self._clock = clock
        self._lock = threading.Lock()
        path.parent.mkdir(parents=True, exist_ok=True)
        self._connection = sqlite3.connect(
            path, timeout=30, check_same_thread=False, isolation_level=None
        )
        try:
            self._prepare()
        except sqlite3.DatabaseError as error:
            self._connection.close()
            raise FrontierError(
                f"{path}: is no frontier of Tinxa, or damaged ({error}). Delete it: the crawl then"
                " visits every page anew, and no article is lost."
            ) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._connection.close()

    def add(self, urls: Iterable[str], *, portal: str, kind: Kind, depth: int, caps: Caps) -> int:
        """Remember *urls*, made canonical; return how many of them were not known before."""
        if depth > caps.depth:
            return 0
        room = caps.urls - self.count(portal)
        added = 0
        for url in dict.fromkeys(map(canonical_url, urls)):
            if added >= room:
                break
            added += self._run(
                "INSERT OR IGNORE INTO urls (url, portal, kind, depth) VALUES (?, ?, ?, ?)",
                (url, portal, kind, depth),
            )
        return added

    def reopen(self, portal: str) -> None:
        """Make what is due again wait for a visit: lists and feeds, articles after some days."""
        self._run(
            "UPDATE urls SET state = 'new' WHERE portal = ? AND state <> 'new' AND due <= ?"
            " AND tries < ?",
            (portal, self._clock(), _TRIES),
        )

    def revisit(self, urls: Iterable[str], *, since: float) -> None:
        """Make those of *urls* wait that were last fetched before the moment *since*."""
        for url in map(canonical_url, urls):
            self._run(
                "UPDATE urls SET state = 'new' WHERE url = ? AND state = 'done' AND fetched_at < ?",
                (url, since),
            )

    def take(self, portal: str) -> Entry | None:
        """Return the next address that waits: entry files, then articles, then the nearest list."""
        rows = self._rows(
            "SELECT url, kind, depth, visits, etag, last_modified FROM urls"
            " WHERE portal = ? AND state = 'new'"
            " ORDER BY CASE kind WHEN 'list' THEN 2 WHEN 'article' THEN 1 ELSE 0 END, depth, number"
            " LIMIT 1",
            (portal,),
        )
        return Entry(*rows[0]) if rows else None

    def done(self, url: str, *, rest: float, etag: str | None, last_modified: str | None) -> None:
        """Note that *url* was fetched and used; it is due again after *rest* seconds."""
        now = self._clock()
        self._run(
            "UPDATE urls SET state = 'done', reason = NULL, tries = 0, visits = visits + 1,"
            " fetched_at = ?, due = ?, etag = ?, last_modified = ? WHERE url = ?",
            (now, now + rest, etag, last_modified, url),
        )

    def skip(self, url: str, reason: str, *, rest: float = NEVER) -> None:
        """Note that *url* is of no use, and why; it is due again after *rest* seconds."""
        now = self._clock()
        self._run(
            "UPDATE urls SET state = 'skipped', reason = ?, fetched_at = ?, due = ? WHERE url = ?",
            (reason, now, now + rest, url),
        )

    def fail(self, url: str, reason: str) -> None:
        """Note that *url* could not be fetched; a later crawl tries again, some times."""
        now = self._clock()
        self._run(
            "UPDATE urls SET state = 'failed', reason = ?, fetched_at = ?, tries = tries + 1,"
            " due = ? + 60 * (1 << tries) WHERE url = ?",
            (reason, now, now, url),
        )

    def state(self, url: str) -> State | None:
        """Return what became of *url*; None where it is unknown."""
        rows = self._rows("SELECT state FROM urls WHERE url = ?", (canonical_url(url),))
        return rows[0][0] if rows else None

    def count(self, portal: str, *, state: State | None = None) -> int:
        """Return how many addresses of *portal* are known, or in one *state*."""
        query = "SELECT count(*) FROM urls WHERE portal = ?1 AND (?2 IS NULL OR state = ?2)"
        return int(self._rows(query, (portal, state))[0][0])

    def _prepare(self) -> None:
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = NORMAL")
        version = self._rows("PRAGMA user_version")[0][0]
        if version > _VERSION:
            raise sqlite3.DatabaseError(f"version {version} is of a later Tinxa")
        if version < _VERSION:
            self._connection.executescript(
                f"BEGIN; {_SCHEMA} PRAGMA user_version = {_VERSION}; COMMIT;"
            )

    def _run(self, query: str, values: Sequence[object]) -> int:
        """Run a writing *query*; return how many rows it changed."""
        with self._lock:
            try:
                return self._connection.execute(query, values).rowcount
            except sqlite3.Error as error:
                raise FrontierError(
                    f"{self.path}: cannot be written ({error}). Free some space, or stop the other"
                    " program that uses it, and run the command again."
                ) from error

    def _rows(self, query: str, values: Sequence[object] = ()) -> list[Any]:
        with self._lock:
            return self._connection.execute(query, values).fetchall()
