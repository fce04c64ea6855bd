"""The archive: every article Tinxa holds, its earlier versions, and what was derived from it."""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

import msgspec

from archive.article import Article, Derived, Record
from archive.attachments import keeping_texts
from archive.database import Database, now
from archive.errors import IdConflict, NotFound
from archive.schema import ARCHIVE

Outcome = Literal["new", "changed", "same"]
IMPORTED = "imported"
NEWEST = 2**63 - 1
"""The version under which derived facts stand that came with an imported record."""


class Change(NamedTuple):
    """A step of the archive's history: *record* is None where the article was removed."""

    number: int
    id: str
    record: Record | None


class Clock(NamedTuple):
    """How far an archive has come, and which one it is."""

    change: int
    archive: str


class Archive(Database):
    """The articles, by id; safe to use from several threads."""

    schema = ARCHIVE

    def put(self, article: Article, *, imported: Derived | None = None) -> Outcome:
        """Keep *article*: as a new one, or as the next version of the one with its id.

        Texts of attachments that it lacks and the earlier one has are kept.
        *imported* holds derived facts that came with the record. Raises `IdConflict` where another
        source holds the id; then nothing is changed.
        """
        with self.writing() as cursor:
            known = self.get(article.id)
            if known is None:
                cursor.execute("DELETE FROM removals WHERE id = ?", (article.id,))
                _insert(cursor, article)
            elif known.source != article.source:
                raise _conflict(known, article)
            else:
                article = keeping_texts(known, article)
                if _same(known, article):
                    return "same"
                _replace(cursor, known, article)
            for kind, value in msgspec.structs.asdict(imported or Derived()).items():
                if value:
                    keep_derived(cursor, article.id, kind=kind, version=IMPORTED, value=value)
            return "new" if known is None else "changed"

    def mark_gone(self, article_id: str) -> None:
        """Note that the portal no longer shows this article; it stays in the archive."""
        with self.writing() as cursor:
            known = self.require(article_id).article
            if known.status != "gone":
                _replace(cursor, known, msgspec.structs.replace(known, status="gone"))

    def remove(self, article_id: str) -> None:
        """Take an article and its versions out of the archive. Raises `NotFound`."""
        with self.writing() as cursor:
            self.require(article_id)
            cursor.execute("DELETE FROM articles WHERE id = ?", (article_id,))
            cursor.execute("DELETE FROM versions WHERE id = ?", (article_id,))
            cursor.execute("INSERT INTO removals VALUES (?, ?)", (article_id, tick(cursor)))

    def get(self, article_id: str) -> Article | None:
        """Return the article with this id, or None."""
        rows = self.rows("SELECT article FROM articles WHERE id = ?", (article_id,))
        return decode(rows[0][0]) if rows else None

    def require(self, article_id: str) -> Record:
        """Return the record with this id. Raises `NotFound`."""
        found = self.records([article_id])
        if not found:
            raise NotFound(
                f'{self.path}: holds no article "{article_id}". '
                "tinxa search QUERY --json shows the ids."
            )
        return found[0]

    def records(self, ids: Sequence[str]) -> list[Record]:
        """Return the records of *ids* (at most some thousands) in their order, unknown ones not."""
        marks = ",".join("?" * len(ids))
        articles = dict(self.rows(f"SELECT id, article FROM articles WHERE id IN ({marks})", ids))
        facts: dict[str, dict[str, object]] = {}
        for article_id, kind, value in self.rows(
            f"SELECT id, kind, value FROM derived WHERE id IN ({marks})", ids
        ):
            facts.setdefault(article_id, {})[kind] = msgspec.json.decode(value)
        return [
            Record(decode(articles[i]), msgspec.convert(facts.get(i, {}), Derived))
            for i in ids
            if i in articles
        ]

    def versions(self, article_id: str) -> list[Article]:
        """Return the earlier versions of an article, oldest first."""
        rows = self.rows("SELECT article FROM versions WHERE id = ? ORDER BY rowid", (article_id,))
        return [decode(row[0]) for row in rows]

    def changes(self, *, after: int = 0, until: int = NEWEST) -> Iterator[Change]:
        """Yield what happened after change number *after*, each article once, oldest first."""
        query = (
            "SELECT change, id FROM articles WHERE change > ?1 AND change <= ?2"
            " UNION ALL SELECT change, id FROM removals WHERE change > ?1 AND change <= ?2"
            " ORDER BY change LIMIT 500"
        )
        while rows := self.rows(query, (after, until)):
            records = {record.article.id: record for record in self.records([r[1] for r in rows])}
            for number, article_id in rows:
                yield Change(number, article_id, records.get(article_id))
            after = rows[-1][0]

    def count_changes(self, *, after: int = 0) -> int:
        """Return how many steps `changes` would yield."""
        query = (
            "SELECT (SELECT count(*) FROM articles WHERE change > ?1)"
            " + (SELECT count(*) FROM removals WHERE change > ?1)"
        )
        return int(self.rows(query, (after,))[0][0])

    def milestones(self, size: int) -> list[int]:
        """Return the change numbers that cut the articles into runs of *size*, the newest last."""
        query = (
            "SELECT change FROM (SELECT change, row_number() OVER (ORDER BY change) AS place"
            " FROM articles) WHERE place % ?1 = 0 OR place = (SELECT count(*) FROM articles)"
            " ORDER BY change"
        )
        return [row[0] for row in self.rows(query, (size,))]

    def clock(self) -> Clock:
        """Return the number of the newest change, and the name of this archive."""
        return Clock(*self.rows("SELECT change, archive FROM clock")[0])

    def __len__(self) -> int:
        return int(self.rows("SELECT count(*) FROM articles")[0][0])


