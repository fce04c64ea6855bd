"""What the saved searches found, and when: a file beside them that may be deleted."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from archive.database import Database, now
from archive.schema import Schema
from archive.standing import Standing
from searcher.errors import WatchError
from searcher.watching.saved import Watch

Kind = Literal["new", "edited", "gone", "back"]

_STEPS = (
    """
    -- The watches that ran: key is what they ask, archive the one in which.
    CREATE TABLE watches (
        name TEXT PRIMARY KEY,
        key TEXT NOT NULL,
        archive TEXT NOT NULL,
        began TEXT NOT NULL,
        ran TEXT NOT NULL
    );
    -- Every article that a watch ever found, as it stood when the watch last ran.
    CREATE TABLE found (
        watch TEXT NOT NULL REFERENCES watches (name) ON DELETE CASCADE,
        id TEXT NOT NULL,
        versions INTEGER NOT NULL,
        gone INTEGER NOT NULL,
        PRIMARY KEY (watch, id)
    ) WITHOUT ROWID;
    -- What was new; numbers are never used again, so that a reader knows how far they have read.
    CREATE TABLE news (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        watch TEXT NOT NULL REFERENCES watches (name) ON DELETE CASCADE,
        id TEXT NOT NULL,
        kind TEXT NOT NULL,
        version_before INTEGER NOT NULL,
        version INTEGER NOT NULL,
        at TEXT NOT NULL
    );
    CREATE INDEX news_by_watch ON news (watch, number);
    """,
)


class Piece(NamedTuple):
    """One thing that is new of an article, found *at* an instant in UTC.

    An edited one went from its version number *before* (0 is the first) to number *version*.
    """

    number: int
    id: str
    kind: Kind
    before: int
    version: int
    at: str


class Known(NamedTuple):
    """An article that was found before, as it stood then."""

    versions: int
    gone: bool


class Begun(NamedTuple):
    """Since when a watch runs, and when it ran last, in UTC."""

    began: str
    ran: str


class WatchLog(Database):
    """What each watch has found so far."""

    schema = Schema(
        name="log of watches",
        stamp=0x54785761,
        steps=_STEPS,
        mend="Delete it: the watches begin anew.",
        elsewhere="Move it away: the watches begin anew.",
        error=WatchError,
        foreign=WatchError,
        newer=WatchError,
    )

    def known(self, watch: Watch, *, archive: str) -> dict[str, Known] | None:
        """Return what *watch* found in *archive* so far; None where it has to begin anew."""
        query = "SELECT 1 FROM watches WHERE name = ? AND key = ? AND archive = ?"
        if not self.rows(query, (watch.name, watch.key, archive)):
            return None
        query = "SELECT id, versions, gone FROM found WHERE watch = ?"
        rows = self.rows(query, (watch.name,))
        return {article_id: Known(versions, bool(gone)) for article_id, versions, gone in rows}

    def begin(self, watch: Watch, *, archive: str) -> None:
        """Begin *watch* anew."""
        with self.writing() as cursor:
            cursor.execute("DELETE FROM watches WHERE name = ?", (watch.name,))
            cursor.execute(
                "INSERT INTO watches VALUES (?1, ?2, ?3, ?4, ?4)",
                (watch.name, watch.key, archive, now()),
            )

    def keep(self, watch: Watch, found: Iterable[Standing]) -> None:
        """Note how the articles *found* stand by now, and that the watch ran."""
        with self.writing() as cursor:
            cursor.executemany(
                "INSERT OR REPLACE INTO found VALUES (?, ?, ?, ?)",
                ((watch.name, one.id, one.versions, one.gone) for one in found),
            )
            cursor.execute("UPDATE watches SET ran = ? WHERE name = ?", (now(), watch.name))

    def tell(self, watch: Watch, article: Standing, kind: Kind, *, before: int) -> Piece:
        """Keep a piece of news and return it."""
        with self.writing() as cursor:
            told = (article.id, kind, before, article.versions, now())
            cursor.execute(
                "INSERT INTO news (watch, id, kind, version_before, version, at)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (watch.name, *told),
            )
            return Piece(int(cursor.lastrowid or 0), *told)

    def news(self, name: str, *, after: int = 0, limit: int = -1) -> list[Piece]:
        """Return what a watch told after piece number *after*, the newest first."""
        rows = self.rows(
            "SELECT number, id, kind, version_before, version, at FROM news"
            " WHERE watch = ? AND number > ? ORDER BY number DESC LIMIT ?",
            (name, after, limit),
        )
        return [Piece(*row) for row in rows]

    def begun(self) -> Mapping[str, Begun]:
        """Return since when each watch runs, by name."""
        return {n: Begun(*rest) for n, *rest in self.rows("SELECT name, began, ran FROM watches")}

    def drop_others(self, names: Sequence[str]) -> None:
        """Forget the watches that are none of *names*."""
        with self.writing() as cursor:
            marks = ",".join("?" * len(names))
            cursor.execute(f"DELETE FROM watches WHERE name NOT IN ({marks})", tuple(names))

    def forget(self, ids: Iterable[str]) -> None:
        """Take articles out, to the last byte of the file."""
        with self.erasing() as cursor:
            for article_id in ids:
                cursor.execute("DELETE FROM found WHERE id = ?", (article_id,))
                cursor.execute("DELETE FROM news WHERE id = ?", (article_id,))
        self.shred()
