"""The archive: every article Tinxa holds, its earlier versions, and what was derived from it."""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

import msgspec

from archive.amending import corrected
from archive.article import Article, Correction, Derived, Record
from archive.attachments import keeping_texts
from archive.database import Database
from archive.errors import IdConflict, NotFound
from archive.forgotten import refuse_forgotten
from archive.rows import (
    IMPORTED,
    decode,
    insert,
    keep_corrections,
    keep_derived,
    replace,
    stored_corrections,
    tick,
)
from archive.schema import ARCHIVE

Outcome = Literal["new", "changed", "same"]
NEWEST = 2**63 - 1


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

    def put(
        self,
        article: Article,
        *,
        imported: Derived | None = None,
        corrections: Sequence[Correction] = (),
    ) -> Outcome:
        """Keep *article*: as a new one, or as the next version of the one with its id.

        Texts of attachments that it lacks and the earlier one has are kept.
        *imported* holds derived facts that came with the record, *corrections* those made of it.
        Raises `IdConflict` where another source holds the id, and `Forgotten`; then nothing is
        changed.
        """
        with self.writing() as cursor:
            refuse_forgotten(self, article)
            outcome = self._take(cursor, article, imported or Derived())
            further = keep_corrections(cursor, article.id, corrections)
            if further or (outcome == "changed" and self.is_corrected(article.id)):
                self.file_anew(article.id)
            return "changed" if outcome == "same" and further else outcome

    def _take(self, cursor: sqlite3.Cursor, article: Article, imported: Derived) -> Outcome:
        known = self.original(article.id)
        if known is None:
            cursor.execute("DELETE FROM removals WHERE id = ?", (article.id,))
            insert(cursor, article)
        elif known.source != article.source:
            raise _conflict(known, article)
        else:
            article = keeping_texts(known, article)
            if _same(known, article):
                return "same"
            replace(cursor, known, article)
        for kind, value in msgspec.structs.asdict(imported).items():
            if value:
                keep_derived(cursor, article.id, kind=kind, version=IMPORTED, value=value)
        return "new" if known is None else "changed"

    def mark_gone(self, article_id: str) -> None:
        """Note that the portal no longer shows this article; it stays in the archive."""
        with self.writing() as cursor:
            self.require(article_id)
            known = self.original(article_id)
            if known is not None and known.status != "gone":
                replace(cursor, known, msgspec.structs.replace(known, status="gone"))
                self.file_anew(article_id)

    def file_anew(self, article_id: str) -> None:
        """Put an article whose corrections changed where it now belongs: its day and its change.

        What was derived from it is stale, but for imported facts, which nothing derives again.
        """
        with self.writing() as cursor:
            cursor.execute(
                "UPDATE articles SET published = ?, change = ? WHERE id = ?",
                (self.require(article_id).article.published, tick(cursor), article_id),
            )
            cursor.execute(
                "UPDATE derived SET version = '' WHERE id = ? AND version != ?",
                (article_id, IMPORTED),
            )

    def remove(self, article_id: str) -> None:
        """Take an article and its versions out of the archive. Raises `NotFound`."""
        with self.writing() as cursor:
            self.require(article_id)
            cursor.execute("DELETE FROM articles WHERE id = ?", (article_id,))
            cursor.execute("DELETE FROM versions WHERE id = ?", (article_id,))
            cursor.execute("INSERT INTO removals VALUES (?, ?)", (article_id, tick(cursor)))

    def get(self, article_id: str) -> Article | None:
        """Return the article with this id, corrections applied, or None."""
        found = self.records([article_id])
        return found[0].article if found else None

    def original(self, article_id: str) -> Article | None:
        """Return the article with this id as the portal gave it, or None."""
        rows = self.rows("SELECT article FROM articles WHERE id = ?", (article_id,))
        return decode(rows[0][0]) if rows else None

    def require(self, article_id: str) -> Record:
        """Return the record with this id. Raises `NotFound`."""
        found = self.records([article_id])
        if not found:
            near = " or ".join(self._near(article_id))
            meant = f" Perhaps {near} is meant." if near else ""
            raise NotFound(
                f'{self.path}: holds no article "{article_id}".{meant}'
                " tinxa search QUERY --json shows the ids."
            )
        return found[0]

    def records(self, ids: Sequence[str]) -> list[Record]:
        """Return the records of *ids* (at most some thousands) in their order, unknown ones not.

        Corrections are applied.
        """
        marks = ",".join("?" * len(ids))
        articles = {
            article_id: (decode(stored), first_seen)
            for article_id, stored, first_seen in self.rows(
                f"SELECT id, article, first_seen FROM articles WHERE id IN ({marks})", ids
            )
        }
        facts: dict[str, dict[str, object]] = {}
        for article_id, kind, value in self.rows(
            f"SELECT id, kind, value FROM derived WHERE id IN ({marks})", ids
        ):
            facts.setdefault(article_id, {})[kind] = msgspec.json.decode(value)
        corrections = stored_corrections(
            self.rows(
                f"SELECT id, correction FROM corrections WHERE id IN ({marks}) ORDER BY at, number",
                ids,
            )
        )
        found: list[Record] = []
        for i in ids:
            if i in articles:
                article, first_seen = articles[i]
                derived = msgspec.convert(facts.get(i, {}), Derived)
                record = Record(article, derived, first_seen=first_seen)
                found.append(corrected(record, corrections.get(i, ())))
        return found

    def is_corrected(self, article_id: str) -> bool:
        """Tell whether anything of an article was put right by hand."""
        return bool(self.rows("SELECT 1 FROM corrections WHERE id = ? LIMIT 1", (article_id,)))

    def versions(self, article_id: str) -> list[Article]:
        """Return the earlier versions of an article as the portal gave them, oldest first."""
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

    def _near(self, article_id: str) -> list[str]:
        """Return the ids most like one that is not there, of those that begin as it does."""
        # Half as long to import as the rest of the archive, for an error alone.
        from difflib import get_close_matches

        rows = self.rows(
            "SELECT id FROM articles WHERE id >= ?1 AND id < ?1 || char(1114111) LIMIT 1000",
            (article_id[: (len(article_id) + 1) // 2],),
        )
        return get_close_matches(article_id, [row[0] for row in rows], n=3, cutoff=0.8)


def _same(known: Article, article: Article) -> bool:
    return msgspec.structs.replace(known, fetched_at=article.fetched_at) == article


def _conflict(known: Article, article: Article) -> IdConflict:
    return IdConflict(
        f'the id "{article.id}" belongs to {known.source or "a record without a source"} and now'
        f" comes from {article.source or 'a record without a source'} too; the first one stays."
        " Give the second another id."
    )
