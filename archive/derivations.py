"""Facts derived from articles: which are out of date, and how new ones are kept."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from archive.article import Article
from archive.rows import IMPORTED, keep_derived, tick
from archive.store import Archive

Fact = tuple[Article, object]

_BATCH = 500
_NONE_OF_OURS = f" {IMPORTED}"
"""After a version: its recogniser found none, so those that were imported stand."""


def stale(
    archive: Archive, versions: Mapping[str, str]
) -> Iterator[list[tuple[Article, tuple[str, ...]]]]:
    """Yield, in batches, the articles with facts that are missing or of another version.

    *versions* has the present one of each kind; with each article come the kinds to derive anew.
    """
    # By ids, which have an index of their own: the rows with the articles' texts stay unread.
    query = (
        "SELECT a.id, coalesce(group_concat(d.kind), '') FROM articles a LEFT JOIN derived d"
        f" ON d.id = a.id AND (d.kind, d.version) IN (VALUES {_places(2 * len(versions))})"
        " WHERE a.id > ? GROUP BY a.id HAVING count(d.id) < ? ORDER BY a.id LIMIT ?"
    )
    fresh = [
        value
        for kind, version in versions.items()
        for value in (kind, version, kind, version + _NONE_OF_OURS)
    ]
    last = ""
    while True:
        rows = list(archive.rows(query, (*fresh, last, len(versions), _BATCH)))
        wanted = {row[0]: frozenset(versions).difference(row[1].split(",")) for row in rows}
        if wanted:
            records = archive.records(list(wanted))
            yield [(r.article, tuple(sorted(wanted[r.article.id]))) for r in records]
        if len(rows) < _BATCH:
            return
        last = rows[-1][0]


def _places(count: int) -> str:
    return ", ".join(["(?, ?)"] * count)


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
