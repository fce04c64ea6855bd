"""Facts derived from articles: which are out of date, and how new ones are kept."""

from collections.abc import Iterator, Sequence

import msgspec

from archive.article import Article
from archive.rows import keep_derived, tick
from archive.store import Archive

Fact = tuple[Article, object]


def stale(archive: Archive, *, kind: str, version: str) -> Iterator[list[Article]]:
    """Yield, in batches, the articles whose facts of *kind* are missing or of another version."""
    query = (
        "SELECT a.row, a.id FROM articles a LEFT JOIN derived d"
        " ON d.id = a.id AND d.kind = ? AND d.version = ?"
        " WHERE d.id IS NULL AND a.row > ? ORDER BY a.row LIMIT 500"
    )
    row = 0
    while rows := archive.rows(query, (kind, version, row)):
        row = rows[-1][0]
        yield [record.article for record in archive.records([row[1] for row in rows])]


def keep(archive: Archive, facts: Sequence[Fact], *, kind: str, version: str) -> None:
    """Keep *facts* of one kind in one transaction; a changed fact changes its article."""
    with archive.writing() as cursor:
        for article, value in facts:
            old = cursor.execute(
                "SELECT value FROM derived WHERE id = ? AND kind = ?", (article.id, kind)
            ).fetchone()
            keep_derived(cursor, article.id, kind=kind, version=version, value=value)
            if old is None or old[0] != msgspec.json.encode(value).decode():
                cursor.execute(
                    "UPDATE articles SET change = ? WHERE id = ?", (tick(cursor), article.id)
                )
