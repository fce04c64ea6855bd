"""Facts derived from articles: which are out of date, and how new ones are kept."""

from collections.abc import Iterator, Sequence

import msgspec

from archive.article import Article
from archive.rows import IMPORTED, keep_derived, tick
from archive.store import Archive

Fact = tuple[Article, object]

_BATCH = 500
_NONE_OF_OURS = f" {IMPORTED}"
"""After a version: its recogniser found none, so those that were imported stand."""


def stale(archive: Archive, *, kind: str, version: str) -> Iterator[list[Article]]:
    """Yield, in batches, the articles whose facts of *kind* are missing or of another version."""
    # By ids, which have an index of their own: the rows with the articles' texts stay unread.
    query = (
        "SELECT a.id FROM articles a LEFT JOIN derived d"
        " ON d.id = a.id AND d.kind = ? AND d.version IN (?, ?)"
        " WHERE d.id IS NULL AND a.id > ? ORDER BY a.id LIMIT ?"
    )
    ids = [""]
    while True:
        values = (kind, version, version + _NONE_OF_OURS, ids[-1], _BATCH)
        ids = [row[0] for row in archive.rows(query, values)]
        if ids:
            yield [record.article for record in archive.records(ids)]
        if len(ids) < _BATCH:
            return


def keep(archive: Archive, facts: Sequence[Fact], *, kind: str, version: str) -> None:
    """Keep *facts* of one kind in one transaction; a changed fact changes its article.

    Imported facts stay where a recogniser finds none.
    """
    with archive.writing() as cursor:
        for article, value in facts:
            old = cursor.execute(
                "SELECT value, version FROM derived WHERE id = ? AND kind = ?", (article.id, kind)
            ).fetchone()
            if old and not value and old[1].endswith(IMPORTED):
                cursor.execute(
                    "UPDATE derived SET version = ? WHERE id = ? AND kind = ?",
                    (version + _NONE_OF_OURS, article.id, kind),
                )
                continue
            keep_derived(cursor, article.id, kind=kind, version=version, value=value)
            if value if old is None else old[0] != msgspec.json.encode(value).decode():
                cursor.execute(
                    "UPDATE articles SET change = ? WHERE id = ?", (tick(cursor), article.id)
                )
