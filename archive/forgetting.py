"""Removing articles for good, in steps that a kill at any moment leaves to be taken up again.

First the removal is noted and the article deleted, in one transaction: from then on it is
refused. What has to be removed elsewhere, from the index and the crawler's memory, stays noted in
plain until that is done; last the file is written anew, so that no byte of the article is left in
it.
"""

from collections.abc import Iterable
from typing import NamedTuple

from archive.addresses import both_schemes
from archive.database import now
from archive.forgotten import forgetting_of, hashes_of
from archive.identity import article_id as article_id_of
from archive.rows import tick
from archive.store import Archive


class Unfinished(NamedTuple):
    """What begun removals still have to take away: articles of an index, addresses of a crawler."""

    numbers: tuple[int, ...] = ()
    ids: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()


def forget(archive: Archive, ids: Iterable[str], *, addresses: Iterable[str], reason: str) -> int:
    """Begin to forget the articles *ids*, known under *addresses*; return the removal's number.

    Every version, derived fact and correction goes. At least one id or address is needed.
    """
    articles, urls = tuple(ids), tuple(addresses)
    with archive.erasing() as cursor:
        hashes = hashes_of(archive, urls=urls, ids=articles)
        cursor.execute(
            "INSERT INTO forgettings (at, reason, hash, change) VALUES (?, ?, ?, ?)",
            (now(), reason, hashes[0], tick(cursor) if articles else 0),
        )
        number = int(cursor.lastrowid or 0)
        for each in hashes:
            cursor.execute("INSERT OR IGNORE INTO forgotten VALUES (?, ?)", (each, number))
        noted = [("id", each) for each in articles] + [("url", each) for each in urls]
        for kind, value in noted:
            cursor.execute("INSERT INTO unforgotten VALUES (?, ?, ?)", (number, kind, value))
        for article_id in articles:
            archive.remove(article_id)
        return number


def forget_too(archive: Archive, url: str, *, home: str) -> None:
    """Refuse *url* from now on, which has turned out to be another address of *home*."""
    found = forgetting_of(archive, url=home)
    if found is not None:
        with archive.writing() as cursor:
            for each in hashes_of(archive, urls=[url], ids=()):
                cursor.execute(
                    "INSERT OR IGNORE INTO forgotten VALUES (?, ?)", (each, found.number)
                )


def unfinished(archive: Archive) -> Unfinished | None:
    """Return what begun removals have still to take away; None where all are done."""
    numbers = archive.rows("SELECT number FROM forgettings WHERE state != 'done'")
    if not numbers:
        return None
    left = archive.rows("SELECT kind, value FROM unforgotten")
    return Unfinished(
        tuple(row[0] for row in numbers),
        tuple(value for kind, value in left if kind == "id"),
        tuple(value for kind, value in left if kind == "url"),
    )


def finish(archive: Archive, begun: Unfinished) -> None:
    """Note that index and crawler hold nothing of *begun*, and take it out of the file's bytes."""
    marks = ",".join("?" * len(begun.numbers))
    with archive.erasing() as cursor:
        for article_id in begun.ids:
            cursor.execute("DELETE FROM removals WHERE id = ?", (article_id,))
        cursor.execute(f"DELETE FROM unforgotten WHERE number IN ({marks})", begun.numbers)
        cursor.execute(
            f"UPDATE forgettings SET state = 'cleared' WHERE number IN ({marks})", begun.numbers
        )
    archive.shred()
    with archive.writing() as cursor:
        cursor.execute(
            f"UPDATE forgettings SET state = 'done' WHERE number IN ({marks})", begun.numbers
        )


def cleared_until(archive: Archive) -> int:
    """Return the change of the latest removal whose ids are no longer known; 0 for none."""
    query = "SELECT coalesce(max(change), 0) FROM forgettings WHERE state != 'begun'"
    return int(archive.rows(query)[0][0])


def at_address(archive: Archive, url: str) -> list[str]:
    """Return the ids of the articles at *url*, whatever its scheme and however it is written."""
    urls = list(dict.fromkeys((url, *both_schemes(url))))
    ids = [article_id_of(url=each, title=None, body="") for each in both_schemes(url)]
    rows = archive.rows(
        f"SELECT id FROM articles WHERE url IN ({','.join('?' * len(urls))})"
        f" OR url IS NOT NULL AND id IN ({','.join('?' * len(ids))}) ORDER BY row",
        [*urls, *ids],
    )
    return [row[0] for row in rows]


def alike(archive: Archive, article_id: str) -> list[str]:
    """Return the ids of other articles with the same title or the same text."""
    kept = archive.original(article_id)
    if kept is None:
        return []
    rows = archive.rows(
        "SELECT id FROM articles WHERE id != ?1 AND (content_hash = ?2"
        " OR json_extract(article, '$.title') = ?3 OR json_extract(article, '$.body') = ?4)"
        " ORDER BY row",
        (article_id, kept.content_hash, kept.title, kept.body or None),
    )
    return [row[0] for row in rows]
