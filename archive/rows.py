"""How articles, corrections and derived facts stand in the rows of the archive's tables."""

import sqlite3
from collections.abc import Iterable, Sequence

import msgspec

from archive.article import Article, Correction
from archive.database import now
from vietnamese.clock import day_of

IMPORTED = "imported"
"""The version under which derived facts stand that came with an imported record."""


def decode(stored: str) -> Article:
    """Return the article that a row of the archive holds, as the portal gave it."""
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


def keep_corrections(
    cursor: sqlite3.Cursor, article_id: str, corrections: Sequence[Correction]
) -> int:
    """Keep those of *corrections* that are not there yet; return how many."""
    kept = 0
    for each in corrections:
        # What was there before follows from the record.
        bare = tuple(msgspec.structs.replace(field, was=None) for field in each.fields)
        stored = msgspec.json.encode(msgspec.structs.replace(each, fields=bare)).decode()
        kept += cursor.execute(
            "INSERT INTO corrections (id, at, correction) SELECT ?1, ?2, ?3 WHERE NOT EXISTS"
            " (SELECT 1 FROM corrections WHERE id = ?1 AND at = ?2 AND correction = ?3)",
            (article_id, each.at, stored),
        ).rowcount
    return kept


def stored_corrections(rows: Iterable[tuple[str, str]]) -> dict[str, list[Correction]]:
    """Return the corrections of each article from *rows* of an id and what is stored."""
    found: dict[str, list[Correction]] = {}
    for article_id, stored in rows:
        found.setdefault(article_id, []).append(msgspec.json.decode(stored, type=Correction))
    return found


def insert(cursor: sqlite3.Cursor, article: Article) -> None:
    """Add the row of a new article, first seen when it was fetched, or now where nothing tells."""
    fetched = article.fetched_at
    first_seen = fetched if fetched and day_of(fetched) else now()
    cursor.execute(
        "INSERT INTO articles (change, url, source, published, status, content_hash, article, id,"
        " first_seen) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*_columns(cursor, article), first_seen),
    )


def replace(cursor: sqlite3.Cursor, known: Article, article: Article) -> None:
    """Put *article* in the place of *known*, which is kept as an earlier version if they differ."""
    if known.content_hash != article.content_hash:
        cursor.execute(
            "INSERT INTO versions VALUES (?, ?, ?, ?)",
            (known.id, now(), known.content_hash, msgspec.json.encode(known).decode()),
        )
        # What was derived from the earlier text no longer holds.
        cursor.execute("DELETE FROM derived WHERE id = ?", (known.id,))
        cursor.execute(
            "DELETE FROM fingerprints WHERE row = (SELECT row FROM articles WHERE id = ?)",
            (known.id,),
        )
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