def decode(stored: str) -> Article:
    """Return the article that a row of the archive holds."""
    return msgspec.json.decode(stored, type=Article)


def tick(cursor: sqlite3.Cursor) -> int:
    """Take the next change number."""
    row = cursor.execute("UPDATE clock SET change = change + 1 RETURNING change").fetchone()
    return int(row[0])


def keep_derived(
    cursor: sqlite3.Cursor, article_id: str, *, kind: str, version: str, value: object
) -> None:
    """Keep what the recogniser *kind* of this *version* found in an article."""
    cursor.execute(
        "INSERT OR REPLACE INTO derived VALUES (?, ?, ?, ?)",
        (article_id, kind, version, msgspec.json.encode(value).decode()),
    )


def _insert(cursor: sqlite3.Cursor, article: Article) -> None:
    cursor.execute(
        "INSERT INTO articles (change, url, source, published, status, content_hash, article, id,"
        " first_seen) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*_columns(cursor, article), article.fetched_at or now()),
    )


def _replace(cursor: sqlite3.Cursor, known: Article, article: Article) -> None:
    if known.content_hash != article.content_hash:
        cursor.execute(
            "INSERT INTO versions VALUES (?, ?, ?, ?)",
            (known.id, now(), known.content_hash, msgspec.json.encode(known).decode()),
        )
        # What was derived from the earlier text no longer holds.
        cursor.execute("DELETE FROM derived WHERE id = ?", (known.id,))
    cursor.execute(
        "UPDATE articles SET change = ?, url = ?, source = ?, published = ?, status = ?,"
        " content_hash = ?, article = ? WHERE id = ?",
        _columns(cursor, article),
    )


def _columns(cursor: sqlite3.Cursor, article: Article) -> tuple[object, ...]:
    return (
        tick(cursor), article.url, article.source, article.published, article.status,
        article.content_hash, msgspec.json.encode(article).decode(), article.id,
    )  # fmt: skip


def _same(known: Article, article: Article) -> bool:
    return msgspec.structs.replace(known, fetched_at=article.fetched_at) == article


def _conflict(known: Article, article: Article) -> IdConflict:
    return IdConflict(
        f'the id "{article.id}" belongs to {known.source or "a record without a source"} and now'
        f" comes from {article.source or 'a record without a source'} too; the first one stays."
        " Give the second another id."
    )
