"""Fingerprints of articles and the groups of near-duplicates, as the archive keeps them.

What a fingerprint means is the indexer's. Here it is bytes, the first of which (`BANDS` times
`BAND_BYTES`) are looked up in bands: articles that have all bytes of a band in common find each
other. A group is a number that several articles bear; one alone bears none. Both go with their
article, by cascade, and a group that lost a member is noted as torn, for what is left may be no
group any more.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from archive.article import Article
from archive.rows import decode
from archive.schema import BAND_BYTES, BANDS
from archive.store import Archive

_BATCH = 500


def _same(band: int) -> str:
    start = 1 + band * BAND_BYTES
    return " = ".join(f"substr({of}, {start}, {BAND_BYTES})" for of in ("fingerprint", "?1"))


_TWIN = f"SELECT row FROM fingerprints WHERE {_same(0)} AND fingerprint = ?1 LIMIT 1"
_SHARING = "SELECT row, fingerprint FROM fingerprints WHERE " + " OR ".join(
    map(_same, range(BANDS))
)


class Kept(NamedTuple):
    """An article's row in the archive with its fingerprint."""

    row: int
    fingerprint: bytes


class Member(NamedTuple):
    """An article of a group as a list shows it; the earliest published is the first of its group.

    *group* is the number of the group.
    """

    group: int
    id: str
    title: str | None
    url: str | None
    source: str | None
    published: str | None


def begin(archive: Archive, *, version: str) -> None:
    """Forget all fingerprints and groups that are not of this *version*."""
    if archive.rows("SELECT version FROM grouping")[0][0] != version:
        with archive.writing() as cursor:
            cursor.execute("DELETE FROM fingerprints")
            cursor.execute("DELETE FROM torn_groups")
            cursor.execute("UPDATE grouping SET version = ?, followed = 0", (version,))


def pending(archive: Archive) -> Iterator[list[tuple[int, Article]]]:
    """Yield, in batches, the rows and articles that have no fingerprint and changed since `follow`.

    An article without words gets none, and comes once.
    """
    change = archive.rows("SELECT followed FROM grouping")[0][0]
    query = (
        "SELECT a.change, a.row, a.article FROM articles a LEFT JOIN fingerprints f USING (row)"
        f" WHERE a.change > ? AND f.row IS NULL ORDER BY a.change LIMIT {_BATCH}"
    )
    while rows := archive.rows(query, (change,)):
        change = rows[-1][0]
        yield [(row, decode(article)) for _, row, article in rows]


def count_pending(archive: Archive) -> int:
    """Return how many articles `pending` yields."""
    query = (
        "SELECT count(*) FROM articles a LEFT JOIN fingerprints f USING (row)"
        " WHERE a.change > (SELECT followed FROM grouping) AND f.row IS NULL"
    )
    return int(archive.rows(query)[0][0])


def follow(cursor: sqlite3.Cursor, change: int) -> None:
    """Note that all articles up to a *change* have their fingerprints."""
    cursor.execute("UPDATE grouping SET followed = ?", (change,))


def add(cursor: sqlite3.Cursor, kept: Kept) -> None:
    """Keep a fingerprint."""
    cursor.execute("INSERT INTO fingerprints VALUES (?, ?)", kept)


def twin(cursor: sqlite3.Cursor, fingerprint: bytes) -> int | None:
    """Return the row of an article with this very *fingerprint*; None where there is none."""
    found = cursor.execute(_TWIN, (fingerprint,)).fetchone()
    return None if found is None else int(found[0])


def sharing_a_band(cursor: sqlite3.Cursor, fingerprint: bytes) -> list[Kept]:
    """Return what has any band in common with *fingerprint*."""
    return [Kept(*row) for row in cursor.execute(_SHARING, (fingerprint,))]


def join(cursor: sqlite3.Cursor, rows: Sequence[int]) -> None:
    """Make one group of *rows* and the groups that any of them is in; the oldest keeps its number.

    Others' numbers stay as they are.
    """
    marks = ",".join("?" * len(rows))
    query = f"SELECT DISTINCT number FROM duplicates WHERE row IN ({marks}) ORDER BY number"
    numbers = [number for (number,) in cursor.execute(query, rows)]
    group = numbers[0] if numbers else _new(cursor)
    for other in numbers[1:]:
        cursor.execute("UPDATE duplicates SET number = ? WHERE number = ?", (group, other))
        cursor.execute(
            "UPDATE OR REPLACE torn_groups SET number = ? WHERE number = ?", (group, other)
        )
    joined = [(row, group) for row in rows]
    cursor.executemany("INSERT OR IGNORE INTO duplicates VALUES (?, ?)", joined)
    cursor.execute("UPDATE grouping SET edition = edition + 1")


def torn(cursor: sqlite3.Cursor) -> dict[int, list[Kept]]:
    """Return the groups that lost a member, each with the members left, in order of rows."""
    query = (
        "SELECT t.number, f.row, f.fingerprint FROM torn_groups t"
        " JOIN duplicates d USING (number) JOIN fingerprints f USING (row) ORDER BY f.row"
    )
    groups: dict[int, list[Kept]] = {}
    for number, row, fingerprint in cursor.execute(query):
        groups.setdefault(number, []).append(Kept(row, fingerprint))
    return groups


def part(cursor: sqlite3.Cursor, number: int, parts: Sequence[Sequence[int]]) -> None:
    """Make a group of each of the *parts* that a group falls into; the first keeps its number."""
    for place, rows in enumerate(parts):
        group = number if place == 0 else _new(cursor)
        if len(rows) == 1:
            cursor.execute("DELETE FROM duplicates WHERE row = ?", (rows[0],))
        elif place:
            moved = [(group, row) for row in rows]
            cursor.executemany("UPDATE duplicates SET number = ? WHERE row = ?", moved)
    cursor.execute("UPDATE grouping SET edition = edition + 1")


def mended(cursor: sqlite3.Cursor) -> None:
    """Note that no group is torn any more."""
    cursor.execute("DELETE FROM torn_groups")


def edition(archive: Archive) -> int:
    """Return a number that changes whenever any group does."""
    return int(archive.rows("SELECT edition FROM grouping")[0][0])


def numbers(archive: Archive) -> dict[str, int]:
    """Return the number of its group for each article that is in one."""
    return dict(archive.rows("SELECT a.id, d.number FROM duplicates d JOIN articles a USING (row)"))


def number(archive: Archive, article_id: str) -> int | None:
    """Return the number of the group that an article is in; None where it is in none."""
    query = "SELECT number FROM duplicates JOIN articles USING (row) WHERE id = ?"
    rows = archive.rows(query, (article_id,))
    return int(rows[0][0]) if rows else None


def members(archive: Archive, groups: Sequence[int]) -> list[Member]:
    """Return the articles of *groups* (at most some thousands), of each the earliest first.

    Of one day those come first of which the time is known; the undated come last, all of them in
    the order in which they came.
    """
    marks = ",".join("?" * len(groups))
    rows = archive.rows(
        "SELECT d.number, a.id, json_extract(a.article, '$.title'), a.url, a.source, a.published"
        " FROM duplicates d JOIN articles a USING (row)"
        f" WHERE d.number IN ({marks})"
        " ORDER BY d.number, a.published IS NULL, a.published,"
        " json_extract(a.article, '$.published_at') IS NULL,"
        " julianday(json_extract(a.article, '$.published_at')), a.row",
        groups,
    )
    return [Member(*row) for row in rows]


def _new(cursor: sqlite3.Cursor) -> int:
    row = cursor.execute("UPDATE grouping SET newest = newest + 1 RETURNING newest").fetchone()
    return int(row[0])
